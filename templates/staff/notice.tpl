{{! Form 02 or 03 as given at the counter, on A5 (paper.css).
  TITLE_WORDS, NUMBER, DATE, AUTHORITY, DESK, OFFICER, NAME, ADDRESS, CONTENT, REASON
  DESK_PHONE_LINE DESK_PHONE, PHONE_LINE PHONE, EMAIL_LINE EMAIL, ID_LINE ID_NUMBER (sections)
  SUPPLEMENT (section) ITEM (section, repeated) TEXT; REFUSAL (section) CAUSE
}}
<!DOCTYPE html>
<html lang="vi" class="paper">
<head>
<meta charset="utf-8">
<title>{{TITLE}} {{NUMBER}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{{ASSET_PAPER_CSS}}">
<link rel="icon" href="{{ASSET_FAVICON}}" type="image/svg+xml">
</head>
<body>
<nav class="tools" aria-label="Việc tiếp theo"><p><strong>Đã lập phiếu số {{NUMBER}}.</strong> Bấm tổ hợp phím Ctrl và P để in.</p><p><a href="/can-bo/phieu">Sổ phiếu tại quầy</a> <a href="/can-bo/tiep-nhan" accesskey="n">Hồ sơ tiếp theo</a></p></nav>
<main class="sheet">
<div class="head">
<div><p class="over">{{AUTHORITY}}</p><p class="org">{{DESK}}</p><span class="rule rule--org"></span><p class="ref">Số: {{NUMBER}}</p></div>
<div><p class="org">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class="motto">Độc lập - Tự do - Hạnh phúc</p><span class="rule rule--motto"></span><p class="date">{{DATE}}</p></div>
</div>
<h1>{{TITLE_WORDS}}</h1>
<dl class="f">
<div><dt>Hồ sơ của</dt><dd>{{NAME}}</dd></div>
<div><dt>Nội dung yêu cầu giải quyết</dt><dd>{{CONTENT}}</dd></div>
<div><dt>Địa chỉ</dt><dd>{{ADDRESS}}</dd></div>
{{#ID_LINE}}<div class="half"><dt>Số định danh/giấy tờ</dt><dd>{{ID_NUMBER}}</dd></div>{{/ID_LINE}}
{{#PHONE_LINE}}<div class="half"><dt>Số điện thoại</dt><dd>{{PHONE}}</dd></div>{{/PHONE_LINE}}
{{#EMAIL_LINE}}<div class="half"><dt>Thư điện tử</dt><dd>{{EMAIL}}</dd></div>{{/EMAIL_LINE}}
</dl>
{{#SUPPLEMENT}}<p>Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:</p>
<ol class="mc-items">{{#ITEM}}<li>{{TEXT}}</li>{{/ITEM}}</ol>
<dl class="f"><div><dt>Lý do</dt><dd class="lines">{{REASON:pre_escape}}</dd></div></dl>
<p>Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, ông (bà) liên hệ với {{OFFICER}}, {{DESK}}{{#DESK_PHONE_LINE}}, điện thoại {{DESK_PHONE}}{{/DESK_PHONE_LINE}}, để được hướng dẫn.</p>{{/SUPPLEMENT}}
{{#REFUSAL}}<p>Qua xem xét, {{DESK}} không tiếp nhận hồ sơ này để giải quyết.</p>
<dl class="f"><div><dt>Nguyên nhân</dt><dd>{{CAUSE}}</dd></div><div><dt>Lý do cụ thể</dt><dd class="lines">{{REASON:pre_escape}}</dd></div></dl>
<p>Thông báo để ông (bà) được biết và thực hiện.</p>{{/REFUSAL}}
<div class="sign"><div><p><b>NGƯỜI NỘP HỒ SƠ</b></p><p><i>(Ký và ghi rõ họ tên)</i></p><p class="gap"></p><p>{{NAME}}</p></div><div><p><b>{{#SUPPLEMENT}}NGƯỜI HƯỚNG DẪN{{/SUPPLEMENT}}{{#REFUSAL}}NGƯỜI TIẾP NHẬN HỒ SƠ{{/REFUSAL}}</b></p><p><i>(Ký và ghi rõ họ tên)</i></p><p class="gap"></p><p>{{OFFICER}}</p></div></div>
</main>
</body>
</html>
