{{! On the page of a dossier: its files that stand, and the way to all.
  CODE; EMPTY (section); FILE (section, repeated) HREF, NAME, KIND, VERSIONED (section) VERSION, SIZE, STATE
}}
<section class="mc-card" aria-labelledby="h-tep"><h2 class="govuk-heading-s" id="h-tep">Tệp đính kèm</h2>
{{#EMPTY}}<p class="govuk-body">Chưa có tệp nào.</p>{{/EMPTY}}
<ul class="mc-files">
{{#FILE}}<li><span><a class="govuk-link" href="{{HREF}}">{{NAME}}</a><span class="sub mc-line">{{KIND}}{{#VERSIONED}}, bản {{VERSION}}
	{{/VERSIONED}} · {{STATE}}</span></span><span class="mc-nowrap">{{SIZE}}</span></li>
{{/FILE}}
</ul>
<p class="govuk-body mc-gap"><a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/tep">Xem tất cả, tải tệp lên</a></p></section>
