{{! One list behind a number: NAME, UNIT, HREF (back); ROWS (include part/watched.tpl); NEXT (section) HREF }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<p class="govuk-body mc-noprint"><a class="govuk-link" href="{{HREF}}">Về trang Điều hành</a></p>
<h1 class="govuk-heading-l">{{NAME}} <span class="govuk-caption-m">{{UNIT}}</span></h1>
<div class="mc-list mc-list--due">
{{>ROWS}}
<p class="mc-list__foot">{{#NEXT}}<a class="govuk-link" href="{{HREF}}">25 hồ sơ tiếp theo</a>{{/NEXT}}</p>
</div>
</main>
