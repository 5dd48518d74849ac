{{! A request that could not be served: TITLE, SENTENCE, WHAT_NEXT. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">{{TITLE}}</h1>
<p class="govuk-body">{{SENTENCE}}</p>
<p class="govuk-body">{{WHAT_NEXT}}</p>
<p class="govuk-body"><a class="govuk-link" href="/can-bo">Về trang làm việc của tôi</a> hoặc <a class="govuk-link"
	 href="/can-bo/trang">xem tất cả các trang</a>.</p>
</main>
