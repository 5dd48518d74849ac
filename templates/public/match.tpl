{{! Paper against software, by unit: UPDATED; EMPTY; LIST (section), ROW (section, repeated)
  UNIT, COUNT, DAY, OPENED, CLOSED, OPEN, LATE }}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Đối chiếu hồ sơ giấy</h1>
<p class="govuk-body">Mỗi đơn vị định kỳ quét mã mọi hồ sơ trên kệ và so với hệ thống. Một sai lệch là một hồ sơ mà hồ sơ giấy trên kệ và hồ sơ trên hệ thống
	 không khớp, hoặc người nộp báo chưa nhận được kết quả; mỗi sai lệch có đơn vị chịu trách nhiệm và thời hạn tính bằng ngày làm việc. Quá hạn: chưa xử lý
	 khi đã qua ngày hạn. Không nêu mã hồ sơ và tên người. Tính đến {{UPDATED}}.</p>
{{#EMPTY}}<p class="govuk-body">Chưa có cuộc kiểm kê hay sai lệch nào.</p>{{/EMPTY}}
{{#LIST}}
<div class="mc-scroll" tabindex="0" role="region" aria-label="Bảng đối chiếu hồ sơ giấy">
<table class="govuk-table mc-stack">
<caption class="govuk-visually-hidden">Kiểm kê và sai lệch theo đơn vị</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Đơn vị</th><th class="govuk-table__header" scope="col">Cuộc kiểm kê</th>
	<th class="govuk-table__header" scope="col">Gần nhất</th><th class="govuk-table__header" scope="col">Sai lệch đã mở</th>
	<th class="govuk-table__header" scope="col">Đã xử lý</th><th class="govuk-table__header" scope="col">Đang xử lý</th>
	<th class="govuk-table__header" scope="col">Trong đó quá hạn</th></tr></thead>
<tbody class="govuk-table__body">
{{#ROW}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">{{UNIT}}</th><td class="govuk-table__cell" data-label="Cuộc kiểm kê">
	{{COUNT}}</td><td class="govuk-table__cell" data-label="Gần nhất">{{DAY}}</td><td class="govuk-table__cell" data-label="Sai lệch đã mở">{{OPENED}}</td>
	<td class="govuk-table__cell" data-label="Đã xử lý">{{CLOSED}}</td><td class="govuk-table__cell" data-label="Đang xử lý">{{OPEN}}</td>
	<td class="govuk-table__cell" data-label="Trong đó quá hạn">{{LATE}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
{{/LIST}}
<p class="govuk-body"><a class="govuk-link" href="/cong-khai/doi-chieu.csv">Tải bảng này (CSV)</a> · <a class="govuk-link"
	 href="/phan-anh">Tôi chưa nhận được kết quả</a></p>
</main>
</div>
