{{! A new unit: TABS, PROBLEMS, FIELD_CODE, FIELD_NAME, FIELD_SHORT, FIELD_KIND, FIELD_PARENT, FIELD_FROM, FIELD_FIELDS, FIELD_AGENCY, FIELD_ADDRESS,
FIELD_PHONE includes; CSRF. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
<div class="mc-narrow">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Lập đơn vị mới</h1>
<form class="mc-card" action="/can-bo/quan-tri/don-vi-moi" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{>FIELD_CODE}}
{{>FIELD_NAME}}
{{>FIELD_SHORT}}
{{>FIELD_KIND}}
{{>FIELD_PARENT}}
{{>FIELD_FROM}}
{{>FIELD_FIELDS}}
{{>FIELD_AGENCY}}
{{>FIELD_ADDRESS}}
{{>FIELD_PHONE}}
<button class="govuk-button" type="submit">Lập đơn vị</button>
</form>
</div>
</main>
