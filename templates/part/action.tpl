{{! The form of one move.
  CODE, MOVE, LABEL, WAY (of the queue it was opened from), CSRF, FORM_KEY, VERSION; OPEN (section) stands open
  FIELD (include part/action_field.tpl, repeated)
}}
<details class="govuk-details mc-action"{{#OPEN}} open{{/OPEN}}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{LABEL}}</span></summary>
<form class="govuk-details__text" action="/can-bo/ho-so/{{CODE}}/buoc/{{MOVE}}{{WAY}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
{{>FIELD}}
<button class="govuk-button" type="submit">{{LABEL}}</button>
</form></details>
