{{! One case: PROBLEMS include; ID, CODE, PROCEDURE, KIND, ADVICE, UNIT, WHO, OPENED, DUE_DAY, LATE (section), STATE
  KNOWN (section) CODE; COUNTED (section) ID; CLOSED (section) LABEL, TEXT, WHO, AT, LOST (section) CODE
  CLAIM (section, repeated) AT, TEXT; EVENT (section, repeated) AT, MOVE, WHO, NOTE_LINE (section) TEXT
  FORM (section, repeated) ID, ACT, LABEL, CSRF, VERSION, FIELD (include, repeated); REFUSAL (section) TEXT }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<p class="govuk-body"><a class="govuk-link" href="/can-bo/sai-lech">Sai lệch đang xử lý</a></p>
<h1 class="govuk-heading-l">Sai lệch số {{ID}}: {{KIND}}</h1>
<p class="govuk-body"><span class="mc-code">{{CODE}}</span> · {{PROCEDURE}}</p>
<dl class="govuk-summary-list mc-summary">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Phần mềm ghi</dt><dd class="govuk-summary-list__value">{{STATE}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Chịu trách nhiệm</dt><dd class="govuk-summary-list__value">{{WHO}}, {{UNIT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Phát hiện</dt><dd class="govuk-summary-list__value">{{OPENED}}
	{{#COUNTED}}, <a class="govuk-link" href="/can-bo/kiem-ke/{{ID}}">cuộc kiểm kê số {{ID}}</a>{{/COUNTED}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Hạn xử lý</dt><dd class="govuk-summary-list__value">{{DUE_DAY}}
	{{#LATE}} <strong class="govuk-tag govuk-tag--red">Quá hạn</strong>{{/LATE}}</dd></div>
</dl>
{{#CLOSED}}<section class="mc-card mc-gap-below" aria-labelledby="h-ket-qua"><h2 class="govuk-heading-m" id="h-ket-qua">{{LABEL}}</h2>
	<p class="govuk-body mc-pre">{{TEXT}}</p><p class="govuk-body sub">{{WHO}}, {{AT}}</p>{{#LOST}}<p class="govuk-body">
	<a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/tre-han">Dự thảo thư xin lỗi vì làm mất giấy tờ</a></p>{{/LOST}}</section>{{/CLOSED}}
<p class="govuk-body">{{ADVICE}}{{#KNOWN}} <a class="govuk-link" href="/can-bo/ho-so/{{CODE}}">Mở hồ sơ để ghi bước còn thiếu</a>{{/KNOWN}}</p>
{{#CLAIM}}<p class="govuk-body mc-gap-below">Người nộp báo {{AT}}: <span class="mc-pre">{{TEXT}}</span></p>{{/CLAIM}}
{{#FORM}}<form class="mc-card mc-gap-below" action="/can-bo/sai-lech/{{ID}}/{{ACT}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
{{>FIELD}}
<button class="govuk-button" type="submit">{{LABEL}}</button>
</form>{{/FORM}}
{{#REFUSAL}}<p class="govuk-body">{{TEXT}}</p>{{/REFUSAL}}
<section aria-labelledby="h-nhat-ky"><h2 class="govuk-heading-m" id="h-nhat-ky">Nhật ký</h2>
<ol class="mc-events">
{{#EVENT}}<li><span class="mc-events__at">{{AT}}</span> <p><strong>{{MOVE}}</strong><br>{{WHO}}{{#NOTE_LINE}}<br><span class="mc-pre">{{TEXT}}</span>
	{{/NOTE_LINE}}</p></li>
{{/EVENT}}
</ol></section>
</main>
