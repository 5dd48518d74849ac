{{! A claim's receipt: CODE; CLAIM (section) NUMBER, AT, UNIT, DUE_DAY, one of OPEN, LATE, CLOSED (section) AT, SENTENCE, TEXT }}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{#CLAIM}}
<p class="govuk-caption-l">Hồ sơ <span class="mc-code">{{CODE}}</span></p>
<h1 class="govuk-heading-l">Đã ghi nhận: ông/bà chưa nhận được kết quả</h1>
<section class="mc-status" aria-labelledby="h-so">
<h2 class="mc-status__now" id="h-so">Số {{NUMBER}}</h2>
<p class="govuk-body">Ghi nhận {{AT}}. Nơi trả lời: <strong>{{UNIT}}</strong>, chậm nhất hết <strong>{{DUE_DAY}}</strong>.</p>
{{#CLOSED}}<p class="govuk-body">Đã trả lời {{AT}}: {{SENTENCE}}</p><p class="govuk-body mc-pre">{{TEXT}}</p>{{/CLOSED}}
<p class="govuk-body">Ông/bà <strong>không phải làm gì thêm</strong>; câu trả lời hiện trên trang hồ sơ. Báo thêm lần nữa không mở việc mới khi việc này còn
	 đang xử lý.</p>
</section>
<p class="govuk-body"><a class="govuk-link" href="/tra-cuu/{{CODE}}">Về trang hồ sơ</a></p>
{{/CLAIM}}
</main>
</div>
