{{! Where to go, whom to call, how to know this site.
  DESK_ROW (section, repeated)  NAME, ADDRESS_LINE (section) ADDRESS, MAP, PHONE_LINE (section) PHONE, HOURS_LINE (section) HOURS
  HOST_LINE (section, where it is set) HOST  this site's name
}}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Liên hệ</h1>
<p class="govuk-body">Ông/bà hỏi về hồ sơ ở nơi đã nộp, tên in trên giấy tiếp nhận. Mang theo giấy tiếp nhận hoặc căn cước.</p>
<ul class="mc-desks">
{{#DESK_ROW}}<li><strong>{{NAME}}</strong>{{#ADDRESS_LINE}}<span>
	{{ADDRESS}}. <a class="govuk-link" href="{{MAP}}" rel="noreferrer">Xem bản đồ<span class="govuk-visually-hidden"> {{NAME}}</span></a></span>
	{{/ADDRESS_LINE}}{{#PHONE_LINE}}<span>Điện thoại <a class="govuk-link" href="tel:{{PHONE}}">{{PHONE}}</a></span>{{/PHONE_LINE}}{{#HOURS_LINE}}
	<span>Giờ làm việc: {{HOURS}}</span>{{/HOURS_LINE}}</li>
{{/DESK_ROW}}
</ul>
<h2 class="govuk-heading-m">Việc gì, xem ở đâu</h2>
<ul class="govuk-list govuk-list--bullet">
<li><a class="govuk-link" href="/">Hồ sơ đến đâu rồi</a>: chỉ cần mã hồ sơ.</li>
<li><a class="govuk-link" href="/thu-tuc">Cần giấy tờ gì, bao lâu, bao nhiêu tiền</a>.</li>
<li><a class="govuk-link" href="/phan-anh">Tôi chưa nhận được kết quả</a>.</li>
</ul>
<h2 class="govuk-heading-m" id="nhan-biet">Cách nhận biết trang chính thức</h2>
<p class="govuk-body">{{#HOST_LINE}}Địa chỉ trên trình duyệt là <strong>
	{{HOST}}</strong>, giống địa chỉ in trên giấy tiếp nhận. {{/HOST_LINE}}Trang này không hỏi mật khẩu, mã OTP hay số tài khoản của ông/bà, không thu tiền
	 và không có ứng dụng phải tải về.</p>
</main>
</div>
