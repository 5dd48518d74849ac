{{! What a look is for, before the dossier is shown: PROBLEMS include; CODE, CSRF, NEXT, WORDS, MINUTES; OPTION section (VALUE, LABEL, CHECKED);
ERR_PURPOSE, ERR_WORDS sections (MSG); KEPT section (NAME, VALUE). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<div class="mc-narrow">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Mục đích xem hồ sơ</h1>
<p class="govuk-body">Ông/bà không tham gia giải quyết hồ sơ <span class="mc-code">
	{{CODE}}</span>, nên cần nêu mục đích trước khi xem. Mục đích được ghi vào nhật ký và người nộp hồ sơ xem được; có hiệu lực {{MINUTES}} phút với riêng
	 hồ sơ này.</p>
<form class="mc-card" action="/can-bo/ho-so/{{CODE}}/muc-dich" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_tiep" value="{{NEXT}}">
{{#KEPT}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/KEPT}}
<div class="govuk-form-group{{#ERR_PURPOSE}} govuk-form-group--error{{/ERR_PURPOSE}}">
<fieldset class="govuk-fieldset" id="muc_dich"{{#ERR_PURPOSE}} aria-describedby="muc_dich-loi"{{/ERR_PURPOSE}}>
<legend class="govuk-fieldset__legend">Xem hồ sơ để làm gì</legend>
{{#ERR_PURPOSE}}<p class="govuk-error-message" id="muc_dich-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_PURPOSE}}
<div class="govuk-radios govuk-radios--small">
{{#OPTION}}<div class="govuk-radios__item"><input class="govuk-radios__input" id="muc_dich-{{VALUE}}" name="muc_dich" type="radio" value="{{VALUE}}"{{#CHECKED}}
	 checked{{/CHECKED}}><label class="govuk-label govuk-radios__label" for="muc_dich-{{VALUE}}">{{LABEL}}</label></div>
{{/OPTION}}
</div>
</fieldset>
</div>
<div class="govuk-form-group{{#ERR_WORDS}} govuk-form-group--error{{/ERR_WORDS}}">
<label class="govuk-label" for="muc_dich_ro">Việc đang làm</label>
<div class="govuk-hint" id="muc_dich_ro-goi-y">Số công văn, kế hoạch hoặc vụ việc; không ghi tên, số giấy tờ, số điện thoại của người dân</div>
{{#ERR_WORDS}}<p class="govuk-error-message" id="muc_dich_ro-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_WORDS}}
<input class="govuk-input{{#ERR_WORDS}} govuk-input--error{{/ERR_WORDS}}" id="muc_dich_ro" name="muc_dich_ro" type="text" maxlength="300" value="{{WORDS}}"
	 aria-describedby="muc_dich_ro-goi-y{{#ERR_WORDS}} muc_dich_ro-loi{{/ERR_WORDS}}">
</div>
<button class="govuk-button" type="submit">Ghi mục đích và mở hồ sơ</button>
</form>
</div>
</main>
