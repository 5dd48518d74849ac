{{! One field of a form, one of INPUT, AREA, SELECT, RADIOS, CHECKS (common/field.h).
  ID, NAME, LABEL, VALUE (empty for passwords); HINT_LINE (section) HINT; ERR (section) MSG
  DESCRIBED (section)  shown when there is a hint or an error
  INPUT (section)  TYPE, INPUTMODE, AUTOCOMPLETE, SHORT (section), FOCUS (section);  AREA (section)  MAX
  OPTION (section, repeated in SELECT, RADIOS, CHECKS)  OID, VALUE, LABEL, SELECTED (section)
}}
<div class="govuk-form-group{{#ERR}} govuk-form-group--error{{/ERR}}">
{{#INPUT}}<label class="govuk-label" for="{{ID}}">{{LABEL}}</label>{{/INPUT}}{{#AREA}}<label class="govuk-label" for="{{ID}}">{{LABEL}}</label>{{/AREA}}
	{{#SELECT}}<label class="govuk-label" for="{{ID}}">{{LABEL}}</label>{{/SELECT}}
{{#RADIOS}}<fieldset class="govuk-fieldset" id="{{ID}}"{{#DESCRIBED}} aria-describedby="{{#HINT_LINE}}{{ID}}-goi-y
	 {{/HINT_LINE}}{{#ERR}}{{ID}}-loi{{/ERR}}"{{/DESCRIBED}}><legend class="govuk-fieldset__legend">{{LABEL}}</legend>{{/RADIOS}}
{{#CHECKS}}<fieldset class="govuk-fieldset" id="{{ID}}"{{#DESCRIBED}} aria-describedby="{{#HINT_LINE}}{{ID}}-goi-y
	 {{/HINT_LINE}}{{#ERR}}{{ID}}-loi{{/ERR}}"{{/DESCRIBED}}><legend class="govuk-fieldset__legend">{{LABEL}}</legend>{{/CHECKS}}
{{#HINT_LINE}}<div class="govuk-hint" id="{{ID}}-goi-y">{{HINT}}</div>{{/HINT_LINE}}
{{#ERR}}<p class="govuk-error-message" id="{{ID}}-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}
{{#INPUT}}<input class="govuk-input{{#SHORT}} mc-short{{/SHORT}}{{#ERR}} govuk-input--error{{/ERR}}" id="{{ID}}" name="{{NAME}}" type="{{TYPE}}"
	 value="{{VALUE}}" inputmode="{{INPUTMODE}}" autocomplete="{{AUTOCOMPLETE}}" spellcheck="false"{{#DESCRIBED}} aria-describedby="{{#HINT_LINE}}
	{{ID}}-goi-y {{/HINT_LINE}}{{#ERR}}{{ID}}-loi{{/ERR}}"{{/DESCRIBED}}{{#FOCUS}} autofocus{{/FOCUS}}>{{/INPUT}}
{{#AREA}}<textarea class="govuk-textarea{{#ERR}} govuk-textarea--error{{/ERR}}" id="{{ID}}" name="{{NAME}}" rows="2" maxlength="{{MAX}}"{{#DESCRIBED}}
	 aria-describedby="{{#HINT_LINE}}{{ID}}-goi-y {{/HINT_LINE}}{{#ERR}}{{ID}}-loi{{/ERR}}"{{/DESCRIBED}}>{{VALUE:pre_escape}}</textarea>{{/AREA}}
{{#SELECT}}<select class="govuk-select mc-wide{{#ERR}} govuk-select--error{{/ERR}}" id="{{ID}}" name="{{NAME}}"{{#DESCRIBED}}
	 aria-describedby="{{#HINT_LINE}}{{ID}}-goi-y {{/HINT_LINE}}{{#ERR}}{{ID}}-loi{{/ERR}}"{{/DESCRIBED}}><option value="">Chọn…</option>{{#OPTION}}
	<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/OPTION}}</select>{{/SELECT}}
{{#RADIOS}}<div class="govuk-radios govuk-radios--small">{{#OPTION}}<div class="govuk-radios__item">
	<input class="govuk-radios__input" id="{{OID}}" name="{{NAME}}" type="radio" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}>
	<label class="govuk-label govuk-radios__label" for="{{OID}}">{{LABEL}}</label></div>{{/OPTION}}</div></fieldset>{{/RADIOS}}
{{#CHECKS}}<div class="govuk-checkboxes govuk-checkboxes--small">{{#OPTION}}<div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="{{OID}}" name="{{NAME}}" type="checkbox" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}>
	<label class="govuk-label govuk-checkboxes__label" for="{{OID}}">{{LABEL}}</label></div>{{/OPTION}}</div></fieldset>{{/CHECKS}}
</div>
