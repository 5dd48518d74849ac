{{! A dossier by its number alone (Circular 01/2018 art. 16.2 d).
  CODE, UPDATED, NOW, BOX (its look), TOLD, DATES (includes part/told.tpl, part/dates.tpl)
  LETTER (section) NUMBER, DAY, AGAIN (section) WORDS; ADJUSTED (section) WORDS
  UNIT_LINE (section, only where a dated rule allows it)  PROCEDURE, HOLDER_UNIT
  STEPS_DONE, STEPS_TOTAL, PERCENT, STEPS_NOTE (section) WORDS
  DESK, ADDRESS_LINE (section) ADDRESS, MAP, PHONE_LINE (section) PHONE, HOURS_LINE (section) HOURS
  FIELD_SECRET (include part/field.tpl)
}}
<div class="govuk-width-container">
<nav aria-label="Quay lại"><a href="/" class="govuk-back-link">Tra cứu hồ sơ khác</a></nav>
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Hồ sơ <span class="mc-code">{{CODE}}</span></h1>
<section class="mc-status{{BOX}}" aria-labelledby="h-hien-tai">
{{>TOLD}}
{{#UNIT_LINE}}<p class="govuk-body">{{PROCEDURE}}. Nơi đang giải quyết: {{HOLDER_UNIT}}.</p>{{/UNIT_LINE}}
{{#ADJUSTED}}<p class="govuk-body"><strong class="govuk-tag">Đã điều chỉnh</strong> {{WORDS}}. Việc đúng hẹn, trễ hẹn vẫn tính theo ngày hẹn đã ghi nhận.</p>
	{{/ADJUSTED}}
{{#LETTER}}<p class="govuk-body">Thư xin lỗi số <strong>{{NUMBER}}</strong>, ngày {{DAY}}.{{#AGAIN}} <strong>{{WORDS}}</strong>{{/AGAIN}}</p>{{/LETTER}}
<div class="mc-clock">
{{>DATES}}
<p class="mc-clock__why">Đã xong {{STEPS_DONE}} trên {{STEPS_TOTAL}} bước{{#STEPS_NOTE}}, {{WORDS}}{{/STEPS_NOTE}}.</p>
<svg class="mc-bar" role="img" aria-labelledby="t-buoc"><title id="t-buoc">Đã xong {{STEPS_DONE}} trên {{STEPS_TOTAL}} bước</title>
	<rect width="100%" height="18" rx="4" class="mc-bar__left"></rect><rect width="{{PERCENT}}%" height="18" rx="4" class="mc-bar__used"></rect></svg>
</div>
</section>
<div class="mc-split">
<section aria-labelledby="h-xem-them">
<h2 class="govuk-heading-m" id="h-xem-them">Xem đầy đủ hồ sơ</h2>
<p class="govuk-body">Nhập mã tra cứu để xem đơn vị đang giải quyết, số ngày đã dùng, giấy tờ đã nhận và cách tính ngày hẹn.</p>
<form action="/tra-cuu/{{CODE}}/xac-minh" method="post" class="mc-verify">
{{>FIELD_SECRET}}
<button class="govuk-button govuk-button--secondary" type="submit">Xem đầy đủ</button>
</form>
</section>
<section class="mc-place" aria-labelledby="h-lien-he">
<h2 class="govuk-heading-m" id="h-lien-he">Hỏi về hồ sơ này</h2>
<p><span><strong>{{DESK}}</strong></span></p>
{{#ADDRESS_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#map-pin"></use></svg><span>
	{{ADDRESS}} <a class="govuk-link" href="{{MAP}}" rel="noreferrer">Xem bản đồ</a></span></p>{{/ADDRESS_LINE}}
{{#PHONE_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#phone"></use></svg><span>
	<a class="govuk-link" href="tel:{{PHONE}}">{{PHONE}}</a></span></p>{{/PHONE_LINE}}
{{#HOURS_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#clock"></use></svg>
	<span>Giờ làm việc: {{HOURS}}</span></p>{{/HOURS_LINE}}
</section>
</div>
<p class="govuk-body-s mc-meta">Thay đổi gần nhất {{UPDATED}}; xem lúc {{NOW}}</p>
</main>
</div>
