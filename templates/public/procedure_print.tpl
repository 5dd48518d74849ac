{{! The sheet posted at the desk (niêm yết), A4. Markers: as public/procedure.tpl, and
  ORG; TOOL (section, repeated) HREF, LABEL; QR (section, where the site's address is set) QR_D, QR_SIZE
  DESK_ROW (section) NAME, ADDRESS_LINE (section) ADDRESS, PHONE_LINE (section) PHONE, HOURS_LINE (section) HOURS
}}
<link rel="stylesheet" href="{{ASSET_PAPER_CSS}}">
<div class="govuk-width-container">
<nav aria-label="Quay lại" class="mc-noprint"><a href="/thu-tuc/{{CODE}}" class="govuk-back-link">Quay lại thủ tục</a></nav>
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<p class="govuk-body mc-noprint">Bấm tổ hợp phím Ctrl và P để in. Khổ giấy A4.</p>
<p class="govuk-body mc-noprint">Ghi tên và địa chỉ của nơi niêm yết:{{#TOOL}} <a class="govuk-link" href="{{HREF}}">{{LABEL}}</a>.{{/TOOL}}</p>
<article class="sheet sheet--a4">
<div class="posted"><div>
<p class="org">{{ORG}}</p>
{{#DESK_ROW}}<p><b>{{NAME}}</b></p>
<p>{{#ADDRESS_LINE}}{{ADDRESS}}{{/ADDRESS_LINE}}{{#PHONE_LINE}}. Điện thoại {{PHONE}}{{/PHONE_LINE}}</p>
{{#HOURS_LINE}}<p>Giờ làm việc: {{HOURS}}</p>{{/HOURS_LINE}}{{/DESK_ROW}}
</div>
{{#QR}}<div class="code"><svg class="qr" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="Mã QR của trang thủ tục này">
	<path d="{{QR_D}}"></path></svg><p>Quét để xem trên điện thoại</p></div>{{/QR}}</div>
<p class="over">Niêm yết thủ tục hành chính · Mã số {{CODE}} · Lĩnh vực {{FIELD}}</p>
<h1>{{NAME}}</h1>
{{#COMING}}<p class="key">Áp dụng từ ngày {{DAY}}.</p>{{/COMING}}
{{#ENDED}}<p class="key">Hết hiệu lực từ sau ngày {{DAY}}. Không dùng để niêm yết.</p>{{/ENDED}}
<h2>1. Trình tự thực hiện</h2>
<ol>{{#STEP}}<li>{{TEXT}}</li>{{/STEP}}</ol>
<h2>2. Cách thức, thời hạn, phí và lệ phí</h2>
<table class="ways">
<thead><tr><th scope="col">Cách nộp</th><th scope="col">Thời hạn giải quyết</th><th scope="col">Phí, lệ phí</th></tr></thead>
<tbody>{{#CHANNEL}}<tr><th scope="row">{{LABEL}}</th><td>{{TERM}}{{#TERM_NOTE_LINE}} ({{NOTE}}){{/TERM_NOTE_LINE}}</td><td>{{#FEE_LINE}}<span class="line">
	{{TEXT}}</span>{{/FEE_LINE}}</td></tr>{{/CHANNEL}}</tbody>
</table>
<h2>3. Thành phần, số lượng hồ sơ</h2>
<ol>{{#DOCUMENT}}<li>{{NAME}} ({{#REQUIRED}}bắt buộc{{/REQUIRED}}{{#CONDITIONAL}}nếu có{{/CONDITIONAL}}{{#COPIES_LINE}}: {{TEXT}}{{/COPIES_LINE}}
	{{#NOTE_LINE}}; {{NOTE}}{{/NOTE_LINE}}){{#FORM_LINE}}. Mẫu: {{FORM}}{{/FORM_LINE}}</li>{{/DOCUMENT}}</ol>
<p>Số lượng: {{SETS}} bộ.</p>
<h2>4. Đối tượng thực hiện</h2>
<p>{{SUBJECTS}}</p>
<h2>5. Cơ quan giải quyết</h2>
<p>Tiếp nhận: {{RECEIVES}}. Quyết định: {{DECIDES}}.{{#COORDINATES}} Phối hợp: {{TEXT}}.{{/COORDINATES}}</p>
<h2>6. Kết quả</h2>
<ul>{{#RESULT}}<li>{{TEXT}}</li>{{/RESULT}}</ul>
{{#CONDITIONS}}<h2>7. Yêu cầu, điều kiện</h2><p class="mc-lines">{{TEXT}}</p>{{/CONDITIONS}}
{{#NOTES}}<h2>Lưu ý</h2><p class="mc-lines">{{TEXT}}</p>{{/NOTES}}
<h2>Căn cứ pháp lý</h2>
<ul>{{#BASIS}}<li>{{TEXT}}</li>{{/BASIS}}</ul>
<p class="foot">{{#DECISION_LINE}}Công bố theo Quyết định {{TEXT}}. {{/DECISION_LINE}}{{#VALID_FROM_LINE}}Áp dụng từ ngày {{DAY}}.{{/VALID_FROM_LINE}}</p>
</article>
</main>
</div>
