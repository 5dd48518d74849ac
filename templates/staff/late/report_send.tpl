{{! Sends a report upward: PROBLEMS; CODE, PERIOD_WORDS; COUNT, WITH, WITHOUT, EXPLAINED; DIGEST, CSRF, FORM_KEY
  AGAIN (section) COUNT, FIELD (include, repeated)
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Gửi báo cáo hồ sơ trễ hẹn, {{PERIOD_WORDS}}</h1>
<p class="govuk-body">Báo cáo gửi cơ quan cấp trên gồm các số liệu dưới đây và đúng tệp danh sách có mã ghi ở dưới. Báo cáo đã gửi không sửa, không rút được;
	 khi cần thì báo cáo lại kèm lý do.</p>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Hồ sơ trễ hẹn</dt><dd class="govuk-summary-list__value">{{COUNT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Đã có thư xin lỗi đóng dấu</dt><dd class="govuk-summary-list__value">
	{{WITH}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Chưa có thư xin lỗi đóng dấu</dt><dd class="govuk-summary-list__value">
	{{WITHOUT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Giải trình đã hoàn thành</dt><dd class="govuk-summary-list__value">
	{{EXPLAINED}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Mã SHA-256 của tệp</dt><dd class="govuk-summary-list__value mc-code mc-digest">
	{{DIGEST}}</dd></div>
</dl>
<p class="govuk-body"><a class="govuk-link" href="/can-bo/so/tre-han/{{CODE}}">Xem danh sách</a> · <a class="govuk-link"
	 href="/can-bo/so/tre-han/{{CODE}}.csv">Tải tệp CSV</a></p>
<form action="/can-bo/gui-bao-cao/{{CODE}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<input type="hidden" name="ma_tep" value="{{DIGEST}}">
{{#AGAIN}}<p class="govuk-body">Kỳ này đã báo cáo {{COUNT}} lần; bản mới không thay các bản đã gửi.</p>{{>FIELD}}{{/AGAIN}}
<button class="govuk-button" type="submit">Gửi báo cáo cấp trên</button>
</form>
</main>
