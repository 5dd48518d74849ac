{{! Official papers that print on their own size (paper.css), one article each.
  TITLE, CODE (of the page, may be empty)
  TOOL (section, repeated)  HREF, LABEL
  SHEET (section, repeated)  SIZE (a5 letter wide), LETTER (section): set as one, SUPERIOR, AGENCY, NUMBER_LINE (section) NUMBER,
    PLACE_DATE, FORM_TITLE, SUBTITLE_LINE (section) SUBTITLE, TO_LINE (section) TO,
    BAR (section) CODE, BARCODE_D, BARCODE_WIDTH; FORM_REF_LINE (section) FORM_REF
    BLOCK (section, repeated): one of FIELD (LABEL, VALUE), STRONG (the same), PAIR (also LABEL2,
    VALUE2), TEXT and NOTE (VALUE), ITEMS with ITEM (VALUE), TABLE (LABEL; FINE (section); COL W; HEAD_CELL TEXT;
    ROW with CELL TEXT, CENTRE), SIGN (RECIPIENTS (section) VALUE; LEFT and RIGHT: WHO, HOW, NAME)
}}
<!DOCTYPE html>
<html lang="vi" class="paper">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{{ASSET_PAPER_CSS}}">
<link rel="icon" href="{{ASSET_FAVICON}}" type="image/svg+xml">
</head>
<body>
<nav class="tools" aria-label="Việc tiếp theo"><p>Bấm tổ hợp phím Ctrl và P để in.</p><p>{{#TOOL}}<a href="{{HREF}}">{{LABEL}}</a> {{/TOOL}}</p></nav>
<main>
{{#SHEET}}
<article class="sheet sheet--{{SIZE}}{{#LETTER}} sheet--set{{/LETTER}}">
<div class="head">
<div><p class="over">{{SUPERIOR:pre_escape}}</p><p class="org">{{AGENCY:pre_escape}}</p><span class="rule rule--org"></span>{{#NUMBER_LINE}}
	<p class="ref">Số: {{NUMBER}}</p>{{/NUMBER_LINE}}</div>
<div><p class="org">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class="motto">Độc lập - Tự do - Hạnh phúc</p><span class="rule rule--motto"></span><p class="date">
	{{PLACE_DATE}}</p></div>
</div>
<h1>{{FORM_TITLE}}</h1>
{{#SUBTITLE_LINE}}<p class="under">{{SUBTITLE}}</p>{{/SUBTITLE_LINE}}
{{#BAR}}<div class="codes codes--middle"><div><svg class="bar" viewBox="0 0 {{BARCODE_WIDTH}} 24" preserveAspectRatio="none" role="img" aria-label="Mã vạch
	 {{CODE}}"><path d="{{BARCODE_D}}"></path></svg><p>{{CODE}}</p></div></div>{{/BAR}}
{{#TO_LINE}}<p class="to">Kính gửi: <b>{{TO}}</b></p>{{/TO_LINE}}
{{#BLOCK}}
{{#FIELD}}<p class="line">{{LABEL}}: {{VALUE:pre_escape}}</p>{{/FIELD}}
{{#STRONG}}<p class="line">{{LABEL}}: <b>{{VALUE:pre_escape}}</b></p>{{/STRONG}}
{{#PAIR}}<div class="pair"><p class="line">{{LABEL}}: {{VALUE:pre_escape}}</p><p class="line">{{LABEL2}}: {{VALUE2:pre_escape}}</p></div>{{/PAIR}}
{{#TEXT}}<p class="line">{{VALUE:pre_escape}}</p>{{/TEXT}}
{{#NOTE}}<p class="line"><i>{{VALUE:pre_escape}}</i></p>{{/NOTE}}
{{#ITEMS}}<div class="items">{{#ITEM}}<p class="line">{{VALUE:pre_escape}}</p>{{/ITEM}}</div>{{/ITEMS}}
{{#TABLE}}<div class="scroll" role="group" tabindex="0" aria-label="Bảng, cuộn ngang để xem hết"><table class="grid{{#FINE}} grid--fine{{/FINE}}"><caption>
	{{LABEL}}</caption><colgroup>{{#COL}}<col class="w-{{W}}">{{/COL}}</colgroup><thead><tr>{{#HEAD_CELL}}<th scope="col">{{TEXT:pre_escape}}</th>
	{{/HEAD_CELL}}</tr></thead><tbody>
{{#ROW}}<tr>{{#CELL}}<td{{#CENTRE}} class="c"{{/CENTRE}}>{{TEXT:pre_escape}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody></table></div>{{/TABLE}}
{{#SIGN}}<div class="sign"><div>{{#RECIPIENTS}}<div class="recipients"><p><b><i>Nơi nhận:</i></b></p><p>{{VALUE:pre_escape}}</p></div>{{/RECIPIENTS}}{{#LEFT}}
	<p><b>{{WHO}}</b></p><p><i>{{HOW}}</i></p><p class="gap"></p><p>{{NAME}}</p>{{/LEFT}}</div><div>{{#RIGHT}}<p><b>{{WHO}}</b></p><p><i>{{HOW}}</i></p>
	<p class="gap"></p><p>{{NAME}}</p>{{/RIGHT}}</div></div>{{/SIGN}}
{{/BLOCK}}
{{#FORM_REF_LINE}}<div class="foot"><p>{{FORM_REF}}</p></div>{{/FORM_REF_LINE}}
</article>
{{/SHEET}}
</main>
</body>
</html>
