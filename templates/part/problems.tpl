{{! What could not be done and must be mended, first on the page; takes the focus without script.
  WHAT ("Chưa tiếp nhận được hồ sơ")
  PROBLEM (section, repeated)  NAME (id of the field), MSG
}}
<div class="govuk-error-summary" tabindex="-1" autofocus aria-labelledby="can-sua"><div role="alert">
<h2 class="govuk-error-summary__title" id="can-sua">{{WHAT}}</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">
{{#PROBLEM}}<li><a href="#{{NAME}}">{{MSG}}</a></li>{{/PROBLEM}}
</ul></div>
</div></div>
