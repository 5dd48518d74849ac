{{! Hand-over by scanner: CSRF, FORM_KEY; ERR (section) MSG of this scan; LAST (section) TEXT of the last one
  EMPTY; LIST (section) COUNT, MORE (section), ROW (section, repeated) CODE, APPLICANT, PROCEDURE, MOVE, UNIT, AT,
  RECALL (section) CODE, CSRF, FORM_KEY
  DESK (section): the reader returns results too
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Bàn giao bằng máy quét</h1>
<form class="mc-card mc-inline" action="/can-bo/quet/ban-giao" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<label class="govuk-label govuk-label--s" for="ma">Quét mã hồ sơ</label>
<input class="govuk-input mc-inline__grow{{#ERR}} govuk-input--error{{/ERR}}" id="ma" name="ma" type="text" spellcheck="false" autocapitalize="off"
	 maxlength="300" aria-describedby="ma-goi-y{{#ERR}} ma-loi{{/ERR}}" autofocus>
<button class="govuk-button" type="submit">Bàn giao</button>
{{#LIST}}<p class="govuk-body">Hôm nay: <strong>{{COUNT}}</strong>{{#MORE}} trở lên{{/MORE}}</p>{{/LIST}}
<p class="govuk-hint" id="ma-goi-y">Mỗi lần quét: hồ sơ ở quầy được chuyển đi, hồ sơ đang chuyển đến được ký nhận. Quét liên tiếp; danh sách dài dần bên
	 dưới.</p>
</form>
{{#ERR}}<p class="govuk-error-message" id="ma-loi" role="alert"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}
{{#LAST}}<p class="mc-done" role="status">Mới nhất – {{TEXT}}</p>{{/LAST}}
{{#EMPTY}}<p class="govuk-body">Hôm nay ông/bà chưa bàn giao hồ sơ nào.</p>{{/EMPTY}}
{{#LIST}}
<h2 class="govuk-heading-m">Hôm nay, mới nhất ở trên</h2>
<div class="mc-list"><table>
<caption class="govuk-visually-hidden">Đã bàn giao hôm nay, mới nhất đứng trước</caption>
<thead><tr><th scope="col">Hồ sơ</th><th scope="col">Kết quả</th><th scope="col" class="opt">Thủ tục</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a><span class="sub mc-breaks">{{APPLICANT}}</span></th><td>
	{{MOVE}}<span class="sub">{{AT}} · {{UNIT}}</span>{{#RECALL}}<form action="/can-bo/quet/ban-giao/thu-hoi" method="post">
	<input type="hidden" name="_csrf" value="{{CSRF}}"><input type="hidden" name="_key" value="{{FORM_KEY}}">
	<input type="hidden" name="ma" value="{{CODE}}"><button class="govuk-button govuk-button--secondary mc-small" type="submit">Thu hồi<span
	 class="govuk-visually-hidden"> {{CODE}}</span></button></form>{{/RECALL}}</td><td class="opt">{{PROCEDURE}}</td></tr>
{{/ROW}}
</tbody>
</table></div>
{{/LIST}}
<p class="govuk-body mc-gap">{{#DESK}}<a class="govuk-link" href="/can-bo/quet/tra-ket-qua">Trả kết quả bằng máy quét</a> · {{/DESK}}
	<a class="govuk-link" href="/can-bo/quet/thu">Máy quét đọc sai? Quét thử</a></p>
</main>
