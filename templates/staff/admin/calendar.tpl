{{! The working calendar: TABS, PROBLEMS includes; DONE section (WORDS); CSRF
  WAITING section: WHAT, GROUND, NAME, AT, OWN, DECIDE section (CSRF, ID)
  FIELD_SIGNED, FIELD_ISSUER, FIELD_PLACE and _2, _3 includes: the decision
  YEAR_ROW section: YEAR, STATE, NOTICE, OFF, WORKED; YEAR (shown); DAY_ROW section: DAY, KIND, NOTE; EMPTY
  HOURS_ROW section: UNIT_NAME, HOURS, SPAN
  FIELD_DAY, FIELD_KIND, FIELD_NOTE, FIELD_GROUND; FIELD_YEAR, FIELD_GROUND_2; FIELD_UNIT, FIELD_FROM, FIELD_HOURS, FIELD_GROUND_3 includes
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
{{>PROBLEMS}}
{{#DONE}}<p class="mc-done" role="status"><strong>{{WORDS}}</strong></p>{{/DONE}}
<h1 class="govuk-heading-l">Lịch làm việc</h1>
<p class="govuk-body">Lịch đổi theo quyết định đã công bố: một người ghi, một người khác xác nhận. Đổi lịch không tự dời ngày hẹn nào: hồ sơ đã nhận giữ ngày
	 hẹn theo lịch lúc nhận, trưởng bộ phận một cửa xác nhận từng hồ sơ được tính lại. Rút một ngày nghỉ thì hồ sơ đã dời vì ngày đó được trả lại ngày hẹn
	 cũ.</p>
{{#WAITING}}<section class="mc-card" aria-label="Thay đổi chờ xác nhận"><p class="govuk-body">
	<strong class="govuk-tag govuk-tag--yellow">Chờ xác nhận</strong> <strong>{{WHAT}}</strong>, theo {{GROUND}}. {{NAME}} ghi lúc {{AT}}.</p>
{{#OWN}}<p class="govuk-body">Ông/bà đã ghi thay đổi này; một người khác (quản trị hoặc lãnh đạo UBND) xác nhận.</p>{{/OWN}}
{{#DECIDE}}<form action="/can-bo/quan-tri/lich-quyet-dinh" method="post"><input type="hidden" name="_csrf" value="{{CSRF}}">
	<input type="hidden" name="so" value="{{ID}}"><div class="govuk-button-group">
	<button class="govuk-button" type="submit" name="viec" value="xac-nhan">Xác nhận: đã đọc quyết định công bố</button>
	<button class="govuk-button govuk-button--secondary" type="submit" name="viec" value="khong">Không xác nhận</button></div></form>{{/DECIDE}}</section>
{{/WAITING}}
<div class="mc-grid2"><div>
<section class="mc-card" aria-labelledby="h-nam"><h2 class="govuk-heading-m" id="h-nam">Các năm</h2>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Lịch các năm</caption><thead><tr><th scope="col">Năm</th><th scope="col">Tình trạng</th>
	<th scope="col" class="n">Nghỉ</th><th scope="col" class="n">Làm bù</th></tr></thead><tbody>
{{#YEAR_ROW}}<tr><th scope="row"><a class="govuk-link" href="/can-bo/quan-tri/lich?nam={{YEAR}}">{{YEAR}}</a></th><td>{{STATE}}<span class="sub">
	{{NOTICE}}</span></td><td class="n">{{OFF}}</td><td class="n">{{WORKED}}</td></tr>
{{/YEAR_ROW}}
</tbody></table></div></section>
<section class="mc-card" aria-labelledby="h-ngay"><h2 class="govuk-heading-m" id="h-ngay">Ngày nghỉ và làm bù năm {{YEAR}}</h2>
{{#EMPTY}}<p class="govuk-body">Chưa ghi ngày nào.</p>{{/EMPTY}}
<ul class="govuk-list">
{{#DAY_ROW}}<li><strong>{{DAY}}</strong>: {{KIND}}, {{NOTE}}</li>
{{/DAY_ROW}}
</ul></section>
<section class="mc-card" aria-labelledby="h-gio"><h2 class="govuk-heading-m" id="h-gio">Giờ làm việc</h2>
<ul class="govuk-list">
{{#HOURS_ROW}}<li><strong>{{UNIT_NAME}}</strong>: {{HOURS}} ({{SPAN}})</li>
{{/HOURS_ROW}}
</ul></section>
</div>
<div class="mc-side">
<section class="mc-card" aria-labelledby="h-doi-ngay"><h2 class="govuk-heading-s" id="h-doi-ngay">Thêm ngày nghỉ hoặc ngày làm bù</h2>
<form action="/can-bo/quan-tri/lich" method="post" autocomplete="off" novalidate><input type="hidden" name="_csrf" value="{{CSRF}}">
	<input type="hidden" name="thay_doi" value="ngay">
{{>FIELD_DAY}}{{>FIELD_KIND}}{{>FIELD_NOTE}}{{>FIELD_GROUND}}{{>FIELD_SIGNED}}{{>FIELD_ISSUER}}{{>FIELD_PLACE}}
<button class="govuk-button" type="submit">Xem trước</button></form></section>
<section class="mc-card" aria-labelledby="h-cong-bo"><h2 class="govuk-heading-s" id="h-cong-bo">Công bố lịch một năm</h2>
<form action="/can-bo/quan-tri/lich" method="post" autocomplete="off" novalidate><input type="hidden" name="_csrf" value="{{CSRF}}">
	<input type="hidden" name="thay_doi" value="nam">
{{>FIELD_YEAR}}{{>FIELD_GROUND_2}}{{>FIELD_SIGNED_2}}{{>FIELD_ISSUER_2}}{{>FIELD_PLACE_2}}
<button class="govuk-button" type="submit">Xem trước</button></form></section>
<section class="mc-card" aria-labelledby="h-doi-gio"><h2 class="govuk-heading-s" id="h-doi-gio">Đổi giờ làm việc từ một ngày</h2>
<form action="/can-bo/quan-tri/lich" method="post" autocomplete="off" novalidate><input type="hidden" name="_csrf" value="{{CSRF}}">
	<input type="hidden" name="thay_doi" value="gio">
{{>FIELD_UNIT}}{{>FIELD_FROM}}{{>FIELD_HOURS}}{{>FIELD_GROUND_3}}{{>FIELD_SIGNED_3}}{{>FIELD_ISSUER_3}}{{>FIELD_PLACE_3}}
<button class="govuk-button" type="submit">Xem trước</button></form></section>
</div></div>
</main>
