{{! Shelf counts: PROBLEMS include; DUTY (section) TEXT, OVERDUE (section); FORM (section) CSRF, FORM_KEY, FIELD_NOI_KIEM_KE (include)
  EMPTY; LIST (section): ROW (section, repeated) ID, PLACE, UNIT, AT, WHO, STATE; NEXT (section) HREF }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Kiểm kê hồ sơ giấy</h1>
<p class="govuk-body">Quét mã vạch mọi hồ sơ trên kệ của đơn vị; phần mềm nêu những hồ sơ mà giấy và phần mềm không trùng nhau. <a class="govuk-link"
	 href="/can-bo/sai-lech">Sai lệch đang xử lý</a></p>
{{#DUTY}}<p class="govuk-body">{{#OVERDUE}}<strong class="govuk-tag govuk-tag--red">Quá hạn kiểm kê</strong> {{/OVERDUE}}{{TEXT}}</p>{{/DUTY}}
{{#FORM}}<form class="mc-card mc-gap-below" action="/can-bo/kiem-ke" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
{{>FIELD_NOI_KIEM_KE}}
<button class="govuk-button" type="submit">Bắt đầu kiểm kê</button>
</form>{{/FORM}}
{{#EMPTY}}<p class="govuk-body mc-empty">Chưa có cuộc kiểm kê nào.</p>{{/EMPTY}}
{{#LIST}}<div class="mc-list"><table><caption class="govuk-visually-hidden">Các cuộc kiểm kê, mới nhất đứng trước</caption><thead><tr>
	<th scope="col">Nơi kiểm kê</th><th scope="col" class="opt">Đơn vị</th><th scope="col" class="opt2">Bắt đầu</th>
	<th scope="col" class="mc-only-wide">Kết quả</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link" href="/can-bo/kiem-ke/{{ID}}">{{PLACE}}</a><span class="sub mc-only-narrow">{{STATE}}</span>
	<span class="sub">Số {{ID}}, {{WHO}}</span></th><td class="opt">{{UNIT}}</td><td class="opt2">{{AT}}</td><td class="mc-only-wide">{{STATE}}</td></tr>
{{/ROW}}
</tbody></table></div>{{#NEXT}}<p class="mc-list__foot"><a class="govuk-link" href="{{HREF}}">25 cuộc trước đó</a></p>{{/NEXT}}{{/LIST}}
</main>
