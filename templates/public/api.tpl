{{! The JSON interface, documented by the names that it answers.
  STATUS_NAME, LIST_NAME, PROCEDURE_NAME, FIGURES_NAME, ERROR_NAME (sections, repeated) NAME, TEXT }}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Dữ liệu mở: cho phần mềm khác</h1>
<p class="govuk-body">Phần mềm của cơ quan, tổ chức khác đọc được thông tin công khai dưới đây bằng lệnh GET, không cần đăng ký. Kết quả là JSON, mã hóa UTF-8.
	 Thời điểm ghi theo ISO 8601, giờ Việt Nam (+07:00). Trường không có thông tin mang giá trị <code>null</code>. Tải về cả tệp: <a class="govuk-link"
	 href="/du-lieu/">dữ liệu mở</a>.</p>
<h2 class="govuk-heading-m" id="ho-so">Tình trạng một hồ sơ</h2>
<p class="govuk-body"><code class="mc-path">GET /api/v1/ho-so/H17.81-261123-0042</code></p>
<p class="govuk-body">Trả về đúng những gì trang tra cứu cho xem khi chỉ có mã hồ sơ: không có tên, đơn vị giải quyết, thủ tục hay giấy tờ.</p>
<table class="govuk-table mc-stack">
<caption class="govuk-visually-hidden">Các trường của tình trạng hồ sơ</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Trường</th>
	<th class="govuk-table__header" scope="col">Ý nghĩa</th></tr></thead>
<tbody class="govuk-table__body">
{{#STATUS_NAME}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>{{NAME}}</code></th><td class="govuk-table__cell">
	{{TEXT}}</td></tr>
{{/STATUS_NAME}}</tbody>
</table>
<h2 class="govuk-heading-m" id="thu-tuc">Thủ tục hành chính</h2>
<p class="govuk-body"><code class="mc-path">GET /api/v1/thu-tuc?tim=khai+sinh&amp;linh-vuc=ho-tich&amp;limit=50&amp;sau=1.001193</code></p>
<p class="govuk-body">Tìm như trang thủ tục: không cần dấu, không theo thứ tự chữ. <code>limit</code> là số thủ tục của một lần trả lời, từ 1 đến 500, không ghi
	 thì 20. Để lấy phần tiếp theo, gửi lại với <code>sau</code> bằng giá trị <code>sau</code> vừa nhận. Không ghi <code>tim</code> thì các thủ tục xếp theo
	 mã. Mọi tham số đều có thể bỏ trống.</p>
<table class="govuk-table mc-stack">
<caption class="govuk-visually-hidden">Các trường của danh sách thủ tục</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Trường</th>
	<th class="govuk-table__header" scope="col">Ý nghĩa</th></tr></thead>
<tbody class="govuk-table__body">
{{#LIST_NAME}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>{{NAME}}</code></th><td class="govuk-table__cell">
	{{TEXT}}</td></tr>
{{/LIST_NAME}}</tbody>
</table>
<p class="govuk-body"><code class="mc-path">GET /api/v1/thu-tuc/1.001193</code></p>
<p class="govuk-body">Toàn văn một thủ tục.</p>
<table class="govuk-table mc-stack">
<caption class="govuk-visually-hidden">Các trường của một thủ tục</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Trường</th>
	<th class="govuk-table__header" scope="col">Ý nghĩa</th></tr></thead>
<tbody class="govuk-table__body">
{{#PROCEDURE_NAME}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>{{NAME}}</code></th><td class="govuk-table__cell">
	{{TEXT}}</td></tr>
{{/PROCEDURE_NAME}}</tbody>
</table>
<h2 class="govuk-heading-m" id="thong-ke">Kết quả giải quyết hồ sơ</h2>
<p class="govuk-body"><code class="mc-path">GET /api/v1/thong-ke?thang=2026-11&amp;don-vi=W-HV&amp;linh-vuc=ho-tich&amp;kenh=truc_tuyen</code></p>
<p class="govuk-body">Đúng những số của <a class="govuk-link" href="/cong-khai">bảng kết quả</a>, cùng <a class="govuk-link"
	 href="/cong-khai/dinh-nghia">cách tính</a>. Mọi tham số đều có thể bỏ trống.</p>
<table class="govuk-table mc-stack">
<caption class="govuk-visually-hidden">Các trường của kết quả giải quyết hồ sơ</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Trường</th>
	<th class="govuk-table__header" scope="col">Ý nghĩa</th></tr></thead>
<tbody class="govuk-table__body">
{{#FIGURES_NAME}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>{{NAME}}</code></th><td class="govuk-table__cell">
	{{TEXT}}</td></tr>
{{/FIGURES_NAME}}</tbody>
</table>
<h2 class="govuk-heading-m" id="loi">Khi có lỗi</h2>
<p class="govuk-body">Mã trả lời HTTP là 404 khi không có, 405 khi không phải lệnh GET, 422 khi mã hoặc tham số sai, 503 khi hệ thống bận; nội dung là
	 <code>{"loi":"…"}</code>. Địa chỉ không có dưới <code class="mc-path">/api/v1/</code> cũng trả lời như vậy.</p>
<table class="govuk-table mc-stack">
<caption class="govuk-visually-hidden">Trường của một lỗi</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Trường</th>
	<th class="govuk-table__header" scope="col">Ý nghĩa</th></tr></thead>
<tbody class="govuk-table__body">
{{#ERROR_NAME}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>{{NAME}}</code></th><td class="govuk-table__cell">
	{{TEXT}}</td></tr>
{{/ERROR_NAME}}</tbody>
</table>
</main>
</div>
