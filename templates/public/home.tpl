{{! The front door.
  HIT (section, repeated)  CODE, NAME, TERM, FEE: the procedures most asked for
  DESK_ROW (section, repeated)  NAME, ADDRESS_LINE (section) ADDRESS, MAP, PHONE_LINE (section) PHONE, HOURS_LINE (section) HOURS
  global: ASSET_ICONS
}}
<main id="noi-dung" tabindex="-1">
<div class="mc-hero">
<div class="govuk-width-container mc-hero__cols">
<div>
<h1 class="govuk-heading-xl">Hồ sơ của ông/bà đến đâu rồi?</h1>
<form action="/tra-cuu" method="get" role="search" aria-label="Tra cứu hồ sơ">
<label class="govuk-label govuk-label--m" for="ma">Mã hồ sơ</label>
<div class="govuk-hint" id="ma-goi-y">Dãy số in dưới mã vạch trên giấy tiếp nhận, ví dụ H17.81-261123-0042. Gõ thiếu dấu chấm, dấu gạch cũng được.</div>
<div class="mc-lookup">
<input class="govuk-input" id="ma" name="ma" type="text" inputmode="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="500"
	 aria-describedby="ma-goi-y">
<button class="govuk-button" type="submit">Tra cứu</button>
</div>
</form>
</div>
<p class="mc-qr"><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#qrcode"></use></svg>
	<span>Mở máy ảnh điện thoại, hướng vào mã QR trên giấy tiếp nhận để xem ngay.</span></p>
</div>
</div>
<div class="govuk-width-container govuk-main-wrapper">
<div class="mc-split">
<section aria-labelledby="h-thu-tuc">
<h2 class="govuk-heading-m" id="h-thu-tuc">Thủ tục thường làm</h2>
<ul class="mc-tiles">
{{#HIT}}<li><a class="govuk-link" href="/thu-tuc/{{CODE}}">{{NAME}}</a> <span>{{TERM}}</span> <span>{{FEE}}</span></li>{{/HIT}}
</ul>
<form class="mc-filter" action="/thu-tuc" method="get" role="search" aria-label="Tìm thủ tục">
<label class="govuk-label govuk-label--s" for="tim">Ông/bà cần làm việc gì?</label>
<div class="mc-inline">
<input class="govuk-input" id="tim" name="tim" type="text" autocomplete="off" maxlength="200">
<button class="govuk-button govuk-button--secondary" type="submit">Tìm</button>
</div>
</form>
<p class="govuk-body"><a class="govuk-link" href="/thu-tuc">Xem tất cả thủ tục hành chính</a></p>
</section>
<section class="mc-place" id="bo-phan-mot-cua" aria-labelledby="h-noi-den">
<h2 class="govuk-heading-m" id="h-noi-den">Đến Bộ phận Một cửa</h2>
<ul class="mc-desks">
{{#DESK_ROW}}<li><strong>{{NAME}}</strong>{{#ADDRESS_LINE}}<span>
	{{ADDRESS}}. <a class="govuk-link" href="{{MAP}}" rel="noreferrer">Xem bản đồ<span class="govuk-visually-hidden"> {{NAME}}</span></a></span>
	{{/ADDRESS_LINE}}{{#PHONE_LINE}}<span>Điện thoại <a class="govuk-link" href="tel:{{PHONE}}">{{PHONE}}</a></span>{{/PHONE_LINE}}{{#HOURS_LINE}}
	<span>Giờ làm việc: {{HOURS}}</span>{{/HOURS_LINE}}</li>
{{/DESK_ROW}}
</ul>
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">Mất giấy tiếp nhận thì làm thế nào?</span></summary>
<div class="govuk-details__text">Ông/bà mang căn cước đến nơi đã nộp hồ sơ. Cán bộ tìm lại hồ sơ và in lại giấy tiếp nhận cho ông/bà, không thu tiền.</div>
</details>
</section>
</div>
</div>
</main>
