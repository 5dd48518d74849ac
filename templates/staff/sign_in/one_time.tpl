{{! A one-time password, shown this once: TABS include; NAME, LOGIN, PASSWORD. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
<div class="mc-narrow">
<h1 class="govuk-heading-l">Mật khẩu dùng một lần</h1>
<div class="mc-card">
<p class="govuk-body">Trao tận tay cho <strong>{{NAME}}</strong>. Mật khẩu này <strong>chỉ hiện một lần</strong> và phải đổi ngay khi đăng nhập.</p>
<dl class="govuk-summary-list"><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Tên đăng nhập</dt>
	<dd class="govuk-summary-list__value mc-code">{{LOGIN}}</dd></div><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Mật khẩu</dt>
	<dd class="govuk-summary-list__value mc-code">{{PASSWORD}}</dd></div></dl>
</div>
<p class="govuk-body"><a class="govuk-link" href="/can-bo/quan-tri/tai-khoan/{{LOGIN}}">Mở tài khoản này</a></p>
</div>
</main>
