{{! Papers of a dossier that can be printed now.
  PRINT (section, repeated)  HREF, LABEL
}}
<section class="mc-card" aria-labelledby="h-ban-in"><h2 class="govuk-heading-s" id="h-ban-in">Bản in</h2><ul class="mc-files">
{{#PRINT}}<li><a class="govuk-link" href="{{HREF}}">{{LABEL}}</a></li>
{{/PRINT}}
</ul></section>
