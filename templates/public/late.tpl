{{! Late dossiers, public: UPDATED; PROBLEM (section) WORDS: the address makes no sense
  UNIT_CHOICE, CAUSE_CHOICE, MONTH (sections, repeated) VALUE, LABEL, SELECTED (section); NEWEST, FILTERED (sections)
  SUMS (section) TOTAL, OPEN; STATE (section, repeated) NAME, COUNT: of the letter
  UNITS (section) TOTAL: of a full bar; UNIT_ROW (section, repeated) HREF, NAME, COUNT, WITHOUT, W (per cent)
  EMPTY; LIST (section) WORDS, UNIT_COLUMN, LETTER_COLUMN (sections); GROUP (section, repeated) CAUSE, LETTER, COLUMNS; ROW (section,
  repeated) CODE, FIELD, OF (section) UNIT, DUE_DAY, DAYS, one of OPEN, DONE (sections), SAID (section) LETTER;
  ADJUSTED (section) WORDS: beside the official days late, which stay
  PAGES (section) PAGE, PAGE_LAST, PREV and NEXT (sections) HREF; HREF: of the CSV
}}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Hồ sơ trễ hẹn</h1>
<p class="govuk-body">Danh sách mọi hồ sơ đã quá ngày hẹn, tính theo ngày hẹn theo quy định; hẹn lại và điều chỉnh dữ liệu không làm hồ sơ hết trễ. Không nêu
	 tên người nộp và tên thủ tục, chỉ nêu lĩnh vực có nhiều thủ tục. Cập nhật lúc {{UPDATED}}.</p>
<form class="mc-filter mc-filter--late" action="/cong-khai/tre-han" method="get" aria-label="Lọc danh sách">
<div class="govuk-form-group"><label class="govuk-label" for="don-vi">Cơ quan, đơn vị</label><select class="govuk-select" id="don-vi" name="don-vi">
	<option value="">Tất cả</option>{{#UNIT_CHOICE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
	{{/UNIT_CHOICE}}</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="nguyen-nhan">Nguyên nhân</label><select class="govuk-select" id="nguyen-nhan" name="nguyen-nhan">
	<option value="">Tất cả</option>{{#CAUSE_CHOICE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
	{{/CAUSE_CHOICE}}</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="thang">Tháng đến hạn</label><select class="govuk-select" id="thang" name="thang">
	<option value="">Tất cả</option>{{#MONTH}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/MONTH}}</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="thu-tu">Xếp theo</label><select class="govuk-select" id="thu-tu" name="thu-tu">
	<option value="">Trễ lâu nhất trước</option><option value="moi-nhat"{{#NEWEST}} selected{{/NEWEST}}>Mới đến hạn trước</option></select></div>
<p class="mc-filter__do"><button class="govuk-button" type="submit">Lọc</button>{{#FILTERED}} <a class="govuk-link" href="/cong-khai/tre-han">Bỏ lọc</a>
	{{/FILTERED}}</p>
</form>
{{#PROBLEM}}<h2 class="govuk-heading-m">Không có gì ở địa chỉ này</h2>
<p class="govuk-body">{{WORDS}} Địa chỉ có thể đã gõ nhầm. Ông/bà chọn lại ở trên, hoặc <a class="govuk-link"
	 href="/cong-khai/tre-han">xem mọi hồ sơ trễ hẹn</a>.</p>{{/PROBLEM}}
{{#EMPTY}}<p class="govuk-body">Không có hồ sơ trễ hẹn{{#FILTERED}} nào khớp với điều đã chọn{{/FILTERED}}.</p>{{/EMPTY}}
{{#SUMS}}<section aria-labelledby="h-so">
<h2 class="govuk-heading-m" id="h-so">{{TOTAL}} hồ sơ trễ hẹn, {{OPEN}} chưa có kết quả</h2>
<dl class="mc-sums"><dt>Thư xin lỗi:</dt>{{#STATE}}<dd>{{NAME}}: <strong>{{COUNT}}</strong></dd>{{/STATE}}</dl>
</section>{{/SUMS}}
{{#UNITS}}<table class="govuk-table mc-bars">
<caption class="govuk-table__caption govuk-table__caption--s">Theo đơn vị, nhiều nhất đứng trước</caption>
<thead><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">Đơn vị</th>
	<th class="govuk-table__header govuk-table__header--numeric" scope="col">Hồ sơ trễ</th>
	<th class="govuk-table__header govuk-table__header--numeric" scope="col">Chưa có thư đóng dấu</th></tr></thead>
<tbody>
{{#UNIT_ROW}}<tr><th scope="row"><a class="govuk-link" href="{{HREF}}">{{NAME}}</a><svg class="mc-rate" aria-hidden="true" focusable="false">
	<rect class="mc-rate__of" width="100%" height="10" rx="2"></rect><rect class="mc-rate__n" width="{{W}}%" height="10" rx="2"></rect></svg></th><td>
	{{COUNT}}</td><td>{{WITHOUT}}</td></tr>
{{/UNIT_ROW}}
</tbody>
</table>
<p class="govuk-body-s">Thanh đầy là {{TOTAL}} hồ sơ, số của dòng đầu; các thanh cùng một thước. Đây là số hồ sơ, không phải tỷ lệ trên số hồ sơ đã nhận.</p>
	{{/UNITS}}
{{#LIST}}
<div class="mc-scroll" tabindex="0" role="region" aria-label="Bảng hồ sơ trễ hẹn">
<table class="govuk-table mc-stack mc-late">
<caption class="govuk-table__caption govuk-table__caption--s">Từng hồ sơ, {{WORDS}}</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Hồ sơ</th>{{#UNIT_COLUMN}}
	<th class="govuk-table__header" scope="col">Đơn vị chủ trì</th>{{/UNIT_COLUMN}}<th class="govuk-table__header" scope="col">Ngày hẹn</th>
	<th class="govuk-table__header" scope="col">Trễ</th>{{#LETTER_COLUMN}}<th class="govuk-table__header" scope="col">Số thư, hẹn lại</th>
	{{/LETTER_COLUMN}}</tr></thead>
{{#GROUP}}<tbody class="govuk-table__body">
<tr class="mc-group"><th class="govuk-table__header" colspan="{{COLUMNS}}" scope="rowgroup">Nguyên nhân: {{CAUSE}}. Thư xin lỗi: {{LETTER}}.</th></tr>
{{#ROW}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><a class="govuk-link mc-code" href="/tra-cuu/{{CODE}}">
	{{CODE}}</a> <span class="mc-late__field">{{FIELD}}</span></th>{{#OF}}<td class="govuk-table__cell">{{UNIT}}</td>{{/OF}}
	<td class="govuk-table__cell" data-label="Hẹn">{{DUE_DAY}}</td><td class="govuk-table__cell" data-label="Trễ">{{DAYS}}
	{{#OPEN}}, chưa có kết quả{{/OPEN}}{{#DONE}}, đã có kết quả{{/DONE}}{{#ADJUSTED}}<br>
	<strong class="govuk-tag govuk-tag--blue">Đã điều chỉnh</strong> {{WORDS}}{{/ADJUSTED}}</td>{{#SAID}}<td class="govuk-table__cell" data-label="Thư">
	{{LETTER}}</td>{{/SAID}}</tr>
{{/ROW}}
</tbody>{{/GROUP}}
</table>
</div>
{{/LIST}}
{{#PAGES}}
<nav class="mc-pages" aria-label="Trang danh sách">
{{#PREV}}<a class="govuk-link" href="{{HREF}}" rel="prev">Trang trước</a>{{/PREV}}
<p>Trang {{PAGE}} trên {{PAGE_LAST}}</p>
{{#NEXT}}<a class="govuk-link" href="{{HREF}}" rel="next">Trang sau</a>{{/NEXT}}
</nav>
{{/PAGES}}
{{#SUMS}}<p class="govuk-body"><a class="govuk-link" href="{{HREF}}">Tải danh sách này, mọi trang (CSV)</a></p>{{/SUMS}}
<p class="govuk-body"><a class="govuk-link" href="/cong-khai">Kết quả giải quyết hồ sơ theo tháng, tỷ lệ đúng hẹn</a></p>
<p class="govuk-body"><a class="govuk-link" href="/cong-khai/doi-chieu">Hồ sơ trên giấy và trên phần mềm có trùng nhau không</a></p>
</main>
</div>
