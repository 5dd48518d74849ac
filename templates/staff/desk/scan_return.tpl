{{! One result to hand out: what is said of it has a key each and is said by nobody before.
  PROBLEMS (include); CODE, NAME, PROCEDURE, CSRF, FORM_KEY, FEE_KEY, VERSION
  FIELD_NGUOI_NHAN, FIELD_GIAY_TO_NGUOI_NHAN, FIELD_GIAY_UY_QUYEN (includes part/field.tpl)
  as they were said: OWNER, DELEGATE, CHECKED, ORIGINALS_BACK, NO_ORIGINALS (sections); ERR_RECEIVER, ERR_CHECKED, ERR_ORIGINALS (sections) MSG
  FEE_OWED (section) TEXT, FIELD_SO_BIEN_LAI (include)
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Trả kết quả</h1>
<p class="govuk-body"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a> · <strong>{{NAME}}</strong> · {{PROCEDURE}}</p>
<form action="/can-bo/quet/tra-ket-qua/{{CODE}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<input type="hidden" name="_key_phi" value="{{FEE_KEY}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
<div class="mc-card">
{{#FEE_OWED}}<div class="mc-due-box"><p>Phí, lệ phí còn phải thu</p><p><b>{{TEXT}}</b>Thu xong mới trả kết quả.</p></div>
<div class="mc-fields mc-gap"><div class="w2">{{>FIELD_SO_BIEN_LAI}}</div></div>{{/FEE_OWED}}
<div class="govuk-form-group{{#ERR_RECEIVER}} govuk-form-group--error{{/ERR_RECEIVER}}">
	<fieldset class="govuk-fieldset"{{#ERR_RECEIVER}} aria-describedby="loai_nguoi_nhan-loi"{{/ERR_RECEIVER}}>
	<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Người đến nhận là</legend>{{#ERR_RECEIVER}}
	<p class="govuk-error-message" id="loai_nguoi_nhan-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_RECEIVER}}
<div class="govuk-radios govuk-radios--small"><div class="govuk-radios__item">
	<input class="govuk-radios__input" id="loai_nguoi_nhan" name="loai_nguoi_nhan" type="radio" value="chinh_chu" accesskey="5"{{#OWNER}} checked{{/OWNER}}
	 autofocus><label class="govuk-label govuk-radios__label" for="loai_nguoi_nhan">Chính người nộp hồ sơ, {{NAME}} <kbd>Alt</kbd>+<kbd>5</kbd></label>
	</div><div class="govuk-radios__item"><input class="govuk-radios__input" id="loai_nguoi_nhan-uy_quyen" name="loai_nguoi_nhan" type="radio"
	 value="uy_quyen" accesskey="6"{{#DELEGATE}} checked{{/DELEGATE}}>
	<label class="govuk-label govuk-radios__label" for="loai_nguoi_nhan-uy_quyen">Người được ủy quyền <kbd>Alt</kbd>+<kbd>6</kbd></label></div></div>
	</fieldset></div>
<div class="mc-fields"><div class="w3">{{>FIELD_NGUOI_NHAN}}</div>
<div class="w3">{{>FIELD_GIAY_UY_QUYEN}}</div></div>
<div class="govuk-form-group{{#ERR_CHECKED}} govuk-form-group--error{{/ERR_CHECKED}}">
	<fieldset class="govuk-fieldset"{{#ERR_CHECKED}} aria-describedby="da_kiem_tra-loi"{{/ERR_CHECKED}}>
	<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Giấy tờ của người đến nhận</legend>{{#ERR_CHECKED}}
	<p class="govuk-error-message" id="da_kiem_tra-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_CHECKED}}
<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="da_kiem_tra" name="da_kiem_tra" type="checkbox" value="1" accesskey="7"{{#CHECKED}} checked{{/CHECKED}}>
	<label class="govuk-label govuk-checkboxes__label" for="da_kiem_tra">Đã kiểm tra giấy hẹn và căn cước <kbd>Alt</kbd>+<kbd>7</kbd></label></div></div>
	</fieldset></div>
<div class="mc-fields"><div class="w3">{{>FIELD_GIAY_TO_NGUOI_NHAN}}</div></div>
<div class="govuk-form-group{{#ERR_ORIGINALS}} govuk-form-group--error{{/ERR_ORIGINALS}}">
	<fieldset class="govuk-fieldset"{{#ERR_ORIGINALS}} aria-describedby="tra_ban_chinh-loi"{{/ERR_ORIGINALS}}>
	<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Bản chính đã giữ khi tiếp nhận</legend>{{#ERR_ORIGINALS}}
	<p class="govuk-error-message" id="tra_ban_chinh-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_ORIGINALS}}
<div class="govuk-radios govuk-radios--small"><div class="govuk-radios__item">
	<input class="govuk-radios__input" id="tra_ban_chinh" name="tra_ban_chinh" type="radio" value="khong_co" accesskey="8"{{#NO_ORIGINALS}}
	 checked{{/NO_ORIGINALS}}><label class="govuk-label govuk-radios__label" for="tra_ban_chinh">Không giữ bản chính nào <kbd>Alt</kbd>+<kbd>8</kbd></label>
	</div><div class="govuk-radios__item"><input class="govuk-radios__input" id="tra_ban_chinh-da_tra" name="tra_ban_chinh" type="radio" value="da_tra"
	 accesskey="9"{{#ORIGINALS_BACK}} checked{{/ORIGINALS_BACK}}>
	<label class="govuk-label govuk-radios__label" for="tra_ban_chinh-da_tra">Đã trả lại bản chính <kbd>Alt</kbd>+<kbd>9</kbd></label></div></div>
	</fieldset></div>
</div>
<div class="mc-actions"><button class="govuk-button" type="submit" accesskey="s">Trả kết quả</button><span class="sub">
	<kbd>Enter</kbd> hoặc <kbd>Alt</kbd>+<kbd>S</kbd></span> <a class="govuk-link" href="/can-bo/quet/tra-ket-qua" accesskey="n">Quét hồ sơ khác</a></div>
</form>
</main>
