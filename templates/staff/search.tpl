{{! Search results: VALUE; ROWS include. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Tìm “{{VALUE}}”</h1>
<div class="mc-list mc-list--due">
{{>ROWS}}
</div>
</main>
