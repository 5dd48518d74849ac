{{! The secret did not fit, was tried too often, or there is no such number: the same page.
  CODE, PROBLEMS (include part/problems.tpl), FIELD_SECRET (include part/field.tpl)
}}
<div class="govuk-width-container">
<nav aria-label="Quay lại"><a href="/tra-cuu/{{CODE}}" class="govuk-back-link">Quay lại hồ sơ</a></nav>
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<p class="govuk-caption-l">Hồ sơ <span class="mc-code">{{CODE}}</span></p>
<h1 class="govuk-heading-l">Xem đầy đủ hồ sơ</h1>
<form action="/tra-cuu/{{CODE}}/xac-minh" method="post" class="mc-verify">
{{>FIELD_SECRET}}
<button class="govuk-button" type="submit">Xem đầy đủ</button>
</form>
<p class="govuk-body">Không thấy mã tra cứu? Ông/bà mang căn cước đến <a class="govuk-link"
	 href="/lien-he">Bộ phận Một cửa</a> nơi đã nộp hồ sơ để được in lại giấy tiếp nhận.</p>
</main>
</div>
