{{! Results returned by scanner: CSRF, FORM_KEY; ERR (section) MSG; LAST (section) TEXT
  EMPTY; LIST (section) COUNT, MORE (section), ROW (section, repeated) CODE, APPLICANT, PROCEDURE, MOVE, AT
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Trả kết quả bằng máy quét</h1>
<form class="mc-card mc-inline" action="/can-bo/quet/tra-ket-qua" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<label class="govuk-label govuk-label--s" for="ma">Quét mã vạch trên giấy hẹn</label>
<input class="govuk-input mc-inline__grow{{#ERR}} govuk-input--error{{/ERR}}" id="ma" name="ma" type="text" spellcheck="false" autocapitalize="off"
	 maxlength="300"{{#ERR}} aria-describedby="ma-loi"{{/ERR}} autofocus>
<button class="govuk-button" type="submit">Mở</button>
{{#LIST}}<p class="govuk-body">Hôm nay: <strong>{{COUNT}}</strong>{{#MORE}} trở lên{{/MORE}}</p>{{/LIST}}
</form>
{{#ERR}}<p class="govuk-error-message" id="ma-loi" role="alert"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}
{{#LAST}}<p class="mc-done" role="status">Mới nhất – {{TEXT}}</p>{{/LAST}}
{{#EMPTY}}<p class="govuk-body">Hôm nay ông/bà chưa trả kết quả nào.</p>{{/EMPTY}}
{{#LIST}}
<h2 class="govuk-heading-m">Hôm nay, mới nhất ở trên</h2>
<div class="mc-list"><table>
<caption class="govuk-visually-hidden">Đã trả hôm nay, mới nhất đứng trước</caption>
<thead><tr><th scope="col">Hồ sơ</th><th scope="col">Kết quả</th><th scope="col" class="opt">Thủ tục</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a><span class="sub mc-breaks">{{APPLICANT}}</span></th><td>
	{{MOVE}}<span class="sub">{{AT}}</span></td><td class="opt">{{PROCEDURE}}</td></tr>
{{/ROW}}
</tbody>
</table></div>
{{/LIST}}
<p class="govuk-body mc-gap"><a class="govuk-link" href="/can-bo/quet/ban-giao">Bàn giao bằng máy quét</a> · <a class="govuk-link"
	 href="/can-bo/quet/thu">Máy quét đọc sai? Quét thử</a></p>
</main>
