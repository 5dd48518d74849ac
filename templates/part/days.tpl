{{! "Vì sao hẹn ngày này": every day of the appointment, from the same function
  that computed it.
  DAY_ROW (section, repeated)  DAY ("Thứ Năm, 01/06/2023"), KIND (in words),
    NOTE_LINE (section) NOTE, and one of COUNTED, OFF, PAUSED (sections) for the row's look
}}
<details class="govuk-details mc-days">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">Vì sao hẹn ngày này</span></summary>
<div class="govuk-details__text">
<p class="govuk-body">Ngày hẹn được tính từ ngày tiếp nhận, theo thời hạn đã công bố và lịch làm việc của cơ quan. Dưới đây là từng ngày đã tính.</p>
<table class="govuk-table mc-days__table">
<caption class="govuk-visually-hidden">Cách tính ngày hẹn, từng ngày một</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Ngày</th><th class="govuk-table__header" scope="col">Cách tính</th>
	<th class="govuk-table__header" scope="col">Lý do</th></tr></thead>
<tbody class="govuk-table__body">
{{#DAY_ROW}}
<tr class="{{#COUNTED}}mc-days--counted{{/COUNTED}}{{#OFF}}mc-days--off{{/OFF}}{{#PAUSED}}mc-days--paused{{/PAUSED}}">
	<th class="govuk-table__header" scope="row">{{DAY}}</th><td class="govuk-table__cell mc-days__kind">{{KIND}}</td><td class="govuk-table__cell">
	{{#NOTE_LINE}}{{NOTE}}{{/NOTE_LINE}}</td></tr>
{{/DAY_ROW}}
</tbody>
</table>
</div>
</details>
