{{! The administrator's overview.  TABS include; ROW (section, repeated) FINE or LACKING (sections), WORDS, LINK (section) HREF, LABEL }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
<h1 class="govuk-heading-l">Quản trị</h1>
<div class="mc-card"><ul class="mc-files">
{{#ROW}}<li><span>{{#FINE}}<strong class="govuk-tag govuk-tag--green">Tốt</strong>{{/FINE}}{{#LACKING}}
	<strong class="govuk-tag govuk-tag--yellow">Cần làm</strong>{{/LACKING}} {{WORDS}}</span>{{#LINK}}<a class="govuk-link mc-nowrap" href="{{HREF}}">
	{{LABEL}}</a>{{/LINK}}</li>
{{/ROW}}
</ul></div>
<p class="govuk-body">Kiểm tra đầy đủ trên máy chủ: <code>motcua doctor</code>.</p>
</main>
