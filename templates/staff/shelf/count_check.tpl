{{! What closing a shelf count would open: ID, CSRF, COUNT, SCANNED, EXPECTED; KIND_ROW (section, repeated) KIND, COUNT;
  ROW (section, repeated) CODE, KIND, PROCEDURE; MORE (section) COUNT }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Đối chiếu bây giờ sẽ mở {{COUNT}} sai lệch</h1>
<p class="govuk-body">Đã quét <strong>{{SCANNED}}</strong> hồ sơ; phần mềm ghi đơn vị đang giữ <strong>
	{{EXPECTED}}</strong>. Mỗi sai lệch là một việc có người chịu trách nhiệm, có thời hạn và được công khai số lượng; không xóa được.</p>
<ul class="govuk-list">{{#KIND_ROW}}<li>{{KIND}}: <strong>{{COUNT}}</strong></li>{{/KIND_ROW}}</ul>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Sai lệch sẽ mở</caption><thead><tr><th scope="col">Hồ sơ</th><th scope="col">Sai lệch</th>
	<th scope="col" class="opt">Thủ tục</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a></th><td>{{KIND}}</td><td class="opt">
	{{PROCEDURE}}</td></tr>
{{/ROW}}
</tbody></table></div>
{{#MORE}}<p class="govuk-body">và {{COUNT}} hồ sơ khác.</p>{{/MORE}}
<form class="mc-actions" action="/can-bo/kiem-ke/{{ID}}/ket-thuc" method="post" autocomplete="off">
<input type="hidden" name="_csrf" value="{{CSRF}}"><input type="hidden" name="ket_luan" value="xong"><input type="hidden" name="xac_nhan" value="1">
<button class="govuk-button" type="submit">Đã quét hết: mở các sai lệch này</button> <a class="govuk-link" href="/can-bo/kiem-ke/{{ID}}">Quay lại quét tiếp</a>
</form>
</main>
