{{! A new account: TABS, PROBLEMS, FIELD_LOGIN, FIELD_NAME, FIELD_TITLE, FIELD_ROLE, FIELD_UNIT, FIELD_FROM includes; CSRF. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
<div class="mc-narrow">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Lập tài khoản mới</h1>
<form class="mc-card" action="/can-bo/quan-tri/tai-khoan-moi" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{>FIELD_LOGIN}}
{{>FIELD_NAME}}
{{>FIELD_TITLE}}
{{>FIELD_ROLE}}
{{>FIELD_UNIT}}
{{>FIELD_FROM}}
<button class="govuk-button" type="submit">Lập tài khoản</button>
</form>
</div>
</main>
