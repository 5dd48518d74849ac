{{! The JSON interface, documented. SITE  the address of this site. }}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Dữ liệu cho phần mềm khác</h1>
<p class="govuk-body">Phần mềm của cơ quan, tổ chức khác đọc được thông tin công khai dưới đây bằng lệnh GET, không cần đăng ký. Kết quả là JSON, mã hóa UTF-8. Thời điểm ghi theo ISO 8601, giờ Việt Nam (+07:00). Trường không có thông tin mang giá trị <code>null</code>.</p>
<h2 class="govuk-heading-m" id="ho-so">Tình trạng một hồ sơ</h2>
<p class="govuk-body"><code class="mc-path">GET /api/v1/ho-so/H17.81-261123-0042</code></p>
<p class="govuk-body">Trả về đúng những gì trang tra cứu cho xem khi chỉ có mã hồ sơ: không có tên, đơn vị giải quyết, thủ tục hay giấy tờ.</p>
<table class="govuk-table mc-stack">
<caption class="govuk-visually-hidden">Các trường của tình trạng hồ sơ</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Trường</th><th class="govuk-table__header" scope="col">Ý nghĩa</th></tr></thead>
<tbody class="govuk-table__body">
<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>ma</code></th><td class="govuk-table__cell">Mã hồ sơ</td></tr>
<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>trang_thai</code></th><td class="govuk-table__cell">Tình trạng, một câu tiếng Việt</td></tr>
<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>buoc_xong</code>, <code>tong_so_buoc</code></th><td class="govuk-table__cell">Số bước đã xong trên tổng số bước</td></tr>
<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>hen_tra</code></th><td class="govuk-table__cell">Thời điểm hẹn trả kết quả</td></tr>
<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>tam_tinh</code></th><td class="govuk-table__cell">Ngày hẹn là tạm tính, vì lịch nghỉ của năm chưa công bố</td></tr>
<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>tre_han</code></th><td class="govuk-table__cell">Đã quá ngày hẹn hay không, tính theo ngày</td></tr>
<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>noi_tiep_nhan</code></th><td class="govuk-table__cell">Nơi tiếp nhận hồ sơ, để hỏi thêm</td></tr>
<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><code>cap_nhat</code></th><td class="govuk-table__cell">Thời điểm thay đổi gần nhất</td></tr>
</tbody>
</table>
<h2 class="govuk-heading-m" id="thu-tuc">Thủ tục hành chính</h2>
<p class="govuk-body"><code class="mc-path">GET /api/v1/thu-tuc?tim=khai+sinh&amp;linh-vuc=ho-tich&amp;trang=1</code></p>
<p class="govuk-body">Tìm không cần dấu, 20 thủ tục mỗi trang. Cả ba tham số đều có thể bỏ trống.</p>
<p class="govuk-body"><code class="mc-path">GET /api/v1/thu-tuc/1.001193</code></p>
<p class="govuk-body">Toàn văn một thủ tục: cách nộp, thời hạn, phí và lệ phí, giấy tờ, trình tự, kết quả, căn cứ pháp lý, ngày hiệu lực.</p>
<h2 class="govuk-heading-m" id="loi">Khi có lỗi</h2>
<p class="govuk-body">Mã trả lời HTTP là 404 khi không có, 422 khi mã sai dạng, 429 khi hỏi quá nhanh, 503 khi hệ thống bận; nội dung là <code>{"error":"…"}</code> với một câu tiếng Việt.</p>
</main>
</div>
