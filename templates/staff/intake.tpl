{{! Reception of one procedure, in the order of the conversation.
  PROBLEMS (include part/problems.tpl); CODE, NAME, CSRF, FORM_KEY
  SCAN_UNREADABLE (section)  the card's QR could not be read
  CHANNEL (section, repeated) VALUE, LABEL, TERM, CHECKED; ERR_CHANNEL (section) MSG
  FIELD_HO_TEN … FIELD_SO_BO (includes part/field.tpl)
  KIND_CCCD, KIND_HO_CHIEU, KIND_MA_SO_THUE; WAY_TAI_QUAY, WAY_BUU_CHINH (sections)
  PAPER (section, repeated) SEQ, NAME, ORIGINALS, CERTIFIED, COPIES, CHECKED,
    REQUIRED or CONDITIONAL, NOTE_LINE (section) NOTE; ERR_PAPERS (section) MSG
  beside it: PROMISE_BOX (section) DUE_DAY, DUE_TIME, PROVISIONAL; NO_PROMISE
    (section) TEXT; RECEIVED_AT, TERM, FEE_LINE (section) TEXT, MISSING (section)
    COUNT, DUPLICATE (section) TEXT
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Tiếp nhận hồ sơ mới</h1>
<form class="mc-card" action="/can-bo/tiep-nhan/{{CODE}}" method="get" autocomplete="off">
<div class="mc-inline">
<label class="govuk-label govuk-label--s" for="quet_cccd">Quét QR trên căn cước</label>
<input class="govuk-input mc-inline__grow" id="quet_cccd" name="quet_cccd" type="text" spellcheck="false" maxlength="600" aria-describedby="quet-goi-y">
<button class="govuk-button govuk-button--secondary" type="submit">Điền giúp</button>
</div>
<p class="govuk-hint" id="quet-goi-y">Máy quét tự điền họ tên, số, ngày sinh, địa chỉ. Hoặc gõ tay bên dưới.{{#SCAN_UNREADABLE}} <strong>Không đọc được mã vừa quét.</strong>{{/SCAN_UNREADABLE}}</p>
</form>
<form action="/can-bo/tiep-nhan/{{CODE}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<div class="mc-grid2">
<div>
<section class="mc-card" aria-labelledby="h-thu-tuc">
<h2 class="govuk-heading-m mc-step-h" id="h-thu-tuc"><span aria-hidden="true">1</span> {{NAME}}</h2>
<p class="govuk-body"><span class="mc-code">{{CODE}}</span> · <a class="govuk-link" href="/can-bo/tiep-nhan">Chọn thủ tục khác</a></p>
<fieldset class="govuk-fieldset" id="kenh"{{#ERR_CHANNEL}} aria-describedby="kenh-loi"{{/ERR_CHANNEL}}><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Cách nộp</legend>{{#ERR_CHANNEL}}<p class="govuk-error-message" id="kenh-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_CHANNEL}}
<div class="govuk-radios govuk-radios--small govuk-radios--inline">
{{#CHANNEL}}<div class="govuk-radios__item"><input class="govuk-radios__input" id="kenh-{{VALUE}}" name="kenh" type="radio" value="{{VALUE}}"{{#CHECKED}} checked{{/CHECKED}}><label class="govuk-label govuk-radios__label" for="kenh-{{VALUE}}">{{LABEL}}: {{TERM}}</label></div>
{{/CHANNEL}}
</div></fieldset>
</section>
<section class="mc-card" aria-labelledby="h-nguoi-nop">
<h2 class="govuk-heading-m mc-step-h" id="h-nguoi-nop"><span aria-hidden="true">2</span> Người nộp</h2>
<div class="mc-fields">
<div class="w4">{{>FIELD_HO_TEN}}</div>
<div class="w2">{{>FIELD_NGAY_SINH}}</div>
<div class="w2"><div class="govuk-form-group"><label class="govuk-label" for="loai_giay_to">Loại giấy tờ</label><select class="govuk-select" id="loai_giay_to" name="loai_giay_to"><option value="cccd"{{#KIND_CCCD}} selected{{/KIND_CCCD}}>Căn cước</option><option value="ho_chieu"{{#KIND_HO_CHIEU}} selected{{/KIND_HO_CHIEU}}>Hộ chiếu</option><option value="ma_so_thue"{{#KIND_MA_SO_THUE}} selected{{/KIND_MA_SO_THUE}}>Mã số thuế</option></select></div></div>
<div class="w2">{{>FIELD_SO_GIAY_TO}}</div>
<div class="w2">{{>FIELD_DIEN_THOAI}}</div>
<div class="w4">{{>FIELD_DIA_CHI}}</div>
<div class="w2">{{>FIELD_EMAIL}}</div>
<div class="w4">{{>FIELD_CHU_HO_SO}}</div>
<div class="w2"><div class="govuk-form-group"><label class="govuk-label" for="cach_nhan">Cách nhận kết quả</label><select class="govuk-select" id="cach_nhan" name="cach_nhan"><option value="tai_quay"{{#WAY_TAI_QUAY}} selected{{/WAY_TAI_QUAY}}>Tại quầy</option><option value="buu_chinh"{{#WAY_BUU_CHINH}} selected{{/WAY_BUU_CHINH}}>Qua bưu chính</option></select></div></div>
<div class="w4">{{>FIELD_NOI_DUNG}}</div>
<div class="w2">{{>FIELD_SO_BO}}</div>
</div>
</section>
<section class="mc-card" aria-labelledby="giay_to">
<h2 class="govuk-heading-m mc-step-h" id="giay_to"><span aria-hidden="true">3</span> Giấy tờ</h2>
{{#ERR_PAPERS}}<p class="govuk-error-message" id="giay_to-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_PAPERS}}
<div class="mc-list mc-checks"><table>
<caption class="govuk-visually-hidden">Giấy tờ theo quy định</caption>
<thead><tr><th scope="col">Đã nhận</th><th scope="col" class="mc-count__head">Bản chính</th><th scope="col" class="mc-count__head">Chứng thực</th><th scope="col" class="mc-count__head">Bản chụp</th></tr></thead>
<tbody>
{{#PAPER}}<tr><th scope="row"><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="giay_{{SEQ}}" name="giay_{{SEQ}}" type="checkbox" value="1"{{#CHECKED}} checked{{/CHECKED}}><label class="govuk-label govuk-checkboxes__label" for="giay_{{SEQ}}">{{NAME}}<span class="sub">{{#REQUIRED}}Bắt buộc{{/REQUIRED}}{{#CONDITIONAL}}Nếu có{{/CONDITIONAL}}{{#NOTE_LINE}} · {{NOTE}}{{/NOTE_LINE}}</span></label></div></div></th><td data-label="Bản chính"><input class="govuk-input mc-count" name="ban_chinh_{{SEQ}}" type="text" inputmode="numeric" maxlength="2" value="{{ORIGINALS}}" aria-label="Số bản chính: {{NAME}}"></td><td data-label="Chứng thực"><input class="govuk-input mc-count" name="chung_thuc_{{SEQ}}" type="text" inputmode="numeric" maxlength="2" value="{{CERTIFIED}}" aria-label="Số bản chứng thực: {{NAME}}"></td><td data-label="Bản chụp"><input class="govuk-input mc-count" name="ban_chup_{{SEQ}}" type="text" inputmode="numeric" maxlength="2" value="{{COPIES}}" aria-label="Số bản chụp: {{NAME}}"></td></tr>
{{/PAPER}}
</tbody>
</table></div>
</section>
</div>
<div class="mc-side">
<section class="mc-card" aria-labelledby="h-hen">
<h2 class="govuk-heading-s" id="h-hen">Trước khi in giấy tiếp nhận</h2>
{{#PROMISE_BOX}}<div class="mc-due-box"><p>Hẹn trả kết quả</p><p><b>{{DUE_DAY}}</b>trước {{DUE_TIME}}{{#PROVISIONAL}} (tạm tính){{/PROVISIONAL}}</p></div>{{/PROMISE_BOX}}
{{#NO_PROMISE}}<p class="govuk-error-message">{{TEXT}}</p>{{/NO_PROMISE}}
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Lúc này</dt><dd class="govuk-summary-list__value">{{RECEIVED_AT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Thời hạn</dt><dd class="govuk-summary-list__value">{{TERM}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Phí, lệ phí</dt><dd class="govuk-summary-list__value">{{#FEE_LINE}}{{TEXT}}<br>{{/FEE_LINE}}</dd></div>
</dl>
{{#MISSING}}<p class="govuk-body">Còn thiếu {{COUNT}} giấy tờ bắt buộc.</p>{{/MISSING}}
</section>
{{#DUPLICATE}}<div class="mc-card" id="trung"><h2 class="govuk-heading-s">Có thể trùng hồ sơ</h2><p class="govuk-body">{{TEXT}}</p><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="xac_nhan_trung" name="xac_nhan_trung" type="checkbox" value="1"><label class="govuk-label govuk-checkboxes__label" for="xac_nhan_trung">Đây là hồ sơ khác, vẫn tiếp nhận</label></div></div></div>{{/DUPLICATE}}
<div class="mc-actions"><button class="govuk-button" type="submit" accesskey="s">Tiếp nhận và in</button><span class="sub"><kbd>Alt</kbd>+<kbd>S</kbd></span></div>
</div>
</div>
</form>
</main>
