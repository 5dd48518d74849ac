{{! Somebody was first: CODE, SENTENCE, STATE; TYPED_NOTE section (TEXT). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Hồ sơ đã thay đổi</h1>
<p class="govuk-body">{{SENTENCE}}</p>
<p class="govuk-body">Hồ sơ <span class="mc-code">{{CODE}}</span> hiện ở bước: <strong>{{STATE}}</strong>. Thao tác của ông/bà chưa được thực hiện.</p>
{{#TYPED_NOTE}}<div class="mc-card"><h2 class="govuk-heading-s">Nội dung ông/bà đã nhập</h2><p class="govuk-body mc-pre">{{TEXT}}</p></div>{{/TYPED_NOTE}}
<p class="govuk-body"><a class="govuk-button" href="/can-bo/ho-so/{{CODE}}">Mở lại hồ sơ</a></p>
</main>
