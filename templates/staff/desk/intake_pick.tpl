{{! Which procedure: VALUE; HIT section (CODE, NAME, FIELD, TERM, FEE); NO_HIT; PARTIAL: nothing has all the words; ELSEWHERE section (NAME, TEXT,
BASIS): done elsewhere; SEARCH_FOCUS or ONE_HIT (sections): where the focus is; DONE (section) CODE of the dossier answered on the spot. }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{#DONE}}<p class="mc-done" role="status"><strong>Đã tiếp nhận và trả kết quả ngay.</strong> Hồ sơ <a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">
	{{CODE}}</a> · <a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/bien-nhan">In giấy tiếp nhận nếu người dân yêu cầu</a></p>{{/DONE}}
<h1 class="govuk-heading-l">Tiếp nhận hồ sơ mới</h1>
<form class="mc-card" action="/can-bo/tiep-nhan" method="get" role="search">
<div class="govuk-form-group">
<label class="govuk-label govuk-label--s" for="tim">Mã hoặc tên thủ tục</label>
<input class="govuk-input" id="tim" name="tim" type="search" value="{{VALUE}}" maxlength="200" accesskey="n"{{#SEARCH_FOCUS}} autofocus{{/SEARCH_FOCUS}}>
</div>
<button class="govuk-button" type="submit">Tìm</button>
</form>
<p class="govuk-body"><a class="govuk-link" href="/can-bo/phieu">Sổ phiếu tại quầy</a> · <a class="govuk-link"
	 href="/can-bo/quet/ban-giao">Bàn giao bằng máy quét</a> · <a class="govuk-link" href="/can-bo/quet/thu">Quét thử</a></p>
{{#ELSEWHERE}}<div class="govuk-inset-text"><strong>{{NAME}}: không làm ở đây.</strong> {{TEXT}} <span class="govuk-hint">{{BASIS}}</span></div>{{/ELSEWHERE}}
{{#PARTIAL}}<p class="govuk-body">Không có thủ tục nào có đủ các chữ đã gõ. Các thủ tục dưới đây có một số chữ đó.</p>{{/PARTIAL}}
{{#NO_HIT}}<p class="govuk-body">Không có thủ tục đang có hiệu lực nào khớp.</p>{{/NO_HIT}}
{{#LIST}}
<div class="mc-list"><table>
<caption class="govuk-visually-hidden">Thủ tục</caption>
<thead><tr><th scope="col">Thủ tục</th><th scope="col" class="opt">Thời hạn</th><th scope="col" class="opt2">Phí, lệ phí</th></tr></thead>
<tbody>
{{#HIT}}<tr><th scope="row"><a class="govuk-link" href="/can-bo/tiep-nhan/{{CODE}}"{{#ONE_HIT}} autofocus{{/ONE_HIT}}>{{NAME}}</a><span class="sub">
	{{CODE}} · {{FIELD}}</span></th><td class="opt">{{TERM}}</td><td class="opt2">{{FEE}}</td></tr>
{{/HIT}}
</tbody>
</table></div>
{{/LIST}}
</main>
