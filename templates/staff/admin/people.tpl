{{! Accounts: TABS include; VALUE, TOTAL; LIST section with PERSON section (LOGIN, NAME, TITLE, ROLES, STATE, LOCKED), EMPTY; NEXT section (HREF). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
<h1 class="govuk-heading-l">Tài khoản</h1>
<form class="mc-card" action="/can-bo/quan-tri/tai-khoan" method="get" role="search">
<div class="govuk-form-group"><label class="govuk-label" for="tim">Tên, tên đăng nhập, vai trò hoặc đơn vị</label>
	<input class="govuk-input" id="tim" name="tim" type="search" value="{{VALUE}}" maxlength="100"></div>
<button class="govuk-button" type="submit">Tìm</button> <a class="govuk-button govuk-button--secondary"
	 href="/can-bo/quan-tri/tai-khoan-moi">Lập tài khoản mới</a>
</form>
<p class="govuk-body">{{TOTAL}} tài khoản.</p>
<div class="mc-list">
{{#EMPTY}}<p class="govuk-body mc-empty">Không có tài khoản nào khớp.</p>{{/EMPTY}}
{{#LIST}}<table><caption class="govuk-visually-hidden">Tài khoản, theo tên đăng nhập</caption>
<thead><tr><th scope="col">Tài khoản</th><th scope="col" class="opt">Vai trò hôm nay</th><th scope="col">Tình trạng</th></tr></thead><tbody>
{{#PERSON}}<tr><th scope="row"><a class="govuk-link" href="/can-bo/quan-tri/tai-khoan/{{LOGIN}}">{{NAME}}</a><span class="sub">{{LOGIN}} · {{TITLE}}</span></th>
	<td class="opt">{{ROLES}}</td><td>{{#LOCKED}}<strong class="govuk-tag govuk-tag--grey">Đã khóa</strong>{{/LOCKED}}{{STATE}}</td></tr>
{{/PERSON}}
</tbody></table>{{/LIST}}
<p class="mc-list__foot">{{#NEXT}}<a class="govuk-link" href="{{HREF}}">Trang tiếp theo</a>{{/NEXT}}</p>
</div>
</main>
