{{! The open data: EMPTY; LIST (section) ROW (section, repeated) NAME, HREF, SIZE, AT, UPDATED }}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Dữ liệu mở</h1>
<p class="govuk-body">Các tệp dưới đây ai cũng tải được, không cần đăng ký. Từ đó tính lại được mọi số của <a class="govuk-link"
	 href="/cong-khai">bảng kết quả giải quyết hồ sơ</a>; không tệp nào nêu tên người. CSV mã hóa UTF-8, dòng đầu là tên trường; JSON cùng nội dung. Ý nghĩa
	 từng trường, giấy phép sử dụng, thời điểm của số liệu và SHA-256 của từng tệp ở <a class="govuk-link"
	 href="/du-lieu/tu-dien.json">từ điển dữ liệu</a>.</p>
<p class="govuk-body">Được tự do sử dụng, kết hợp, chia sẻ lại, kể cả cho mục đích thương mại (Nghị định 47/2020/NĐ-CP); khi dùng xin ghi nguồn và thời điểm của
	 số liệu. Tên tệp và tên trường không đổi trong phiên bản 1. <a class="govuk-link" href="/du-lieu/moi.atom">Theo dõi tệp mới (Atom)</a> · <a
	 class="govuk-link" href="/api">Cho phần mềm khác (API)</a> · <a class="govuk-link" href="/cong-khai/dinh-nghia">Cách tính</a></p>
{{#EMPTY}}<p class="govuk-body">Các tệp đang được tạo lần đầu. Ông/bà mở lại trang sau vài phút.</p>{{/EMPTY}}
{{#LIST}}<table class="govuk-table mc-stack">
<caption class="govuk-table__caption govuk-table__caption--m">Các tệp</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Tệp</th><th class="govuk-table__header" scope="col">Cỡ</th>
	<th class="govuk-table__header" scope="col">Viết lúc</th></tr></thead>
<tbody class="govuk-table__body">
{{#ROW}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><a class="govuk-link" href="{{HREF}}">{{NAME}}</a></th>
	<td class="govuk-table__cell" data-label="Cỡ">{{SIZE}}</td><td class="govuk-table__cell" data-label="Viết lúc">{{AT}}</td></tr>
{{/ROW}}
</tbody>
</table>{{/LIST}}
</main>
</div>
