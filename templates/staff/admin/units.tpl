{{! The tree of units on a day: TABS include; DAY; ERR_DAY section (MSG); FAULT section (WORDS)
  UNIT_ROW section: INDENT section (repeated), CODE, UNIT_NAME, KIND, SPAN, NOTE_LINE section (NOTE)
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
<h1 class="govuk-heading-l">Đơn vị</h1>
<form class="mc-card" action="/can-bo/quan-tri/don-vi" method="get">
<div class="govuk-form-group{{#ERR_DAY}} govuk-form-group--error{{/ERR_DAY}}"><label class="govuk-label" for="ngay">Xem tại ngày</label>{{#ERR_DAY}}
	<p class="govuk-error-message" id="ngay-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_DAY}}
	<input class="govuk-input govuk-input--width-10" id="ngay" name="ngay" type="text" maxlength="10" value="{{DAY}}"></div>
<button class="govuk-button" type="submit">Xem</button> <a class="govuk-button govuk-button--secondary" href="/can-bo/quan-tri/don-vi-moi">Lập đơn vị mới</a>
</form>
{{#FAULT}}<p class="govuk-inset-text"><strong>Dữ liệu đơn vị chưa đúng:</strong> {{WORDS}}.</p>{{/FAULT}}
<div class="mc-list"><table><caption class="govuk-visually-hidden">Đơn vị hoạt động ngày {{DAY}}</caption><thead><tr><th scope="col">Đơn vị</th>
	<th scope="col" class="opt">Loại</th><th scope="col">Hoạt động</th></tr></thead><tbody>
{{#UNIT_ROW}}<tr><th scope="row">{{#INDENT}}<span class="mc-indent"></span>{{/INDENT}}<a class="govuk-link" href="/can-bo/quan-tri/don-vi/{{CODE}}">
	{{UNIT_NAME}}</a> <span class="sub">{{CODE}}</span></th><td class="opt">{{KIND}}</td><td>{{SPAN}}{{#NOTE_LINE}}<span class="sub">{{NOTE}}</span>
	{{/NOTE_LINE}}</td></tr>
{{/UNIT_ROW}}
</tbody></table></div>
</main>
