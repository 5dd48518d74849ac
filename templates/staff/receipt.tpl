{{! Form 01 on A5, complete page of its own (paper.css): see fcgi/staff/receipt.c. }}
<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Giấy tiếp nhận {{CODE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{{PAPER_CSS}}">
<link rel="icon" href="{{FAVICON}}" type="image/svg+xml">
</head>
<body>
<nav class="tools" aria-label="Việc tiếp theo"><p><strong>Đã tiếp nhận {{CODE}}.</strong> Nhấn Ctrl+P để in.</p><p><a href="/can-bo/ho-so/{{CODE}}/bien-nhan.pdf">Tệp PDF</a> · <a href="/can-bo/ho-so/{{CODE}}">Mở hồ sơ</a> · <a href="/can-bo/tiep-nhan" accesskey="n">Hồ sơ tiếp theo</a></p></nav>
<main class="sheet">
<div class="head">
<div><p class="org">{{AUTHORITY}}</p><p class="org">{{DESK}}</p><span class="rule rule--org"></span><p class="ref">Số: {{NUMBER}}</p></div>
<div><p class="org">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class="tieungu">Độc lập - Tự do - Hạnh phúc</p><span class="rule rule--tn"></span><p class="date">{{PLACE_DATE}}</p></div>
</div>
<h1>GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ</h1>
<div class="codes"><div><svg class="bar" viewBox="0 0 {{BARCODE_WIDTH}} 24" preserveAspectRatio="none" role="img" aria-label="Mã vạch {{CODE}}"><path d="{{BARCODE_D}}"></path></svg><p><b>Mã hồ sơ: {{CODE}}</b></p><p class="secret">Mã bí mật: <b>{{SECRET}}</b> <i>(giữ kín)</i></p></div><svg class="qr" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="Mã QR tra cứu hồ sơ"><path d="{{QR_D}}"></path></svg></div>
<dl class="f">
<div><dt>Tiếp nhận hồ sơ của</dt><dd>{{NAME}}</dd></div>
<div><dt>Số giấy tờ tùy thân</dt><dd>{{ID_NUMBER}}</dd></div>
<div><dt>Địa chỉ</dt><dd>{{ADDRESS}}</dd></div>
<div><dt>Điện thoại</dt><dd>{{PHONE}}</dd></div>
{{#EMAIL_LINE}}<div><dt>Thư điện tử</dt><dd>{{EMAIL}}</dd></div>{{/EMAIL_LINE}}
{{#OWNER_LINE}}<div><dt>Chủ hồ sơ</dt><dd>{{OWNER}}</dd></div>{{/OWNER_LINE}}
<div><dt>Nội dung yêu cầu giải quyết</dt><dd>{{CONTENT}}</dd></div>
<div><dt>Cách nộp</dt><dd>{{CHANNEL}}</dd></div>
</dl>
<table class="papers"><caption>1. Thành phần hồ sơ đã nhận</caption>
<thead><tr><th scope="col">STT</th><th scope="col">Tên giấy tờ</th><th scope="col">Bản chính</th><th scope="col">Chứng thực</th><th scope="col">Bản chụp</th></tr></thead>
<tbody>
{{#PAPER}}<tr><td>{{SEQ}}</td><td>{{NAME}}</td><td>{{ORIGINALS}}</td><td>{{CERTIFIED}}</td><td>{{COPIES}}</td></tr>
{{/PAPER}}
</tbody></table>
<dl class="f">
<div><dt>2. Số lượng hồ sơ</dt><dd>{{SETS}}</dd></div>
<div><dt>3. Thời gian giải quyết theo quy định</dt><dd>{{TERM}}</dd></div>
<div><dt>4. Thời gian nhận hồ sơ</dt><dd>{{RECEIVED_AT}}</dd></div>
</dl>
<p class="key">5. Hẹn trả kết quả: <b>{{DUE_AT}}</b> ({{DUE_DAY}}){{#PROVISIONAL}} – tạm tính, lịch làm việc năm sau chưa công bố{{/PROVISIONAL}}</p>
<dl class="f">
<div><dt>6. Nhận kết quả tại</dt><dd>{{RECEIVE_WAY}}</dd></div>
<div><dt>7. Phí, lệ phí</dt><dd>{{FEE}}</dd></div>
</dl>
<div class="sign"><div><p><b>NGƯỜI NỘP HỒ SƠ</b></p><p><i>(Ký, ghi rõ họ tên)</i></p><p class="gap"></p><p>{{NAME}}</p></div><div><p><b>NGƯỜI TIẾP NHẬN HỒ SƠ</b></p><p><i>(Ký, ghi rõ họ tên)</i></p><p class="gap"></p><p>{{OFFICER}}</p></div></div>
<div class="foot"><p>Xem hồ sơ đến đâu: quét mã QR, hoặc vào {{SITE}} rồi gõ mã hồ sơ. Khi nhận kết quả, mang theo giấy này và căn cước; nhận thay thì thêm giấy ủy quyền.</p></div>
</main>
</body>
</html>
