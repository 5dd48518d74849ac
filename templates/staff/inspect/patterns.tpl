{{! Signals of a month: KIND_LINK (section, repeated) HREF, NAME, COUNT, CURRENT (section)
  SEAT (the committee shown); UNITS (section) COUNT, UNIT_CHOICE (section, repeated) VALUE, LABEL, SELECTED (section)
  MONTH (section, repeated) VALUE, LABEL, SELECTED (section); KIND, NAME, RULE
  EMPTY; LIST (section), ROW (section, repeated) AT, CODE, ID, WHO, UNIT, WHY; NEXT (section) HREF
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<p class="govuk-body"><a class="govuk-link" href="/can-bo/kiem-tra">Về nhật ký truy cập</a></p>
<h1 class="govuk-heading-l">Dấu hiệu cần xem lại</h1>
<p class="govuk-body"><strong>Dấu hiệu để xem lại, không phải kết luận.</strong> Mỗi dòng chỉ nói điều sổ sự kiện cho thấy; có thể hoàn toàn đúng quy định. Mỗi
	 lần xem trang này được ghi vào nhật ký.</p>
<p class="govuk-body">Trang này gồm hồ sơ của <strong>{{SEAT}}
	</strong> và các phòng, bộ phận thuộc cơ quan này.{{#UNITS}} Ông/bà xem được {{COUNT}} cơ quan; chọn cơ quan ở dưới.{{/UNITS}}</p>
<nav aria-label="Loại dấu hiệu"><ul class="mc-tabs mc-tabs--small">
{{#KIND_LINK}}<li><a href="{{HREF}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{NAME}} <b>{{COUNT}}</b></a></li>
{{/KIND_LINK}}
</ul></nav>
<form class="mc-noprint" action="/can-bo/kiem-tra/dau-hieu" method="get">
<input type="hidden" name="loai" value="{{KIND}}">
{{#UNITS}}<div class="govuk-form-group"><label class="govuk-label" for="don-vi">Cơ quan</label><select class="govuk-select" id="don-vi" name="don-vi">
	{{#UNIT_CHOICE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/UNIT_CHOICE}}</select></div>{{/UNITS}}
<div class="govuk-form-group"><label class="govuk-label" for="thang">Tháng</label><select class="govuk-select" id="thang" name="thang">{{#MONTH}}
	<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
	{{/MONTH}}</select> <button class="govuk-button govuk-button--secondary" type="submit">Xem</button></div>
</form>
<h2 class="govuk-heading-m">{{NAME}}</h2>
<p class="govuk-body">{{RULE}}</p>
<div class="mc-list">
{{#EMPTY}}<p class="govuk-body mc-empty">Không có dấu hiệu nào trong tháng.</p>{{/EMPTY}}
{{#LIST}}<table><caption class="govuk-visually-hidden">Dấu hiệu trong tháng, mới nhất đứng trước</caption>
<thead><tr><th scope="col" class="mc-only-wide">Lúc</th><th scope="col">Hồ sơ, điều cho thấy</th><th scope="col">Ai</th></tr></thead><tbody>
{{#ROW}}<tr><td class="mc-only-wide">{{AT}}</td><th scope="row">{{WHY}} <a class="govuk-link mc-code" href="/can-bo/kiem-tra/ho-so?ma={{CODE}}">{{CODE}}</a>
	<span class="sub mc-only-narrow">{{AT}}</span></th><td><a class="govuk-link" href="/can-bo/kiem-tra/nguoi?nguoi={{ID}}">{{WHO}}</a><span class="sub">
	{{UNIT}}</span></td></tr>
{{/ROW}}
</tbody></table>{{/LIST}}
{{#NEXT}}<p class="mc-list__foot"><a class="govuk-link" href="{{HREF}}">25 dòng trước đó</a></p>{{/NEXT}}
</div>
</main>
