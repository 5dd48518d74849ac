{{! One choice of a form: NAME also the id; LABEL
  OPTION (section, repeated)  VALUE, WORDS, SELECTED
  HINT_LINE (section) HINT; ERR (section) MSG; DESCRIBED (section)
}}
<div class="govuk-form-group{{#ERR}} govuk-form-group--error{{/ERR}}">
<label class="govuk-label" for="{{NAME}}">{{LABEL}}</label>
{{#HINT_LINE}}<div class="govuk-hint" id="{{NAME}}-goi-y">{{HINT}}</div>{{/HINT_LINE}}
{{#ERR}}<p class="govuk-error-message" id="{{NAME}}-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}
<select class="govuk-select mc-wide{{#ERR}} govuk-select--error{{/ERR}}" id="{{NAME}}" name="{{NAME}}"{{#DESCRIBED}} aria-describedby="{{#HINT_LINE}}{{NAME}}-goi-y {{/HINT_LINE}}{{#ERR}}{{NAME}}-loi{{/ERR}}"{{/DESCRIBED}}><option value="">Chọn…</option>{{#OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{WORDS}}</option>{{/OPTION}}</select>
</div>
