{{! Open dossiers whose appointment the present calendar would change: PROBLEMS include; RESULTS section with RESULT section (CODE, WORDS); EMPTY;
LIST section: CSRF, MOVED include. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Ngày hẹn khác đi theo lịch làm việc mới</h1>
<p class="govuk-body">Ngày đã hẹn với người dân không tự thay đổi. Xác nhận từng hồ sơ được tính lại, rồi báo cho người nộp; sổ sự kiện giữ cả hai ngày, ngày
	 hẹn lần đầu không đổi.</p>
{{#RESULTS}}<section class="mc-card" aria-labelledby="h-ket-qua"><h2 class="govuk-heading-m" id="h-ket-qua">Kết quả</h2><ul class="govuk-list" role="status">
{{#RESULT}}<li><span class="mc-code">{{CODE}}</span>: {{WORDS}}</li>
{{/RESULT}}
</ul></section>{{/RESULTS}}
{{#EMPTY}}<p class="govuk-body">Không hồ sơ nào có ngày hẹn khác với lịch hiện hành.</p>{{/EMPTY}}
{{#LIST}}<form class="mc-card" action="/can-bo/don-vi/lich-hen" method="post">
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{>MOVED}}
<button class="govuk-button mc-gap" type="submit">Xác nhận ngày hẹn mới cho hồ sơ đã chọn</button>
</form>{{/LIST}}
</main>
