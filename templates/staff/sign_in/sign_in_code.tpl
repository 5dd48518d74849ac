{{! The second page of signing in: PROBLEMS include, CSRF, NEXT, KEPT section (NAME, VALUE), FIELD_CODE include. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<div class="mc-narrow">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Nhập mã xác thực</h1>
<form class="mc-card" action="/can-bo/dang-nhap/ma" method="post">
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_tiep" value="{{NEXT}}">
{{#KEPT}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/KEPT}}
{{>FIELD_CODE}}
<button class="govuk-button" type="submit">Tiếp tục</button>
</form>
<p class="govuk-body">Mất điện thoại? Nhập một mã khôi phục vào ô trên, hoặc nhờ quản trị hệ thống hủy đăng ký cũ.</p>
<form action="/can-bo/dang-xuat" method="post"><input type="hidden" name="_csrf" value="{{CSRF}}">
	<button class="govuk-button govuk-button--secondary" type="submit">Đăng nhập bằng tài khoản khác</button></form>
</div>
</main>
