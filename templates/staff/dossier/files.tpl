{{! The files of a dossier.
  CODE, NAME, PROCEDURE; PROBLEMS (include)
  DONE (section) COUNT; DONE_WITHDRAW (section)
  OUTCOMES (section) OUTCOME (section, repeated) NAME, KEPT (section) VERSIONED (section) VERSION, REFUSED (section) TEXT
  EMPTY (section); LIST (section) FILE (section, repeated) HREF, NAME, TYPE, SIZE, KIND,
    VERSIONED (section) VERSION,
    PAPER_LINE (section) PAPER; ACTOR, UNIT, AT, STATE, NEWEST or OLDER or neither (sections),
    WITHDRAWN (section) AT, WHO, REASON; WITHDRAW (section) HREF, CSRF, ID, NAME, REASON, OPEN, ERR_REASON (section) MSG
  SCANS (section) CODE, CSRF, FORM_KEY, ACCEPT, TYPES; PAPER (section, repeated) SEQ, NAME,
    SCANNED (section) TEXT or NOT_SCANNED; ERR (section) MSG
  UPLOAD (section) the same and OPTION (VALUE, LABEL, SELECTED), PAPER (SEQ, NAME, SELECTED), ERR_KIND,
    ERR_PAPER, ERR_FILE (sections) MSG; NO_UPLOAD (section)
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
{{#DONE}}<p class="mc-done" role="status"><strong>Đã lưu {{COUNT}} tệp.</strong></p>{{/DONE}}
{{#DONE_WITHDRAW}}<p class="mc-done" role="status"><strong>Đã rút tệp. Tệp vẫn còn trong lịch sử của hồ sơ.</strong></p>{{/DONE_WITHDRAW}}
<h1 class="govuk-heading-l">Tệp đính kèm</h1>
<p class="govuk-body">Hồ sơ <a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a> · {{NAME}} · {{PROCEDURE}}</p>
{{#OUTCOMES}}
<section class="mc-card" aria-labelledby="h-tung-tep"><h2 class="govuk-heading-m" id="h-tung-tep">Kết quả từng tệp</h2><ul class="mc-files">
{{#OUTCOME}}<li><span>{{#KEPT}}<strong class="govuk-tag govuk-tag--green">Đã lưu</strong> {{NAME}}{{#VERSIONED}}, bản {{VERSION}}{{/VERSIONED}}{{/KEPT}}
	{{#REFUSED}}<strong class="govuk-tag govuk-tag--red">Chưa lưu</strong> {{TEXT}}{{/REFUSED}}</span></li>
{{/OUTCOME}}
</ul></section>
{{/OUTCOMES}}
{{#SCANS}}
<section class="mc-card" id="quet-giay-to" aria-labelledby="h-quet">
<h2 class="govuk-heading-m" id="h-quet">Quét giấy tờ</h2>
<p class="govuk-body">Mỗi giấy tờ một tệp; nhiều trang thì quét thành một tệp PDF. Gửi lại một giấy tờ là thêm bản mới, bản cũ vẫn còn. Nhận {{TYPES}}.</p>
<form action="/can-bo/ho-so/{{CODE}}/tep" method="post" enctype="multipart/form-data" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
{{#PAPER}}<div class="govuk-form-group mc-scanrow{{#ERR}} govuk-form-group--error{{/ERR}}"><label class="govuk-label" for="tep_{{SEQ}}">{{SEQ}}. {{NAME}}
	<span class="sub mc-line">{{#SCANNED}}{{TEXT}}{{/SCANNED}}{{#NOT_SCANNED}}Chưa có bản quét{{/NOT_SCANNED}}</span></label>{{#ERR}}
	<p class="govuk-error-message" id="tep_{{SEQ}}-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}
	<input class="mc-file" id="tep_{{SEQ}}" name="tep_{{SEQ}}" type="file" accept="{{ACCEPT}}"{{#ERR}} aria-describedby="tep_{{SEQ}}-loi"{{/ERR}}></div>
{{/PAPER}}
<button class="govuk-button" type="submit">Tải bản quét lên</button>
</form>
</section>
{{/SCANS}}
<section aria-labelledby="h-da-co">
<h2 class="govuk-heading-m" id="h-da-co">Tệp đã có</h2>
<div class="mc-list mc-gap-below">
{{#EMPTY}}<p class="govuk-body mc-empty">Hồ sơ chưa có tệp nào.</p>{{/EMPTY}}
{{#LIST}}<table>
<caption class="govuk-visually-hidden">Tệp của hồ sơ, theo loại, bản mới đứng trước</caption>
<thead><tr><th scope="col">Tệp</th><th scope="col" class="opt">Loại</th><th scope="col" class="opt">Người tải lên</th>
	<th scope="col">Tình trạng</th></tr></thead>
<tbody>
{{#FILE}}<tr><th scope="row"><a class="govuk-link mc-breaks" href="{{HREF}}">{{NAME}}</a><span class="sub">{{TYPE}}, {{SIZE}}</span>
	<span class="sub mc-only-narrow">{{KIND}}{{#VERSIONED}}, bản {{VERSION}}{{/VERSIONED}}{{#PAPER_LINE}}: {{PAPER}}{{/PAPER_LINE}}</span>
	<span class="sub mc-only-narrow">{{ACTOR}}, {{AT}}</span></th><td class="opt">{{KIND}}{{#VERSIONED}}, bản {{VERSION}}{{/VERSIONED}}{{#PAPER_LINE}}
	<span class="sub">{{PAPER}}</span>{{/PAPER_LINE}}</td><td class="opt">{{ACTOR}}<span class="sub">{{UNIT}}</span><span class="sub">{{AT}}</span></td><td>
	{{STATE}}{{#NEWEST}}<span class="sub">Bản mới nhất</span>{{/NEWEST}}{{#OLDER}}<span class="sub">Đã có bản mới hơn</span>{{/OLDER}}{{#WITHDRAWN}}
	<span class="sub"><strong>Đã rút</strong> lúc {{AT}}, {{WHO}}: {{REASON}}</span>{{/WITHDRAWN}}{{#WITHDRAW}}
	<details class="govuk-details mc-action"{{#OPEN}} open{{/OPEN}}><summary class="govuk-details__summary">
	<span class="govuk-details__summary-text">Rút tệp<span class="govuk-visually-hidden"> {{NAME}}</span></span></summary>
	<form action="{{HREF}}/rut" method="post" autocomplete="off" novalidate><input type="hidden" name="_csrf" value="{{CSRF}}">
	<div class="govuk-form-group{{#ERR_REASON}} govuk-form-group--error{{/ERR_REASON}}"{{#OPEN}} id="ly_do"{{/OPEN}}>
	<label class="govuk-label" for="ly_do-{{ID}}">Lý do rút tệp</label>{{#ERR_REASON}}<p class="govuk-error-message" id="ly_do-loi">
	<span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_REASON}}
	<input class="govuk-input" id="ly_do-{{ID}}" name="ly_do" type="text" maxlength="400" value="{{REASON}}"{{#ERR_REASON}}
	 aria-describedby="ly_do-loi"{{/ERR_REASON}}></div><button class="govuk-button govuk-button--secondary" type="submit">Rút tệp này</button></form>
	</details>{{/WITHDRAW}}</td></tr>
{{/FILE}}
</tbody>
</table>{{/LIST}}
</div>
</section>
{{#NO_UPLOAD}}<p class="govuk-body">Ở bước này ông/bà xem được tệp nhưng không tải thêm tệp lên hồ sơ này.</p>{{/NO_UPLOAD}}
{{#UPLOAD}}
<section class="mc-card" aria-labelledby="h-tai-len">
<h2 class="govuk-heading-m" id="h-tai-len">Tải tệp khác lên</h2>
<form action="/can-bo/ho-so/{{CODE}}/tep" method="post" enctype="multipart/form-data" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<div class="mc-fields">
<div class="govuk-form-group w3{{#ERR_KIND}} govuk-form-group--error{{/ERR_KIND}}"><label class="govuk-label" for="loai">Loại tệp</label>{{#ERR_KIND}}
	<p class="govuk-error-message" id="loai-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_KIND}}
	<select class="govuk-select" id="loai" name="loai"{{#ERR_KIND}} aria-describedby="loai-loi"{{/ERR_KIND}}><option value="">Chọn…</option>{{#OPTION}}
	<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/OPTION}}</select></div>
<div class="govuk-form-group w3{{#ERR_PAPER}} govuk-form-group--error{{/ERR_PAPER}}"><label class="govuk-label" for="giay">Giấy tờ (bản quét, bổ sung)</label>
	{{#ERR_PAPER}}<p class="govuk-error-message" id="giay-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_PAPER}}
	<select class="govuk-select" id="giay" name="giay"{{#ERR_PAPER}} aria-describedby="giay-loi"{{/ERR_PAPER}}>
	<option value="">Không gắn với giấy tờ nào</option>{{#PAPER}}<option value="{{SEQ}}"{{#SELECTED}} selected{{/SELECTED}}>{{SEQ}}. {{NAME}}</option>
	{{/PAPER}}</select></div>
</div>
<div class="govuk-form-group mc-scanrow{{#ERR_FILE}} govuk-form-group--error{{/ERR_FILE}}">
	<label class="govuk-label" for="tep">Tệp, chọn được nhiều tệp một lần</label>
	<div class="govuk-hint" id="tep-goi-y">Nhận {{TYPES}}; cả biểu mẫu tối đa 24 MB.</div>{{#ERR_FILE}}<p class="govuk-error-message" id="tep-loi">
	<span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_FILE}}
	<input class="mc-file" id="tep" name="tep" type="file" multiple accept="{{ACCEPT}}" aria-describedby="tep-goi-y{{#ERR_FILE}} tep-loi{{/ERR_FILE}}">
	</div>
<button class="govuk-button" type="submit">Tải lên</button>
</form>
</section>
{{/UPLOAD}}
</main>
