{{! Frame of every page of the staff portal.
  TITLE; BODY (include)
  SIGNED_IN (section)  USER, UNIT, CSRF (of the sign-out form)
    NAV_INBOX, NAV_INTAKE, NAV_RETURN (sections)  where we are
    DESK_NAV (section)  only for those who receive and return
    LEAD_NAV (section)  only for who watches over a unit or an authority; NAV_LEAD
    WATCH_NAV (section)  only for those who control or inspect; NAV_WATCH
    ADMIN_NAV (section)  only for administrators; NAV_ADMIN
    NAV_WARNINGS (section); BELL (section) COUNT of unseen warnings
    ACTS_FOR (section)  NAME of who delegated a role of this unit
    BOOKS_NAV (section)  all but who only administers; NAV_BOOKS
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
<a class="mc-top__brand" href="/can-bo/hop-viec"><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#emblem"></use></svg>Một cửa điện tử</a>
{{#SIGNED_IN}}
<nav aria-label="Chính"><ul>
<li><a href="/can-bo/hop-viec" accesskey="1"{{#NAV_INBOX}} aria-current="true"{{/NAV_INBOX}}>Hộp việc</a></li>
{{#DESK_NAV}}
<li><a href="/can-bo/tiep-nhan" accesskey="2"{{#NAV_INTAKE}} aria-current="true"{{/NAV_INTAKE}}>Tiếp nhận</a></li>
<li><a href="/can-bo/tra-ket-qua" accesskey="3"{{#NAV_RETURN}} aria-current="true"{{/NAV_RETURN}}>Trả kết quả</a></li>
{{/DESK_NAV}}
{{#LATE_NAV}}<li><a href="/can-bo/giai-trinh"{{#NAV_LATE}} aria-current="true"{{/NAV_LATE}}>Giải trình</a></li>
{{/LATE_NAV}}
{{#LEAD_NAV}}<li><a href="/can-bo/dieu-hanh" accesskey="4"{{#NAV_LEAD}} aria-current="true"{{/NAV_LEAD}}>Điều hành</a></li>
{{/LEAD_NAV}}
{{#WATCH_NAV}}<li><a href="/can-bo/kiem-tra"{{#NAV_WATCH}} aria-current="true"{{/NAV_WATCH}}>Kiểm tra</a></li>
{{/WATCH_NAV}}
{{#BOOKS_NAV}}<li><a href="/can-bo/so"{{#NAV_BOOKS}} aria-current="true"{{/NAV_BOOKS}}>Sổ</a></li>
{{/BOOKS_NAV}}
{{#ADMIN_NAV}}<li><a href="/can-bo/quan-tri/tai-khoan"{{#NAV_ADMIN}} aria-current="true"{{/NAV_ADMIN}}>Quản trị</a></li>
{{/ADMIN_NAV}}
<li><a href="/can-bo/canh-bao"{{#NAV_WARNINGS}} aria-current="true"{{/NAV_WARNINGS}}><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#bell"></use></svg>Cảnh báo{{#BELL}} <b class="mc-bell">{{COUNT}}<span class="govuk-visually-hidden"> chưa xem</span></b>{{/BELL}}</a></li>
</ul></nav>
<form class="mc-top__user" action="/can-bo/dang-xuat" method="post"><input type="hidden" name="_csrf" value="{{CSRF}}"><a href="/can-bo/tai-khoan">{{USER}} · {{UNIT}}{{#ACTS_FOR}} · ký thay {{NAME}}{{/ACTS_FOR}}</a> <button class="mc-top__out" type="submit">Đăng xuất</button></form>
{{/SIGNED_IN}}
</div>
</header>
{{#SIGNED_IN}}
<search class="mc-scan">
<div class="govuk-width-container"><form action="/can-bo/tim" method="get" autocomplete="off">
<label for="quet"><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#scan"></use></svg>Quét hoặc gõ mã</label>
<input class="govuk-input" id="quet" name="q" type="text" accesskey="0" spellcheck="false" autocapitalize="off" maxlength="200" aria-describedby="quet-h"{{#SCAN_FOCUS}} autofocus{{/SCAN_FOCUS}}>
<button class="govuk-button govuk-button--secondary" type="submit">Mở</button>
<span class="mc-hint" id="quet-h">Mã hồ sơ, số căn cước, tên hoặc số điện thoại. <kbd>Alt</kbd>+<kbd>0</kbd> để về ô này</span>
</form></div>
</search>
{{/SIGNED_IN}}
{{>BODY}}
</body>
</html>
