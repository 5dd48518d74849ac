{{! Signing in: PROBLEMS include, NEXT, ORG whose site it is, EXPIRED section, LOST section (NAME of a file that is not kept), NOT_DONE section, KEPT
section (NAME, VALUE), FIELD_LOGIN, FIELD_PASSWORD includes. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<div class="mc-narrow">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Đăng nhập dành cho cán bộ</h1>
<p class="govuk-body">{{ORG}}. Người dân không cần đăng nhập: <a class="govuk-link" href="/">tra cứu hồ sơ, thủ tục</a>.</p>
{{#EXPIRED}}<div class="govuk-inset-text">Phiên làm việc đã hết. <strong>Nội dung vừa nhập vẫn được giữ</strong>: đăng nhập lại, rồi bấm Tiếp tục để gửi.</div>
	{{/EXPIRED}}
{{#LOST}}<p class="govuk-body">Tệp phải chọn lại sau khi đăng nhập: <strong>{{NAME}}</strong></p>
{{/LOST}}{{#NOT_DONE}}<div class="govuk-inset-text">Phiên làm việc đã hết nên việc vừa bấm <strong>chưa được thực hiện</strong>. Đăng nhập lại rồi làm
	 lại.</div>{{/NOT_DONE}}
<form class="mc-card" action="/can-bo/dang-nhap" method="post">
<input type="hidden" name="_tiep" value="{{NEXT}}">
{{#KEPT}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/KEPT}}
{{>FIELD_LOGIN}}
{{>FIELD_PASSWORD}}
<button class="govuk-button" type="submit">Đăng nhập</button>
</form>
<p class="govuk-body">Quên mật khẩu hoặc mất điện thoại xác thực: quản trị của đơn vị cấp lại.</p>
</div>
</main>
