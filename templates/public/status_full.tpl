{{! The whole of a dossier, for who holds its receipt. Units, never officers.
  CODE, PROCEDURE, PROCEDURE_CODE, UPDATED, NOW, BOX, TOLD, DATES (includes part/told.tpl, part/dates.tpl)
  at most one of ACT_SUPPLEMENT (REASON, ITEM repeated with TEXT), ACT_PAY (NUMBER, DAY, AMOUNT) with ACT_NOTICE (section) FILE (section) CODE, SIZE,
    ACT_POSTED (NUMBER, DAY) (sections): the particulars
  DELAY (section): CAUSE (section) REASON or NO_CAUSE; LETTER (section) NUMBER, DAY, AGAIN (section) WORDS,
    FILE (section) CODE, SIZE; or NO_LETTER; SHARES (section) SHARE (section, repeated) UNIT, TIME
  ADJUSTED (section) WORDS, CORRECTION (section, repeated) KIND, DAY
  RECEIVED_AT; FINISHED (section) NAME, AT; RETURNED (section) AT; HOLDER_LINE (section) HOLDER_UNIT
  BAR (include part/bar.tpl), MONTHS (include part/months.tpl), DAYS (include part/days.tpl)
  MOVED (section, repeated) WORDS: the calendar moved the appointment, or gave it back
  STEPS_DONE, STEPS_TOTAL, STEPS_NOTE (section) WORDS; STEP (section, repeated) NAME, one of STEP_DONE,
    STEP_NOW (DOING beside it), STEP_AHEAD, STEP_NEVER (sections), STEP_NOTE (section) NOTE
  EVENT (section, repeated, newest first)  AT, MOVE, UNIT; INNER (section) the same: what concerns the office only
  LOOKS (section) with DAY_LOOK and LOOK (sections, repeated: by day, by hour)  AT, UNIT, ROLE, PURPOSE, TIMES;
    LOOKS_CUT (section); or NO_LOOKS (section)
  NO_PAPERS or PAPERS with PAPER (repeated) NAME, WORDS (of copies); SHOWN with PAPER (repeated) NAME: given back at once
  MASKED_NAME, SETS; WAY_POST or WAY_DESK (section) while it is open
  DESK, ADDRESS_LINE (section) ADDRESS, MAP, PHONE_LINE (section) PHONE, HOURS_LINE (section) HOURS
  CLAIMS (section): CLAIM (section, repeated) NUMBER, AT, UNIT, DUE_DAY, one of OPEN, LATE,
    CLOSED (section) AT, SENTENCE, TEXT; FORM (section) CODE, FORM_KEY, VALUE, ERR (section) MSG
}}
<div class="govuk-width-container">
<nav aria-label="Quay lại"><a href="/" class="govuk-back-link">Tra cứu hồ sơ khác</a></nav>
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<p class="govuk-caption-l">Hồ sơ <span class="mc-code">{{CODE}}</span></p>
<h1 class="govuk-heading-l">{{PROCEDURE}}</h1>
<section class="mc-status{{BOX}}" aria-labelledby="h-hien-tai">
{{>TOLD}}
{{#ACT_SUPPLEMENT}}<p class="govuk-body"><strong>Giấy tờ cần bổ sung:</strong></p><ul class="govuk-list govuk-list--bullet">{{#ITEM}}<li>{{TEXT}}</li>
	{{/ITEM}}</ul><p class="govuk-body">Lý do: {{REASON}}</p>{{/ACT_SUPPLEMENT}}
{{#ACT_PAY}}<p class="govuk-body">Số tiền: <strong>{{AMOUNT}} đồng</strong>, theo thông báo số <strong>
	{{NUMBER}}</strong> ngày {{DAY}}. Nơi nộp và cách nộp ghi trong thông báo.</p>{{/ACT_PAY}}
{{#ACT_NOTICE}}{{#FILE}}<p class="govuk-body"><a class="govuk-link" href="/tra-cuu/{{CODE}}/thong-bao-nop-tien">Tải thông báo nộp tiền ({{SIZE}})</a></p>
	{{/FILE}}{{/ACT_NOTICE}}
{{#ACT_POSTED}}<p class="govuk-body">Vận đơn số <strong>{{NUMBER}}</strong>, giao bưu chính ngày {{DAY}}.</p>{{/ACT_POSTED}}
{{#ADJUSTED}}<p class="govuk-body"><strong class="govuk-tag">Đã điều chỉnh</strong> {{#CORRECTION}}{{KIND}}, ngày {{DAY}}. {{/CORRECTION}}
	{{WORDS}}. Việc đúng hẹn, trễ hẹn vẫn tính theo ngày hẹn đã ghi nhận.</p>{{/ADJUSTED}}
<div class="mc-clock">
{{>DATES}}
{{#FINISHED}}<p class="mc-clock__why">{{NAME}} {{AT}}.</p>{{/FINISHED}}
{{#RETURNED}}<p class="mc-clock__why">Đã trả lúc {{AT}}.</p>{{/RETURNED}}
{{>BAR}}
{{#MOVED}}<p class="mc-clock__why">{{WORDS}}</p>
{{/MOVED}}{{>MONTHS}}
{{>DAYS}}
</div>
</section>
{{#DELAY}}
<section aria-labelledby="h-tre">
<h2 class="govuk-heading-m" id="h-tre">Vì sao trễ</h2>
{{#CAUSE}}<p class="govuk-body mc-pre">{{REASON}}</p>{{/CAUSE}}
{{#NO_CAUSE}}<p class="govuk-body">Đơn vị giải quyết chưa ghi lý do. Ông/bà có quyền hỏi nơi ghi ở mục “Hỏi về hồ sơ này”.</p>{{/NO_CAUSE}}
{{#LETTER}}<p class="govuk-body">Thư xin lỗi số <strong>{{NUMBER}}</strong>, ngày {{DAY}}.{{#AGAIN}} <strong>{{WORDS}}</strong>{{/AGAIN}}
	{{#FILE}} <a class="govuk-link" href="/tra-cuu/{{CODE}}/thu-xin-loi">Tải thư xin lỗi ({{SIZE}})</a>{{/FILE}}</p>{{/LETTER}}
{{#NO_LETTER}}<p class="govuk-body">Chưa có thư xin lỗi được ký.</p>{{/NO_LETTER}}
{{#SHARES}}<p class="govuk-body">Thời gian làm việc ở từng nơi, từ khi nộp:</p>
<ul class="govuk-list govuk-list--bullet">{{#SHARE}}<li>{{UNIT}}: {{TIME}}</li>{{/SHARE}}</ul>
{{/SHARES}}</section>
{{/DELAY}}
<div class="mc-split">
<div>
<section aria-labelledby="h-buoc">
<h2 class="govuk-heading-m" id="h-buoc">Các bước giải quyết</h2>
<p class="govuk-body">Đã xong {{STEPS_DONE}} trên {{STEPS_TOTAL}} bước{{#STEPS_NOTE}}, {{WORDS}}{{/STEPS_NOTE}}.</p>
<ol class="mc-steps">
{{#STEP}}
<li class="mc-steps__item{{#STEP_DONE}} mc-steps__item--done{{/STEP_DONE}}{{#STEP_NOW}} mc-steps__item--now{{/STEP_NOW}}{{#STEP_NEVER}}
	 mc-steps__item--never{{/STEP_NEVER}}"{{#STEP_NOW}} aria-current="step"{{/STEP_NOW}}>{{#STEP_DONE}}
	<svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#check"></use></svg>{{/STEP_DONE}}<strong>
	{{NAME}} <span class="govuk-visually-hidden">{{#STEP_DONE}}(đã xong){{/STEP_DONE}}{{#STEP_NOW}}({{DOING}}){{/STEP_NOW}}
	{{#STEP_AHEAD}}(chưa đến){{/STEP_AHEAD}}</span>{{#STEP_NEVER}}<span class="mc-steps__never"> – không thực hiện</span>{{/STEP_NEVER}}</strong>
	{{#STEP_NOTE}}<p>{{NOTE}}</p>{{/STEP_NOTE}}</li>
{{/STEP}}
</ol>
</section>
<section aria-labelledby="h-nhat-ky">
<h2 class="govuk-heading-m" id="h-nhat-ky">Những việc đã làm</h2>
<ol class="mc-events" reversed>
{{#EVENT}}<li><span class="mc-events__at">{{AT}}</span> <p><strong>{{MOVE}}</strong><br>{{UNIT}}</p></li>{{/EVENT}}
</ol>
{{#INNER}}<details class="govuk-details"><summary class="govuk-details__summary">
	<span class="govuk-details__summary-text">Việc trong nội bộ cơ quan</span></summary><div class="govuk-details__text"><ol class="mc-events" reversed>
{{#EVENT}}<li><span class="mc-events__at">{{AT}}</span> <p><strong>{{MOVE}}</strong><br>{{UNIT}}</p></li>{{/EVENT}}
</ol></div></details>{{/INNER}}
</section>
</div>
<div>
<section class="mc-place" aria-labelledby="h-lien-he">
<h2 class="govuk-heading-m" id="h-lien-he">Hỏi về hồ sơ này</h2>
<p><span><strong>{{DESK}}</strong></span></p>
{{#ADDRESS_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#map-pin"></use></svg><span>
	{{ADDRESS}} <a class="govuk-link" href="{{MAP}}" rel="noreferrer">Xem bản đồ</a></span></p>{{/ADDRESS_LINE}}
{{#PHONE_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#phone"></use></svg><span>
	<a class="govuk-link" href="tel:{{PHONE}}">{{PHONE}}</a></span></p>{{/PHONE_LINE}}
{{#HOURS_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#clock"></use></svg>
	<span>Giờ làm việc: {{HOURS}}</span></p>{{/HOURS_LINE}}
{{#WAY_DESK}}<p><span>Đã đăng ký nhận kết quả tại quầy.</span></p>{{/WAY_DESK}}
{{#WAY_POST}}<p><span>Đã đăng ký nhận kết quả qua bưu chính.</span></p>{{/WAY_POST}}
</section>
<section aria-labelledby="h-ho-so">
<h2 class="govuk-heading-m" id="h-ho-so">Hồ sơ đã nộp</h2>
<dl class="govuk-summary-list mc-summary">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Người nộp</dt><dd class="govuk-summary-list__value">{{MASKED_NAME}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Nộp lúc</dt><dd class="govuk-summary-list__value">{{RECEIVED_AT}}</dd></div>
{{#HOLDER_LINE}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Nơi đang giữ</dt><dd class="govuk-summary-list__value">
	{{HOLDER_UNIT}}</dd></div>{{/HOLDER_LINE}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Số bộ</dt><dd class="govuk-summary-list__value">{{SETS}}</dd></div>
</dl>
<p class="govuk-body"><a class="govuk-link" href="/thu-tuc/{{PROCEDURE_CODE}}">Xem quy định của thủ tục này</a></p>
</section>
</div>
</div>
<section aria-labelledby="h-giay-to">
<h2 class="govuk-heading-m" id="h-giay-to">Giấy tờ đã nhận</h2>
{{#NO_PAPERS}}<p class="govuk-body">Nơi tiếp nhận không giữ giấy tờ nào.</p>{{/NO_PAPERS}}
{{#PAPERS}}<ul class="govuk-list govuk-list--bullet">
{{#PAPER}}<li>{{NAME}}: {{WORDS}}</li>
{{/PAPER}}
</ul>{{/PAPERS}}
{{#SHOWN}}<h3 class="govuk-heading-s">Giấy tờ đã xuất trình, đã trả lại ngay</h3>
<ul class="govuk-list govuk-list--bullet">
{{#PAPER}}<li>{{NAME}}</li>
{{/PAPER}}
</ul>{{/SHOWN}}
</section>
<section aria-labelledby="h-da-xem">
<h2 class="govuk-heading-m" id="h-da-xem">Ai đã xem hồ sơ của tôi</h2>
<p class="govuk-body">Mỗi lần cán bộ mở hồ sơ của ông/bà đều được ghi lại, không ai xóa được. Thấy lần xem không hợp lý, ông/bà có quyền hỏi nơi ghi ở mục “Hỏi
	 về hồ sơ này”.</p>
{{#NO_LOOKS}}<p class="govuk-body">Chưa có cán bộ nào mở hồ sơ này.</p>{{/NO_LOOKS}}
{{#LOOKS}}
<ul class="govuk-list govuk-list--bullet">
{{#DAY_LOOK}}<li><strong>{{UNIT}}</strong>: {{TIMES}} lần, ngày {{AT}}. {{ROLE}}. {{PURPOSE}}.</li>
{{/DAY_LOOK}}
</ul>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Xem từng giờ</span></summary>
	<div class="govuk-details__text">
<table class="govuk-table mc-papers mc-stack">
<caption class="govuk-visually-hidden">Những lần cán bộ xem hồ sơ, mới nhất đứng trước</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Đơn vị</th><th class="govuk-table__header" scope="col">Vai trò</th>
	<th class="govuk-table__header" scope="col">Mục đích</th><th class="govuk-table__header" scope="col">Lúc</th>
	<th class="govuk-table__header" scope="col">Số lần</th></tr></thead>
<tbody class="govuk-table__body">
{{#LOOK}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">{{UNIT}}</th><td class="govuk-table__cell" data-label="Vai trò">{{ROLE}}</td>
	<td class="govuk-table__cell" data-label="Mục đích">{{PURPOSE}}</td><td class="govuk-table__cell" data-label="Lúc">{{AT}}</td>
	<td class="govuk-table__cell" data-label="Số lần">{{TIMES}}</td></tr>{{/LOOK}}
</tbody>
</table>
</div></details>
{{#LOOKS_CUT}}<p class="govuk-body">Bảng chỉ hiện các lần xem gần nhất. Muốn biết các lần trước, ông/bà hỏi nơi ghi ở mục “Hỏi về hồ sơ này”.</p>{{/LOOKS_CUT}}
{{/LOOKS}}
</section>
{{#CLAIMS}}
<section aria-labelledby="h-chua-nhan">
<h2 class="govuk-heading-m" id="h-chua-nhan">Tôi chưa nhận được kết quả</h2>
{{#CLAIM}}<p class="govuk-body">Báo việc số <strong>{{NUMBER}}</strong>, ghi nhận {{AT}}. Nơi trả lời: {{UNIT}}, chậm nhất hết {{DUE_DAY}}. {{#OPEN}}
	<strong class="govuk-tag govuk-tag--yellow">Đang xử lý</strong>{{/OPEN}}{{#LATE}}<strong class="govuk-tag govuk-tag--red">Quá hạn trả lời</strong>
	{{/LATE}}</p>{{#CLOSED}}<p class="govuk-body">Đã trả lời {{AT}}: {{SENTENCE}}</p><p class="govuk-body mc-pre">{{TEXT}}</p>{{/CLOSED}}
{{/CLAIM}}
{{#FORM}}<form action="/tra-cuu/{{CODE}}/chua-nhan" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<div class="govuk-form-group{{#ERR}} govuk-form-group--error{{/ERR}}">
<label class="govuk-label" for="ghi_them">Ghi thêm (không bắt buộc)</label>
<div class="govuk-hint" id="ghi_them-goi-y">Không cần ghi họ tên, số điện thoại. Tối đa 500 ký tự.</div>
{{#ERR}}<p class="govuk-error-message" id="ghi_them-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}
<textarea class="govuk-textarea{{#ERR}} govuk-textarea--error{{/ERR}}" id="ghi_them" name="ghi_them" rows="3" aria-describedby="ghi_them-goi-y{{#ERR}}
	 ghi_them-loi{{/ERR}}">{{VALUE:pre_escape}}</textarea>
</div>
<button class="govuk-button govuk-button--secondary" type="submit">Gửi cho nơi trả lời</button>
</form>{{/FORM}}
</section>
{{/CLAIMS}}
<p class="govuk-body-s mc-meta">Thay đổi gần nhất {{UPDATED}}; xem lúc {{NOW}}. Trang này tự đóng sau 30 phút; muốn xem lại, ông/bà quét mã QR hoặc nhập lại mã
	 tra cứu.</p>
</main>
</div>
