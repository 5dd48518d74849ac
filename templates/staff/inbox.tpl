{{! The inbox: UPDATED; QUEUE section (SLUG, NAME, COUNT, CURRENT); QUEUE_NAME; ROWS include; NEXT section (HREF). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Hộp việc</h1>
<nav aria-label="Hàng chờ"><ul class="mc-tabs">
{{#QUEUE}}<li><a href="/can-bo/hop-viec?hang={{SLUG}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}><b>{{COUNT}}</b> {{NAME}}</a></li>
{{/QUEUE}}
</ul></nav>
<div class="mc-list mc-list--due">
{{>ROWS}}
<p class="mc-list__foot"><span>Cập nhật lúc {{UPDATED}}, tự mở lại sau 5 phút.</span>{{#NEXT}}<a class="govuk-link" href="{{HREF}}">25 hồ sơ tiếp theo</a>{{/NEXT}}</p>
</div>
</main>
