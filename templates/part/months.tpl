{{! The days of the appointment as months, Monday first.
  MONTH (section, repeated) NAME ("Tháng 11 năm 2026"); WEEK (section, repeated) DAY (section, seven)
    LOOK (section) CLASS, TITLE (section) TEXT; NUMBER (of the day, "" beside the month),
    MARK (section) TEXT (a sign to be seen), SAID (section) TEXT (the same to be heard)
  KEY (section, repeated) CLASS, MARK (section) TEXT, LABEL: what occurs, and nothing else
  LEFT_OUT (section) N: months between that are not drawn
}}
<div class="mc-cal">
{{#MONTH}}<table><caption>{{NAME}}</caption><thead><tr><th scope="col">Hai</th><th scope="col">Ba</th><th scope="col">Tư</th><th scope="col">Năm</th>
	<th scope="col">Sáu</th><th scope="col">Bảy</th><th scope="col">CN</th></tr></thead><tbody>
{{#WEEK}}<tr>{{#DAY}}<td{{#LOOK}} class="{{CLASS}}"{{/LOOK}}{{#TITLE}} title="{{TEXT}}"{{/TITLE}}>{{NUMBER}}{{#MARK}}<b aria-hidden="true">{{TEXT}}</b>{{/MARK}}
	{{#SAID}}<span>: {{TEXT}}</span>{{/SAID}}</td>{{/DAY}}</tr>
{{/WEEK}}</tbody></table>
{{/MONTH}}
</div>
<ul class="mc-key mc-cal__key">{{#KEY}}<li><i class="{{CLASS}}" aria-hidden="true">{{#MARK}}{{TEXT}}{{/MARK}}</i>{{LABEL}}</li>{{/KEY}}</ul>
{{#LEFT_OUT}}<p class="govuk-body-s">Không vẽ {{N}} tháng ở giữa; các ngày đã tính có đủ trong bảng ở mục “Vì sao hẹn ngày này”.</p>{{/LEFT_OUT}}
