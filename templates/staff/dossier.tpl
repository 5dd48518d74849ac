{{! A dossier for those who work on it.
  head: CODE, NAME, PROCEDURE, PROCEDURE_CODE, STATE, HOLDER, HOLDER_UNIT, DUE_DAY,
    DUE_TIME, DUE_WORDS, DUE_CLASS (late today soon ok paused); IN_TRANSIT,
    PROVISIONAL (sections), FINISHED (section) AT; DONE_MOVE (section) MOVE
  ACTION (section, repeated): one small form a move; CODE, MOVE, LABEL, CSRF,
    FORM_KEY, VERSION; ASSIGNEE with OPTION (VALUE, LABEL, SELECTED), RESULT_KIND,
    REFUSAL, DOCUMENT (NUMBER, DAY), RECEIVER (RECEIVER_NAME, RECEIVER_PAPER);
    NOTE, NOTE_REQUIRED or NOTE_OPTIONAL; OPEN and ERR_… (sections) MSG after a
    refusal.  NO_ACTION (section)
  SHARE (section, repeated) WHO, UNIT, TIME, PERCENT; SHARES (section) TIME
  RECEIVED_AT, FIRST_DUE, DAYS (include part/days.tpl)
  applicant: ID_NUMBER, BIRTH, PHONE, ADDRESS, OWNER_LINE (section) OWNER
  PAPER (section, repeated) NAME, COUNTS; RECEIPT_LINK (section) CODE
  FILES (include staff/files_card.tpl)
  EVENT (section, repeated) AT, MOVE, ACTOR, UNIT, NOTE_LINE (section) NOTE
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
{{#DONE_MOVE}}<p class="mc-done" role="status"><strong>Đã xong: {{MOVE}}.</strong></p>{{/DONE_MOVE}}
<div class="mc-idbar mc-idbar--{{DUE_CLASS}}">
<div><h1 class="govuk-heading-m"><span class="mc-code">{{CODE}}</span> · {{NAME}}</h1><p>{{PROCEDURE}} <span class="sub">({{PROCEDURE_CODE}})</span></p><p>Bước: <strong>{{STATE}}</strong>{{#IN_TRANSIT}} <strong class="govuk-tag govuk-tag--yellow">Chưa ký nhận</strong>{{/IN_TRANSIT}} · Đang giữ: <strong>{{HOLDER}}</strong>, {{HOLDER_UNIT}}</p></div>
<div class="mc-idbar__due"><div class="mc-due mc-due--{{DUE_CLASS}}"><span class="mc-due__date">{{DUE_DAY}} {{DUE_TIME}}</span><span class="mc-due__note">{{DUE_WORDS}}</span></div>{{#FINISHED}}<p class="sub">Có kết quả lúc {{AT}}</p>{{/FINISHED}}{{#PROVISIONAL}}<p class="sub">Ngày hẹn tạm tính</p>{{/PROVISIONAL}}</div>
</div>
<div class="mc-grid2">
<div>
<section class="mc-card" aria-labelledby="h-viec">
<h2 class="govuk-heading-m" id="h-viec">Việc có thể làm bây giờ</h2>
{{#NO_ACTION}}<p class="govuk-body">Ở bước này ông/bà không có việc phải làm với hồ sơ.</p>{{/NO_ACTION}}
{{#ACTION}}
<details class="govuk-details mc-action"{{#OPEN}} open{{/OPEN}}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{LABEL}}</span></summary>
<form class="govuk-details__text" action="/can-bo/ho-so/{{CODE}}/buoc/{{MOVE}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
{{#ASSIGNEE}}<div class="govuk-form-group{{#ERR_ASSIGNEE}} govuk-form-group--error{{/ERR_ASSIGNEE}}"{{#OPEN}} id="nguoi_thu_ly"{{/OPEN}}><label class="govuk-label" for="nguoi_thu_ly-{{MOVE}}">Người thụ lý</label>{{#ERR_ASSIGNEE}}<p class="govuk-error-message" id="nguoi_thu_ly-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_ASSIGNEE}}<select class="govuk-select" id="nguoi_thu_ly-{{MOVE}}" name="nguoi_thu_ly"{{#ERR_ASSIGNEE}} aria-describedby="nguoi_thu_ly-loi"{{/ERR_ASSIGNEE}}><option value="">Chọn…</option>{{#OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/OPTION}}</select></div>{{/ASSIGNEE}}
{{#RESULT_KIND}}<fieldset class="govuk-fieldset"{{#OPEN}} id="loai_ket_qua"{{/OPEN}}{{#ERR_RESULT_KIND}} aria-describedby="loai_ket_qua-loi"{{/ERR_RESULT_KIND}}><legend class="govuk-fieldset__legend">Dự thảo</legend>{{#ERR_RESULT_KIND}}<p class="govuk-error-message" id="loai_ket_qua-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_RESULT_KIND}}<div class="govuk-radios govuk-radios--small"><div class="govuk-radios__item"><input class="govuk-radios__input" id="kq-{{MOVE}}" name="loai_ket_qua" type="radio" value="ket_qua" checked><label class="govuk-label govuk-radios__label" for="kq-{{MOVE}}">Kết quả giải quyết</label></div><div class="govuk-radios__item"><input class="govuk-radios__input" id="tc-{{MOVE}}" name="loai_ket_qua" type="radio" value="tu_choi"{{#REFUSAL}} checked{{/REFUSAL}}><label class="govuk-label govuk-radios__label" for="tc-{{MOVE}}">Từ chối giải quyết (nêu lý do ở ô ý kiến)</label></div></div></fieldset>{{/RESULT_KIND}}
{{#DOCUMENT}}<div class="mc-fields"><div class="govuk-form-group w3{{#ERR_NUMBER}} govuk-form-group--error{{/ERR_NUMBER}}"><label class="govuk-label" for="so_van_ban">Số văn bản đã vào sổ</label>{{#ERR_NUMBER}}<p class="govuk-error-message" id="so_van_ban-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_NUMBER}}<input class="govuk-input{{#ERR_NUMBER}} govuk-input--error{{/ERR_NUMBER}}" id="so_van_ban" name="so_van_ban" type="text" maxlength="60" value="{{NUMBER}}"{{#ERR_NUMBER}} aria-describedby="so_van_ban-loi"{{/ERR_NUMBER}}></div><div class="govuk-form-group w3{{#ERR_DAY}} govuk-form-group--error{{/ERR_DAY}}"><label class="govuk-label" for="ngay_van_ban">Ngày văn bản (ngày/tháng/năm)</label>{{#ERR_DAY}}<p class="govuk-error-message" id="ngay_van_ban-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_DAY}}<input class="govuk-input{{#ERR_DAY}} govuk-input--error{{/ERR_DAY}}" id="ngay_van_ban" name="ngay_van_ban" type="text" maxlength="10" value="{{DAY}}"{{#ERR_DAY}} aria-describedby="ngay_van_ban-loi"{{/ERR_DAY}}></div></div>{{/DOCUMENT}}
{{#RECEIVER}}<div class="mc-fields"><div class="govuk-form-group w3{{#ERR_RECEIVER}} govuk-form-group--error{{/ERR_RECEIVER}}"><label class="govuk-label" for="nguoi_nhan">Người nhận kết quả</label>{{#ERR_RECEIVER}}<p class="govuk-error-message" id="nguoi_nhan-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_RECEIVER}}<input class="govuk-input{{#ERR_RECEIVER}} govuk-input--error{{/ERR_RECEIVER}}" id="nguoi_nhan" name="nguoi_nhan" type="text" maxlength="150" value="{{RECEIVER_NAME}}"{{#ERR_RECEIVER}} aria-describedby="nguoi_nhan-loi"{{/ERR_RECEIVER}}></div><div class="govuk-form-group w3{{#ERR_RECEIVER_PAPER}} govuk-form-group--error{{/ERR_RECEIVER_PAPER}}"><label class="govuk-label" for="giay_to_nguoi_nhan">Giấy tờ đã kiểm tra</label>{{#ERR_RECEIVER_PAPER}}<p class="govuk-error-message" id="giay_to_nguoi_nhan-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_RECEIVER_PAPER}}<input class="govuk-input{{#ERR_RECEIVER_PAPER}} govuk-input--error{{/ERR_RECEIVER_PAPER}}" id="giay_to_nguoi_nhan" name="giay_to_nguoi_nhan" type="text" maxlength="150" value="{{RECEIVER_PAPER}}"{{#ERR_RECEIVER_PAPER}} aria-describedby="giay_to_nguoi_nhan-loi"{{/ERR_RECEIVER_PAPER}}></div></div>{{/RECEIVER}}
<div class="govuk-form-group{{#ERR_NOTE}} govuk-form-group--error{{/ERR_NOTE}}"{{#OPEN}} id="ghi_chu"{{/OPEN}}><label class="govuk-label" for="ghi_chu-{{MOVE}}">{{#NOTE_REQUIRED}}Lý do{{/NOTE_REQUIRED}}{{#NOTE_OPTIONAL}}Ý kiến (nếu có){{/NOTE_OPTIONAL}}</label>{{#ERR_NOTE}}<p class="govuk-error-message" id="ghi_chu-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_NOTE}}<textarea class="govuk-textarea{{#ERR_NOTE}} govuk-textarea--error{{/ERR_NOTE}}" id="ghi_chu-{{MOVE}}" name="ghi_chu" rows="2" maxlength="1900"{{#ERR_NOTE}} aria-describedby="ghi_chu-loi"{{/ERR_NOTE}}>{{NOTE}}</textarea></div>
<button class="govuk-button" type="submit">{{LABEL}}</button>
</form></details>
{{/ACTION}}
</section>
<section class="mc-card" aria-labelledby="h-ngay">
<h2 class="govuk-heading-m" id="h-ngay">Ai đã dùng bao lâu</h2>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Thời gian làm việc theo người giữ</caption><thead><tr><th scope="col">Người giữ</th><th scope="col">Đơn vị</th><th scope="col" class="n">Giờ làm việc</th><th scope="col" class="n">Phần</th></tr></thead><tbody>
{{#SHARE}}<tr><th scope="row">{{WHO}}</th><td>{{UNIT}}</td><td class="n">{{TIME}}</td><td class="n">{{PERCENT}}%</td></tr>
{{/SHARE}}
</tbody></table></div>
{{#SHARES}}<p class="govuk-body mc-gap">Tổng thời gian làm việc đã qua: <strong>{{TIME}}</strong>.</p>{{/SHARES}}
</section>
<section class="mc-card" aria-labelledby="h-vi-sao">
<h2 class="govuk-heading-m" id="h-vi-sao">Ngày hẹn</h2>
<p class="govuk-body">Nhận lúc {{RECEIVED_AT}}; hẹn lần đầu {{FIRST_DUE}}.</p>
{{>DAYS}}
</section>
</div>
<div class="mc-side">
<section class="mc-card" aria-labelledby="h-nguoi"><h2 class="govuk-heading-s" id="h-nguoi">Người nộp</h2><dl class="govuk-summary-list"><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Họ tên</dt><dd class="govuk-summary-list__value">{{NAME}}</dd></div><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Giấy tờ số</dt><dd class="govuk-summary-list__value mc-num">{{ID_NUMBER}}</dd></div><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Ngày sinh</dt><dd class="govuk-summary-list__value">{{BIRTH}}</dd></div><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Điện thoại</dt><dd class="govuk-summary-list__value"><a class="govuk-link" href="tel:{{PHONE}}">{{PHONE}}</a></dd></div><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Địa chỉ</dt><dd class="govuk-summary-list__value">{{ADDRESS}}</dd></div>{{#OWNER_LINE}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Chủ hồ sơ</dt><dd class="govuk-summary-list__value">{{OWNER}}</dd></div>{{/OWNER_LINE}}</dl>{{#RECEIPT_LINK}}<p class="govuk-body mc-gap"><a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/bien-nhan">In lại giấy tiếp nhận</a></p>{{/RECEIPT_LINK}}</section>
<section class="mc-card" aria-labelledby="h-giay"><h2 class="govuk-heading-s" id="h-giay">Giấy tờ đã nhận</h2><ul class="mc-files">
{{#PAPER}}<li><span>{{NAME}}</span><span class="mc-nowrap">{{COUNTS}}</span></li>
{{/PAPER}}
</ul></section>
{{>FILES}}
<section class="mc-card" aria-labelledby="h-nhat-ky"><h2 class="govuk-heading-s" id="h-nhat-ky">Nhật ký</h2><ol class="mc-log" reversed>
{{#EVENT}}<li><span class="mc-when">{{AT}}</span>{{MOVE}} – {{ACTOR}}, {{UNIT}}{{#NOTE_LINE}}<span class="sub mc-pre">{{NOTE}}</span>{{/NOTE_LINE}}</li>
{{/EVENT}}
</ol></section>
</div>
</div>
</main>
