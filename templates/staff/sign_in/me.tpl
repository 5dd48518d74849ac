{{! One's own account: PROBLEMS include, DONE section (WORDS); NAME, LOGIN, TITLE, UNIT; UNIT_ROW section (ID, UNIT_NAME, ROLES, HERE or SWITCH
section with CSRF); ENROLLED section (LEFT, CSRF, FIELD_CODE include) or NOT_ENROLLED; CSRF; FIELD_PRESENT, FIELD_NEW, FIELD_AGAIN includes;
FILES_LINK, DELEGATION_LINK, HAND_OVER_LINK, INHERIT_LINK, RECALENDAR_LINK sections. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
{{#DONE}}<p class="mc-done" role="status"><strong>{{WORDS}}</strong></p>{{/DONE}}
<h1 class="govuk-heading-l">Tài khoản của tôi</h1>
<section class="mc-card" aria-labelledby="h-don-vi">
<h2 class="govuk-heading-m" id="h-don-vi">{{NAME}}, {{TITLE}}</h2>
<p class="govuk-body">Tên đăng nhập: <strong>{{LOGIN}}</strong>. Đang làm việc tại <strong>{{UNIT}}</strong>.</p>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Đơn vị được giao nhiệm vụ hôm nay</caption><thead><tr><th scope="col">Đơn vị</th>
	<th scope="col">Vai trò</th><th scope="col">Làm việc</th></tr></thead><tbody>
{{#UNIT_ROW}}<tr><th scope="row">{{UNIT_NAME}}</th><td>{{ROLES}}</td><td>{{#HERE}}Đang ở đây{{/HERE}}{{#SWITCH}}
	<form action="/can-bo/tai-khoan/don-vi" method="post"><input type="hidden" name="_csrf" value="{{CSRF}}">
	<input type="hidden" name="don_vi" value="{{ID}}"><button class="govuk-button govuk-button--secondary" type="submit">Chuyển sang<span
	 class="govuk-visually-hidden"> {{UNIT_NAME}}</span></button></form>{{/SWITCH}}</td></tr>
{{/UNIT_ROW}}
</tbody></table></div>
{{#FILES_LINK}}<p class="govuk-body mc-gap"><a class="govuk-link" href="/can-bo/trach-nhiem">Hồ sơ xem xét trách nhiệm</a></p>{{/FILES_LINK}}
{{#DELEGATION_LINK}}<p class="govuk-body mc-gap"><a class="govuk-link" href="/can-bo/uy-quyen">Ủy quyền ký thay</a></p>{{/DELEGATION_LINK}}
{{#HAND_OVER_LINK}}<p class="govuk-body"><a class="govuk-link" href="/can-bo/don-vi/ban-giao">Bàn giao hồ sơ của đơn vị</a></p>{{/HAND_OVER_LINK}}
{{#INHERIT_LINK}}<p class="govuk-body"><a class="govuk-link" href="/can-bo/don-vi/ke-thua">Hồ sơ kế thừa từ đơn vị đã kết thúc</a></p>{{/INHERIT_LINK}}
{{#RECALENDAR_LINK}}<p class="govuk-body"><a class="govuk-link" href="/can-bo/don-vi/lich-hen">Ngày hẹn khác đi theo lịch làm việc mới</a></p>
	{{/RECALENDAR_LINK}}
</section>
<section class="mc-card" aria-labelledby="h-hai-buoc">
<h2 class="govuk-heading-m" id="h-hai-buoc">Xác thực hai bước</h2>
{{#NOT_ENROLLED}}<p class="govuk-body">Chưa đăng ký. <a class="govuk-link" href="/can-bo/tai-khoan/xac-thuc">Đăng ký bằng điện thoại</a></p>{{/NOT_ENROLLED}}
{{#ENROLLED}}<p class="govuk-body">Đã đăng ký; còn <strong>{{LEFT}}</strong> mã khôi phục chưa dùng. <a class="govuk-link"
	 href="/can-bo/tai-khoan/xac-thuc">Đổi sang điện thoại khác</a></p>
<details class="govuk-details"{{#OPEN}} open{{/OPEN}}><summary class="govuk-details__summary">
	<span class="govuk-details__summary-text">Tạo mã khôi phục mới</span></summary>
<form class="govuk-details__text" action="/can-bo/tai-khoan/ma-khoi-phuc" method="post" autocomplete="off">
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{>FIELD_CODE}}
<button class="govuk-button" type="submit">Tạo mã mới, bỏ mã cũ</button>
</form></details>{{/ENROLLED}}
</section>
<section class="mc-card" aria-labelledby="h-mat-khau">
<h2 class="govuk-heading-m" id="h-mat-khau">Đổi mật khẩu</h2>
<form class="mc-narrow" action="/can-bo/tai-khoan/mat-khau" method="post">
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{>FIELD_PRESENT}}
{{>FIELD_NEW}}
{{>FIELD_AGAIN}}
<button class="govuk-button" type="submit">Đổi mật khẩu</button>
</form>
</section>
</main>
