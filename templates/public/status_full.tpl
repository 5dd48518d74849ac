{{! The whole of a dossier, for who holds its receipt. Units, never officers.
  CODE, PROCEDURE, PROCEDURE_CODE, SENTENCE, HOLDER_UNIT, UPDATED
  one of ACT_NONE, ACT_COLLECT, ACT_NONE_MORE, ACT_SUPPLEMENT (REASON, ITEM
    repeated with TEXT, DESK, ADDRESS_LINE, PHONE_LINE), ACT_PAY (NUMBER, AMOUNT),
    ACT_POSTED (NUMBER) (sections); UNTIL (section in them) DAY
  LETTER (section) NUMBER, DAY, AGAIN (section) AT
  ADJUSTED (section) WORDS, CORRECTION (section, repeated) KIND, DAY
  one of ON_TIME, LATE, PAUSED, DONE, DONE_LATE (sections); PROVISIONAL (section)
  DUE_DAY, DUE_TIME, RECEIVED_AT; FIRST_LINE (section) DAY, WHY; FINISHED, RETURNED (sections) AT
  BAR (include part/bar.tpl), DAYS (include part/days.tpl)
  MOVED (section, repeated) WORDS: the calendar moved the appointment, or gave it back
  STEPS_DONE, STEPS_TOTAL; STEP (section, repeated) NAME, one of STEP_DONE,
    STEP_NOW, STEP_AHEAD (sections), STEP_NOTE (section) NOTE
  EVENT (section, repeated, newest first)  AT, MOVE, UNIT
  LOOKS (section) with LOOK (section, repeated)  AT, UNIT, ROLE, PURPOSE, TIMES;
    LOOKS_CUT (section); or NO_LOOKS (section)
  PAPER (section, repeated)  NAME, ORIGINALS, CERTIFIED, COPIES
  MASKED_NAME, SETS; WAY_POST or WAY_DESK (section)
  DESK, ADDRESS_LINE (section) ADDRESS, MAP, PHONE_LINE (section) PHONE, HOURS_LINE (section) HOURS
  CLAIMS (section): CLAIM (section, repeated) NUMBER, AT, UNIT, DUE_DAY, one of OPEN, LATE,
    CLOSED (section) AT, SENTENCE, TEXT; FORM (section) CODE, FORM_KEY, VALUE, ERR (section) MSG
}}
<div class="govuk-width-container">
<nav aria-label="Quay lại"><a href="/" class="govuk-back-link">Tra cứu hồ sơ khác</a></nav>
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<p class="govuk-caption-l">Hồ sơ <span class="mc-code">{{CODE}}</span></p>
<h1 class="govuk-heading-l">{{PROCEDURE}}</h1>
<section class="mc-status{{#LATE}} mc-status--late{{/LATE}}{{#DONE_LATE}} mc-status--late{{/DONE_LATE}}{{#PAUSED}} mc-status--paused{{/PAUSED}}" aria-labelledby="h-hien-tai">
<p class="govuk-body">
{{#ON_TIME}}<strong class="govuk-tag govuk-tag--green">Đúng tiến độ</strong>{{/ON_TIME}}
{{#LATE}}<strong class="govuk-tag govuk-tag--red">Đã quá ngày hẹn</strong>{{/LATE}}
{{#PAUSED}}<strong class="govuk-tag govuk-tag--yellow">Tạm dừng tính thời gian</strong>{{/PAUSED}}
{{#DONE}}<strong class="govuk-tag govuk-tag--green">Đã có kết quả, đúng hẹn</strong>{{/DONE}}
{{#DONE_LATE}}<strong class="govuk-tag govuk-tag--red">Đã có kết quả, trễ hẹn</strong>{{/DONE_LATE}}
</p>
<h2 class="mc-status__now" id="h-hien-tai">{{SENTENCE}}</h2>
{{#LATE}}<p class="govuk-body">Hồ sơ đã quá ngày hẹn mà chưa có kết quả. Chúng tôi xin lỗi ông/bà. Nơi đang giữ hồ sơ: {{HOLDER_UNIT}}.</p>{{/LATE}}
{{#DONE_LATE}}<p class="govuk-body">Kết quả có sau ngày hẹn. Chúng tôi xin lỗi ông/bà vì sự chậm trễ này.</p>{{/DONE_LATE}}
{{#ADJUSTED}}<p class="govuk-body"><strong class="govuk-tag govuk-tag--blue">Đã điều chỉnh</strong> {{#CORRECTION}}{{KIND}}, ngày {{DAY}}. {{/CORRECTION}}{{WORDS}}. Việc đúng hẹn, trễ hẹn vẫn tính theo ngày hẹn đã ghi nhận.</p>{{/ADJUSTED}}
{{#LETTER}}<p class="govuk-body">Thư xin lỗi số <strong>{{NUMBER}}</strong>, ngày {{DAY}}.{{#AGAIN}} Hẹn lại: <strong>{{AT}}</strong>.{{/AGAIN}}</p>{{/LETTER}}
{{#ACT_NONE}}<p class="mc-status__act"><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#check"></use></svg><span>Ông/bà <strong>chưa cần làm gì thêm</strong>. Nếu cần bổ sung giấy tờ, chúng tôi sẽ báo cho ông/bà và ghi ở đây.</span></p>{{/ACT_NONE}}
{{#ACT_COLLECT}}<p class="mc-status__act"><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#arrow-right"></use></svg><span>{{#WAY_DESK}}Nơi nhận: <strong>{{DESK}}</strong>. Ông/bà mang theo giấy tiếp nhận và căn cước.{{/WAY_DESK}}{{#WAY_POST}}<strong>Kết quả được gửi qua bưu chính</strong> đến địa chỉ ông/bà đã đăng ký.{{/WAY_POST}}</span></p>{{/ACT_COLLECT}}
{{#ACT_SUPPLEMENT}}<div class="mc-status__act"><div><p class="govuk-body"><strong>Mời ông/bà bổ sung:</strong></p><ul class="govuk-list govuk-list--bullet">{{#ITEM}}<li>{{TEXT}}</li>{{/ITEM}}</ul><p class="govuk-body">Lý do: {{REASON}}</p><p class="govuk-body">Nộp tại <strong>{{DESK}}</strong>{{#ADDRESS_LINE}}, {{ADDRESS}}{{/ADDRESS_LINE}}{{#PHONE_LINE}}, điện thoại {{PHONE}}{{/PHONE_LINE}}{{#UNTIL}}, <strong>đến hết {{DAY}}</strong>{{/UNTIL}}.</p></div></div>{{/ACT_SUPPLEMENT}}
{{#ACT_PAY}}<p class="mc-status__act"><span>Mời ông/bà nộp <strong>{{AMOUNT}} đồng</strong> theo thông báo số {{NUMBER}}{{#UNTIL}}, đến hết {{DAY}}{{/UNTIL}}, rồi đưa chứng từ đến nơi nộp hồ sơ.</span></p>{{/ACT_PAY}}
{{#ACT_POSTED}}<p class="mc-status__act"><span>Kết quả đã giao bưu chính, vận đơn số <strong>{{NUMBER}}</strong>. Ông/bà <strong>chưa cần làm gì thêm</strong>.</span></p>{{/ACT_POSTED}}
{{#ACT_NONE_MORE}}<p class="mc-status__act"><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#check"></use></svg><span>Hồ sơ đã kết thúc. Ông/bà <strong>không phải làm gì thêm</strong>.</span></p>{{/ACT_NONE_MORE}}
<div class="mc-clock">
<dl class="mc-clock__row">
<div><dt>Hẹn trả kết quả</dt><dd>{{DUE_DAY}} <span>trước {{DUE_TIME}}</span></dd></div>
{{#FIRST_LINE}}<div><dt>Hẹn lần đầu</dt><dd><span>{{DAY}}</span><small>{{WHY}}</small></dd></div>{{/FIRST_LINE}}
{{#FINISHED}}<div><dt>Có kết quả lúc</dt><dd><span>{{AT}}</span></dd></div>{{/FINISHED}}
{{#RETURNED}}<div><dt>Đã trả lúc</dt><dd><span>{{AT}}</span></dd></div>{{/RETURNED}}
</dl>
{{>BAR}}
{{#PAUSED}}<p class="mc-clock__why">Đây là ngày hẹn ban đầu. Thời gian giải quyết đang tạm dừng; ngày hẹn mới sẽ hiện ở đây khi hồ sơ được giải quyết tiếp.</p>{{/PAUSED}}
{{#PROVISIONAL}}<p class="mc-clock__why">Ngày hẹn là tạm tính, vì lịch nghỉ lễ của năm đó chưa được công bố. Ngày chính thức sẽ hiện ở đây.</p>{{/PROVISIONAL}}
{{#MOVED}}<p class="mc-clock__why">{{WORDS}}</p>
{{/MOVED}}{{>DAYS}}
</div>
</section>
<div class="mc-split">
<div>
<section aria-labelledby="h-buoc">
<h2 class="govuk-heading-m" id="h-buoc">Các bước giải quyết</h2>
<p class="govuk-body">Đã xong {{STEPS_DONE}} trên {{STEPS_TOTAL}} bước.</p>
<ol class="mc-steps">
{{#STEP}}
<li class="mc-steps__item{{#STEP_DONE}} mc-steps__item--done{{/STEP_DONE}}{{#STEP_NOW}} mc-steps__item--now{{/STEP_NOW}}"{{#STEP_NOW}} aria-current="step"{{/STEP_NOW}}>{{#STEP_DONE}}<svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#check"></use></svg>{{/STEP_DONE}}<strong>{{NAME}} <span class="govuk-visually-hidden">{{#STEP_DONE}}(đã xong){{/STEP_DONE}}{{#STEP_NOW}}(đang làm){{/STEP_NOW}}{{#STEP_AHEAD}}(chưa đến){{/STEP_AHEAD}}</span></strong>{{#STEP_NOTE}}<p>{{NOTE}}</p>{{/STEP_NOTE}}</li>
{{/STEP}}
</ol>
</section>
<section aria-labelledby="h-nhat-ky">
<h2 class="govuk-heading-m" id="h-nhat-ky">Những việc đã làm</h2>
<ol class="mc-events" reversed>
{{#EVENT}}<li><span class="mc-events__at">{{AT}}</span> <p><strong>{{MOVE}}</strong><br>{{UNIT}}</p></li>{{/EVENT}}
</ol>
</section>
</div>
<div>
<section class="mc-place" aria-labelledby="h-lien-he">
<h2 class="govuk-heading-m" id="h-lien-he">Nhận kết quả</h2>
{{#WAY_DESK}}<p><span><strong>{{DESK}}</strong></span></p>{{/WAY_DESK}}
{{#WAY_POST}}<p><span>Kết quả được gửi qua bưu chính đến địa chỉ ông/bà đã đăng ký. Hỏi về hồ sơ: <strong>{{DESK}}</strong></span></p>{{/WAY_POST}}
{{#ADDRESS_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#map-pin"></use></svg><span>{{ADDRESS}} <a class="govuk-link" href="{{MAP}}" rel="noreferrer">Xem bản đồ</a></span></p>{{/ADDRESS_LINE}}
{{#PHONE_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#phone"></use></svg><span><a class="govuk-link" href="tel:{{PHONE}}">{{PHONE}}</a></span></p>{{/PHONE_LINE}}
{{#HOURS_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#clock"></use></svg><span>Giờ làm việc: {{HOURS}}</span></p>{{/HOURS_LINE}}
{{#WAY_DESK}}<p><span>Ông/bà mang theo giấy tiếp nhận và căn cước. Người nhận thay mang thêm giấy ủy quyền.</span></p>{{/WAY_DESK}}
</section>
<section aria-labelledby="h-ho-so">
<h2 class="govuk-heading-m" id="h-ho-so">Hồ sơ đã nộp</h2>
<dl class="govuk-summary-list mc-summary">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Người nộp</dt><dd class="govuk-summary-list__value">{{MASKED_NAME}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Nộp lúc</dt><dd class="govuk-summary-list__value">{{RECEIVED_AT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Nơi đang giữ</dt><dd class="govuk-summary-list__value">{{HOLDER_UNIT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Số bộ</dt><dd class="govuk-summary-list__value">{{SETS}}</dd></div>
</dl>
<p class="govuk-body"><a class="govuk-link" href="/thu-tuc/{{PROCEDURE_CODE}}">Xem quy định của thủ tục này</a></p>
</section>
</div>
</div>
<section aria-labelledby="h-giay-to">
<h2 class="govuk-heading-m" id="h-giay-to">Giấy tờ đã nhận</h2>
<table class="govuk-table mc-papers">
<caption class="govuk-visually-hidden">Giấy tờ cơ quan đã nhận của ông/bà, số bản mỗi loại</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Giấy tờ</th><th class="govuk-table__header govuk-table__header--numeric" scope="col">Bản chính</th><th class="govuk-table__header govuk-table__header--numeric" scope="col">Chứng thực</th><th class="govuk-table__header govuk-table__header--numeric" scope="col">Bản chụp</th></tr></thead>
<tbody class="govuk-table__body">
{{#PAPER}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">{{NAME}}</th><td class="govuk-table__cell govuk-table__cell--numeric">{{ORIGINALS}}</td><td class="govuk-table__cell govuk-table__cell--numeric">{{CERTIFIED}}</td><td class="govuk-table__cell govuk-table__cell--numeric">{{COPIES}}</td></tr>{{/PAPER}}
</tbody>
</table>
</section>
<section aria-labelledby="h-da-xem">
<h2 class="govuk-heading-m" id="h-da-xem">Ai đã xem hồ sơ của tôi</h2>
<p class="govuk-body">Mỗi lần cán bộ mở hồ sơ của ông/bà đều được ghi lại, không ai xóa được. Thấy lần xem không hợp lý, ông/bà có quyền hỏi nơi tiếp nhận.</p>
{{#NO_LOOKS}}<p class="govuk-body">Chưa có cán bộ nào mở hồ sơ này.</p>{{/NO_LOOKS}}
{{#LOOKS}}
<table class="govuk-table mc-papers mc-stack">
<caption class="govuk-visually-hidden">Những lần cán bộ xem hồ sơ, mới nhất đứng trước</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Đơn vị</th><th class="govuk-table__header" scope="col">Vai trò</th><th class="govuk-table__header" scope="col">Mục đích</th><th class="govuk-table__header" scope="col">Lúc</th><th class="govuk-table__header govuk-table__header--numeric" scope="col">Số lần</th></tr></thead>
<tbody class="govuk-table__body">
{{#LOOK}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">{{UNIT}}</th><td class="govuk-table__cell">{{ROLE}}</td><td class="govuk-table__cell">{{PURPOSE}}</td><td class="govuk-table__cell">{{AT}}</td><td class="govuk-table__cell govuk-table__cell--numeric">{{TIMES}}</td></tr>{{/LOOK}}
</tbody>
</table>
{{#LOOKS_CUT}}<p class="govuk-body">Bảng chỉ hiện các lần xem gần nhất. Muốn biết các lần trước, ông/bà hỏi nơi tiếp nhận.</p>{{/LOOKS_CUT}}
{{/LOOKS}}
</section>
{{#CLAIMS}}
<section aria-labelledby="h-chua-nhan">
<h2 class="govuk-heading-m" id="h-chua-nhan">Tôi chưa nhận được kết quả</h2>
{{#CLAIM}}<p class="govuk-body">Việc số <strong>{{NUMBER}}</strong>, ghi nhận {{AT}}. Nơi trả lời: {{UNIT}}, trước hết {{DUE_DAY}}. {{#OPEN}}<strong class="govuk-tag govuk-tag--yellow">Đang xử lý</strong>{{/OPEN}}{{#LATE}}<strong class="govuk-tag govuk-tag--red">Quá hạn trả lời</strong>{{/LATE}}</p>{{#CLOSED}}<p class="govuk-body">Đã trả lời {{AT}}: {{SENTENCE}}</p><p class="govuk-body mc-pre">{{TEXT}}</p>{{/CLOSED}}
{{/CLAIM}}
{{#FORM}}<form action="/tra-cuu/{{CODE}}/chua-nhan" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<div class="govuk-form-group{{#ERR}} govuk-form-group--error{{/ERR}}">
<label class="govuk-label" for="ghi_them">Ghi thêm (không bắt buộc)</label>
<div class="govuk-hint" id="ghi_them-goi-y">Không cần ghi họ tên, số điện thoại. Tối đa 500 ký tự.</div>
{{#ERR}}<p class="govuk-error-message" id="ghi_them-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}
<textarea class="govuk-textarea{{#ERR}} govuk-textarea--error{{/ERR}}" id="ghi_them" name="ghi_them" rows="3" aria-describedby="ghi_them-goi-y{{#ERR}} ghi_them-loi{{/ERR}}">{{VALUE:pre_escape}}</textarea>
</div>
<button class="govuk-button govuk-button--secondary" type="submit">Tôi chưa nhận được kết quả</button>
</form>{{/FORM}}
</section>
{{/CLAIMS}}
<p class="govuk-body-s mc-meta">Cập nhật lúc {{UPDATED}}. Trang này tự đóng sau 30 phút; muốn xem lại, ông/bà quét mã vuông hoặc nhập lại mã tra cứu.</p>
</main>
</div>
