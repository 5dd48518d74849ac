{{! Reception of one procedure, in the order of the conversation.  One form: the
  scanner's Enter posts it whole, the first (hidden) button receives.
  PROBLEMS (include part/problems.tpl); CODE, NAME, CSRF, FORM_KEY
  FOCUS_SCAN (section)  the scan field has the focus
  NUMBER: the id number that this page shows
  said after a scan or "Điền từ hồ sơ trước": SCAN_UNREADABLE, SCAN_EMPTY, CARD_READ,
    UNACCENTED, UNKNOWN_PERSON (sections), OTHER_NAME (section) CODE, VALUE, NAME, FILLED (section) CODE, DAY; KEPT (section) VALUE;
    ASKED (section) ID, NUMBER, DAY, ITEMS: a slip asked this person to complete something
  CHANNEL (section, repeated) VALUE, LABEL, TERM_LINE (section) TERM, CHECKED; ERR_CHANNEL (section) MSG
  KINDS (section): KIND (section, repeated) VALUE, NAME, TERM, CHECKED; ERR_KIND (section) MSG
  BY_POST (section): FIELD_SO_PHIEU_BCCI
  FIELD_HO_TEN … FIELD_SO_BO (includes part/field.tpl); MORE_OPEN (section)
  KIND_CCCD, KIND_HO_CHIEU, KIND_MA_SO_THUE; WAY_TAI_QUAY, WAY_BUU_CHINH (sections)
  ALL_PAPERS (section) COUNT, CHECKED, FOCUS_PAPERS
  NO_PHONE (section): said that there is none
  SHOWN (section): PAPER (section, repeated) SEQ, NAME, CHECKED, REQUIRED or CONDITIONAL, NOTE_LINE; FOCUS_PAPERS
  PAPERS (section): PAPER (section, repeated) SEQ, NAME, ORIGINALS, CERTIFIED, COPIES, CHECKED,
    REQUIRED or CONDITIONAL, NOTE_LINE (section) NOTE, ERR_COUNT (section) MSG; ERR_PAPERS (section) MSG
  fee: one of FEE_BEFORE, FEE_AFTER, FEE_EXEMPT, FEE_NONE, FEE_ASK (to be chosen); LEVELS with LEVEL (VALUE, LABEL,
    CHECKED); TARIFF (FIELD_SO_TRANG, FIELD_SO_BAN, BASIS, COMPUTED section TEXT);
    FIELD_SO_TIEN_PHI, FIELD_SO_BIEN_LAI; ERR_FEE_MODE, ERR_FEE_LEVEL (sections) MSG
  AT_ONCE (section): CHECKED, OPEN, FIELD_KET_QUA, FIELD_NGUOI_NHAN,
    FIELD_GIAY_TO_NGUOI_NHAN; ERR_AT_ONCE (section) MSG
  beside it: PROMISE_BOX (section) DUE_DAY, DUE_TIME, PROVISIONAL; NO_PROMISE
    (section) TEXT; RECEIVED_AT, TERM, FEE_LINE (section) TEXT, MISSING (section)
    COUNT; beside the person DUPLICATE (section) TEXT, LINK (section) CODE, NOTE, CHECKED
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Tiếp nhận hồ sơ mới</h1>
<form id="tiep-nhan" action="/can-bo/tiep-nhan/{{CODE}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<input type="hidden" name="_so_truoc" value="{{NUMBER}}">
{{#KEPT}}<input type="hidden" name="da_dien" value="{{VALUE}}">{{/KEPT}}
<button type="submit" name="buoc" value="nhan" hidden>Tiếp nhận và in</button>
<div class="mc-card mc-inline">
<label class="govuk-label govuk-label--s" for="quet_cccd">Quét căn cước</label>
<input class="govuk-input mc-inline__grow" id="quet_cccd" name="quet_cccd" type="text" spellcheck="false" autocapitalize="off" maxlength="2000"
	 aria-describedby="quet-goi-y"{{#FOCUS_SCAN}} autofocus{{/FOCUS_SCAN}}>
<button class="govuk-button govuk-button--secondary" type="submit" name="buoc" value="quet">Điền</button>
<p class="govuk-hint" id="quet-goi-y">Quét mã QR trên căn cước: máy tự điền họ tên, số, ngày sinh, địa chỉ. Hoặc gõ tay bên dưới; những gì đã gõ vẫn giữ
	 nguyên.</p>
</div>
{{#SCAN_UNREADABLE}}<p class="govuk-error-message" role="alert">Mã vừa quét không phải mã QR của căn cước. Quét lại, hoặc gõ tay bên dưới.</p>
	{{/SCAN_UNREADABLE}}
{{#SCAN_EMPTY}}<p class="govuk-error-message" role="alert">Chưa có gì để điền: quét căn cước, hoặc nhập số giấy tờ trước.</p>{{/SCAN_EMPTY}}
{{#CARD_READ}}<p class="mc-done" role="status">Đã điền từ căn cước.{{#UNACCENTED}} Tên và địa chỉ trên mã không có dấu, xin sửa lại cho đúng.{{/UNACCENTED}}</p>
	{{/CARD_READ}}
{{#FILLED}}<p class="mc-done" role="status">Đã điền từ hồ sơ <a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">
	{{CODE}}</a> ngày {{DAY}}. Hỏi lại số điện thoại và địa chỉ.</p>{{/FILLED}}
{{#ASKED}}<div class="mc-done" role="status"><p><strong>Người này đã được yêu cầu bổ sung</strong> theo <a class="govuk-link"
	 href="/can-bo/phieu/{{ID}}">phiếu số {{NUMBER}}</a> ngày {{DAY}}. Chỉ kiểm tra những mục đã ghi:</p><p class="mc-pre">{{ITEMS:pre_escape}}</p></div>
	{{/ASKED}}
{{#OTHER_NAME}}<p class="govuk-error-message" role="alert">Số giấy tờ này ở hồ sơ <a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">
	{{CODE}}</a> là của “{{VALUE}}”, khác tên đang ghi “{{NAME}}”. Chưa điền gì từ hồ sơ ấy: đối chiếu lại tên và số trên giấy tờ.</p>{{/OTHER_NAME}}
{{#UNKNOWN_PERSON}}<p class="mc-done" role="status">Người mang giấy tờ này chưa có hồ sơ nào ở đây.</p>{{/UNKNOWN_PERSON}}
<div class="mc-grid2">
<div>
<section class="mc-card" aria-labelledby="h-thu-tuc">
<h2 class="govuk-heading-m mc-step-h" id="h-thu-tuc"><span aria-hidden="true">1</span> {{NAME}}</h2>
<p class="govuk-body"><span class="mc-code">{{CODE}}</span> · <a class="govuk-link" href="/can-bo/tiep-nhan">Chọn thủ tục khác</a></p>
<fieldset class="govuk-fieldset" id="kenh"{{#ERR_CHANNEL}} aria-describedby="kenh-loi"{{/ERR_CHANNEL}}>
	<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Cách nộp</legend>{{#ERR_CHANNEL}}<p class="govuk-error-message" id="kenh-loi">
	<span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_CHANNEL}}
<div class="govuk-radios govuk-radios--small govuk-radios--inline">
{{#CHANNEL}}<div class="govuk-radios__item"><input class="govuk-radios__input" id="kenh-{{VALUE}}" name="kenh" type="radio" value="{{VALUE}}"{{#CHECKED}}
	 checked{{/CHECKED}}><label class="govuk-label govuk-radios__label" for="kenh-{{VALUE}}">{{LABEL}}{{#TERM_LINE}}: {{TERM}}{{/TERM_LINE}}</label></div>
{{/CHANNEL}}
</div></fieldset>
{{#KINDS}}<fieldset class="govuk-fieldset mc-gap" id="truong_hop"{{#ERR_KIND}} aria-describedby="truong_hop-loi"{{/ERR_KIND}}>
	<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Trường hợp</legend>{{#ERR_KIND}}<p class="govuk-error-message" id="truong_hop-loi">
	<span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_KIND}}
<div class="govuk-radios govuk-radios--small">
{{#KIND}}<div class="govuk-radios__item"><input class="govuk-radios__input" id="truong_hop-{{VALUE}}" name="truong_hop" type="radio"
	 value="{{VALUE}}"{{#CHECKED}} checked{{/CHECKED}}><label class="govuk-label govuk-radios__label" for="truong_hop-{{VALUE}}">
	{{NAME}}: {{TERM}}</label></div>
{{/KIND}}
</div></fieldset>{{/KINDS}}
{{#BY_POST}}<div class="mc-fields mc-gap"><div class="w3">{{>FIELD_SO_PHIEU_BCCI}}</div></div>{{/BY_POST}}
</section>
<section class="mc-card" aria-labelledby="h-nguoi-nop">
<h2 class="govuk-heading-m mc-step-h" id="h-nguoi-nop"><span aria-hidden="true">2</span> Người nộp</h2>
<div class="mc-fields">
<div class="w2"><div class="govuk-form-group"><label class="govuk-label" for="loai_giay_to">Loại giấy tờ</label>
	<select class="govuk-select" id="loai_giay_to" name="loai_giay_to"><option value="cccd"{{#KIND_CCCD}} selected{{/KIND_CCCD}}>Căn cước</option>
	<option value="ho_chieu"{{#KIND_HO_CHIEU}} selected{{/KIND_HO_CHIEU}}>Hộ chiếu</option>
	<option value="ma_so_thue"{{#KIND_MA_SO_THUE}} selected{{/KIND_MA_SO_THUE}}>Mã số thuế</option></select></div></div>
<div class="w2">{{>FIELD_SO_GIAY_TO}}</div>
<div class="w2 mc-beside"><button class="govuk-button govuk-button--secondary" type="submit" name="buoc" value="dien" accesskey="d">Điền từ hồ sơ trước</button>
	</div>
<div class="w4">{{>FIELD_HO_TEN}}</div>
<div class="w2">{{>FIELD_NGAY_SINH}}</div>
<div class="w2">{{>FIELD_DIEN_THOAI}}</div>
<div class="w4">{{>FIELD_DIA_CHI}}</div>
</div>
<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="khong_dien_thoai" name="khong_dien_thoai" type="checkbox" value="1"{{#NO_PHONE}} checked{{/NO_PHONE}}>
	<label class="govuk-label govuk-checkboxes__label" for="khong_dien_thoai">Người nộp không có số điện thoại</label></div></div>
{{#DUPLICATE}}<div class="mc-gap" id="trung"><p class="govuk-error-message">{{TEXT}}{{#LINK}}<a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">
	{{CODE}}</a>{{/LINK}}{{NOTE}}</p><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="xac_nhan_trung" name="xac_nhan_trung" type="checkbox" value="1"{{#CHECKED}} checked{{/CHECKED}}>
	<label class="govuk-label govuk-checkboxes__label" for="xac_nhan_trung">Đây là hồ sơ khác, vẫn tiếp nhận</label></div></div></div>{{/DUPLICATE}}
<details class="govuk-details mc-gap"{{#MORE_OPEN}} open{{/MORE_OPEN}}><summary class="govuk-details__summary">
	<span class="govuk-details__summary-text">Thư điện tử, chủ hồ sơ khác, nhận qua bưu chính, số bộ</span></summary>
<div class="mc-fields mc-gap">
<div class="w2">{{>FIELD_EMAIL}}</div>
<div class="w2"><div class="govuk-form-group"><label class="govuk-label" for="cach_nhan">Cách nhận kết quả</label>
	<select class="govuk-select" id="cach_nhan" name="cach_nhan"><option value="tai_quay"{{#WAY_TAI_QUAY}} selected{{/WAY_TAI_QUAY}}>Tại quầy</option>
	<option value="buu_chinh"{{#WAY_BUU_CHINH}} selected{{/WAY_BUU_CHINH}}>Qua bưu chính</option></select></div></div>
<div class="w2">{{>FIELD_SO_BO}}</div>
<div class="w3">{{>FIELD_CHU_HO_SO}}</div>
<div class="w3">{{>FIELD_DIA_CHI_CHU}}</div>
<div>{{>FIELD_NOI_DUNG}}</div>
</div></details>
</section>
<section class="mc-card" aria-labelledby="giay_to">
<h2 class="govuk-heading-m mc-step-h" id="giay_to"><span aria-hidden="true">3</span> Giấy tờ</h2>
{{#ERR_PAPERS}}<p class="govuk-error-message" id="giay_to-loi">
	<span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}. Không thể nhận thiếu; hãy lập phiếu để người dân bổ sung một lần cho đủ.</p>
<p><button class="govuk-button govuk-button--secondary" type="submit" name="buoc" value="phieu-bo-sung">Trả vì thiếu: lập phiếu yêu cầu bổ sung</button></p>
	{{/ERR_PAPERS}}
{{#ALL_PAPERS}}<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="du_giay_to" name="du_giay_to" type="checkbox" value="1" accesskey="g"{{#CHECKED}}
	 checked{{/CHECKED}}{{#FOCUS_PAPERS}} autofocus{{/FOCUS_PAPERS}}><label class="govuk-label govuk-checkboxes__label" for="du_giay_to">
	<strong>Đủ {{COUNT}} giấy tờ bắt buộc phải nộp</strong> <kbd>Alt</kbd>+<kbd>G</kbd></label></div></div>{{/ALL_PAPERS}}
{{#SHOWN}}<fieldset class="govuk-fieldset mc-gap"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Chỉ xuất trình, không giữ lại</legend>
	<div class="govuk-checkboxes govuk-checkboxes--small">
{{#PAPER}}<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="xuat_trinh_{{SEQ}}" name="xuat_trinh_{{SEQ}}" type="checkbox"
	 value="1"{{#CHECKED}} checked{{/CHECKED}}{{#FOCUS_PAPERS}} autofocus{{/FOCUS_PAPERS}}>
	<label class="govuk-label govuk-checkboxes__label" for="xuat_trinh_{{SEQ}}"><strong>Đã xuất trình, đã trả lại:</strong> {{NAME}}<span class="sub">
	{{#REQUIRED}}Bắt buộc{{/REQUIRED}}{{#CONDITIONAL}}Nếu có{{/CONDITIONAL}}{{#NOTE_LINE}} · {{NOTE}}{{/NOTE_LINE}}</span></label></div>
{{/PAPER}}
</div></fieldset>{{/SHOWN}}
{{#PAPERS}}<div class="mc-list mc-checks"><table>
<caption class="govuk-visually-hidden">Giấy tờ theo quy định</caption>
<thead><tr><th scope="col">Đã nhận</th><th scope="col" class="mc-count__head">Bản chính</th><th scope="col" class="mc-count__head">Chứng thực</th>
	<th scope="col" class="mc-count__head">Bản chụp</th></tr></thead>
<tbody>
{{#PAPER}}<tr><th scope="row"><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="giay_{{SEQ}}" name="giay_{{SEQ}}" type="checkbox" value="1"{{#CHECKED}} checked{{/CHECKED}}>
	<label class="govuk-label govuk-checkboxes__label" for="giay_{{SEQ}}">{{NAME}}<span class="sub">{{#REQUIRED}}Bắt buộc{{/REQUIRED}}
	{{#CONDITIONAL}}Nếu có{{/CONDITIONAL}}{{#NOTE_LINE}} · {{NOTE}}{{/NOTE_LINE}}</span></label></div></div>{{#ERR_COUNT}}<p class="govuk-error-message">
	<span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_COUNT}}</th><td data-label="Bản chính">
	<input class="govuk-input mc-count" id="ban_chinh_{{SEQ}}" name="ban_chinh_{{SEQ}}" type="text" inputmode="numeric" maxlength="2" value="{{ORIGINALS}}"
	 aria-label="Số bản chính: {{NAME}}"></td><td data-label="Chứng thực">
	<input class="govuk-input mc-count" id="chung_thuc_{{SEQ}}" name="chung_thuc_{{SEQ}}" type="text" inputmode="numeric" maxlength="2"
	 value="{{CERTIFIED}}" aria-label="Số bản chứng thực: {{NAME}}"></td><td data-label="Bản chụp">
	<input class="govuk-input mc-count" id="ban_chup_{{SEQ}}" name="ban_chup_{{SEQ}}" type="text" inputmode="numeric" maxlength="2" value="{{COPIES}}"
	 aria-label="Số bản chụp: {{NAME}}"></td></tr>
{{/PAPER}}
</tbody>
</table></div>{{/PAPERS}}
</section>
<section class="mc-card" aria-labelledby="h-phi">
<h2 class="govuk-heading-m mc-step-h" id="h-phi"><span aria-hidden="true">4</span> Phí, lệ phí</h2>
{{#LEVELS}}<fieldset class="govuk-fieldset" id="muc_thu"{{#ERR_FEE_LEVEL}} aria-describedby="muc_thu-loi"{{/ERR_FEE_LEVEL}}>
	<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Mức thu</legend>{{#ERR_FEE_LEVEL}}<p class="govuk-error-message" id="muc_thu-loi">
	<span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_FEE_LEVEL}}<div class="govuk-radios govuk-radios--small">{{#LEVEL}}
	<div class="govuk-radios__item"><input class="govuk-radios__input" id="muc-{{VALUE}}" name="muc_thu" type="radio" value="{{VALUE}}"{{#CHECKED}}
	 checked{{/CHECKED}}><label class="govuk-label govuk-radios__label" for="muc-{{VALUE}}">{{LABEL}}</label></div>{{/LEVEL}}</div></fieldset>{{/LEVELS}}
<div class="mc-fields mc-gap">
{{#TARIFF}}<div class="w2">{{>FIELD_SO_TRANG}}</div>
<div class="w2">{{>FIELD_SO_BAN}}</div>
<p class="w2 govuk-hint mc-beside">{{#COMPUTED}}Theo mức thu: <strong>{{TEXT}}</strong>. {{/COMPUTED}}{{BASIS}}</p>{{/TARIFF}}
<div class="w2"><div class="govuk-form-group{{#ERR_FEE_MODE}} govuk-form-group--error{{/ERR_FEE_MODE}}"><label class="govuk-label" for="phi">Thu phí</label>
	{{#ERR_FEE_MODE}}<p class="govuk-error-message" id="phi-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_FEE_MODE}}
	<select class="govuk-select" id="phi" name="phi">{{#FEE_ASK}}<option value="" selected>Chọn cách thu</option>{{/FEE_ASK}}
	<option value="thu_truoc"{{#FEE_BEFORE}} selected{{/FEE_BEFORE}}>Thu trước</option>
	<option value="thu_sau"{{#FEE_AFTER}} selected{{/FEE_AFTER}}>Thu sau, khi trả kết quả</option>
	<option value="mien_phi"{{#FEE_EXEMPT}} selected{{/FEE_EXEMPT}}>Được miễn</option>
	<option value="khong_thu"{{#FEE_NONE}} selected{{/FEE_NONE}}>Không thu</option></select></div></div>
<div class="w2">{{>FIELD_SO_TIEN_PHI}}</div>
<div class="w2">{{>FIELD_SO_BIEN_LAI}}</div>
</div>
</section>
</div>
<div class="mc-side mc-side--stays">
<section class="mc-card" aria-labelledby="h-hen">
<h2 class="govuk-heading-s" id="h-hen">Trước khi in giấy tiếp nhận</h2>
{{#PROMISE_BOX}}<div class="mc-due-box"><p>Hẹn trả kết quả</p><p><b>{{DUE_DAY}}</b>trước {{DUE_TIME}}{{#PROVISIONAL}} (tạm tính){{/PROVISIONAL}}</p></div>
	{{/PROMISE_BOX}}
{{#NO_PROMISE}}<p class="govuk-error-message">{{TEXT}}</p>{{/NO_PROMISE}}
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Lúc này</dt><dd class="govuk-summary-list__value">{{RECEIVED_AT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Thời hạn</dt><dd class="govuk-summary-list__value">{{TERM}}</dd></div>
{{#LEAD}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Chuyển đến</dt><dd class="govuk-summary-list__value">{{UNIT}}</dd></div>
	{{/LEAD}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Phí, lệ phí</dt><dd class="govuk-summary-list__value">{{#FEE_LINE}}{{TEXT}}<br>
	{{/FEE_LINE}}</dd></div>
</dl>
{{#NO_LEAD}}<p class="govuk-error-message">{{TEXT}}</p>{{/NO_LEAD}}
{{#MISSING}}<p class="govuk-body">Còn thiếu {{COUNT}} giấy tờ bắt buộc.</p>{{/MISSING}}
</section>
{{#AT_ONCE}}<section class="mc-card" aria-labelledby="h-ngay"><h2 class="govuk-heading-s" id="h-ngay">Giải quyết xong ngay tại quầy?</h2>
{{#ERR_AT_ONCE}}<p class="govuk-error-message" id="tra_ngay-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_AT_ONCE}}
<details class="govuk-details"{{#OPEN}} open{{/OPEN}}><summary class="govuk-details__summary">
	<span class="govuk-details__summary-text">Trả kết quả ngay</span></summary>
<div class="govuk-checkboxes govuk-checkboxes--small mc-gap"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="tra_ngay" name="tra_ngay" type="checkbox" value="1"{{#CHECKED}} checked{{/CHECKED}}>
	<label class="govuk-label govuk-checkboxes__label" for="tra_ngay">Đã có kết quả, trả ngay, không hẹn</label></div></div>
{{>FIELD_KET_QUA}}
{{>FIELD_NGUOI_NHAN}}
{{>FIELD_GIAY_TO_NGUOI_NHAN}}
</details></section>{{/AT_ONCE}}
<div class="mc-actions"><button class="govuk-button" type="submit" name="buoc" value="nhan" accesskey="s">Tiếp nhận và in</button></div>
<details class="govuk-details mc-gap"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Không tiếp nhận được?</span></summary>
<p class="govuk-body">Phiếu lấy sẵn những gì đã gõ ở đây.</p>
<p><button class="govuk-button govuk-button--secondary" type="submit" name="buoc" value="phieu-bo-sung">Yêu cầu bổ sung</button></p>
<p><button class="govuk-button govuk-button--secondary" type="submit" name="buoc" value="phieu-tu-choi">Từ chối tiếp nhận</button></p>
</details>
<p class="govuk-body-s"><kbd>Enter</kbd> ở ô gõ chữ hoặc <kbd>Alt</kbd>+<kbd>S</kbd>: tiếp nhận. <kbd>Tab</kbd> sang ô kế, <kbd>Dấu cách</kbd> đánh dấu,
	 <kbd>Alt</kbd>+<kbd>D</kbd> điền từ hồ sơ trước, <kbd>Alt</kbd>+<kbd>0</kbd> về ô quét mã.</p>
</div>
</div>
</form>
</main>
