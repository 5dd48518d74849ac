{{! Results waiting at the desk: ROWS include; NEXT section (HREF). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Trả kết quả</h1>
<p class="govuk-body">Quét mã vạch trên giấy tiếp nhận vào ô phía trên, hoặc chọn hồ sơ trong danh sách.</p>
<div class="mc-list mc-list--due">
{{>ROWS}}
<p class="mc-list__foot">{{#NEXT}}<a class="govuk-link" href="{{HREF}}">25 hồ sơ tiếp theo</a>{{/NEXT}}</p>
</div>
</main>
