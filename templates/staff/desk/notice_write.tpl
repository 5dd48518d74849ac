{{! A slip at the counter (form 02 or 03), filled from the intake.
  PROBLEMS (include); TITLE_WORDS, SLUG, CODE, NAME, CSRF, FORM_KEY
  KIND_CCCD, KIND_HO_CHIEU, KIND_MA_SO_THUE (sections); FIELD_… (includes part/field.tpl)
  SUPPLEMENT (section) ITEMS, ERR_ITEMS (section) MSG
  REFUSAL (section) OPTION (section, repeated) VALUE, LABEL, SELECTED; ERR_CAUSE (section) MSG
  REASON, ERR_REASON (section) MSG; REPEAT (section) TEXT
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">{{TITLE_WORDS}}</h1>
<p class="govuk-body"><span class="mc-code">{{CODE}}</span> · {{NAME}} · <a class="govuk-link" href="/can-bo/tiep-nhan/{{CODE}}">Tiếp nhận lại từ đầu</a></p>
<form action="/can-bo/tiep-nhan/{{CODE}}/phieu/{{SLUG}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<section class="mc-card" aria-labelledby="h-viec">
{{#SUPPLEMENT}}<h2 class="govuk-heading-m" id="h-viec">Cần bổ sung, hoàn thiện</h2>
<div class="govuk-form-group{{#ERR_ITEMS}} govuk-form-group--error{{/ERR_ITEMS}}">
	<label class="govuk-label" for="can_bo_sung">Giấy tờ, nội dung cần bổ sung</label>
	<div class="govuk-hint" id="can_bo_sung-goi-y">Mỗi mục một dòng. Ghi đủ ngay lần này: chỉ được yêu cầu một lần.</div>{{#ERR_ITEMS}}
	<p class="govuk-error-message" id="can_bo_sung-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_ITEMS}}
	<textarea class="govuk-textarea" id="can_bo_sung" name="can_bo_sung" rows="5" maxlength="3900" aria-describedby="can_bo_sung-goi-y{{#ERR_ITEMS}}
	 can_bo_sung-loi{{/ERR_ITEMS}}">{{ITEMS:pre_escape}}</textarea></div>{{/SUPPLEMENT}}
{{#REFUSAL}}<h2 class="govuk-heading-m" id="h-viec">Vì sao không tiếp nhận</h2>
<div class="govuk-form-group{{#ERR_CAUSE}} govuk-form-group--error{{/ERR_CAUSE}}"><label class="govuk-label" for="nguyen_nhan">Nguyên nhân</label>{{#ERR_CAUSE}}
	<p class="govuk-error-message" id="nguyen_nhan-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_CAUSE}}
	<select class="govuk-select" id="nguyen_nhan" name="nguyen_nhan"{{#ERR_CAUSE}} aria-describedby="nguyen_nhan-loi"{{/ERR_CAUSE}}>
	<option value="">Chọn…</option>{{#OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/OPTION}}</select></div>
	{{/REFUSAL}}
<div class="govuk-form-group{{#ERR_REASON}} govuk-form-group--error{{/ERR_REASON}}"><label class="govuk-label" for="ly_do">Lý do, căn cứ</label>{{#ERR_REASON}}
	<p class="govuk-error-message" id="ly_do-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_REASON}}
	<textarea class="govuk-textarea" id="ly_do" name="ly_do" rows="3" maxlength="1900"{{#ERR_REASON}} aria-describedby="ly_do-loi"{{/ERR_REASON}}>
	{{REASON:pre_escape}}</textarea></div>
</section>
<section class="mc-card" aria-labelledby="h-nguoi">
<h2 class="govuk-heading-m" id="h-nguoi">Người nộp</h2>
<div class="mc-fields">
<div class="w2"><div class="govuk-form-group"><label class="govuk-label" for="loai_giay_to">Loại giấy tờ</label>
	<select class="govuk-select" id="loai_giay_to" name="loai_giay_to"><option value="cccd"{{#KIND_CCCD}} selected{{/KIND_CCCD}}>Căn cước</option>
	<option value="ho_chieu"{{#KIND_HO_CHIEU}} selected{{/KIND_HO_CHIEU}}>Hộ chiếu</option>
	<option value="ma_so_thue"{{#KIND_MA_SO_THUE}} selected{{/KIND_MA_SO_THUE}}>Mã số thuế</option></select></div></div>
<div class="w2">{{>FIELD_SO_GIAY_TO}}</div>
<div class="w2">{{>FIELD_DIEN_THOAI}}</div>
<div class="w3">{{>FIELD_HO_TEN}}</div>
<div class="w3">{{>FIELD_DIA_CHI}}</div>
<div class="w3">{{>FIELD_EMAIL}}</div>
<div class="w3">{{>FIELD_NOI_DUNG}}</div>
</div>
</section>
{{#REPEAT}}<div class="mc-card" id="lap_lai"><h2 class="govuk-heading-s">Đã yêu cầu một lần</h2><p class="govuk-body">{{TEXT}}</p>
	<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="xac_nhan_lap_lai" name="xac_nhan_lap_lai" type="checkbox" value="1">
	<label class="govuk-label govuk-checkboxes__label" for="xac_nhan_lap_lai">Vẫn phải yêu cầu thêm; lý do đã ghi ở trên</label></div></div></div>
	{{/REPEAT}}
<div class="mc-actions"><button class="govuk-button" type="submit" accesskey="s">Lập và in phiếu</button><span class="sub">
	<kbd>Alt</kbd>+<kbd>S</kbd></span></div>
</form>
</main>
