{{! The form of one move.
  CODE, MOVE, LABEL, WAY (of the queue it was opened from), CSRF, FORM_KEY, VERSION; OPEN (section) stands open
  FIELD (include part/field.tpl, repeated); GOES (section) WORDS: who has it afterwards
  what is submitted, approved or signed, one of DRAFT (section) HREF, NAME, AT, ACTOR; INSTEAD (section) TEXT, ACTOR, AT;
  NO_DRAFT (section); WISH (section) HREF, NAME, AT: the applicant's request, where it is decided; ATTACH (section) CODE: for whoever submits
}}
<details class="govuk-details mc-action"{{#OPEN}} open{{/OPEN}}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">
	{{LABEL}}</span></summary>
<form class="govuk-details__text" action="/can-bo/ho-so/{{CODE}}/buoc/{{MOVE}}{{WAY}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
{{#DRAFT}}<p class="govuk-body">Dự thảo: <a class="govuk-link" href="{{HREF}}">{{NAME}}</a><span class="sub">{{ACTOR}}, {{AT}}</span></p>{{/DRAFT}}
{{#INSTEAD}}<div class="govuk-inset-text"><p>Trình không kèm tệp dự thảo. {{ACTOR}} nêu lý do lúc {{AT}}:</p><p class="mc-pre mc-breaks">
	{{TEXT:pre_escape}}</p></div>{{/INSTEAD}}
{{#NO_DRAFT}}<p class="govuk-inset-text">Chưa có tệp dự thảo nào kèm hồ sơ này: xem dự thảo giấy trước khi duyệt, ký.</p>{{/NO_DRAFT}}
{{#WISH}}<p class="govuk-body">Đề nghị rút của người nộp: <a class="govuk-link" href="{{HREF}}">{{NAME}}</a><span class="sub">tải lên {{AT}}</span></p>{{/WISH}}
{{#ATTACH}}<p class="govuk-body">Hồ sơ chưa có tệp dự thảo: <a class="govuk-link"
	 href="/can-bo/ho-so/{{CODE}}/tep">tải dự thảo lên</a> trước khi trình, hoặc nêu lý do ở ô dưới.</p>{{/ATTACH}}
{{>FIELD}}
{{#GOES}}<p class="govuk-body">Hồ sơ chuyển đến: <strong>{{WORDS}}</strong>.</p>{{/GOES}}
<button class="govuk-button" type="submit">{{LABEL}}</button>
</form></details>
