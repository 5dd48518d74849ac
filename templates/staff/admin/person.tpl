{{! One account as an administrator sees it.
  TABS, PROBLEMS includes; DONE section (WORDS); LOGIN, NAME, TITLE, STATE, CSRF
  ROLE_ROW section: ROLE, UNIT_NAME, SPAN, BY, END section (LOGIN, CSRF, ROLE_CODE, UNIT_ID, FROM, ERR_END section MSG, DAY)
  GRANT section: FIELD_ROLE, FIELD_UNIT, FIELD_FROM, FIELD_TO includes
  BURDEN section: COUNT, ITEM section (CODE, PROCEDURE, STATE, UNIT_NAME)
  FIELD_NAME, FIELD_TITLE includes; FACTOR section, ERR_RESET section (MSG), LOCK_SHUT section (COUNT), LOCK or UNLOCK sections with FIELD_…
includes; OTHER section: somebody else's account
  EVENT section: AT, BY, WHAT; NO_EVENT section
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
{{>PROBLEMS}}
{{#DONE}}<p class="mc-done" role="status"><strong>{{WORDS}}</strong></p>{{/DONE}}
<h1 class="govuk-heading-l">{{NAME}} <span class="sub">{{LOGIN}} · {{STATE}}</span></h1>
<div class="mc-grid2"><div>
<section class="mc-card" aria-labelledby="h-vai-tro">
<h2 class="govuk-heading-m" id="h-vai-tro">Vai trò theo đơn vị và thời gian</h2>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Vai trò, mới nhất đứng trước</caption><thead><tr><th scope="col">Vai trò</th>
	<th scope="col">Thời gian</th><th scope="col">Kết thúc</th></tr></thead><tbody>
{{#ROLE_ROW}}<tr><th scope="row">{{ROLE}}<span class="sub">{{UNIT_NAME}}</span></th><td>{{SPAN}}<span class="sub">{{BY}}</span></td><td>{{#END}}
	<form action="/can-bo/quan-tri/tai-khoan/{{LOGIN}}/thoi-vai-tro" method="post" autocomplete="off"><input type="hidden" name="_csrf" value="{{CSRF}}">
	<input type="hidden" name="vai_tro" value="{{ROLE_CODE}}"><input type="hidden" name="don_vi" value="{{UNIT_ID}}">
	<input type="hidden" name="tu_ngay" value="{{FROM}}"><label class="govuk-label" for="thoi-{{SEQ}}">Thôi từ ngày</label>{{#ERR_END}}
	<p class="govuk-error-message" id="thoi_tu_ngay"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_END}}
	<input class="govuk-input govuk-input--width-10" id="thoi-{{SEQ}}" name="thoi_tu_ngay" type="text" maxlength="10" value="{{DAY}}"> <button
	 class="govuk-button govuk-button--secondary" type="submit">Kết thúc<span class="govuk-visually-hidden"> vai trò {{ROLE}}</span></button></form>
	{{/END}}</td></tr>
{{/ROLE_ROW}}
</tbody></table></div>
{{#GRANT}}<h3 class="govuk-heading-s mc-gap">Giao thêm vai trò</h3>
<form class="mc-narrow" action="/can-bo/quan-tri/tai-khoan/{{LOGIN}}/vai-tro" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{>FIELD_ROLE}}
{{>FIELD_UNIT}}
{{>FIELD_FROM}}
{{>FIELD_TO}}
<button class="govuk-button" type="submit">Giao vai trò</button>
</form>{{/GRANT}}
</section>
{{#BURDEN}}<section class="mc-card" aria-labelledby="h-ho-so">
<h2 class="govuk-heading-m" id="h-ho-so">{{COUNT}} hồ sơ đang giải quyết</h2>
<p class="govuk-body">Phải được lãnh đạo đơn vị bàn giao hết (mục Bàn giao hồ sơ của đơn vị) trước khi khóa tài khoản hoặc kết thúc vai trò thụ lý.</p>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Hồ sơ người này đang giữ hoặc thụ lý</caption><thead><tr><th scope="col">Hồ sơ</th>
	<th scope="col">Bước</th><th scope="col" class="opt">Đơn vị đang giữ</th></tr></thead><tbody>
{{#ITEM}}<tr><th scope="row"><span class="mc-code">{{CODE}}</span><span class="sub">{{PROCEDURE}}</span></th><td>{{STATE}}</td><td class="opt">
	{{UNIT_NAME}}</td></tr>
{{/ITEM}}
</tbody></table></div>
</section>{{/BURDEN}}
<section class="mc-card" aria-labelledby="h-lich-su">
<h2 class="govuk-heading-m" id="h-lich-su">Lịch sử thay đổi</h2>
{{#NO_EVENT}}<p class="govuk-body">Chưa có thay đổi nào được ghi.</p>{{/NO_EVENT}}
<ol class="mc-log" reversed>
{{#EVENT}}<li><span class="mc-when">{{AT}}</span>{{WHAT}} – {{BY}}</li>
{{/EVENT}}
</ol>
</section>
</div>
<div class="mc-side">
<section class="mc-card" aria-labelledby="h-ten">
<h2 class="govuk-heading-s" id="h-ten">Họ tên, chức danh</h2>
<form action="/can-bo/quan-tri/tai-khoan/{{LOGIN}}/thong-tin" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{>FIELD_NAME}}
{{>FIELD_TITLE}}
<button class="govuk-button govuk-button--secondary" type="submit">Lưu</button>
</form>
</section>
{{#OTHER}}<section class="mc-card" aria-labelledby="h-dang-nhap">
<h2 class="govuk-heading-s" id="h-dang-nhap">Đăng nhập</h2>
<form action="/can-bo/quan-tri/tai-khoan/{{LOGIN}}/mat-khau" method="post"><input type="hidden" name="_csrf" value="{{CSRF}}">
	<div class="govuk-form-group{{#ERR_RESET}} govuk-form-group--error{{/ERR_RESET}}">{{#ERR_RESET}}
	<p class="govuk-error-message" id="xac_nhan_mat_khau-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_RESET}}
	<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="xac_nhan_mat_khau" name="xac_nhan_mat_khau" type="checkbox" value="1"{{#ERR_RESET}}
	 aria-describedby="xac_nhan_mat_khau-loi"{{/ERR_RESET}}><label class="govuk-label govuk-checkboxes__label"
	 for="xac_nhan_mat_khau">Mật khẩu đang dùng của người này hết hiệu lực ngay</label></div></div></div>
	<button class="govuk-button govuk-button--secondary" type="submit">Cấp lại mật khẩu dùng một lần</button></form>
{{#FACTOR}}<form action="/can-bo/quan-tri/tai-khoan/{{LOGIN}}/xac-thuc" method="post" autocomplete="off" novalidate>
	<input type="hidden" name="_csrf" value="{{CSRF}}">{{>FIELD_WHY_FACTOR}}
	<button class="govuk-button govuk-button--secondary" type="submit">Hủy xác thực hai bước để đăng ký lại</button></form>{{/FACTOR}}
{{#LOCK_SHUT}}<div class="mc-shut"><p><strong>Khóa tài khoản</strong> <span class="govuk-tag govuk-tag--grey">Chưa làm được</span></p>
	<p>Người này đang giải quyết {{COUNT}} hồ sơ: lãnh đạo đơn vị bàn giao hết rồi mới khóa được.</p></div>{{/LOCK_SHUT}}
{{#LOCK}}<form action="/can-bo/quan-tri/tai-khoan/{{LOGIN}}/khoa" method="post" autocomplete="off" novalidate>
	<input type="hidden" name="_csrf" value="{{CSRF}}">{{>FIELD_WHY_LOCK}}
	<button class="govuk-button govuk-button--warning" type="submit">Khóa tài khoản</button></form>{{/LOCK}}
{{#UNLOCK}}<form action="/can-bo/quan-tri/tai-khoan/{{LOGIN}}/mo-khoa" method="post" autocomplete="off" novalidate>
	<input type="hidden" name="_csrf" value="{{CSRF}}">{{>FIELD_WHY_LOCK}}
	<button class="govuk-button govuk-button--secondary" type="submit">Mở lại tài khoản</button></form>{{/UNLOCK}}
</section>{{/OTHER}}
</div></div>
</main>
