{{! Explanations that wait: EMPTY; LIST (section), ROW (section, repeated) CODE,
  PROCEDURE, UNIT, STATE, DAY; NEXT (section) HREF }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Giải trình hồ sơ trễ hẹn</h1>
<p class="govuk-body mc-noprint"><a class="govuk-link" href="/can-bo/trach-nhiem">Hồ sơ xem xét trách nhiệm</a></p>
{{#EMPTY}}<p class="govuk-body mc-empty">Không có giải trình nào đang chờ.</p>{{/EMPTY}}
{{#LIST}}<div class="mc-list"><table><caption class="govuk-visually-hidden">Giải trình đang chờ</caption><thead><tr><th scope="col">Hồ sơ</th>
	<th scope="col" class="opt">Thủ tục</th><th scope="col" class="opt2">Đơn vị</th><th scope="col">Trễ từ</th>
	<th scope="col" class="mc-only-wide">Đang chờ</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}/tre-han">{{CODE}}</a><span class="sub mc-only-narrow">
	{{PROCEDURE}}</span><span class="sub mc-only-narrow">{{STATE}}</span></th><td class="opt">{{PROCEDURE}}</td><td class="opt2">{{UNIT}}</td><td>
	{{DAY}}</td><td class="mc-only-wide">{{STATE}}</td></tr>
{{/ROW}}
</tbody></table></div>{{#NEXT}}<p class="mc-list__foot"><a class="govuk-link" href="{{HREF}}">25 giải trình tiếp theo</a></p>{{/NEXT}}{{/LIST}}
</main>
