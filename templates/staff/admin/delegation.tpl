{{! Delegations: TABS (for administrators), PROBLEMS includes; DONE section (WORDS)
  FORM section: CSRF, GIVER, GIVER_NAME, FIELD_ROLE, FIELD_TO_WHOM, FIELD_FROM, FIELD_TO, FIELD_SCOPE, FIELD_VALUE, FIELD_DECISION, FIELD_GROUND
includes; NO_ROLE section
  PICK section: FIELD_GIVER include (an administrator says whose)
  GIVEN section: ID, FROM_NAME, TO_NAME, ROLE, UNIT_NAME, SPAN, REACH, DECISION, GROUND, END section (ID, CSRF, DAY, ERR_END section MSG, REASON);
EMPTY
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
{{>PROBLEMS}}
{{#DONE}}<p class="mc-done" role="status"><strong>{{WORDS}}</strong></p>{{/DONE}}
<h1 class="govuk-heading-l">Ủy quyền ký thay</h1>
{{#PICK}}<form class="mc-card" action="/can-bo/uy-quyen" method="get">{{>FIELD_GIVER}}
	<button class="govuk-button govuk-button--secondary" type="submit">Mở biểu mẫu</button></form>{{/PICK}}
{{#NO_ROLE}}<p class="govuk-body">{{GIVER_NAME}} hôm nay không giữ vai trò nào có thể ủy quyền.</p>{{/NO_ROLE}}
{{#FORM}}<form class="mc-card" action="/can-bo/uy-quyen" method="post" autocomplete="off" novalidate>
<h2 class="govuk-heading-m">{{GIVER_NAME}} ủy quyền cho người khác</h2>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="nguoi_giao" value="{{GIVER}}">
<div class="mc-narrow">
{{>FIELD_ROLE}}
{{>FIELD_TO_WHOM}}
{{>FIELD_FROM}}
{{>FIELD_TO}}
{{>FIELD_SCOPE}}
{{>FIELD_VALUE}}
{{>FIELD_DECISION}}
{{>FIELD_GROUND}}
<button class="govuk-button" type="submit">Lập ủy quyền</button>
</div></form>{{/FORM}}
<div class="mc-list">
{{#EMPTY}}<p class="govuk-body mc-empty">Chưa có ủy quyền nào.</p>{{/EMPTY}}
{{#LIST}}<table><caption class="govuk-visually-hidden">Ủy quyền đã lập, mới nhất đứng trước</caption><thead><tr><th scope="col">Ủy quyền</th>
	<th scope="col">Thời gian</th><th scope="col" class="opt">Căn cứ</th><th scope="col">Chấm dứt</th></tr></thead><tbody>
{{#GIVEN}}<tr><th scope="row">{{FROM_NAME}} → {{TO_NAME}}<span class="sub">{{ROLE}}, {{UNIT_NAME}}. {{REACH}}</span></th><td>{{SPAN}}</td><td class="opt">
	{{DECISION}}<span class="sub">{{GROUND}}</span></td><td>{{#END}}
	<form action="/can-bo/uy-quyen/{{ID}}/cham-dut" method="post" autocomplete="off" novalidate><input type="hidden" name="_csrf" value="{{CSRF}}">
	<label class="govuk-label" for="thoi-{{ID}}">Từ ngày</label>{{#ERR_END}}<p class="govuk-error-message" id="thoi_tu_ngay">
	<span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_END}}
	<input class="govuk-input govuk-input--width-10" id="thoi-{{ID}}" name="thoi_tu_ngay" type="text" maxlength="10" value="{{DAY}}">
	<label class="govuk-label" for="ly-do-{{ID}}">Lý do</label>{{#ERR_REASON}}<p class="govuk-error-message" id="ly_do">
	<span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_REASON}}
	<input class="govuk-input" id="ly-do-{{ID}}" name="ly_do" type="text" maxlength="300" value="{{REASON}}">
	<button class="govuk-button govuk-button--secondary" type="submit">Chấm dứt</button></form>{{/END}}</td></tr>
{{/GIVEN}}
</tbody></table>{{/LIST}}
</div>
</main>
