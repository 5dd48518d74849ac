{{! What a change of the calendar would mean, to confirm: TABS include; WHAT; NONE section; SOME section (COUNT, FIRM, PROVISIONAL, MOVED include);
CSRF; HIDDEN section (NAME, VALUE). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
<h1 class="govuk-heading-l">Xem trước: {{WHAT}}</h1>
<div class="mc-card">
{{#NONE}}<p class="govuk-body">Không hồ sơ đang mở nào có ngày hẹn khác đi.</p>{{/NONE}}
{{#SOME}}<p class="govuk-body"><strong>{{COUNT}}</strong> hồ sơ đang mở sẽ có ngày hẹn khác nếu tính lại: <strong>{{FIRM}}</strong> đã hẹn chắc, <strong>
	{{PROVISIONAL}}</strong> tạm tính. Ghi lịch <strong>không dời</strong> hồ sơ nào: một người khác xác nhận thay đổi, rồi trưởng bộ phận một cửa xác nhận
	 từng hồ sơ.</p>
{{>MOVED}}{{/SOME}}
<form class="mc-gap" action="/can-bo/quan-tri/lich" method="post">
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{#HIDDEN}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/HIDDEN}}
<input type="hidden" name="xac_nhan" value="1">
<button class="govuk-button" type="submit">Ghi lịch</button>
</form>
<p class="govuk-body"><a class="govuk-link" href="/can-bo/quan-tri/lich">Không ghi, quay lại</a></p>
</div>
</main>
