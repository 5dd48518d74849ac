{{! One result to hand out, the applicant as receiver.
  PROBLEMS (include); CODE, NAME, PROCEDURE, CSRF, FORM_KEY, FEE_KEY, VERSION
  FIELD_NGUOI_NHAN, FIELD_GIAY_TO_NGUOI_NHAN, FIELD_GIAY_UY_QUYEN (includes part/field.tpl)
  OWNER or DELEGATE, ORIGINALS_BACK or NO_ORIGINALS (sections)
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
<div class="mc-fields">
<div class="w3">{{>FIELD_NGUOI_NHAN}}</div>
<div class="w3">{{>FIELD_GIAY_TO_NGUOI_NHAN}}</div>
<div class="w2"><div class="govuk-form-group"><label class="govuk-label" for="loai_nguoi_nhan">Người nhận</label><select class="govuk-select" id="loai_nguoi_nhan" name="loai_nguoi_nhan"><option value="chinh_chu"{{#OWNER}} selected{{/OWNER}}>Chính chủ</option><option value="uy_quyen"{{#DELEGATE}} selected{{/DELEGATE}}>Nhận thay</option></select></div></div>
<div class="w2">{{>FIELD_GIAY_UY_QUYEN}}</div>
<div class="w2"><div class="govuk-form-group"><label class="govuk-label" for="tra_ban_chinh">Bản chính đã giữ</label><select class="govuk-select" id="tra_ban_chinh" name="tra_ban_chinh"><option value="khong_co"{{#NO_ORIGINALS}} selected{{/NO_ORIGINALS}}>Không giữ bản chính</option><option value="da_tra"{{#ORIGINALS_BACK}} selected{{/ORIGINALS_BACK}}>Đã trả lại</option></select></div></div>
</div>
</div>
<div class="mc-actions"><button class="govuk-button" type="submit" accesskey="s" autofocus>Trả kết quả</button><span class="sub"><kbd>Enter</kbd> hoặc <kbd>Alt</kbd>+<kbd>S</kbd></span> <a class="govuk-link" href="/can-bo/quet/tra-ket-qua" accesskey="n">Quét hồ sơ khác</a></div>
</form>
</main>
