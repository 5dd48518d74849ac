{{! Reports of late dossiers to the unit above.
  DUE (section)  PERIOD (section, repeated) CODE, LABEL, one of OPEN, DONE (sections)
  SENT and RECEIVED (sections), each: EMPTY; LIST (section), ROW (section, repeated) ID,
    PERIOD_WORDS, VERSION_WORDS, AUTHORITY, UNIT (the one above), AT, COUNT, WITHOUT, STATE;
    NEXT (section) HREF
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Báo cáo hồ sơ trễ hẹn</h1>
{{#DUE}}<section class="mc-card" aria-labelledby="h-ky"><h2 class="govuk-heading-m" id="h-ky">Kỳ đã kết thúc</h2><ul class="mc-files">
{{#PERIOD}}<li><a class="govuk-link" href="/can-bo/so/tre-han/{{CODE}}">{{LABEL}}</a>{{#OPEN}}<span class="mc-nowrap">
	<a class="govuk-link" href="/can-bo/gui-bao-cao/{{CODE}}">Gửi báo cáo<span class="govuk-visually-hidden"> {{LABEL}}</span></a></span>{{/OPEN}}{{#DONE}}
	<span class="mc-nowrap">đã gửi · <a class="govuk-link" href="/can-bo/gui-bao-cao/{{CODE}}">Báo cáo lại<span class="govuk-visually-hidden"> {{LABEL}}
	</span></a></span>{{/DONE}}</li>
{{/PERIOD}}
</ul></section>{{/DUE}}
{{#SENT}}<section class="mc-box" aria-labelledby="h-gui"><h2 class="govuk-heading-m" id="h-gui">Báo cáo đã gửi cấp trên</h2>
{{#EMPTY}}<p class="govuk-body mc-empty">Chưa gửi báo cáo nào.</p>{{/EMPTY}}
{{#LIST}}<div class="mc-list"><table><caption class="govuk-visually-hidden">Báo cáo đã gửi, mới nhất đứng trước</caption><thead><tr><th scope="col">Kỳ</th>
	<th scope="col" class="opt">Gửi đến</th><th scope="col">Trễ hẹn</th><th scope="col" class="mc-only-wide">Chưa có thư</th>
	<th scope="col" class="mc-only-wide">Ngày gửi</th><th scope="col" class="mc-only-wide">Tình trạng</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link" href="/can-bo/bao-cao/{{ID}}">{{PERIOD_WORDS}}</a><span class="sub">{{VERSION_WORDS}}</span>
	<span class="sub mc-only-narrow">{{STATE}}</span></th><td class="opt">{{UNIT}}</td><td>{{COUNT}}</td><td class="mc-only-wide">{{WITHOUT}}</td>
	<td class="mc-only-wide">{{AT}}</td><td class="mc-only-wide">{{STATE}}</td></tr>
{{/ROW}}
</tbody></table></div>{{#NEXT}}<p class="mc-list__foot"><a class="govuk-link" href="{{HREF}}">25 báo cáo trước đó</a></p>{{/NEXT}}{{/LIST}}</section>{{/SENT}}
{{#RECEIVED}}<section class="mc-box" aria-labelledby="h-nhan"><h2 class="govuk-heading-m" id="h-nhan">Báo cáo nhận từ cấp dưới</h2>
{{#EMPTY}}<p class="govuk-body mc-empty">Chưa nhận báo cáo nào.</p>{{/EMPTY}}
{{#LIST}}<div class="mc-list"><table><caption class="govuk-visually-hidden">Báo cáo đã nhận, mới nhất đứng trước</caption><thead><tr><th scope="col">Kỳ</th>
	<th scope="col" class="opt">Đơn vị gửi</th><th scope="col">Trễ hẹn</th><th scope="col" class="mc-only-wide">Chưa có thư</th>
	<th scope="col" class="mc-only-wide">Ngày gửi</th><th scope="col" class="mc-only-wide">Tình trạng</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link" href="/can-bo/bao-cao/{{ID}}">{{PERIOD_WORDS}}
	<span class="govuk-visually-hidden"> của {{AUTHORITY}}</span></a><span class="sub">{{VERSION_WORDS}}</span><span class="sub mc-only-narrow">
	{{AUTHORITY}}</span><span class="sub mc-only-narrow">{{STATE}}</span></th><td class="opt">{{AUTHORITY}}</td><td>{{COUNT}}</td><td class="mc-only-wide">
	{{WITHOUT}}</td><td class="mc-only-wide">{{AT}}</td><td class="mc-only-wide">{{STATE}}</td></tr>
{{/ROW}}
</tbody></table></div>{{#NEXT}}<p class="mc-list__foot"><a class="govuk-link" href="{{HREF}}">25 báo cáo trước đó</a></p>{{/NEXT}}{{/LIST}}</section>
	{{/RECEIVED}}
</main>
