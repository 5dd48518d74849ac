{{! How each public figure is counted: CELL (section, repeated) CODE, NAME, TEXT; MIN: fewer are merged }}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Cách tính các số liệu công khai</h1>
<p class="govuk-body">Mọi số trên <a class="govuk-link" href="/cong-khai">bảng kết quả giải quyết hồ sơ</a> là tổng của các sự việc trong từng ngày, lấy từ sổ
	 ghi không sửa được của từng hồ sơ. Ngày, tháng theo giờ Việt Nam; tháng là tháng dương lịch.</p>
<h2 class="govuk-heading-m" id="ty_le_dung_hen">Tỷ lệ đúng hẹn</h2>
<p class="govuk-body">Tử số: hồ sơ có kết quả trước hạn và đúng hạn. Mẫu số: mọi hồ sơ có kết quả trong tháng. So theo ngày với ngày hẹn trả theo quy định: thời
	 gian chờ người nộp bổ sung, nộp tiền không tính vào thời hạn; đã xin lỗi, đã hẹn lại hay đã điều chỉnh dữ liệu không làm hồ sơ hết trễ. Làm tròn đến
	 một phần mười phần trăm; không làm tròn lên 100% hay xuống 0%.</p>
<h2 class="govuk-heading-m">Từng số</h2>
<dl class="govuk-summary-list">
{{#CELL}}<div class="govuk-summary-list__row" id="{{CODE}}"><dt class="govuk-summary-list__key">{{NAME}}</dt><dd class="govuk-summary-list__value">
	{{TEXT}}</dd></div>
{{/CELL}}
</dl>
<h2 class="govuk-heading-m" id="don-vi">Của đơn vị nào</h2>
<p class="govuk-body">Hồ sơ thuộc đơn vị chủ trì lúc tiếp nhận. Khi đơn vị sáp nhập hay kết thúc, số liệu cũ vẫn đứng ở đơn vị cũ.</p>
<h2 class="govuk-heading-m" id="gop">Gộp để không ai bị nhận ra</h2>
<p class="govuk-body">Một thủ tục chỉ được nêu tên khi trong tháng, tại một Ủy ban nhân dân, có ít nhất {{MIN}} hồ sơ tiếp nhận hoặc kết thúc, và số hồ sơ trễ
	 của nó là 0 hoặc ít nhất {{MIN}}: danh sách trễ hẹn nêu mã hồ sơ, không để ai suy ra thủ tục từ đó. Các thủ tục còn lại gộp vào “Thủ tục khác”. Lĩnh
	 vực chỉ có vài thủ tục gộp vào “Lĩnh vực khác”.</p>
<h2 class="govuk-heading-m" id="bo-sung">Khi biết thêm về một ngày đã công bố</h2>
<p class="govuk-body">Ngày đã qua không bị sửa. Điều biết thêm về ngày đó (ghi bổ sung, sửa lỗi) là một dòng mới, có thời điểm ghi, cộng thêm vào dòng cũ.</p>
<p class="govuk-body"><a class="govuk-link" href="/cong-khai">Bảng kết quả</a> · <a class="govuk-link" href="/cong-khai/tre-han">Hồ sơ trễ hẹn</a> · <a
	 class="govuk-link" href="/du-lieu/">Dữ liệu mở</a></p>
</main>
</div>
