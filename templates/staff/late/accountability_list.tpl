{{! Files of responsibility that the reader may see, by whose turn it is, the newest first; never ranked.
  TAB (section, repeated) HREF, NAME, CURRENT (section); EMPTY (section)
  LIST (section): ROW (section, repeated) ID, NAME, QUARTER, UNIT, COUNT, MEASURE, STATE, DAY; NEXT (section) HREF
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Hồ sơ xem xét trách nhiệm</h1>
<p class="govuk-body">Theo Chỉ thị 07/CT-UBND ngày 21/7/2015 của Chủ tịch UBND thành phố Đà Nẵng. Chỉ cán bộ được xem xét, lãnh đạo đơn vị, lãnh đạo UBND, kiểm
	 soát thủ tục hành chính và thanh tra được xem; mỗi lần xem đều được ghi lại.</p>
<nav class="mc-noprint" aria-label="Nhóm hồ sơ"><ul class="mc-tabs">
{{#TAB}}<li><a href="{{HREF}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{NAME}}</a></li>
{{/TAB}}
</ul></nav>
{{#EMPTY}}<p class="govuk-body mc-empty">Không có hồ sơ nào.</p>{{/EMPTY}}
{{#LIST}}<div class="mc-list"><table><caption class="govuk-visually-hidden">Hồ sơ xem xét trách nhiệm, mới nhất đứng trước</caption><thead><tr>
	<th scope="col">Cán bộ</th><th scope="col" class="opt">Đơn vị</th><th scope="col">Quý</th><th scope="col" class="n opt">Hồ sơ trễ hẹn</th>
	<th scope="col" class="mc-only-wide">Yêu cầu</th><th scope="col" class="mc-only-wide">Tình trạng</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link" href="/can-bo/trach-nhiem/{{ID}}">{{NAME}}<span class="govuk-visually-hidden">, hồ sơ số {{ID}}</span></a>
	<span class="sub mc-only-narrow">{{MEASURE}}</span><span class="sub mc-only-narrow">{{STATE}}</span></th><td class="opt">{{UNIT}}</td><td>
	{{QUARTER}}</td><td class="n opt">{{COUNT}}</td><td class="mc-only-wide">{{MEASURE}}</td><td class="mc-only-wide">{{STATE}}
	<span class="sub">Mở ngày {{DAY}}</span></td></tr>
{{/ROW}}
</tbody></table></div>{{#NEXT}}<p class="mc-list__foot mc-noprint"><a class="govuk-link" href="{{HREF}}">25 hồ sơ tiếp theo</a></p>{{/NEXT}}{{/LIST}}
</main>
