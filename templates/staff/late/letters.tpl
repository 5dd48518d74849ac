{{! Letters that wait for the reader: EMPTY; LIST (section): ROW (section, repeated) ID, CODE, ALSO (section) COUNT, UNIT, STATE, ACT, DAY; NEXT
(section) HREF }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Thư xin lỗi chờ ông/bà</h1>
{{#EMPTY}}<p class="govuk-body mc-empty">Không có thư xin lỗi nào chờ ông/bà.</p>{{/EMPTY}}
{{#LIST}}<div class="mc-list"><table><caption class="govuk-visually-hidden">Thư xin lỗi chờ ông/bà, cũ nhất đứng trước</caption><thead><tr>
	<th scope="col">Việc</th><th scope="col">Hồ sơ</th><th scope="col" class="opt">Đơn vị chủ trì</th><th scope="col" class="opt">Tình trạng</th>
	<th scope="col" class="opt2">Dự thảo ngày</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link" href="/can-bo/thu-xin-loi/{{ID}}">{{ACT}}<span class="govuk-visually-hidden">, hồ sơ {{CODE}}</span></a></th>
	<td><span class="mc-code">{{CODE}}</span>{{#ALSO}}<span class="sub">và {{COUNT}} hồ sơ khác</span>{{/ALSO}}<span class="sub mc-only-narrow">
	{{UNIT}}</span></td><td class="opt">{{UNIT}}</td><td class="opt">{{STATE}}</td><td class="opt2">{{DAY}}</td></tr>
{{/ROW}}
</tbody></table></div>{{#NEXT}}<p class="mc-list__foot"><a class="govuk-link" href="{{HREF}}">25 thư tiếp theo</a></p>{{/NEXT}}{{/LIST}}
</main>
