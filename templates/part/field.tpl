{{! One field of a form: label, hint, error, input.
  NAME  also the id; LABEL; TYPE ("text"), INPUTMODE ("text"), AUTOCOMPLETE ("off")
  VALUE  what was typed; empty for passwords
  HINT_LINE (section)  HINT
  ERR (section)  MSG
  DESCRIBED (section)  shown when there is a hint or an error
  FOCUS (section)  takes the focus of the page
}}
<div class="govuk-form-group{{#ERR}} govuk-form-group--error{{/ERR}}">
<label class="govuk-label" for="{{NAME}}">{{LABEL}}</label>
{{#HINT_LINE}}<div class="govuk-hint" id="{{NAME}}-goi-y">{{HINT}}</div>{{/HINT_LINE}}
{{#ERR}}<p class="govuk-error-message" id="{{NAME}}-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}
<input class="govuk-input{{#ERR}} govuk-input--error{{/ERR}}" id="{{NAME}}" name="{{NAME}}" type="{{TYPE}}" value="{{VALUE}}" inputmode="{{INPUTMODE}}" autocomplete="{{AUTOCOMPLETE}}" spellcheck="false"{{#DESCRIBED}} aria-describedby="{{#HINT_LINE}}{{NAME}}-goi-y {{/HINT_LINE}}{{#ERR}}{{NAME}}-loi{{/ERR}}"{{/DESCRIBED}}{{#FOCUS}} autofocus{{/FOCUS}}>
</div>
