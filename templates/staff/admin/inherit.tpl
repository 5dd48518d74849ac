{{! Open dossiers of ended units that this committee continues: PROBLEMS include; RESULTS section with RESULT section (CODE, WORDS); EMPTY; LIST
section: CSRF, ITEM section (CODE, DOSSIER, KEY, VERSION, PROCEDURE, STATE, UNIT_NAME, DUE). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Hồ sơ kế thừa</h1>
<p class="govuk-body">Hồ sơ đang mở của đơn vị đã kết thúc hoạt động mà cơ quan này tiếp tục. Nhận hồ sơ không đổi bước, không đổi ngày hẹn trả.</p>
{{#RESULTS}}<section class="mc-card" aria-labelledby="h-ket-qua"><h2 class="govuk-heading-m" id="h-ket-qua">Kết quả</h2><ul class="govuk-list" role="status">
{{#RESULT}}<li><span class="mc-code">{{CODE}}</span>: {{WORDS}}</li>
{{/RESULT}}
</ul></section>{{/RESULTS}}
{{#EMPTY}}<p class="govuk-body">Không còn hồ sơ nào chờ kế thừa.</p>{{/EMPTY}}
{{#LIST}}<form class="mc-card" action="/can-bo/don-vi/ke-thua" method="post">
<input type="hidden" name="_csrf" value="{{CSRF}}">
<div class="mc-list"><table><caption class="govuk-visually-hidden">Hồ sơ chờ kế thừa, gần hạn nhất đứng trước</caption><thead><tr><th scope="col">Nhận</th>
	<th scope="col">Hồ sơ</th><th scope="col" class="opt">Bước</th><th scope="col" class="opt2">Của đơn vị</th></tr></thead><tbody>
{{#ITEM}}<tr><td><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="nhan-{{DOSSIER}}" name="nhan_{{DOSSIER}}" type="checkbox" value="1" checked>
	<label class="govuk-label govuk-checkboxes__label" for="nhan-{{DOSSIER}}"><span class="govuk-visually-hidden">Nhận {{CODE}}</span></label></div></div>
	<input type="hidden" name="_khoa_{{DOSSIER}}" value="{{KEY}}"><input type="hidden" name="phien_ban_{{DOSSIER}}" value="{{VERSION}}"></td>
	<th scope="row"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a><span class="sub">{{PROCEDURE}}</span></th><td class="opt">
	{{STATE}}<span class="sub">{{DUE}}</span></td><td class="opt2">{{UNIT_NAME}}</td></tr>
{{/ITEM}}
</tbody></table></div>
<button class="govuk-button mc-gap" type="submit">Kế thừa các hồ sơ đã chọn</button>
</form>{{/LIST}}
</main>
