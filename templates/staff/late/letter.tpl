{{! An apology letter: PROBLEMS; DONE (section) WORDS; ID, NUMBER, STATE; STAGES (section) STAGE (section, repeated) NAME, PASSED or CURRENT
(sections); FACT (section, repeated) LABEL, TEXT
  LINE (section, repeated) CODE, PROCEDURE, NAME, DUE_DAY, one of LATE, LOST (sections)
  MUST_SIGN (section) WHO, BASIS
  LETTER_TEXT (section) TO, PARAGRAPH (section, repeated) TEXT: as it prints
  ACTION (section, repeated): what leads on first; OPEN (section), ID, ACT, LABEL, CSRF, VERSION, FIELD (include, repeated);
    SCAN (section) CODE.  NO_ACTION
  EVENT (section, repeated) AT, MOVE, ACTOR, UNIT, NOTE_LINE (section) NOTE
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
{{#DONE}}<p class="mc-done" role="status"><strong>Đã xong: {{WORDS}}.</strong></p>{{/DONE}}
<h1 class="govuk-heading-l">Thư xin lỗi {{NUMBER}}</h1>
<p class="govuk-body">Tình trạng: <strong>{{STATE}}</strong> · <a class="govuk-link" href="/can-bo/thu-xin-loi/{{ID}}/in/thu">Xem và in thư</a></p>
{{#STAGES}}<ol class="mc-stages" aria-label="Các bước của thư">{{#STAGE}}<li{{#CURRENT}} aria-current="step"{{/CURRENT}}{{#PASSED}} class="done"{{/PASSED}}>
	{{NAME}}{{#PASSED}}<span class="govuk-visually-hidden"> (đã qua)</span>{{/PASSED}}</li>
{{/STAGE}}</ol>{{/STAGES}}
<div class="mc-grid2">
<div>
<section class="mc-card" aria-labelledby="h-viec"><h2 class="govuk-heading-m" id="h-viec">Việc có thể làm bây giờ</h2>
{{#MUST_SIGN}}<p class="govuk-body">Người ký: <strong>{{WHO}}</strong> ({{BASIS}}).</p>{{/MUST_SIGN}}
{{#NO_ACTION}}<p class="govuk-body">Ở bước này ông/bà không có việc phải làm với thư.</p>{{/NO_ACTION}}
{{#ACTION}}
<details class="govuk-details mc-action"{{#OPEN}} open{{/OPEN}}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">
	{{LABEL}}</span></summary>
<form class="govuk-details__text" action="/can-bo/thu-xin-loi/{{ID}}/{{ACT}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
{{#SCAN}}<p class="govuk-body">Quét thư đã ký, đóng dấu rồi tải lên ở <a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/tep">tệp của hồ sơ {{CODE}}
	</a>, loại “Thư xin lỗi đã ký, đóng dấu”. Sau đó bấm nút dưới đây.</p>{{/SCAN}}
{{>FIELD}}
<button class="govuk-button" type="submit">{{LABEL}}</button>
</form></details>
{{/ACTION}}
</section>
{{#LETTER_TEXT}}<section class="mc-card mc-letter-text" aria-labelledby="h-thu"><h2 class="govuk-heading-m" id="h-thu">Lời thư</h2>
<p class="govuk-body">Kính gửi: {{TO}}</p>
{{#PARAGRAPH}}<p class="govuk-body mc-pre mc-breaks">{{TEXT:pre_escape}}</p>
{{/PARAGRAPH}}<p class="govuk-body"><a class="govuk-link" href="/can-bo/thu-xin-loi/{{ID}}/in/thu.pdf">Mở bản PDF</a></p>
</section>{{/LETTER_TEXT}}
<section class="mc-card" aria-labelledby="h-noi-dung"><h2 class="govuk-heading-m" id="h-noi-dung">Nội dung</h2>
<dl class="govuk-summary-list">{{#FACT}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{LABEL}}</dt>
	<dd class="govuk-summary-list__value mc-pre">{{TEXT}}</dd></div>
{{/FACT}}</dl></section>
</div>
<div class="mc-side">
<section class="mc-card" aria-labelledby="h-ho-so"><h2 class="govuk-heading-s" id="h-ho-so">Hồ sơ</h2><ul class="govuk-list">
{{#LINE}}<li><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}/tre-han">{{CODE}}</a> – {{NAME}}<span class="sub">
	{{PROCEDURE}}; {{#LATE}}trễ hẹn {{DUE_DAY}}{{/LATE}}{{#LOST}}mất, hư hỏng giấy tờ{{/LOST}}</span></li>
{{/LINE}}
</ul></section>
<section class="mc-card" aria-labelledby="h-nhat-ky"><h2 class="govuk-heading-s" id="h-nhat-ky">Nhật ký</h2><ol class="mc-log" reversed>
{{#EVENT}}<li><span class="mc-when">{{AT}}</span>{{MOVE}} – {{ACTOR}}, {{UNIT}}{{#NOTE_LINE}}<span class="sub mc-pre">{{NOTE}}</span>{{/NOTE_LINE}}</li>
{{/EVENT}}
</ol></section>
</div>
</div>
</main>
