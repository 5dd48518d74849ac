{{! A one-time password is replaced: PROBLEMS include, CSRF, NEXT, KEPT section (NAME, VALUE), FIELD_NEW, FIELD_AGAIN includes. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<div class="mc-narrow">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Đặt mật khẩu mới</h1>
<p class="govuk-body">Mật khẩu vừa dùng chỉ dùng được một lần. Hãy đặt mật khẩu của riêng ông/bà.</p>
<form class="mc-card" action="/can-bo/dang-nhap/mat-khau" method="post">
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_tiep" value="{{NEXT}}">
{{#KEPT}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/KEPT}}
{{>FIELD_NEW}}
{{>FIELD_AGAIN}}
<button class="govuk-button" type="submit">Lưu mật khẩu</button>
</form>
</div>
</main>
