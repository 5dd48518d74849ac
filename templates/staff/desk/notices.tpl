{{! The desk's slips of one day: DAY; FIELD_NGAY (include); EMPTY; LIST with ROW (section, repeated)
  ID, NUMBER, KIND, AT, NAME, PROCEDURE, ACTOR, REPEAT (section). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Sổ phiếu tại quầy</h1>
<p class="govuk-body">{{DAY}}</p>
{{#EMPTY}}<p class="govuk-body">Ngày này quầy chưa lập phiếu nào.</p>{{/EMPTY}}
{{#LIST}}
<div class="mc-list"><table>
<caption class="govuk-visually-hidden">Phiếu đã lập, mới nhất đứng trước</caption>
<thead><tr><th scope="col">Số phiếu</th><th scope="col">Người nộp</th><th scope="col" class="opt">Thủ tục</th>
	<th scope="col" class="opt2">Người lập</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link" href="/can-bo/phieu/{{ID}}">{{NUMBER}}</a><span class="sub">{{KIND}}, lúc {{AT}}
	{{#REPEAT}}, yêu cầu lần nữa{{/REPEAT}}</span></th><td class="mc-breaks">{{NAME}}</td><td class="opt">{{PROCEDURE}}</td><td class="opt2">
	{{ACTOR}}</td></tr>
{{/ROW}}
</tbody>
</table></div>
{{/LIST}}
<form class="mc-card mc-gap" action="/can-bo/phieu" method="get" autocomplete="off"><div class="mc-fields"><div class="w2">{{>FIELD_NGAY}}</div></div>
	<button class="govuk-button govuk-button--secondary" type="submit">Xem</button></form>
</main>
