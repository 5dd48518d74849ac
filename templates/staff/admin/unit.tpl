{{! One unit: TABS, PROBLEMS includes; DONE section (WORDS); CODE, UNIT_NAME, KIND, PARENT, SPAN, AGENCY; ADDRESS, PHONE, HOURS: of today, own or
from above; LACKING section: a desk nobody can call or find
  CONTACT_ROW section: DAY, ADDRESS, PHONE, NAME; CONTACT_FORM section: CODE, CSRF, FIELD_ADDRESS, FIELD_PHONE, FIELD_MAP, FIELD_FROM includes
  UNIT_FIELDS section: FIELD_ROW section (NAME), EMPTY section, FIELD_FORM section: CODE, CSRF, FIELD_FIELDS include
  FOLLOWS section: NAME, DAY, REACH, NOTE; BEFORE section: NAME, DAY
  ENDING section: CODE, CSRF, FIELD_DAY, FIELD_HEIR, FIELD_HEIR_2, FIELD_HEIR_3, FIELD_SCOPE, FIELD_NOTE includes
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>TABS}}
{{>PROBLEMS}}
{{#DONE}}<p class="mc-done" role="status"><strong>{{WORDS}}</strong></p>{{/DONE}}
<h1 class="govuk-heading-l">{{UNIT_NAME}}</h1>
<div class="mc-card"><dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Mã</dt><dd class="govuk-summary-list__value">{{CODE}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Loại</dt><dd class="govuk-summary-list__value">{{KIND}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Đơn vị cấp trên</dt><dd class="govuk-summary-list__value">{{PARENT}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Hoạt động</dt><dd class="govuk-summary-list__value">{{SPAN}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Mã định danh</dt><dd class="govuk-summary-list__value">{{AGENCY}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Địa chỉ</dt><dd class="govuk-summary-list__value">{{ADDRESS}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Điện thoại</dt><dd class="govuk-summary-list__value">{{PHONE}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">Giờ làm việc</dt><dd class="govuk-summary-list__value">
	{{HOURS}} <a class="govuk-link" href="/can-bo/quan-tri/lich">Đổi giờ</a></dd></div>
</dl>
<ul class="govuk-list">
{{#FOLLOWS}}<li>Được <strong>{{NAME}}</strong> kế thừa từ {{DAY}} ({{REACH}}). {{NOTE}}</li>
{{/FOLLOWS}}
{{#BEFORE}}<li>Kế thừa <strong>{{NAME}}</strong> từ {{DAY}}.</li>
{{/BEFORE}}
{{#HEIR_ROW}}<li>Hồ sơ đang mở hôm nay do <strong>{{NAME}}</strong> tiếp tục.</li>
{{/HEIR_ROW}}
</ul></div>
<section class="mc-card" aria-labelledby="h-lien-he">
<h2 class="govuk-heading-m" id="h-lien-he">Địa chỉ, điện thoại</h2>
{{#LACKING}}<p class="govuk-inset-text"><strong>Người dân chưa gọi hoặc chưa tìm được nơi này:</strong> ghi địa chỉ và số điện thoại ở đây hoặc ở đơn vị cấp
	 trên.</p>{{/LACKING}}
<ul class="govuk-list">
{{#CONTACT_ROW}}<li>Từ <strong>{{DAY}}</strong>: {{ADDRESS}}; điện thoại: {{PHONE}} <span class="sub">{{NAME}}</span></li>
{{/CONTACT_ROW}}
</ul>
{{#CONTACT_FORM}}<form action="/can-bo/quan-tri/don-vi/{{CODE}}/lien-he" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<div class="mc-narrow">
{{>FIELD_ADDRESS}}
{{>FIELD_PHONE}}
{{>FIELD_MAP}}
{{>FIELD_FROM}}
<button class="govuk-button" type="submit">Ghi từ ngày này</button>
</div></form>{{/CONTACT_FORM}}
</section>
{{#UNIT_FIELDS}}<section class="mc-card" aria-labelledby="h-linh-vuc">
<h2 class="govuk-heading-m" id="h-linh-vuc">Lĩnh vực được giao</h2>
<ul class="govuk-list">
{{#FIELD_ROW}}<li>{{NAME}}</li>
{{/FIELD_ROW}}
</ul>
{{#EMPTY}}<p class="govuk-body">Chưa được giao lĩnh vực nào. Đơn vị duy nhất kế thừa một đơn vị đã kết thúc tự có lĩnh vực của đơn vị đó.</p>{{/EMPTY}}
{{#FIELD_FORM}}<form action="/can-bo/quan-tri/don-vi/{{CODE}}/linh-vuc" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<div class="mc-narrow">
{{>FIELD_FIELDS}}
<button class="govuk-button" type="submit">Giao lĩnh vực</button>
</div></form>{{/FIELD_FORM}}
</section>{{/UNIT_FIELDS}}
{{#ENDING}}<form class="mc-card" action="/can-bo/quan-tri/don-vi/{{CODE}}/ket-thuc" method="post" autocomplete="off" novalidate>
<h2 class="govuk-heading-m">Kết thúc và kế thừa: sáp nhập, chia tách, đổi tên</h2>
<p class="govuk-body">Đổi tên là lập đơn vị mới rồi cho kế thừa đơn vị cũ: hồ sơ và sổ sách cũ giữ tên cũ. Trang sau cho xem trước tác động, chưa ghi gì.</p>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<div class="mc-narrow">
{{>FIELD_DAY}}
{{>FIELD_HEIR}}
{{>FIELD_HEIR_2}}
{{>FIELD_HEIR_3}}
{{>FIELD_SCOPE}}
{{>FIELD_NOTE}}
<button class="govuk-button" type="submit">Xem trước</button>
</div></form>{{/ENDING}}
</main>
