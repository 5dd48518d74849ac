{{! A request that could not be served. TITLE, SENTENCE (what happened), WHAT_NEXT. }}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">{{TITLE}}</h1>
<p class="govuk-body-l">{{SENTENCE}}</p>
<p class="govuk-body">{{WHAT_NEXT}}</p>
<p class="govuk-body">Cần giúp ngay, ông/bà liên hệ <a class="govuk-link" href="/lien-he">Bộ phận Một cửa</a> hoặc <a class="govuk-link"
	 href="/">về trang tra cứu</a>.</p>
</main>
</div>
