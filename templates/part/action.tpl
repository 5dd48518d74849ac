{{! The form of one move.
  CODE, MOVE, LABEL, WAY (of the queue it was opened from), CSRF, FORM_KEY, VERSION; OPEN (section) stands open
  FIELD (include part/action_field.tpl, repeated)
  DRAFTS (section) DRAFT (section, repeated) HREF, NAME, AT, ACTOR, or NO_DRAFT (section): what is approved
}}
<details class="govuk-details mc-action"{{#OPEN}} open{{/OPEN}}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{LABEL}}</span></summary>
<form class="govuk-details__text" action="/can-bo/ho-so/{{CODE}}/buoc/{{MOVE}}{{WAY}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
{{#DRAFTS}}{{#DRAFT}}<p class="govuk-body">Dự thảo: <a class="govuk-link" href="{{HREF}}">{{NAME}}</a><span class="sub">{{ACTOR}}, {{AT}}</span></p>
{{/DRAFT}}{{#NO_DRAFT}}<p class="govuk-inset-text">Chưa có tệp dự thảo nào kèm hồ sơ này: xem dự thảo giấy trước khi duyệt, ký.</p>{{/NO_DRAFT}}{{/DRAFTS}}
{{>FIELD}}
<button class="govuk-button" type="submit">{{LABEL}}</button>
</form></details>
