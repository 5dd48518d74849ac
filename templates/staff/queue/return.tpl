{{! Results waiting at the desk: ROWS include; FIRST, PREV, NEXT (sections) HREF. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Trả kết quả</h1>
<p class="govuk-body">Quét mã vạch trên giấy tiếp nhận vào ô phía trên, hoặc chọn hồ sơ trong danh sách. Trả nhiều hồ sơ liên tiếp: <a class="govuk-link"
	 href="/can-bo/quet/tra-ket-qua">trả kết quả bằng máy quét</a>.</p>
<div class="mc-list mc-list--due">
{{>ROWS}}
<p class="mc-list__foot">{{#FIRST}}<a class="govuk-link" href="{{HREF}}">Về đầu danh sách</a>{{/FIRST}}{{#PREV}}
	<a class="govuk-link" rel="prev" href="{{HREF}}">Hồ sơ trước đó</a>{{/PREV}}{{#NEXT}}
	<a class="govuk-link" rel="next" href="{{HREF}}">Hồ sơ tiếp theo</a>{{/NEXT}}</p>
</div>
</main>
