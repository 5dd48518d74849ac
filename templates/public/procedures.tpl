{{! The catalogue.
  VALUE (typed), FIELD_SLUG (chosen field or empty), COUNTED (section) TOTAL
  NO_FIELD (section): the address names a field that there is not
  ELSEWHERE (section, repeated)  NAME, TEXT, BASIS: asked for here in vain
  NOT_HERE (section): nothing but ELSEWHERE
  PARTIAL (section): nothing has all the words
  FIELD_LINK (section, repeated)  SLUG, NAME, COUNT, CURRENT (section)
  HIT (section, repeated)  CODE, NAME, FIELD, TERM, FEE; NO_HIT (section)
  PAGES (section)  PAGE, PAGE_LAST, PREV and NEXT (sections) HREF
}}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Thủ tục hành chính</h1>
<form class="mc-filter" action="/thu-tuc" method="get" role="search" aria-label="Tìm thủ tục">
<label class="govuk-label govuk-label--s" for="tim">Ông/bà cần làm việc gì?</label>
<div class="govuk-hint" id="tim-goi-y">Ví dụ: khai sinh, xây nhà, hộ kinh doanh. Gõ không dấu cũng được.</div>
<input type="hidden" name="linh-vuc" value="{{FIELD_SLUG}}">
<div class="mc-inline">
<input class="govuk-input" id="tim" name="tim" type="text" value="{{VALUE}}" autocomplete="off" maxlength="200" aria-describedby="tim-goi-y">
<button class="govuk-button" type="submit">Tìm</button>
</div>
</form>
<nav aria-labelledby="h-linh-vuc">
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text" id="h-linh-vuc">Chọn lĩnh vực</span></summary>
<ul class="mc-fieldlist">
<li><a class="govuk-link" href="/thu-tuc">Tất cả lĩnh vực</a></li>
{{#FIELD_LINK}}<li><a class="govuk-link" href="/thu-tuc?linh-vuc={{SLUG}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>
	{{NAME}}</a> <span class="mc-num">({{COUNT}})</span></li>{{/FIELD_LINK}}
</ul>
</details>
</nav>
<section aria-labelledby="h-ket-qua">
<h2 class="govuk-heading-m" id="h-ket-qua">{{#COUNTED}}{{TOTAL}} thủ tục{{/COUNTED}}{{#PARTIAL}}Thủ tục gần với việc đã gõ{{/PARTIAL}}
	{{#NO_FIELD}}Không có lĩnh vực này{{/NO_FIELD}}{{#NOT_HERE}}Việc này không làm ở đây{{/NOT_HERE}}{{#FIELD_LINK}}{{#CURRENT}} thuộc lĩnh vực {{NAME}}
	{{/CURRENT}}{{/FIELD_LINK}}</h2>
{{#NO_FIELD}}<p class="govuk-body">Địa chỉ có thể đã gõ nhầm. Ông/bà chọn lĩnh vực trong danh sách ở trên, hoặc <a class="govuk-link"
	 href="/thu-tuc">xem tất cả thủ tục</a>.</p>{{/NO_FIELD}}
{{#ELSEWHERE}}<div class="mc-card mc-card--surface"><p class="govuk-body"><strong>{{NAME}}: không làm ở đây.</strong> {{TEXT}}</p>
	<p class="govuk-body-s">Căn cứ: {{BASIS}}.</p></div>{{/ELSEWHERE}}
{{#PARTIAL}}<p class="govuk-body">Không có thủ tục nào có đủ các chữ đã gõ. Các thủ tục dưới đây có một số chữ đó.</p>{{/PARTIAL}}
{{#NO_HIT}}<p class="govuk-body">Không có thủ tục nào khớp. Ông/bà thử dùng ít chữ hơn, ví dụ “khai sinh” thay cho cả câu, hoặc <a class="govuk-link"
	 href="/thu-tuc">xem tất cả thủ tục</a>.</p>{{/NO_HIT}}
<ul class="mc-results">
{{#HIT}}<li><h3><a class="govuk-link" href="/thu-tuc/{{CODE}}">{{NAME}}</a></h3><p class="mc-meta"><span>{{TERM}}</span> <span>{{FEE}}</span> <span>
	{{FIELD}}</span> <span>Mã số {{CODE}}</span></p></li>{{/HIT}}
</ul>
{{#PAGES}}
<nav class="mc-pages" aria-label="Trang kết quả">
{{#PREV}}<a class="govuk-link" href="{{HREF}}" rel="prev">Trang trước</a>{{/PREV}}
<p>Trang {{PAGE}} trên {{PAGE_LAST}}</p>
{{#NEXT}}<a class="govuk-link" href="{{HREF}}" rel="next">Trang sau</a>{{/NEXT}}
</nav>
{{/PAGES}}
</section>
</main>
</div>
