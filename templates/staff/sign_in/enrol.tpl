{{! Enrolment of the second factor: PROBLEMS include, ACTION, CSRF, NEXT, KEPT section (NAME, VALUE); REQUIRED section; QR_D, QR_SIZE, SECRET;
PRESENT section with FIELD_PRESENT include; FIELD_CODE include. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<div class="mc-narrow">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Đăng ký xác thực hai bước</h1>
{{#REQUIRED}}<p class="govuk-body">Vai trò của ông/bà phải đăng nhập bằng hai bước: mật khẩu, rồi mã trên điện thoại. Đăng ký xong mới làm việc tiếp được.</p>
	{{/REQUIRED}}
<ol class="govuk-list govuk-list--number">
<li>Mở ứng dụng tạo mã trên điện thoại, ví dụ Google Authenticator, Microsoft Authenticator hoặc FreeOTP.</li>
<li>Quét mã QR dưới đây, hoặc nhập khóa bằng tay.</li>
<li>Nhập mã 6 chữ số mà ứng dụng đang hiện.</li>
</ol>
<form class="mc-card" action="{{ACTION}}" method="post" autocomplete="off">
<svg class="mc-qr" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="Mã QR để đăng ký; khóa bằng chữ ở ngay dưới"><path d="{{QR_D}}"></path></svg>
<p class="govuk-body">Khóa: <strong class="mc-code mc-breaks">{{SECRET}}</strong></p>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_tiep" value="{{NEXT}}">
{{#KEPT}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/KEPT}}
{{#PRESENT}}{{>FIELD_PRESENT}}{{/PRESENT}}
{{>FIELD_CODE}}
<button class="govuk-button" type="submit">Xác nhận</button>
</form>
</div>
</main>
