{{! A dossier by its number alone (Circular 01/2018 art. 16.2 d).
  CODE, SENTENCE (where it is, in one sentence), UPDATED
  LETTER (section) NUMBER, DAY, AGAIN (section) AT; ADJUSTED (section) WORDS
  one of ON_TIME, LATE, PAUSED, DONE, DONE_LATE (sections); PROVISIONAL (section)
  UNIT_LINE (section, only where a dated rule allows it)  PROCEDURE, HOLDER_UNIT
  STEPS_DONE, STEPS_TOTAL, PERCENT
  DUE_DAY ("Thứ Năm, 01/06/2023"), DUE_TIME ("17:30")
  DESK, ADDRESS_LINE (section) ADDRESS, MAP, PHONE_LINE (section) PHONE, HOURS_LINE (section) HOURS
  FIELD_SECRET (include part/field.tpl)
}}
<div class="govuk-width-container">
<nav aria-label="Quay lại"><a href="/" class="govuk-back-link">Tra cứu hồ sơ khác</a></nav>
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Hồ sơ <span class="mc-code">{{CODE}}</span></h1>
<section class="mc-status{{#LATE}} mc-status--late{{/LATE}}{{#DONE_LATE}} mc-status--late{{/DONE_LATE}}{{#PAUSED}} mc-status--paused{{/PAUSED}}" aria-labelledby="h-hien-tai">
<p class="govuk-body">
{{#ON_TIME}}<strong class="govuk-tag govuk-tag--green">Đúng tiến độ</strong>{{/ON_TIME}}
{{#LATE}}<strong class="govuk-tag govuk-tag--red">Đã quá ngày hẹn</strong>{{/LATE}}
{{#PAUSED}}<strong class="govuk-tag govuk-tag--yellow">Tạm dừng tính thời gian</strong>{{/PAUSED}}
{{#DONE}}<strong class="govuk-tag govuk-tag--green">Đã có kết quả, đúng hẹn</strong>{{/DONE}}
{{#DONE_LATE}}<strong class="govuk-tag govuk-tag--red">Đã có kết quả, trễ hẹn</strong>{{/DONE_LATE}}
</p>
<h2 class="mc-status__now" id="h-hien-tai">{{SENTENCE}}</h2>
{{#UNIT_LINE}}<p class="govuk-body">{{PROCEDURE}}. Nơi đang giải quyết: {{HOLDER_UNIT}}.</p>{{/UNIT_LINE}}
{{#LATE}}<p class="govuk-body">Hồ sơ đã quá ngày hẹn mà chưa có kết quả. Chúng tôi xin lỗi ông/bà. Muốn biết lý do, ông/bà liên hệ nơi tiếp nhận ghi ở dưới.</p>{{/LATE}}
{{#DONE_LATE}}<p class="govuk-body">Kết quả có sau ngày hẹn. Chúng tôi xin lỗi ông/bà vì sự chậm trễ này.</p>{{/DONE_LATE}}
{{#ADJUSTED}}<p class="govuk-body"><strong class="govuk-tag govuk-tag--blue">Đã điều chỉnh</strong> {{WORDS}}. Việc đúng hẹn, trễ hẹn vẫn tính theo ngày hẹn đã ghi nhận.</p>{{/ADJUSTED}}
{{#LETTER}}<p class="govuk-body">Thư xin lỗi số <strong>{{NUMBER}}</strong>, ngày {{DAY}}.{{#AGAIN}} Hẹn lại: <strong>{{AT}}</strong>.{{/AGAIN}}</p>{{/LETTER}}
<div class="mc-clock">
<dl class="mc-clock__row">
<div><dt>Hẹn trả kết quả</dt><dd>{{DUE_DAY}} <span>trước {{DUE_TIME}}</span></dd></div>
<div><dt>Các bước giải quyết</dt><dd>Đã xong {{STEPS_DONE}} trên {{STEPS_TOTAL}} bước</dd></div>
</dl>
<svg class="mc-bar" role="img" aria-labelledby="t-buoc"><title id="t-buoc">Đã xong {{STEPS_DONE}} trên {{STEPS_TOTAL}} bước</title><rect width="100%" height="18" rx="4" class="mc-bar__left"></rect><rect width="{{PERCENT}}%" height="18" rx="4" class="mc-bar__used"></rect></svg>
{{#PAUSED}}<p class="mc-clock__why">Đây là ngày hẹn ban đầu. Thời gian giải quyết đang tạm dừng; ngày hẹn mới sẽ hiện ở đây khi hồ sơ được giải quyết tiếp.</p>{{/PAUSED}}
{{#PROVISIONAL}}<p class="mc-clock__why">Ngày hẹn là tạm tính, vì lịch nghỉ lễ của năm đó chưa được công bố. Ngày chính thức sẽ hiện ở đây.</p>{{/PROVISIONAL}}
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
{{#ADDRESS_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#map-pin"></use></svg><span>{{ADDRESS}} <a class="govuk-link" href="{{MAP}}" rel="noreferrer">Xem bản đồ</a></span></p>{{/ADDRESS_LINE}}
{{#PHONE_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#phone"></use></svg><span><a class="govuk-link" href="tel:{{PHONE}}">{{PHONE}}</a></span></p>{{/PHONE_LINE}}
{{#HOURS_LINE}}<p><svg class="mc-icon" aria-hidden="true" focusable="false"><use href="{{ASSET_ICONS}}#clock"></use></svg><span>Giờ làm việc: {{HOURS}}</span></p>{{/HOURS_LINE}}
</section>
</div>
<p class="govuk-body-s mc-meta">Cập nhật lúc {{UPDATED}}</p>
</main>
</div>
