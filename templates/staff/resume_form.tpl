{{! After signing in again, or after saying a purpose: ACTION, CSRF, KEPT section (NAME, VALUE). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<div class="mc-narrow mc-card">
<h1 class="govuk-heading-l">Gửi tiếp nội dung vừa nhập</h1>
<p class="govuk-body">Nội dung vừa nhập vẫn còn đủ. Bấm Tiếp tục để gửi; hồ sơ chỉ được ghi một lần.</p>
<form action="{{ACTION}}" method="post">
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{#KEPT}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/KEPT}}
<button class="govuk-button" type="submit" autofocus>Tiếp tục</button>
</form>
</div>
</main>
