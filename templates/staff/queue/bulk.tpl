{{! What came of a move of many: MOVE, COUNT of TOTAL, QUERY and QUEUE_NAME of the queue; ROW (section, repeated) CODE, DONE (section), RECALL
(section) CODE or NOT_DONE (section) WHY. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">{{MOVE}}: đã xong {{COUNT}} trong {{TOTAL}} hồ sơ</h1>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Kết quả từng hồ sơ</caption><thead><tr><th scope="col">Hồ sơ</th>
	<th scope="col">Kết quả</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a></th><td>{{#DONE}}
	<strong class="govuk-tag govuk-tag--green">Đã xong</strong>{{/DONE}}
	{{#RECALL}} <a class="govuk-link" href="/can-bo/ho-so/{{CODE}}?viec=thu-hoi">Thu hồi<span class="govuk-visually-hidden"> {{CODE}}</span></a>{{/RECALL}}
	{{#NOT_DONE}}<strong class="govuk-tag govuk-tag--red">Chưa thực hiện</strong> {{WHY}}{{/NOT_DONE}}</td></tr>
{{/ROW}}
</tbody></table></div>
<p class="govuk-body mc-gap"><a class="govuk-link" href="/can-bo/hop-viec?{{QUERY}}">Về hàng chờ “{{QUEUE_NAME}}”</a></p>
</main>
