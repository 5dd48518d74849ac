{{! The published versions of a procedure, newest first.
  CODE, NAME
  VERSION (section, repeated)  NAME, HREF, TERM, FEE, VALID_FROM_LINE and ENDED
    (sections) DAY, SINCE_BEFORE, IN_FORCE (sections), DECISION_LINE, CHANGED
    (sections) TEXT
}}
<div class="govuk-width-container">
<nav aria-label="Quay lại"><a href="/thu-tuc/{{CODE}}" class="govuk-back-link">Quay lại thủ tục</a></nav>
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<p class="govuk-caption-l">Mã số {{CODE}}</p>
<h1 class="govuk-heading-l">Các phiên bản của thủ tục “{{NAME}}”</h1>
<p class="govuk-body">Hồ sơ nộp trong thời gian nào thì được giải quyết theo phiên bản của thời gian đó.</p>
<ol class="mc-results" reversed>
{{#VERSION}}<li><h2 class="govuk-heading-s"><a class="govuk-link" href="{{HREF}}">{{#VALID_FROM_LINE}}Từ ngày {{DAY}}{{/VALID_FROM_LINE}}
	{{#SINCE_BEFORE}}Trước đây{{/SINCE_BEFORE}}{{#ENDED}} đến hết ngày {{DAY}}{{/ENDED}}</a>
	{{#IN_FORCE}} <strong class="govuk-tag govuk-tag--green">Đang áp dụng</strong>{{/IN_FORCE}}</h2><p class="govuk-body">{{NAME}}</p><p class="mc-meta">
	<span>{{TERM}}</span> <span>{{FEE}}</span>{{#DECISION_LINE}} <span>Quyết định {{TEXT}}</span>{{/DECISION_LINE}}</p>{{#CHANGED}}
	<p class="govuk-body-s">Khác phiên bản trước: {{TEXT}}.</p>{{/CHANGED}}</li>{{/VERSION}}
</ol>
</main>
</div>
