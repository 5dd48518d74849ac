{{! Corrections that wait for the leader: PROBLEMS, DONE, EMPTY (sections)
  CORRECTION (section, repeated) ID, CODE, PROCEDURE, WHAT, RECORDED, TRUE_WORDS, DUE, WOULD,
    TEXT, WHO, UNIT, AT; FILE (section) CODE, ID; OWN (section) one's own proposal
    FORM (section) ID, CODE, CSRF, FORM_KEY, VERSION, VALUE; ERR (section) MSG
  NEXT (section) HREF
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Điều chỉnh chờ duyệt</h1>
{{#DONE}}<p class="mc-done" role="status"><strong>Đã ghi quyết định.</strong></p>{{/DONE}}
<p class="govuk-body">Duyệt không xóa việc trễ hạn: ngày hẹn đã ghi vẫn giữ nguyên, hạn sau điều chỉnh đứng bên cạnh và được công khai là “Đã điều chỉnh”.</p>
{{#EMPTY}}<p class="govuk-body mc-empty">Không có đề nghị điều chỉnh nào đang chờ.</p>{{/EMPTY}}
{{#CORRECTION}}
<section class="mc-card" aria-labelledby="h-{{ID}}"><h2 class="govuk-heading-m" id="h-{{ID}}">
	{{WHAT}}: <a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a></h2>
<p class="govuk-body">{{PROCEDURE}}</p>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Đã ghi</dt><dd class="govuk-summary-list__value">{{RECORDED}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Đúng là</dt><dd class="govuk-summary-list__value">{{TRUE_WORDS}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Ngày hẹn (giữ nguyên)</dt><dd class="govuk-summary-list__value">{{DUE}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Hạn sau điều chỉnh</dt><dd class="govuk-summary-list__value">{{WOULD}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Căn cứ</dt><dd class="govuk-summary-list__value mc-pre">{{TEXT:pre_escape}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Người đề nghị</dt><dd class="govuk-summary-list__value">
	{{WHO}}, {{UNIT}}, {{AT}}</dd></div>
</dl>
{{#FILE}}<p class="govuk-body"><a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/tep/{{ID}}">Tệp kèm theo</a></p>{{/FILE}}
{{#OWN}}<p class="govuk-body">Đây là đề nghị của chính ông/bà; người khác quyết định.</p>{{/OWN}}
{{#FORM}}<form action="/can-bo/dieu-chinh/{{ID}}/duyet" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
<button class="govuk-button" type="submit" aria-label="Duyệt điều chỉnh của hồ sơ {{CODE}}">Duyệt</button>
</form>
<details class="govuk-details mc-action"{{#ERR}} open{{/ERR}}><summary class="govuk-details__summary">
	<span class="govuk-details__summary-text">Không duyệt</span></summary>
<form class="govuk-details__text" action="/can-bo/dieu-chinh/{{ID}}/khong-duyet" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
<div class="govuk-form-group{{#ERR}} govuk-form-group--error{{/ERR}}"><label class="govuk-label" for="ghi-chu-{{ID}}">Lý do không duyệt</label>{{#ERR}}
	<p class="govuk-error-message" id="ghi-chu-{{ID}}-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}
	<textarea class="govuk-textarea" id="ghi-chu-{{ID}}" name="ghi_chu" rows="2" maxlength="1900"{{#ERR}} aria-describedby="ghi-chu-{{ID}}-loi"{{/ERR}}>
	{{VALUE:pre_escape}}</textarea></div>
<button class="govuk-button govuk-button--secondary" type="submit">Không duyệt đề nghị</button>
</form></details>{{/FORM}}
</section>
{{/CORRECTION}}
{{#NEXT}}<p class="govuk-body"><a class="govuk-link" href="{{HREF}}">25 đề nghị tiếp theo</a></p>{{/NEXT}}
</main>
