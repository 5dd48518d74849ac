{{! Frame of every public page.
  TITLE  the page's own name; page_problems() puts "Lỗi: " before it
  NOINDEX (section)  personal pages and answers to posts
  NAV_LOOKUP, NAV_PROCEDURES, NAV_FIGURES, NAV_LATE, NAV_CONTACT (sections)  where we are
  BODY (include)  the page: one h1, its own main landmark is here
  ORG whose site it is; on the page of a dossier its ward
  SITE_DESK (section, repeated) NAME, ADDRESS_LINE (section) ADDRESS, PHONE_LINE (section) PHONE
  SITE_HOURS (section) HOURS, where all desks have the same
  global: ASSET_PUBLIC_CSS, ASSET_FONT_HEADING, ASSET_ICONS, ASSET_FAVICON
}}
<!DOCTYPE html>
<html lang="vi" class="govuk-template">
<head>
<meta charset="utf-8">
<title>{{TITLE}} – Một cửa điện tử</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0f3a66">
<meta name="description" content="Tra cứu hồ sơ, ngày hẹn trả kết quả và thủ tục hành chính tại Bộ phận Một cửa.">
{{#NOINDEX}}<meta name="robots" content="noindex">{{/NOINDEX}}
<link rel="stylesheet" href="{{ASSET_PUBLIC_CSS}}">
<link rel="preload" href="{{ASSET_FONT_HEADING}}" as="font" type="font/woff2" crossorigin>
<link rel="icon" href="{{ASSET_FAVICON}}" type="image/svg+xml">
</head>
<body class="govuk-template__body">
<a href="#noi-dung" class="govuk-skip-link">Bỏ qua đến nội dung chính</a>
<header class="mc-header">
<p class="mc-official"><span class="govuk-width-container">Trang chính thức của cơ quan nhà nước Việt Nam. <a href="/lien-he#nhan-biet">Cách nhận biết</a>
	</span></p>
<div class="govuk-width-container mc-header__row">
<a class="mc-header__brand" href="/"><svg class="mc-header__mark" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#emblem"></use></svg><span>
	<span class="mc-header__org">{{ORG}}</span> <span class="mc-header__name">Một cửa điện tử</span></span></a>
</div>
</header>
<nav class="mc-nav" aria-label="Chính">
<div class="govuk-width-container"><ul>
<li><a href="/"{{#NAV_LOOKUP}} aria-current="true"{{/NAV_LOOKUP}}>Tra cứu</a></li>
<li><a href="/thu-tuc"{{#NAV_PROCEDURES}} aria-current="true"{{/NAV_PROCEDURES}}>Thủ tục</a></li>
<li><a href="/cong-khai"{{#NAV_FIGURES}} aria-current="true"{{/NAV_FIGURES}}>Kết quả</a></li>
<li><a href="/cong-khai/tre-han"{{#NAV_LATE}} aria-current="true"{{/NAV_LATE}}>Hồ sơ trễ hẹn</a></li>
<li><a href="/lien-he"{{#NAV_CONTACT}} aria-current="true"{{/NAV_CONTACT}}>Liên hệ</a></li>
</ul></div>
</nav>
{{>BODY}}
<footer class="mc-footer">
<div class="govuk-width-container">
<p><strong>{{ORG}}</strong></p>
<ul class="mc-footer__desks">
{{#SITE_DESK}}<li><strong>{{NAME}}</strong>{{#ADDRESS_LINE}}<span>{{ADDRESS}}</span>{{/ADDRESS_LINE}}{{#PHONE_LINE}}
	<span>Điện thoại <a class="govuk-link" href="tel:{{PHONE}}">{{PHONE}}</a></span>{{/PHONE_LINE}}</li>
{{/SITE_DESK}}
</ul>
{{#SITE_HOURS}}<p>Giờ làm việc: {{HOURS}}.</p>{{/SITE_HOURS}}
<ul>
<li><a class="govuk-link" href="/lien-he">Liên hệ, bản đồ</a></li>
<li><a class="govuk-link" href="/thu-tuc">Thủ tục hành chính</a></li>
<li><a class="govuk-link" href="/phan-anh">Tôi chưa nhận được kết quả</a></li>
<li><a class="govuk-link" href="/cong-khai">Kết quả giải quyết hồ sơ</a></li>
<li><a class="govuk-link" href="/cong-khai/doi-chieu">Đối chiếu hồ sơ giấy</a></li>
<li><a class="govuk-link" href="/du-lieu/">Dữ liệu mở</a></li>
</ul>
</div>
</footer>
</body>
</html>
