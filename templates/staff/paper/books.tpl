{{! Registers and the lists of a day.
  BOOK (section, repeated)  YEAR
  LETTER_BOOKS (section)  YEAR_LINK (section, repeated) YEAR
  LATE_LISTS (section)  PERIOD (section, repeated) CODE, LABEL;  REPORTS (section)
  LIST (section, repeated)  LABEL; EMPTY (section); DAY_LINK (section, repeated) HREF, DAY, COUNT
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Sổ và danh sách</h1>
<section class="mc-card" aria-labelledby="h-so"><h2 class="govuk-heading-m" id="h-so">Sổ theo dõi hồ sơ</h2>
<ul class="mc-files">
{{#BOOK}}<li><a class="govuk-link" href="/can-bo/so/theo-doi/{{YEAR}}">Sổ năm {{YEAR}}</a><span class="mc-nowrap">
	<a class="govuk-link" href="/can-bo/so/theo-doi/{{YEAR}}.xlsx">Bảng tính<span class="govuk-visually-hidden"> năm {{YEAR}}</span></a> · <a
	 class="govuk-link" href="/can-bo/so/theo-doi/{{YEAR}}.csv">CSV<span class="govuk-visually-hidden"> năm {{YEAR}}</span></a></span></li>
{{/BOOK}}
</ul></section>
{{#LETTER_BOOKS}}<section class="mc-card" aria-labelledby="h-thu"><h2 class="govuk-heading-m" id="h-thu">Sổ thư xin lỗi</h2><ul class="mc-files">
{{#YEAR_LINK}}<li><a class="govuk-link" href="/can-bo/so/thu-xin-loi/{{YEAR}}">Sổ thư năm {{YEAR}}</a><span class="mc-nowrap">
	<a class="govuk-link" href="/can-bo/so/thu-xin-loi/{{YEAR}}.xlsx">Bảng tính<span class="govuk-visually-hidden"> thư năm {{YEAR}}</span></a> · <a
	 class="govuk-link" href="/can-bo/so/thu-xin-loi/{{YEAR}}.csv">CSV<span class="govuk-visually-hidden"> thư năm {{YEAR}}</span></a></span></li>
{{/YEAR_LINK}}
</ul></section>{{/LETTER_BOOKS}}
{{#LATE_LISTS}}<section class="mc-card" aria-labelledby="h-tre"><h2 class="govuk-heading-m" id="h-tre">Danh sách hồ sơ trễ hẹn</h2><ul class="mc-files">
{{#PERIOD}}<li><a class="govuk-link" href="/can-bo/so/tre-han/{{CODE}}">{{LABEL}}</a><span class="mc-nowrap">
	<a class="govuk-link" href="/can-bo/so/tre-han/{{CODE}}.xlsx">Bảng tính<span class="govuk-visually-hidden"> {{LABEL}}</span></a> · <a class="govuk-link"
	 href="/can-bo/so/tre-han/{{CODE}}.csv">CSV<span class="govuk-visually-hidden"> {{LABEL}}</span></a></span></li>
{{/PERIOD}}
</ul></section>{{/LATE_LISTS}}
{{#REPORTS}}<section class="mc-card" aria-labelledby="h-bao-cao"><h2 class="govuk-heading-m" id="h-bao-cao">Báo cáo cấp trên</h2><p class="govuk-body">
	<a class="govuk-link" href="/can-bo/bao-cao">Báo cáo hồ sơ trễ hẹn đã gửi, đã nhận</a></p></section>{{/REPORTS}}
{{#LIST}}<section class="mc-card"><h2 class="govuk-heading-m">{{LABEL}}</h2>{{#EMPTY}}<p class="govuk-body">Không có gì trong 7 ngày qua.</p>{{/EMPTY}}
	<ul class="mc-files">
{{#DAY_LINK}}<li><a class="govuk-link" href="{{HREF}}">Ngày {{DAY}}</a><span class="mc-nowrap">{{COUNT}} hồ sơ</span></li>
{{/DAY_LINK}}
</ul></section>
{{/LIST}}
</main>
