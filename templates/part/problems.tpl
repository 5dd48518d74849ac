{{! What must be mended, first on the page; takes the focus without script.
  PROBLEM (section, repeated)  NAME (id of the field), MSG
}}
<div class="govuk-error-summary" tabindex="-1" autofocus aria-labelledby="can-sua"><div role="alert">
<h2 class="govuk-error-summary__title" id="can-sua">Có chỗ cần sửa</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">
{{#PROBLEM}}<li><a href="#{{NAME}}">{{MSG}}</a></li>{{/PROBLEM}}
</ul></div>
</div></div>
