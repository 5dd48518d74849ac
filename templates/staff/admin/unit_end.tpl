{{! What the end of a unit would do, to confirm: TABS include; UNIT_NAME, CODE, LAST_DAY, DAY, CSRF; HEIR_ROW section (NAME); PART section (NAME);
PEOPLE, DOSSIERS; ORPHANED section: DAY, FIELD_ROW section (NAME); HIDDEN section (NAME, VALUE). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
<h1 class="govuk-heading-l">Xem trước: {{UNIT_NAME}} kết thúc</h1>
<div class="mc-card">
<p class="govuk-body">Ngày làm việc cuối: <strong>{{LAST_DAY}}</strong>. Từ <strong>{{DAY}}</strong> hồ sơ đang mở do đơn vị sau tiếp tục:</p>
<ul class="govuk-list govuk-list--bullet">
{{#HEIR_ROW}}<li><strong>{{NAME}}</strong></li>
{{/HEIR_ROW}}
</ul>
<p class="govuk-body">Cùng kết thúc ngày đó:</p>
<ul class="govuk-list govuk-list--bullet">
{{#PART}}<li>{{NAME}}</li>
{{/PART}}
</ul>
<p class="govuk-body"><strong>{{PEOPLE}}</strong> người thôi vai trò ở các đơn vị này; <strong>
	{{DOSSIERS}}</strong> hồ sơ đang giải quyết được lãnh đạo đơn vị kế thừa nhận tại trang Hồ sơ kế thừa. Ngày hẹn trả không đổi.</p>
{{#ORPHANED}}<div class="govuk-inset-text"><p class="govuk-body">
	<strong>Có nhiều đơn vị kế thừa nên các lĩnh vực sau không tự chuyển cho đơn vị nào.</strong> Sau khi ghi, giao từng lĩnh vực ở trang của đơn vị kế
	 thừa; chưa giao thì từ {{DAY}} bộ phận một cửa không tiếp nhận được hồ sơ của lĩnh vực đó:</p>
<ul class="govuk-list govuk-list--bullet">
{{#FIELD_ROW}}<li>{{NAME}}</li>
{{/FIELD_ROW}}
</ul></div>{{/ORPHANED}}
<form action="/can-bo/quan-tri/don-vi/{{CODE}}/ket-thuc" method="post">
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{#HIDDEN}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/HIDDEN}}
<input type="hidden" name="xac_nhan" value="1">
<button class="govuk-button" type="submit">Ghi quyết định</button>
</form>
<p class="govuk-body"><a class="govuk-link" href="/can-bo/quan-tri/don-vi/{{CODE}}">Không ghi, quay lại</a></p>
</div>
</main>
