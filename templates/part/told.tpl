{{! What the owner of a dossier is told of it (domain/citizen/telling.h).
  LOOK (of the tag), TAG, SENTENCE, SEAT_LINE, SORRY_LINE, BRING_LINE (sections) WORDS
  WHY (section) with REASON and, where known, PAPER_LINE (section) NUMBER, DAY: what was decided, why
  ACT; NOTHING or SOMETHING (section): its mark; MAY_LIST (section) with MAY (section, repeated) TEXT
}}
<p class="govuk-body"><strong class="govuk-tag{{LOOK}}">{{TAG}}</strong></p>
<h2 class="mc-status__now" id="h-hien-tai">{{SENTENCE}}</h2>
{{#WHY}}<p class="govuk-body mc-pre">{{REASON}}</p>{{#PAPER_LINE}}<p class="govuk-body">Văn bản số <strong>{{NUMBER}}</strong>, ngày {{DAY}}.</p>{{/PAPER_LINE}}
	{{/WHY}}
{{#SEAT_LINE}}<p class="govuk-body">{{WORDS}}</p>{{/SEAT_LINE}}
{{#SORRY_LINE}}<p class="govuk-body">{{WORDS}}</p>{{/SORRY_LINE}}
<p class="mc-status__act">{{#NOTHING}}<svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#check"></use></svg>{{/NOTHING}}
	{{#SOMETHING}}<svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#arrow-right"></use></svg>{{/SOMETHING}}<span>
	{{ACT}}</span></p>
{{#BRING_LINE}}<p class="govuk-body">Mang theo: {{WORDS}}.</p>{{/BRING_LINE}}
{{#MAY_LIST}}<p class="govuk-body mc-status__may">Ông/bà có thể:</p><ul class="govuk-list govuk-list--bullet">{{#MAY}}<li>{{TEXT}}</li>{{/MAY}}</ul>
	{{/MAY_LIST}}
