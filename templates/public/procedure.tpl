{{! One procedure in force, or its last version.
  CODE, NAME, FIELD, FIELD_SLUG, SUBJECTS, RECEIVES, DECIDES, SETS
  COORDINATES, CONDITIONS, NOTES, VERIFY_TERM (sections) TEXT
  CHANNEL (section, repeated)  LABEL, ONLINE (section), TERM, TERM_NOTE_LINE (section) NOTE,
    FEE_LINE (section, repeated) TEXT
  DOCUMENT (section, repeated)  NAME, COPIES_LINE (section) TEXT, one of REQUIRED,
    CONDITIONAL (sections), FORM_LINE (section) FORM, NOTE_LINE (section) NOTE
  STEP, RESULT, BASIS (sections, repeated)  TEXT
  VALID_FROM_LINE, ENDED, COMING (sections) DAY; DECISION_LINE (section) TEXT
}}
<div class="govuk-width-container">
<nav class="govuk-breadcrumbs" aria-label="Đường dẫn"><ol class="govuk-breadcrumbs__list"><li class="govuk-breadcrumbs__list-item">
	<a class="govuk-breadcrumbs__link" href="/thu-tuc">Thủ tục</a></li><li class="govuk-breadcrumbs__list-item">
	<a class="govuk-breadcrumbs__link" href="/thu-tuc?linh-vuc={{FIELD_SLUG}}">{{FIELD}}</a></li></ol></nav>
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<p class="govuk-caption-l">Mã số {{CODE}}</p>
<h1 class="govuk-heading-l">{{NAME}}</h1>
{{#ENDED}}<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text">
	<span class="govuk-visually-hidden">Lưu ý:</span> Thủ tục này hết hiệu lực từ sau ngày {{DAY}}. Cơ quan không còn nhận hồ sơ theo quy định dưới đây. <a
	 class="govuk-link" href="/thu-tuc/{{CODE}}/lich-su">Xem các phiên bản</a></strong></div>{{/ENDED}}
{{#COMING}}<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text">
	<span class="govuk-visually-hidden">Lưu ý:</span> Phiên bản này áp dụng từ ngày {{DAY}}.</strong></div>{{/COMING}}
<section aria-labelledby="h-thoi-han">
<h2 class="govuk-heading-m" id="h-thoi-han">Thời hạn và tiền phải nộp</h2>
<table class="govuk-table mc-stack">
<caption class="govuk-visually-hidden">Thời hạn giải quyết và phí, lệ phí theo từng cách nộp</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Cách nộp</th>
	<th class="govuk-table__header" scope="col">Thời hạn giải quyết</th><th class="govuk-table__header" scope="col">Phí, lệ phí</th></tr></thead>
<tbody class="govuk-table__body">
{{#CHANNEL}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row">{{LABEL}}{{#ONLINE}}
	<span class="mc-sub">Trực tuyến: nộp ở <a class="govuk-link" href="https://dichvucong.gov.vn" rel="noreferrer">Cổng Dịch vụ công quốc gia</a></span>
	{{/ONLINE}}</th><td class="govuk-table__cell">{{TERM}}{{#TERM_NOTE_LINE}}<span class="mc-sub">{{NOTE}}</span>{{/TERM_NOTE_LINE}}</td>
	<td class="govuk-table__cell">{{#FEE_LINE}}<span class="mc-line">{{TEXT}}</span>{{/FEE_LINE}}</td></tr>{{/CHANNEL}}
</tbody>
</table>
</section>
<div class="mc-split">
<div>
<section aria-labelledby="h-giay-to">
<h2 class="govuk-heading-m" id="h-giay-to">Giấy tờ phải nộp ({{SETS}} bộ)</h2>
<ul class="mc-check">
{{#DOCUMENT}}<li>{{NAME}}<span>{{#REQUIRED}}Bắt buộc{{/REQUIRED}}{{#CONDITIONAL}}Nếu có, hoặc tùy trường hợp{{/CONDITIONAL}}{{#COPIES_LINE}}: {{TEXT}}
	{{/COPIES_LINE}}</span>{{#FORM_LINE}}<span>Mẫu: {{FORM}}</span>{{/FORM_LINE}}{{#NOTE_LINE}}<span>{{NOTE}}</span>{{/NOTE_LINE}}</li>{{/DOCUMENT}}
</ul>
</section>
<section aria-labelledby="h-trinh-tu">
<h2 class="govuk-heading-m" id="h-trinh-tu">Trình tự thực hiện</h2>
<ol class="govuk-list govuk-list--number govuk-list--spaced">{{#STEP}}<li>{{TEXT}}</li>{{/STEP}}</ol>
</section>
{{#CONDITIONS}}<section aria-labelledby="h-dieu-kien"><h2 class="govuk-heading-m" id="h-dieu-kien">Yêu cầu, điều kiện</h2><p class="govuk-body mc-lines">
	{{TEXT}}</p></section>{{/CONDITIONS}}
{{#NOTES}}<section aria-labelledby="h-luu-y"><h2 class="govuk-heading-m" id="h-luu-y">Lưu ý</h2><p class="govuk-body mc-lines">{{TEXT}}</p></section>{{/NOTES}}
</div>
<aside aria-label="Thông tin chung">
<div class="mc-card mc-card--surface">
<dl class="mc-pairs">
<div><dt>Ai được làm</dt><dd>{{SUBJECTS}}</dd></div>
<div><dt>Nơi nhận hồ sơ</dt><dd>{{RECEIVES}}</dd></div>
<div><dt>Cơ quan quyết định</dt><dd>{{DECIDES}}</dd></div>
{{#COORDINATES}}<div><dt>Cơ quan phối hợp</dt><dd>{{TEXT}}</dd></div>{{/COORDINATES}}
{{#VERIFY_TERM}}<div><dt>Khi phải xác minh</dt><dd>{{TEXT}}</dd></div>{{/VERIFY_TERM}}
<div><dt>Kết quả nhận được</dt><dd>{{#RESULT}}<span class="mc-line">{{TEXT}}</span>{{/RESULT}}</dd></div>
</dl>
</div>
<ul class="govuk-list mc-noprint">
<li><a class="govuk-link" href="/thu-tuc/{{CODE}}/ban-in">Bản in để niêm yết</a></li>
<li><a class="govuk-link" href="/thu-tuc/{{CODE}}/lich-su">Các phiên bản đã công bố</a></li>
<li><a class="govuk-link" href="/lien-he">Địa chỉ Bộ phận Một cửa</a></li>
</ul>
</aside>
</div>
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">Căn cứ pháp lý</span></summary>
<div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">{{#BASIS}}<li>{{TEXT}}</li>{{/BASIS}}</ul></div>
</details>
<p class="govuk-body-s mc-meta">{{#DECISION_LINE}}Công bố theo Quyết định {{TEXT}}. {{/DECISION_LINE}}
	{{#VALID_FROM_LINE}}Áp dụng từ ngày {{DAY}}.{{/VALID_FROM_LINE}}</p>
</main>
</div>
