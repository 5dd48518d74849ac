{{! The board of a month.
  NOT_COUNTED; EMPTY; AS_OF (section) UPDATED, BEHIND (section) TIME; PROBLEM (section) WORDS
  FORM (section) MONTH, UNIT_CHOICE, FIELD_CHOICE, CHANNEL_CHOICE (sections, repeated) VALUE, LABEL, SELECTED; FILTERED
  FIGURES (section) SCOPE, HEADLINE, MONTH, UNTIL, TARGET_BASIS (section) BASIS, RECEIVED, RESULTS, PERCENT, LATE, OPEN_LATE, CSV_HREF, JSON_HREF
   CHARTS (section) FINDING; RATES (section) ALLOWED (section) TARGET, Y; RESULTS (section); in both BAR (section, repeated) X, MIDDLE, W, Y, H, TOP,
COUNT, MONTH, OVER;
    MONTH_ROW (section, repeated) HREF, MONTH, RECEIVED, COUNT, LATE, PERCENT
   CELL (section, repeated) CODE, NAME, COUNT, SUM
   TABLE (section, repeated) CODE, CAPTION, COLUMN, STOCK_COLUMNS or MERGED; ROW (section, repeated) NAME, LINK (section) HREF or PLAIN, RECEIVED,
RESULTS,
    LATE, PERCENT, W, STOCK (section) OPEN, OPEN_LATE
   CAUSES (section) COUNT; CAUSE_ROW (section, repeated) NAME, TIME, PERCENT, W
   LETTERS (section) FELL, SIGNED, TOTAL, OWED, HREF
   OLDEST (section) HREF, NONE; OLD_ROW (section, repeated) CODE, FIELD, UNIT, DUE_DAY, DAYS, LETTER
}}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Kết quả giải quyết hồ sơ</h1>
{{#NOT_COUNTED}}<p class="govuk-body">Số liệu đang được tính lần đầu, chưa có gì để công bố. Ông/bà mở lại trang sau vài phút; <a class="govuk-link"
	 href="/cong-khai/tre-han">danh sách hồ sơ trễ hẹn</a> vẫn xem được.</p>{{/NOT_COUNTED}}
{{#EMPTY}}<p class="govuk-body">Chưa có hồ sơ nào được tiếp nhận nên chưa có số liệu.</p>{{/EMPTY}}
{{#FORM}}<form class="mc-filter mc-filter--late" action="/cong-khai" method="get" aria-label="Chọn số liệu">
<div class="govuk-form-group"><label class="govuk-label" for="thang">Tháng</label><select class="govuk-select" id="thang" name="thang">{{#MONTH}}
	<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/MONTH}}</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="don-vi">Cơ quan, đơn vị</label><select class="govuk-select" id="don-vi" name="don-vi">
	<option value="">Tất cả</option>{{#UNIT_CHOICE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
	{{/UNIT_CHOICE}}</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="linh-vuc">Lĩnh vực</label><select class="govuk-select" id="linh-vuc" name="linh-vuc">
	<option value="">Tất cả</option>{{#FIELD_CHOICE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
	{{/FIELD_CHOICE}}</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="kenh">Cách nộp</label><select class="govuk-select" id="kenh" name="kenh">
	<option value="">Tất cả</option>{{#CHANNEL_CHOICE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
	{{/CHANNEL_CHOICE}}</select></div>
<p class="mc-filter__do"><button class="govuk-button" type="submit">Xem</button>{{#FILTERED}} <a class="govuk-link" href="/cong-khai">Bỏ lọc</a>
	{{/FILTERED}}</p>
</form>{{/FORM}}
{{#PROBLEM}}<h2 class="govuk-heading-m">Không có gì ở địa chỉ này</h2>
<p class="govuk-body">{{WORDS}} Địa chỉ có thể đã gõ nhầm. Ông/bà chọn lại ở trên, hoặc <a class="govuk-link"
	 href="/cong-khai">xem tháng gần nhất của tất cả phường, xã</a>.</p>{{/PROBLEM}}
{{#FIGURES}}
<section aria-labelledby="h-chinh">
<h2 class="govuk-heading-m" id="h-chinh">{{SCOPE}}: {{HEADLINE}}</h2>
<dl class="mc-board">
<div><dt>hồ sơ tiếp nhận</dt><dd>{{RECEIVED}}</dd></div>
<div><dt>hồ sơ có kết quả</dt><dd>{{RESULTS}}</dd></div>
<div><dt>đúng hẹn hoặc sớm hơn, trên số có kết quả</dt><dd>{{PERCENT}}</dd></div>
<div class="mc-board__late"><dt>có kết quả trễ hẹn</dt><dd>{{LATE}}</dd></div>
<div class="mc-board__late"><dt>chưa xong, đang quá hạn ở cuối kỳ</dt><dd>{{OPEN_LATE}}</dd></div>
</dl>
<p class="govuk-body">{{MONTH}}, số liệu đến hết ngày {{UNTIL}}. {{#TARGET_BASIS}}{{BASIS}}. {{/TARGET_BASIS}}
	<a class="govuk-link" href="/cong-khai/dinh-nghia">Cách tính từng số</a>.</p>
</section>
{{#CHARTS}}
<section aria-labelledby="h-thang">
<h2 class="govuk-heading-m" id="h-thang">{{FINDING}}</h2>
{{#RATES}}<figure class="mc-bars-chart"><figcaption>Tỷ lệ hồ sơ có kết quả trễ hẹn mỗi tháng (%)</figcaption>
<svg height="165" role="img" aria-labelledby="t-tre d-tre" focusable="false"><title id="t-tre">Biểu đồ cột: tỷ lệ trễ hẹn mỗi tháng</title><desc id="d-tre">
	{{#ALLOWED}}Nét đứt là mức cho phép {{TARGET}}%. {{/ALLOWED}}Các số có trong bảng “Số liệu từng tháng” bên dưới.</desc>
{{#BAR}}<rect class="mc-bars-chart__bar{{#OVER}} mc-bars-chart__bar--over{{/OVER}}" x="{{X}}%" y="{{Y}}" width="{{W}}%" height="{{H}}"></rect>
	<text x="{{MIDDLE}}%" y="{{TOP}}" text-anchor="middle">{{COUNT}}</text><text x="{{MIDDLE}}%" y="158" text-anchor="middle">{{MONTH}}</text>
{{/BAR}}<line class="mc-bars-chart__ground" x1="0" x2="100%" y1="140.5" y2="140.5"></line>{{#ALLOWED}}
	<line class="mc-bars-chart__target" x1="0" x2="100%" y1="{{Y}}" y2="{{Y}}"></line>{{/ALLOWED}}</svg>
{{#ALLOWED}}<p class="mc-bars-chart__key"><span class="mc-bars-chart__over">Vượt mức cho phép</span> <span
	 class="mc-bars-chart__kept">Đạt</span> <span>Nét đứt: mức cho phép {{TARGET}}%</span></p>{{/ALLOWED}}</figure>{{/RATES}}
{{#RESULTS}}<figure class="mc-bars-chart"><figcaption>Số hồ sơ có kết quả mỗi tháng</figcaption>
<svg height="165" role="img" aria-labelledby="t-so d-so" focusable="false"><title id="t-so">Biểu đồ cột: số hồ sơ có kết quả mỗi tháng</title>
	<desc id="d-so">Các số có trong bảng “Số liệu từng tháng” bên dưới.</desc>
{{#BAR}}<rect class="mc-bars-chart__bar" x="{{X}}%" y="{{Y}}" width="{{W}}%" height="{{H}}"></rect><text x="{{MIDDLE}}%" y="{{TOP}}" text-anchor="middle">
	{{COUNT}}</text><text x="{{MIDDLE}}%" y="158" text-anchor="middle">{{MONTH}}</text>
{{/BAR}}<line class="mc-bars-chart__ground" x1="0" x2="100%" y1="140.5" y2="140.5"></line></svg></figure>{{/RESULTS}}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Số liệu từng tháng dạng bảng</span></summary>
	<div class="govuk-details__text">
<div class="mc-scroll" tabindex="0" role="region" aria-label="Bảng số liệu từng tháng"><table class="govuk-table mc-numbers">
<caption class="govuk-table__caption govuk-table__caption--s">Số liệu từng tháng</caption>
<thead><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">Tháng</th><th class="govuk-table__header" scope="col">Tiếp nhận</th>
	<th class="govuk-table__header" scope="col">Có kết quả</th><th class="govuk-table__header" scope="col">Trễ</th>
	<th class="govuk-table__header" scope="col">Tỷ lệ trễ</th></tr></thead>
<tbody>
{{#MONTH_ROW}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><a class="govuk-link" href="{{HREF}}">{{MONTH}}</a></th>
	<td class="govuk-table__cell">{{RECEIVED}}</td><td class="govuk-table__cell">{{COUNT}}</td><td class="govuk-table__cell">{{LATE}}</td>
	<td class="govuk-table__cell">{{PERCENT}}</td></tr>
{{/MONTH_ROW}}
</tbody></table></div></div></details>
</section>
{{/CHARTS}}
<table class="govuk-table mc-numbers">
<caption class="govuk-table__caption govuk-table__caption--m">Tiếp nhận và giải quyết, {{MONTH}}</caption>
<thead><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">Số liệu</th><th class="govuk-table__header" scope="col">Hồ sơ</th></tr></thead>
<tbody>
{{#CELL}}<tr class="govuk-table__row{{#SUM}} mc-numbers__sum{{/SUM}}"><th class="govuk-table__header" scope="row">
	<a class="govuk-link" href="/cong-khai/dinh-nghia#{{CODE}}">{{NAME}}</a></th><td class="govuk-table__cell">{{COUNT}}</td></tr>
{{/CELL}}
</tbody>
</table>
<p class="govuk-body-s">Kỳ trước chuyển sang + tiếp nhận = có kết quả + rút + dừng + đang giải quyết, ở mọi dòng.</p>
{{#TABLE}}
<table class="govuk-table mc-stack mc-numbers" id="{{CODE}}">
<caption class="govuk-table__caption govuk-table__caption--m">{{CAPTION}}</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">{{COLUMN}}</th><th class="govuk-table__header" scope="col">Tiếp nhận</th>
	<th class="govuk-table__header" scope="col">Có kết quả</th><th class="govuk-table__header" scope="col">Trễ</th>
	<th class="govuk-table__header" scope="col">Đúng hẹn</th>{{#STOCK_COLUMNS}}<th class="govuk-table__header" scope="col">Đang giải quyết</th>
	<th class="govuk-table__header" scope="col">Đang quá hạn</th>{{/STOCK_COLUMNS}}</tr></thead>
<tbody class="govuk-table__body">
{{#ROW}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">{{#LINK}}<a class="govuk-link" href="{{HREF}}">{{NAME}}</a>{{/LINK}}{{#PLAIN}}
	{{NAME}}{{/PLAIN}}<svg class="mc-rate" aria-hidden="true" focusable="false"><rect class="mc-rate__of" width="100%" height="10" rx="2"></rect>
	<rect class="mc-rate__n" width="{{W}}%" height="10" rx="2"></rect></svg></th><td class="govuk-table__cell" data-label="Tiếp nhận">{{RECEIVED}}</td>
	<td class="govuk-table__cell" data-label="Có kết quả">{{RESULTS}}</td><td class="govuk-table__cell" data-label="Trễ">{{LATE}}</td>
	<td class="govuk-table__cell" data-label="Đúng hẹn">{{PERCENT}}</td>{{#STOCK}}<td class="govuk-table__cell" data-label="Đang giải quyết">{{OPEN}}</td>
	<td class="govuk-table__cell" data-label="Đang quá hạn">{{OPEN_LATE}}</td>{{/STOCK}}</tr>
{{/ROW}}
</tbody>
</table>
<p class="govuk-body-s">Thanh là tỷ lệ đúng hẹn trên số có kết quả; đầy là 100%.{{#STOCK_COLUMNS}} Tỷ lệ thấp nhất đứng trên; dòng có ít hơn 5 kết quả đứng
	 sau.{{/STOCK_COLUMNS}}{{#MERGED}} Thủ tục có ít hồ sơ, hoặc có vài hồ sơ trễ, gộp vào “Thủ tục khác” để <a class="govuk-link"
	 href="/cong-khai/dinh-nghia#gop">không ai bị nhận ra</a>.{{/MERGED}}</p>
{{/TABLE}}
{{#CAUSES}}
<table class="govuk-table mc-numbers">
<caption class="govuk-table__caption govuk-table__caption--m">Vì sao trễ: thời gian ở đâu</caption>
<thead><tr class="govuk-table__row"><th class="govuk-table__header" scope="col">Ở đâu</th><th class="govuk-table__header" scope="col">Giờ làm việc</th>
	<th class="govuk-table__header" scope="col">Tỷ lệ</th></tr></thead>
<tbody>
{{#CAUSE_ROW}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">{{NAME}}<svg class="mc-rate" aria-hidden="true" focusable="false">
	<rect class="mc-rate__of" width="100%" height="10" rx="2"></rect><rect class="mc-rate__n" width="{{W}}%" height="10" rx="2"></rect></svg></th>
	<td class="govuk-table__cell">{{TIME}}</td><td class="govuk-table__cell">{{PERCENT}}</td></tr>
{{/CAUSE_ROW}}
</tbody>
</table>
<p class="govuk-body-s">Toàn bộ thời gian làm việc của {{COUNT}} hồ sơ kết thúc trễ trong tháng, từ lúc tiếp nhận đến lúc kết thúc; mỗi phút thuộc đúng một
	 nơi.</p>
{{/CAUSES}}
{{#LETTERS}}
<h2 class="govuk-heading-m">Thư xin lỗi</h2>
<p class="govuk-body">Trong kỳ, {{FELL}} hồ sơ bắt đầu trễ và {{SIGNED}} hồ sơ trễ có thư xin lỗi được ký. Từ đầu đến cuối kỳ có {{TOTAL}} hồ sơ từng trễ,
	 {{OWED}} hồ sơ còn nợ thư. <a class="govuk-link" href="{{HREF}}">Từng hồ sơ trễ hẹn, với thư của nó</a>.</p>
{{/LETTERS}}
{{#OLDEST}}
<h2 class="govuk-heading-m" id="lau-nhat">Trễ lâu nhất mà chưa xong, lúc này</h2>
{{#NONE}}<p class="govuk-body">Không có hồ sơ nào quá hạn mà chưa xong.</p>{{/NONE}}
<ol class="govuk-list mc-oldest">
{{#OLD_ROW}}<li><a class="govuk-link mc-code" href="/tra-cuu/{{CODE}}">
	{{CODE}}</a> {{FIELD}}; {{UNIT}}. Hẹn {{DUE_DAY}}, <strong>trễ {{DAYS}} ngày làm việc</strong>. Thư xin lỗi: {{LETTER}}.</li>
{{/OLD_ROW}}
</ol>
<p class="govuk-body"><a class="govuk-link" href="{{HREF}}">Mọi hồ sơ trễ hẹn</a></p>
{{/OLDEST}}
<h2 class="govuk-heading-m">Tải số liệu</h2>
<ul class="govuk-list">
<li><a class="govuk-link" href="{{CSV_HREF}}">Các bảng của trang này (CSV)</a></li>
<li><a class="govuk-link" href="{{JSON_HREF}}">Cho phần mềm khác (JSON)</a></li>
<li><a class="govuk-link" href="/du-lieu/">Mọi số liệu từng ngày, từng hồ sơ (dữ liệu mở)</a></li>
<li><a class="govuk-link" href="/cong-khai/doi-chieu">Hồ sơ trên giấy và trên phần mềm có trùng nhau không</a></li>
</ul>
{{/FIGURES}}
{{#AS_OF}}<p class="govuk-body">Số liệu tính đến {{UPDATED}}.{{#BEHIND}} <strong>Chậm {{TIME}} so với lúc này: việc tính số liệu đang chậm.</strong>
	{{/BEHIND}}</p>{{/AS_OF}}
</main>
</div>
