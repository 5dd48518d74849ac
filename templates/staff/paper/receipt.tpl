{{! Form 01 on A5, a page of its own (paper.css).
  COPY (section, repeated) LABEL: the same sheet, "Liên 1 – …"
  CODE, SECRET, SITE_LINE (section) SITE or NO_SITE (section), NUMBER, PLACE_DATE, SUPERIOR, AGENCY, DESK, OFFICER, BOOK, ENTRY, FORM_REF
  POST_SLIP_LINE (section) POST_SLIP
  NAME, ID_NUMBER, ADDRESS, PHONE, EMAIL_LINE (section) EMAIL, OWNER_LINE (section) OWNER, OWNER_ADDRESS_LINE (section) OWNER_ADDRESS
  CONTENT, CHANNEL, SETS, TERM, FEE, RECEIVED_AT, DUE_AT, RECEIVE_WAY
  PROVISIONAL (section); PAPERS (section): PAPER (section, repeated) SEQ, NAME, ORIGINALS, CERTIFIED, COPIES
  SHOWN (section) NAMES: shown and given back, never in the table
  BARCODE_D, BARCODE_WIDTH, QR_D, QR_SIZE: paths of the two codes
}}
<!DOCTYPE html>
<html lang="vi" class="paper">
<head>
<meta charset="utf-8">
<title>Giấy tiếp nhận {{CODE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{{ASSET_PAPER_CSS}}">
<link rel="icon" href="{{ASSET_FAVICON}}" type="image/svg+xml">
</head>
<body>
<nav class="tools" aria-label="Việc tiếp theo"><p><strong>Đã tiếp nhận {{CODE}}.</strong> In ra hai liên: liên 1 lưu theo hồ sơ, liên 2 giao người nộp.</p><p>
	<a href="/can-bo/ho-so/{{CODE}}/bien-nhan.pdf">Mở PDF để in</a> <a href="/can-bo/ho-so/{{CODE}}/tep#quet-giay-to">Quét giấy tờ</a> <a
	 href="/can-bo/ho-so/{{CODE}}">Mở hồ sơ</a> <a href="/can-bo/tiep-nhan" accesskey="n">Hồ sơ tiếp theo</a></p></nav>
<main>
{{#COPY}}<article class="sheet sheet--receipt">
<div class="head">
<div><p class="over">{{SUPERIOR:pre_escape}}</p><p class="org">{{AGENCY:pre_escape}}</p><span class="rule rule--org"></span>
	<p class="ref">Số: {{NUMBER}}</p></div>
<div><p class="org">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class="motto">Độc lập - Tự do - Hạnh phúc</p><span class="rule rule--motto"></span><p class="date">
	{{PLACE_DATE}}</p><p class="copy">{{LABEL}}</p></div>
</div>
<h1>GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ</h1>
<div class="codes">
<div>
<svg class="bar" viewBox="0 0 {{BARCODE_WIDTH}} 24" preserveAspectRatio="none" role="img" aria-label="Mã vạch {{CODE}}"><path d="{{BARCODE_D}}"></path></svg>
<p>Mã hồ sơ: <b>{{CODE}}</b></p>
<div class="keep"><p class="secret">Mã tra cứu: <b>{{SECRET}}</b></p><p><i>Xin giữ kín mã này và mã QR: ai có mã đều xem được hồ sơ của ông/bà.</i></p></div>
</div>
<svg class="qr" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="Mã QR của hồ sơ"><path d="{{QR_D}}"></path></svg>
</div>
<dl class="f">
<div><dt>Bộ phận Tiếp nhận và Trả kết quả</dt><dd>{{DESK}}</dd></div>
<div><dt>Tiếp nhận hồ sơ của</dt><dd>{{NAME}}</dd></div>
<div><dt>Địa chỉ</dt><dd>{{ADDRESS}}</dd></div>
<div class="half"><dt>Số điện thoại</dt><dd>{{PHONE}}</dd></div>
{{#EMAIL_LINE}}<div class="half"><dt>Thư điện tử</dt><dd>{{EMAIL}}</dd></div>{{/EMAIL_LINE}}
<div class="half"><dt>Số định danh/giấy tờ</dt><dd>{{ID_NUMBER}}</dd></div>
<div class="half"><dt>Hình thức nộp</dt><dd>{{CHANNEL}}</dd></div>
{{#POST_SLIP_LINE}}<div><dt>Phiếu bàn giao của bưu chính số</dt><dd>{{POST_SLIP}}</dd></div>{{/POST_SLIP_LINE}}
<div><dt>Nội dung yêu cầu giải quyết</dt><dd>{{CONTENT}}</dd></div>
{{#OWNER_LINE}}<div><dt>Chủ hồ sơ</dt><dd>{{OWNER}}</dd></div>{{#OWNER_ADDRESS_LINE}}<div><dt>Địa chỉ chủ hồ sơ</dt><dd>{{OWNER_ADDRESS}}</dd></div>
	{{/OWNER_ADDRESS_LINE}}{{/OWNER_LINE}}
</dl>
{{#PAPERS}}<table>
<caption>1. Thành phần hồ sơ nộp gồm:</caption>
<thead><tr><th scope="col">STT</th><th scope="col">Tên giấy tờ</th><th scope="col">Bản chính</th><th scope="col">Bản chứng thực</th>
	<th scope="col">Bản chụp</th></tr></thead>
<tbody>
{{#PAPER}}<tr><td class="n">{{SEQ}}</td><td>{{NAME}}</td><td class="n">{{ORIGINALS}}</td><td class="n">{{CERTIFIED}}</td><td class="n">{{COPIES}}</td></tr>
	{{/PAPER}}
</tbody>
</table>{{/PAPERS}}
{{#SHOWN}}<dl class="f"><div><dt>Giấy tờ đã xuất trình, đã trả lại</dt><dd>{{NAMES}}</dd></div></dl>{{/SHOWN}}
<dl class="f">
<div class="half"><dt>2. Số lượng hồ sơ</dt><dd>{{SETS}}</dd></div>
<div class="half"><dt>Phí, lệ phí</dt><dd>{{FEE}}</dd></div>
<div><dt>3. Thời gian giải quyết hồ sơ theo quy định</dt><dd>{{TERM}}</dd></div>
<div><dt>4. Thời gian nhận hồ sơ</dt><dd>{{RECEIVED_AT}}</dd></div>
</dl>
<p class="key">5. Thời gian trả kết quả giải quyết hồ sơ: <b>{{DUE_AT}}</b>{{#PROVISIONAL}}. Tạm tính: lịch làm việc năm sau chưa công bố{{/PROVISIONAL}}</p>
<dl class="f">
<div><dt>6. Đăng ký nhận kết quả tại</dt><dd>{{RECEIVE_WAY}}</dd></div>
</dl>
<p class="book"><i>Vào Sổ theo dõi hồ sơ, quyển số: {{BOOK}}; số thứ tự: {{ENTRY}}</i></p>
<div class="sign"><div><p><b>NGƯỜI NỘP HỒ SƠ</b></p><p><i>(Ký và ghi rõ họ tên)</i></p><p class="gap"></p><p>{{NAME}}</p></div><div><p>
	<b>NGƯỜI TIẾP NHẬN HỒ SƠ</b></p><p><i>(Ký và ghi rõ họ tên)</i></p><p class="gap"></p><p>{{OFFICER}}</p></div></div>
<div class="foot"><p>Xem hồ sơ đến đâu: {{#SITE_LINE}}quét mã QR bằng máy ảnh điện thoại, hoặc vào {{SITE}} rồi nhập mã hồ sơ.{{/SITE_LINE}}
	{{#NO_SITE}}vào trang Một cửa điện tử của nơi tiếp nhận rồi nhập mã hồ sơ.{{/NO_SITE}} Khi nhận kết quả, xin mang theo giấy này và giấy tờ tùy thân;
	 nhận thay thì thêm giấy ủy quyền. {{FORM_REF}}</p></div>
</article>
{{/COPY}}</main>
</body>
</html>
