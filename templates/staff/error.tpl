{{! A request that could not be served: TITLE, SENTENCE, TODO. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">{{TITLE}}</h1>
<p class="govuk-body">{{SENTENCE}}</p>
<p class="govuk-body">{{TODO}}</p>
<p class="govuk-body"><a class="govuk-link" href="/can-bo/hop-viec">Về hộp việc</a></p>
</main>
