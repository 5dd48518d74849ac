{{! One report upward: PROBLEMS; ID, PERIOD_WORDS, VERSION_WORDS, AUTHORITY, SUPERIOR, WHO, UNIT, AT
  REASON_LINE (section) REASON; REPLACED (section)
  COUNT, WITH, WITHOUT, EXPLAINED; DIGEST, FILE_SIZE, one of MATCHES, DIFFERS (sections)
  one of RECEIPT (section) WHO, UNIT, AT, NOTE_LINE (section) NOTE; WAITING (section);
  FORM (section) ID, CSRF, FIELD (include, repeated)
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Báo cáo hồ sơ trễ hẹn, {{PERIOD_WORDS}}</h1>
{{#REPLACED}}<p class="govuk-body"><strong>Kỳ này đã được báo cáo lại; đây là bản gửi trước.</strong></p>{{/REPLACED}}
<section class="mc-card" aria-labelledby="h-noi-dung"><h2 class="govuk-heading-m" id="h-noi-dung">Nội dung</h2>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Đơn vị báo cáo</dt><dd class="govuk-summary-list__value">{{AUTHORITY}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Cơ quan nhận</dt><dd class="govuk-summary-list__value">{{SUPERIOR}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Lần báo cáo</dt><dd class="govuk-summary-list__value">{{VERSION_WORDS}}</dd></div>
{{#REASON_LINE}}<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Lý do báo cáo lại</dt><dd class="govuk-summary-list__value mc-pre">
	{{REASON}}</dd></div>{{/REASON_LINE}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Người gửi</dt><dd class="govuk-summary-list__value">{{WHO}}, {{UNIT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Gửi lúc</dt><dd class="govuk-summary-list__value">{{AT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Hồ sơ trễ hẹn</dt><dd class="govuk-summary-list__value">{{COUNT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Đã có thư xin lỗi đóng dấu</dt><dd class="govuk-summary-list__value">
	{{WITH}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Chưa có thư xin lỗi đóng dấu</dt><dd class="govuk-summary-list__value">
	{{WITHOUT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Giải trình đã hoàn thành</dt><dd class="govuk-summary-list__value">
	{{EXPLAINED}}</dd></div>
</dl></section>
<section class="mc-card" aria-labelledby="h-tep"><h2 class="govuk-heading-m" id="h-tep">Tệp đã gửi</h2>
<p class="govuk-body"><a class="govuk-link" href="/can-bo/bao-cao/{{ID}}/tre-han.csv">Tải danh sách (CSV, {{FILE_SIZE}})</a></p>
<p class="govuk-body">Mã SHA-256: <span class="mc-code mc-digest">{{DIGEST}}</span></p>
{{#MATCHES}}<p class="govuk-body"><strong class="govuk-tag govuk-tag--green">Khớp</strong> Tệp đang lưu đúng là tệp đã gửi.</p>{{/MATCHES}}
{{#DIFFERS}}<p class="govuk-body"><strong class="govuk-tag govuk-tag--red">Không khớp</strong> Tệp đang lưu khác tệp đã gửi. Đề nghị báo ngay cho quản trị hệ
	 thống.</p>{{/DIFFERS}}
</section>
<section class="mc-card" aria-labelledby="h-nhan"><h2 class="govuk-heading-m" id="h-nhan">Xác nhận của cấp trên</h2>
{{#RECEIPT}}<p class="govuk-body">{{WHO}}, {{UNIT}} đã xác nhận nhận báo cáo lúc {{AT}}.</p>{{#NOTE_LINE}}<p class="govuk-body mc-pre">{{NOTE}}</p>
	{{/NOTE_LINE}}{{/RECEIPT}}
{{#WAITING}}<p class="govuk-body">Chờ cơ quan cấp trên xác nhận.</p>{{/WAITING}}
{{#FORM}}<form action="/can-bo/bao-cao/{{ID}}/xac-nhan" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{>FIELD}}
<button class="govuk-button" type="submit">Xác nhận đã nhận báo cáo</button>
</form>{{/FORM}}
</section>
<p class="govuk-body"><a class="govuk-link" href="/can-bo/bao-cao">Các báo cáo</a></p>
</main>
