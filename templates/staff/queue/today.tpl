{{! The desk's day.  DAY; WORK (section, repeated) COUNT, LABEL, HREF: where something waits; EMPTY (section) }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Hôm nay ở quầy <span class="govuk-caption-m">{{DAY}}</span></h1>
<p class="govuk-body"><a class="govuk-button" href="/can-bo/tiep-nhan">Tiếp nhận hồ sơ mới</a> <a class="govuk-button govuk-button--secondary"
	 href="/can-bo/quet/tra-ket-qua">Quét giấy hẹn để trả</a> <a class="govuk-button govuk-button--secondary"
	 href="/can-bo/quet/ban-giao">Quét bàn giao, ký nhận</a></p>
<section class="mc-card" aria-labelledby="h-cho"><h2 class="govuk-heading-m" id="h-cho">Đang chờ quầy</h2>
{{#EMPTY}}<p class="govuk-body">Không hồ sơ nào chờ quầy. Bấm <kbd>Alt</kbd>+<kbd>2</kbd> để tiếp nhận, <kbd>Alt</kbd>+<kbd>0</kbd> để quét hoặc tìm.</p>
	{{/EMPTY}}
<ul class="mc-files">
{{#WORK}}<li><a class="govuk-link" href="{{HREF}}">{{LABEL}}</a><strong class="mc-nowrap">{{COUNT}}</strong></li>
{{/WORK}}
</ul></section>
</main>
