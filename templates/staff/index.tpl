{{! Every page the reader may open.  GROUP (section, repeated) LABEL; PAGE (section, repeated) HREF, LABEL }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Tất cả các trang</h1>
{{#GROUP}}<section class="mc-card"><h2 class="govuk-heading-m">{{LABEL}}</h2><ul class="mc-files">
{{#PAGE}}<li><a class="govuk-link" href="{{HREF}}">{{LABEL}}</a></li>
{{/PAGE}}
</ul></section>
{{/GROUP}}
</main>
