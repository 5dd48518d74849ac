{{! Frame of every page of the staff portal.
  TITLE; BODY (include)
  SIGNED_IN (section)  USER, UNIT, CSRF (of the sign-out form)
    NAV (section, repeated)  HREF, LABEL, KEY_LINE (section) KEY, CURRENT (section): where we are
    NAV_WARNINGS (section); BELL (section) COUNT of unseen warnings
    ACTS_FOR (section)  NAME of who delegated a role of this unit
  ASKED  what the search box was asked, to be mended
  SCAN_FOCUS (section)  the scan box takes the focus: not on forms
  global: ASSET_STAFF_CSS, ASSET_FONT_HEADING, ASSET_ICONS, ASSET_FAVICON
}}
<!DOCTYPE html>
<html lang="vi" class="govuk-template">
<head>
<meta charset="utf-8">
<title>{{TITLE}} – Một cửa điện tử, cán bộ</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0f3a66">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{{ASSET_STAFF_CSS}}">
<link rel="preload" href="{{ASSET_FONT_HEADING}}" as="font" type="font/woff2" crossorigin>
<link rel="icon" href="{{ASSET_FAVICON}}" type="image/svg+xml">
</head>
<body class="govuk-template__body">
<a href="#noi-dung" class="govuk-skip-link">Bỏ qua đến nội dung chính</a>
<header class="mc-top">
<div class="govuk-width-container mc-top__row">
<a class="mc-top__brand" href="/can-bo"><svg class="mc-icon" aria-hidden="true" focusable="false">
	<use href="{{ASSET_ICONS}}#emblem"></use></svg>Một cửa điện tử</a>
{{#SIGNED_IN}}
<nav aria-label="Chính"><ul>
{{#NAV}}<li><a href="{{HREF}}"{{#KEY_LINE}} accesskey="{{KEY}}"{{/KEY_LINE}}{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{LABEL}}</a></li>
{{/NAV}}
<li><a href="/can-bo/canh-bao"{{#NAV_WARNINGS}} aria-current="true"{{/NAV_WARNINGS}}><svg class="mc-icon" aria-hidden="true" focusable="false">
	<use href="{{ASSET_ICONS}}#bell"></use></svg>Cảnh báo{{#BELL}} <b class="mc-bell">{{COUNT}}<span class="govuk-visually-hidden"> chưa xem</span></b>
	{{/BELL}}</a></li>
</ul></nav>
<form class="mc-top__user" action="/can-bo/dang-xuat" method="post"><input type="hidden" name="_csrf" value="{{CSRF}}"><a href="/can-bo/tai-khoan">
	{{USER}} · {{UNIT}}{{#ACTS_FOR}} · ký thay {{NAME}}{{/ACTS_FOR}}</a> <button class="mc-top__out" type="submit">Đăng xuất</button></form>
{{/SIGNED_IN}}
</div>
</header>
{{#SIGNED_IN}}
<search class="mc-scan">
<div class="govuk-width-container"><form action="/can-bo/tim" method="get" autocomplete="off">
<label for="quet"><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#scan"></use></svg>Quét hoặc gõ mã</label>
<input class="govuk-input" id="quet" name="q" type="text" value="{{ASKED}}" accesskey="0" spellcheck="false" autocapitalize="off" maxlength="200"
	 aria-describedby="quet-h"{{#SCAN_FOCUS}} autofocus{{/SCAN_FOCUS}}>
<button class="govuk-button govuk-button--secondary" type="submit">Mở</button>
<span class="mc-hint" id="quet-h">Mã hồ sơ, số căn cước, tên hoặc số điện thoại. <kbd>Alt</kbd>+<kbd>0</kbd> để về ô này</span>
</form></div>
</search>
{{/SIGNED_IN}}
{{>BODY}}
</body>
</html>
