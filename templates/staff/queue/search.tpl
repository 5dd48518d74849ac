{{! Search results: VALUE, TOTAL, KIND (found by what); ROWS include; FIRST, NEXT (sections) HREF. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Tìm “{{VALUE}}”</h1>
<p class="govuk-body"><strong>{{TOTAL}}</strong>. Tìm theo {{KIND}}, trong phạm vi đơn vị của ông/bà.</p>
<div class="mc-list mc-list--due">
{{>ROWS}}
<p class="mc-list__foot">{{#FIRST}}<a class="govuk-link" href="{{HREF}}">Về đầu danh sách</a>{{/FIRST}}{{#NEXT}}
	<a class="govuk-link" rel="next" href="{{HREF}}">Hồ sơ tiếp theo</a>{{/NEXT}}</p>
</div>
</main>
