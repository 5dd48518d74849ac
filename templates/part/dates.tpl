{{! The dates of a dossier, the one that counts now first and large.
  DATE (section, repeated) NAME, DAY, TIME_LINE (section) TIME; OTHER (section, repeated) the same, small
  DATE_NOTE (section) WORDS
}}
<dl class="mc-clock__row">
{{#DATE}}<div><dt>{{NAME}}</dt><dd>{{DAY}}{{#TIME_LINE}} <span>{{TIME}}</span>{{/TIME_LINE}}</dd></div>{{/DATE}}
{{#OTHER}}<div><dt>{{NAME}}</dt><dd><span>{{DAY}}{{#TIME_LINE}}, {{TIME}}{{/TIME_LINE}}</span></dd></div>{{/OTHER}}
</dl>
{{#DATE_NOTE}}<p class="mc-clock__why">{{WORDS}}</p>{{/DATE_NOTE}}
