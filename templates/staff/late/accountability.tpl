{{! A file of responsibility: PROBLEMS; ID, NAME, UNIT, QUARTER, STATE, MEASURE, COUNT
  LINE (section, repeated) CODE, PROCEDURE, CAUSE, DAY, AGAIN (section), FINISHED (section) DAY, OPEN (section)
  ROUND (section, repeated): TITLE; FACT (section, repeated) LABEL, TEXT
    POST_NOTE (section): ADMIN_LINK, NO_LINK (sections)
  ACTION (section, repeated) ID, ACT, LABEL, CSRF, VERSION, NOTE_LINE (section) NOTE, FIELD (include, repeated).  NO_ACTION
  EVENT (section, repeated) AT, MOVE, ACTOR, NOTE_LINE (section) NOTE
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<p class="govuk-body mc-noprint"><a class="govuk-link" href="/can-bo/trach-nhiem">Về danh sách</a></p>
<h1 class="govuk-heading-l">Hồ sơ xem xét trách nhiệm số {{ID}}</h1>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Cán bộ</dt><dd class="govuk-summary-list__value">{{NAME}}<span class="mc-sub">
	{{UNIT}}</span></dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Hồ sơ trễ hẹn</dt><dd class="govuk-summary-list__value">
	{{COUNT}} hồ sơ trong {{QUARTER}} do nguyên nhân từ đơn vị giải quyết</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Yêu cầu</dt><dd class="govuk-summary-list__value">{{MEASURE}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Tình trạng</dt><dd class="govuk-summary-list__value"><strong>
	{{STATE}}</strong></dd></div>
</dl>
<div class="mc-grid2">
<div>
<section class="mc-card mc-noprint" aria-labelledby="h-viec"><h2 class="govuk-heading-m" id="h-viec">Việc có thể làm bây giờ</h2>
{{#NO_ACTION}}<p class="govuk-body">Ở bước này ông/bà không có việc phải làm với hồ sơ.</p>{{/NO_ACTION}}
{{#ACTION}}
<form action="/can-bo/trach-nhiem/{{ID}}/{{ACT}}" method="post" autocomplete="off" novalidate>
<h3 class="govuk-heading-s">{{LABEL}}</h3>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
{{#NOTE_LINE}}<p class="govuk-body">{{NOTE}}</p>{{/NOTE_LINE}}
{{>FIELD}}
<button class="govuk-button" type="submit">{{LABEL}}</button>
</form>
{{/ACTION}}
</section>
{{#ROUND}}<section class="mc-card" aria-label="{{TITLE}}"><h2 class="govuk-heading-m">{{TITLE}}</h2>
<dl class="govuk-summary-list">{{#FACT}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{LABEL}}</dt>
	<dd class="govuk-summary-list__value mc-pre">{{TEXT}}</dd></div>
{{/FACT}}</dl>
{{#POST_NOTE}}<p class="govuk-body">Quyết định chuyển vị trí công tác không tự đổi tài khoản: quản trị viên đổi vai trò của cán bộ từ ngày quyết định có hiệu
	 lực{{#ADMIN_LINK}}, tại <a class="govuk-link" href="/can-bo/quan-tri/tai-khoan">Quản trị tài khoản</a>{{/ADMIN_LINK}}
	{{#NO_LINK}}, tại mục Quản trị, Tài khoản{{/NO_LINK}}.</p>{{/POST_NOTE}}
</section>
{{/ROUND}}
</div>
<div class="mc-side">
<section class="mc-card" aria-labelledby="h-ho-so"><h2 class="govuk-heading-s" id="h-ho-so">Hồ sơ trễ hẹn được tính</h2><ul class="govuk-list">
{{#LINE}}<li><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}/tre-han">{{CODE}}</a><span class="mc-sub">{{PROCEDURE}}</span>
	<span class="mc-sub">Trễ từ {{DAY}}; {{#FINISHED}}xong {{DAY}}{{/FINISHED}}{{#OPEN}}chưa xong{{/OPEN}}. {{CAUSE}}
	{{#AGAIN}}. Quá cả ngày hẹn lại, không tính thêm{{/AGAIN}}</span></li>
{{/LINE}}
</ul><p class="govuk-body mc-noprint">Thời gian thuộc về ai, theo từng người giữ, và giải trình: mở mã hồ sơ.</p></section>
<section class="mc-card" aria-labelledby="h-nhat-ky"><h2 class="govuk-heading-s" id="h-nhat-ky">Nhật ký</h2><ol class="mc-log" reversed>
{{#EVENT}}<li><span class="mc-when">{{AT}}</span>{{MOVE}} – {{ACTOR}}{{#NOTE_LINE}}<span class="sub mc-pre">{{NOTE}}</span>{{/NOTE_LINE}}</li>
{{/EVENT}}
</ol></section>
</div>
</div>
</main>
