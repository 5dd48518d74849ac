{{! Registers and the lists of a day.
  BOOK (section, repeated)  YEAR
  LIST (section, repeated)  LABEL; DAY_LINK (section, repeated) HREF, DAY
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Sổ và danh sách</h1>
<section class="mc-card" aria-labelledby="h-so"><h2 class="govuk-heading-m" id="h-so">Sổ theo dõi hồ sơ</h2>
<ul class="mc-files">
{{#BOOK}}<li><a class="govuk-link" href="/can-bo/so/theo-doi/{{YEAR}}">Sổ năm {{YEAR}}</a><span class="mc-nowrap"><a class="govuk-link" href="/can-bo/so/theo-doi/{{YEAR}}.xlsx">Bảng tính<span class="govuk-visually-hidden"> năm {{YEAR}}</span></a> · <a class="govuk-link" href="/can-bo/so/theo-doi/{{YEAR}}.csv">CSV<span class="govuk-visually-hidden"> năm {{YEAR}}</span></a></span></li>
{{/BOOK}}
</ul></section>
{{#LIST}}<section class="mc-card"><h2 class="govuk-heading-m">{{LABEL}}</h2><ul class="mc-files">
{{#DAY_LINK}}<li><a class="govuk-link" href="{{HREF}}">Ngày {{DAY}}</a></li>
{{/DAY_LINK}}
</ul></section>
{{/LIST}}
</main>
