{{! A dossier for those who work on it.
  head: CODE, NAME, PROCEDURE, PROCEDURE_CODE, STATE, HELD (section) HOLDER, HOLDER_UNIT, DUE_DAY,
    DUE_TIME, DUE_WORDS, DUE_CLASS (late today soon ok paused); IN_TRANSIT,
    PROVISIONAL (sections), FINISHED (section) LABEL, AT; DONE_MOVE (section) MOVE
  MISMATCH_LINK (section) ID, KIND: paper and software differ
  LATE_LINK (section) CODE: from one working day before the promise on
  ADJUSTED (section) WORDS: by the corrected facts; ADJUST_LINK (section) CODE
  PROPOSED_SUPPLEMENT, APPROVED_SUPPLEMENT, PROPOSED_CONSULT, SYNC_FAULT, CORRECTS
    (sections) CODE: what stands beside the state
  CONFLICT (section) SENTENCE; SINCE (section, repeated) AT, MOVE, ACTOR, UNIT
  KEPT (section); KEPT_LINE (section, repeated) LABEL, TEXT: typed for a move that
    cannot be made any more
  QUEUE_NAV (include part/queue_nav.tpl)
  ACTION (section, repeated): one small form a move, the usual next step first;
    FORM (include part/action.tpl).  RARE (section) ACTION: seldom done.
    SHUT (section, repeated) MOVE, LABEL, WHY, FIRST (section) WORDS, LINK (section) HREF,
    LABEL: the reader's own move that waits for something
  TURN (section) WORDS: whom it waits for, MAY (section) CODE: the apology may be drafted
  REQUESTS (section); REQUEST (section, repeated) SEQ, UNIT, KIND, TEXT, STATE,
    SENT_AT, DUE_AT, LATE; ANSWER (section) KIND, TEXT, AT; LATE_REASON (section)
    DAYS, TEXT
  PAYMENTS (section); PAYMENT (section, repeated) KIND, AMOUNT, STATE, NUMBER; NOTICE (section) HREF
  SHARES (section) SHARE (section, repeated) WHO, UNIT, TIME, PERCENT; TIME; or NO_SHARES
  RECEIVED_AT, FIRST_DUE, MOVED (section, repeated) WORDS,
  MONTHS (include part/months.tpl), DAYS (include part/days.tpl)
  applicant: ID_NUMBER, BIRTH, PHONE_LINE (section) PHONE or NO_PHONE, ADDRESS, OWNER_LINE (section) OWNER
  NO_PAPERS or PAPERS with PAPER (repeated) NAME, WORDS; SHOWN with PAPER (repeated) NAME: given back at once
  FILES (include staff/dossier/files_card.tpl)
  PRINTS (include part/prints.tpl)
  EVENT (section, repeated) AT, MOVE, ACTOR, UNIT; FACTS (section) TEXT, FACT
    (section, repeated) TEXT: what it says; NOTE_LINE (section) NOTE
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
{{>QUEUE_NAV}}
{{#DONE_MOVE}}<p class="mc-done" role="status"><strong>Đã xong: {{MOVE}}.</strong></p>{{/DONE_MOVE}}
{{#CONFLICT}}<div class="govuk-error-summary" tabindex="-1" autofocus aria-labelledby="h-doi"><div role="alert">
	<h2 class="govuk-error-summary__title" id="h-doi">Hồ sơ đã thay đổi</h2><div class="govuk-error-summary__body"><p>
	{{SENTENCE}} Thao tác của ông/bà chưa được thực hiện; nội dung đã nhập vẫn còn ở dưới.</p><ul class="govuk-list">{{#SINCE}}<li>
	{{AT}}: {{MOVE}} – {{ACTOR}}, {{UNIT}}</li>{{/SINCE}}</ul></div></div></div>{{/CONFLICT}}
{{#KEPT}}<section class="mc-card" aria-labelledby="h-giu"><h2 class="govuk-heading-s" id="h-giu">Nội dung ông/bà đã nhập</h2><dl class="govuk-summary-list">
	{{#KEPT_LINE}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{LABEL}}</dt><dd class="govuk-summary-list__value mc-pre">
	{{TEXT:pre_escape}}</dd></div>{{/KEPT_LINE}}</dl></section>{{/KEPT}}
<div class="mc-idbar mc-idbar--{{DUE_CLASS}}">
<div><h1 class="govuk-heading-m"><span class="mc-code">{{CODE}}</span> · {{NAME}}</h1><p>{{PROCEDURE}} <span class="sub">({{PROCEDURE_CODE}})</span></p>
	<p>Bước: <strong>{{STATE}}</strong>{{#IN_TRANSIT}} <strong class="govuk-tag govuk-tag--yellow">Chưa ký nhận</strong>{{/IN_TRANSIT}}
	{{#HELD}} · Đang giữ: <strong>{{HOLDER}}</strong>, {{HOLDER_UNIT}}{{/HELD}}</p>{{#PROPOSED_SUPPLEMENT}}<p>
	<strong class="govuk-tag govuk-tag--yellow">Có đề xuất yêu cầu bổ sung chờ duyệt</strong></p>{{/PROPOSED_SUPPLEMENT}}{{#APPROVED_SUPPLEMENT}}<p>
	<strong class="govuk-tag govuk-tag--yellow">Yêu cầu bổ sung đã duyệt, chờ một cửa gửi</strong></p>{{/APPROVED_SUPPLEMENT}}{{#PROPOSED_CONSULT}}<p>
	<strong class="govuk-tag govuk-tag--yellow">Có đề xuất lấy ý kiến phối hợp chờ duyệt</strong></p>{{/PROPOSED_CONSULT}}{{#MISMATCH_LINK}}<p>
	<strong class="govuk-tag govuk-tag--red">Sai lệch</strong> <a class="govuk-link" href="/can-bo/sai-lech/{{ID}}">{{KIND}}</a></p>{{/MISMATCH_LINK}}
	{{#LATE_LINK}}<p><a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/tre-han">Giải trình và thư xin lỗi</a></p>{{/LATE_LINK}}{{#ADJUST_LINK}}<p>
	<a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/dieu-chinh">Điều chỉnh dữ liệu ghi sai</a></p>{{/ADJUST_LINK}}{{#SYNC_FAULT}}<p>
	<strong class="govuk-tag govuk-tag--red">Đang có lỗi đồng bộ</strong></p>{{/SYNC_FAULT}}{{#CORRECTS}}
	<p>Vòng đính chính kết quả của hồ sơ <a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a></p>{{/CORRECTS}}</div>
<div class="mc-idbar__due"><div class="mc-due mc-due--{{DUE_CLASS}}"><span class="mc-due__date">{{DUE_DAY}} {{DUE_TIME}}</span><span class="mc-due__note">
	{{DUE_WORDS}}</span></div>{{#FINISHED}}<p class="sub">{{LABEL}} {{AT}}</p>{{/FINISHED}}{{#PROVISIONAL}}<p class="sub">Ngày hẹn tạm tính</p>
	{{/PROVISIONAL}}{{#ADJUSTED}}<p class="sub"><strong class="govuk-tag govuk-tag--blue">Đã điều chỉnh</strong> {{WORDS}}</p>{{/ADJUSTED}}</div>
</div>
<div class="mc-grid2">
<div>
<section class="mc-card" aria-labelledby="h-viec">
<h2 class="govuk-heading-m" id="h-viec">Việc có thể làm bây giờ</h2>
{{#TURN}}<p class="govuk-body" id="den-luot"><strong>{{WORDS}}.</strong>
	{{#MAY}} Ông/bà có thể <a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/tre-han">giải trình, dự thảo thư xin lỗi</a>.{{/MAY}}</p>{{/TURN}}
{{#SHUT}}<div class="mc-shut" id="chan-{{MOVE}}"><p><strong>{{LABEL}}</strong> <span class="govuk-tag govuk-tag--grey">Chưa làm được</span></p><p>{{WHY}}</p>
	{{#FIRST}}<p>{{WORDS}}.</p>{{/FIRST}}{{#LINK}}<p><a class="govuk-link" href="{{HREF}}">{{LABEL}}</a></p>{{/LINK}}</div>
{{/SHUT}}
{{#ACTION}}{{>FORM}}{{/ACTION}}
{{#RARE}}<h3 class="govuk-heading-s mc-rare" id="h-viec-khac">Việc khác</h3>{{#ACTION}}{{>FORM}}{{/ACTION}}{{/RARE}}
</section>
{{#REQUESTS}}<section class="mc-card" aria-labelledby="h-phoi-hop">
<h2 class="govuk-heading-m" id="h-phoi-hop">Phối hợp, liên thông</h2>
<ol class="mc-log">
{{#REQUEST}}<li value="{{SEQ}}"><strong>{{UNIT}}</strong> – {{KIND}}: {{STATE}}{{#LATE}} <strong class="govuk-tag govuk-tag--red">Quá hạn trả lời</strong>
	{{/LATE}}<span class="sub">Gửi {{SENT_AT}}; hạn {{DUE_AT}}</span><span class="mc-pre">{{TEXT:pre_escape}}</span>{{#ANSWER}}
	<span class="sub mc-pre">Trả lời {{AT}}: {{KIND}} {{TEXT}}</span>{{/ANSWER}}{{#LATE_REASON}}
	<span class="sub mc-pre">Trễ {{DAYS}} ngày làm việc, lý do: {{TEXT}}</span>{{/LATE_REASON}}</li>
{{/REQUEST}}
</ol>
</section>{{/REQUESTS}}
{{#PAYMENTS}}<section class="mc-card" aria-labelledby="h-tien">
<h2 class="govuk-heading-m" id="h-tien">Phí, lệ phí, nghĩa vụ tài chính</h2>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Các khoản phải nộp</caption><thead><tr><th scope="col">Khoản</th>
	<th scope="col" class="n">Số tiền</th><th scope="col">Tình trạng</th><th scope="col" class="mc-only-wide">Chứng từ</th></tr></thead><tbody>
{{#PAYMENT}}<tr><th scope="row">{{KIND}}{{#NOTICE}}<span class="sub"><a class="govuk-link" href="{{HREF}}">Tệp thông báo</a></span>{{/NOTICE}}</th>
	<td class="n">{{AMOUNT}}</td><td>{{STATE}}<span class="sub mc-only-narrow">{{NUMBER}}</span></td><td class="mc-only-wide">{{NUMBER}}</td></tr>
{{/PAYMENT}}
</tbody></table></div>
</section>{{/PAYMENTS}}
<section class="mc-card" aria-labelledby="h-ngay">
<h2 class="govuk-heading-m" id="h-ngay">Thời gian ở từng nơi</h2>
{{#NO_SHARES}}<p class="govuk-body">Từ khi nhận hồ sơ chưa có giờ làm việc nào trôi qua.</p>{{/NO_SHARES}}
{{#SHARES}}<div class="mc-list"><table><caption class="govuk-visually-hidden">Thời gian làm việc theo người giữ</caption><thead><tr>
	<th scope="col">Người giữ</th><th scope="col" class="mc-only-wide">Đơn vị</th><th scope="col" class="n">Giờ làm việc</th>
	<th scope="col" class="mc-only-wide"><span class="govuk-visually-hidden">Biểu đồ</span></th><th scope="col" class="n">Phần</th></tr></thead><tbody>
{{#SHARE}}<tr><th scope="row">{{WHO}}<span class="sub mc-only-narrow">{{UNIT}}</span></th><td class="mc-only-wide">{{UNIT}}</td><td class="n">{{TIME}}</td>
	<td class="mc-only-wide"><svg class="mc-rate mc-rate--share" aria-hidden="true" focusable="false">
	<rect class="mc-rate__of" width="100%" height="14" rx="2"></rect><rect class="mc-rate__n" width="{{PERCENT}}%" height="14" rx="2"></rect></svg></td>
	<td class="n">{{PERCENT}}%</td></tr>
{{/SHARE}}
</tbody></table></div>
<p class="govuk-body mc-gap">Tổng thời gian làm việc đã qua: <strong>{{TIME}}</strong>.</p>{{/SHARES}}
</section>
<section class="mc-card" aria-labelledby="h-vi-sao">
<h2 class="govuk-heading-m" id="h-vi-sao">Ngày hẹn</h2>
<p class="govuk-body">Nhận lúc {{RECEIVED_AT}}; hẹn lần đầu {{FIRST_DUE}}.</p>
{{#MOVED}}<p class="govuk-body">{{WORDS}}</p>
{{/MOVED}}
{{>MONTHS}}
{{>DAYS}}
</section>
</div>
<div class="mc-side">
<section class="mc-card" aria-labelledby="h-nguoi"><h2 class="govuk-heading-s" id="h-nguoi">Người nộp</h2><dl class="govuk-summary-list">
	<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Họ tên</dt><dd class="govuk-summary-list__value">{{NAME}}</dd></div>
	<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Số giấy tờ</dt><dd class="govuk-summary-list__value mc-num">
	{{ID_NUMBER}}</dd></div><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Ngày sinh</dt><dd class="govuk-summary-list__value">
	{{BIRTH}}</dd></div><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Điện thoại</dt><dd class="govuk-summary-list__value">
	{{#PHONE_LINE}}<a class="govuk-link" href="tel:{{PHONE}}">{{PHONE}}</a>{{/PHONE_LINE}}{{#NO_PHONE}}Không có{{/NO_PHONE}}</dd></div>
	<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Địa chỉ</dt><dd class="govuk-summary-list__value">{{ADDRESS}}</dd></div>
	{{#OWNER_LINE}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Chủ hồ sơ</dt><dd class="govuk-summary-list__value">
	{{OWNER}}</dd></div>{{/OWNER_LINE}}</dl></section>
<section class="mc-card" aria-labelledby="h-giay"><h2 class="govuk-heading-s" id="h-giay">Giấy tờ đã nhận</h2>{{#NO_PAPERS}}
	<p class="govuk-body">Không giữ giấy tờ nào.</p>{{/NO_PAPERS}}{{#PAPERS}}<ul class="mc-files">
{{#PAPER}}<li><span>{{NAME}}</span><span class="mc-nowrap">{{WORDS}}</span></li>
{{/PAPER}}
</ul>{{/PAPERS}}{{#SHOWN}}<h3 class="govuk-heading-s">Giấy tờ đã xuất trình, đã trả lại</h3><ul class="mc-files">
{{#PAPER}}<li><span>{{NAME}}</span></li>
{{/PAPER}}
</ul>{{/SHOWN}}</section>
{{>FILES}}
{{>PRINTS}}
</div>
</div>
<section class="mc-card" aria-labelledby="h-nhat-ky"><h2 class="govuk-heading-s" id="h-nhat-ky">Nhật ký</h2><ol class="mc-log" reversed>
{{#EVENT}}<li><span class="mc-when">{{AT}}</span><strong>{{MOVE}}</strong> – {{ACTOR}}, {{UNIT}}{{#FACTS}}<span class="mc-told">{{TEXT}}</span>{{/FACTS}}
	{{#FACT}}<span class="mc-told mc-pre">{{TEXT:pre_escape}}</span>{{/FACT}}{{#NOTE_LINE}}<span class="sub mc-pre">{{NOTE:pre_escape}}</span>
	{{/NOTE_LINE}}</li>
{{/EVENT}}
</ol></section>
</main>
