{{! The audit trail: PROBLEMS include.
  forms: DAY, TYPED, PERSON section (VALUE, LABEL, SELECTED), ONLY_REFUSED; ERR_DAY, ERR_CODE, ERR_PERSON sections (MSG)
  STATE section: SEALED (NUMBER, AT, HASH) or NOT_SEALED; SOUND (AT, SEALS, ROWS_N), BROKEN (AT, FAULTS, FIRST), NOTHING_YET (no row was sealed by
then) or NOT_CHECKED
  LIST section (TITLE): EMPTY, or TABLE with ROW section (AT, WHO, UNIT, ACTION, DOSSIER (CODE), ABOUT (NAME), DETAIL_LINE (DETAIL), PURPOSE,
REASON_LINE (REASON), OUTCOME, REFUSED); NEXT section (HREF)
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Nhật ký truy cập</h1>
<p class="govuk-body mc-noprint"><a class="govuk-link" href="/can-bo/trach-nhiem">Hồ sơ xem xét trách nhiệm</a></p>
<p class="govuk-body">Ai đã làm gì, ai đã xem gì. Mỗi lần xem trang này cũng được ghi vào nhật ký.</p>
<p class="govuk-body mc-noprint"><a class="govuk-link" href="/can-bo/kiem-tra/dau-hieu">Dấu hiệu cần xem lại</a></p>
<div class="mc-ask">
<form class="mc-card" action="/can-bo/kiem-tra/ngay" method="get" autocomplete="off">
<h2 class="govuk-heading-s">Theo ngày</h2>
<div class="govuk-form-group{{#ERR_DAY}} govuk-form-group--error{{/ERR_DAY}}"><label class="govuk-label" for="ngay">Ngày</label>{{#ERR_DAY}}
	<p class="govuk-error-message" id="ngay-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_DAY}}
	<input class="govuk-input govuk-input--width-10" id="ngay" name="ngay" type="text" inputmode="numeric" maxlength="20" value="{{DAY}}"{{#ERR_DAY}}
	 aria-describedby="ngay-loi"{{/ERR_DAY}}></div>
<div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="chi-ngay" name="chi" type="checkbox" value="tu-choi"{{#ONLY_REFUSED}} checked{{/ONLY_REFUSED}}>
	<label class="govuk-label govuk-checkboxes__label" for="chi-ngay">Chỉ các lần bị từ chối</label></div></div>
<button class="govuk-button" type="submit">Xem ngày này</button> <button class="govuk-button govuk-button--secondary" type="submit"
	 formaction="/can-bo/kiem-tra/ngay.csv">Xuất tệp CSV</button>
</form>
<form class="mc-card" action="/can-bo/kiem-tra/nguoi" method="get" autocomplete="off">
<h2 class="govuk-heading-s">Theo người</h2>
<div class="govuk-form-group{{#ERR_PERSON}} govuk-form-group--error{{/ERR_PERSON}}"><label class="govuk-label" for="nguoi">Cán bộ</label>{{#ERR_PERSON}}
	<p class="govuk-error-message" id="nguoi-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_PERSON}}
	<select class="govuk-select mc-wide" id="nguoi" name="nguoi"{{#ERR_PERSON}} aria-describedby="nguoi-loi"{{/ERR_PERSON}}><option value="">Chọn…</option>
	{{#PERSON}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/PERSON}}</select></div>
<div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="chi-nguoi" name="chi" type="checkbox" value="tu-choi"{{#ONLY_REFUSED}} checked{{/ONLY_REFUSED}}>
	<label class="govuk-label govuk-checkboxes__label" for="chi-nguoi">Chỉ các lần bị từ chối</label></div></div>
<button class="govuk-button" type="submit">Xem người này</button>
</form>
<form class="mc-card" action="/can-bo/kiem-tra/ho-so" method="get" autocomplete="off">
<h2 class="govuk-heading-s">Theo hồ sơ</h2>
<div class="govuk-form-group{{#ERR_CODE}} govuk-form-group--error{{/ERR_CODE}}"><label class="govuk-label" for="ma">Mã hồ sơ</label>{{#ERR_CODE}}
	<p class="govuk-error-message" id="ma-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_CODE}}
	<input class="govuk-input" id="ma" name="ma" type="text" spellcheck="false" maxlength="60" value="{{TYPED}}"{{#ERR_CODE}}
	 aria-describedby="ma-loi"{{/ERR_CODE}}></div>
<div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="chi-ho-so" name="chi" type="checkbox" value="tu-choi"{{#ONLY_REFUSED}} checked{{/ONLY_REFUSED}}>
	<label class="govuk-label govuk-checkboxes__label" for="chi-ho-so">Chỉ các lần bị từ chối</label></div></div>
<button class="govuk-button" type="submit">Xem hồ sơ này</button>
</form>
</div>
{{#STATE}}
<section class="mc-card" aria-labelledby="h-niem-phong">
<h2 class="govuk-heading-m" id="h-niem-phong">Niêm phong nhật ký</h2>
{{#SEALED}}<p class="govuk-body">Niêm phong mới nhất: số <strong>{{NUMBER}}</strong>, lúc {{AT}}.</p>
	<p class="govuk-body">Mã niêm phong, để chép lại và giữ ở nơi khác:<br><code class="mc-breaks">{{HASH}}</code></p>{{/SEALED}}
{{#NOT_SEALED}}<p class="govuk-body">Chưa có niêm phong nào. Nhật ký được niêm phong lần đầu sau vài phút.</p>{{/NOT_SEALED}}
{{#SOUND}}<p class="govuk-body"><strong class="govuk-tag govuk-tag--green">Nguyên vẹn</strong> Lần kiểm tra lại gần nhất, lúc {{AT}}: {{SEALS}} niêm phong,
	 {{ROWS_N}} dòng, không dòng nào bị sửa, xóa hay chèn.</p>{{/SOUND}}
{{#BROKEN}}<p class="govuk-body"><strong class="govuk-tag govuk-tag--red">Không nguyên vẹn</strong> Lần kiểm tra lại gần nhất, lúc {{AT}}: {{FAULTS}} chỗ sai.
	 Chỗ đầu tiên: <strong>{{FIRST}}</strong>.</p>{{/BROKEN}}
{{#NOTHING_YET}}<p class="govuk-body">Chưa có gì để kiểm tra: ở lần kiểm tra lại gần nhất chưa dòng nào được niêm phong.</p>{{/NOTHING_YET}}
{{#NOT_CHECKED}}<p class="govuk-body">Chưa có lần kiểm tra lại nào.</p>{{/NOT_CHECKED}}
</section>
{{/STATE}}
{{#LIST}}
<h2 class="govuk-heading-m">{{TITLE}}</h2>
<div class="mc-list">
{{#EMPTY}}<p class="govuk-body mc-empty">Không có dòng nào.</p>{{/EMPTY}}
{{#TABLE}}<table><caption class="govuk-visually-hidden">Nhật ký, mới nhất đứng trước</caption>
<thead><tr><th scope="col" class="mc-only-wide">Lúc</th><th scope="col">Ai</th><th scope="col">Việc</th><th scope="col" class="opt">Mục đích</th>
	<th scope="col" class="mc-only-wide">Kết quả</th></tr></thead><tbody>
{{#ROW}}<tr><td class="mc-only-wide">{{AT}}</td><th scope="row">{{WHO}}<span class="sub">{{UNIT}}</span><span class="sub mc-only-narrow">{{AT}}</span></th><td>
	{{ACTION}}{{#DOSSIER}} <a class="govuk-link mc-code" href="/can-bo/kiem-tra/ho-so?ma={{CODE}}">{{CODE}}</a>{{/DOSSIER}}{{#ABOUT}}
	<span class="sub">Về: {{NAME}}</span>{{/ABOUT}}{{#DETAIL_LINE}}<span class="sub mc-breaks">{{DETAIL}}</span>{{/DETAIL_LINE}}
	<span class="sub mc-only-narrow">{{#REFUSED}}<strong class="govuk-tag govuk-tag--red">{{/REFUSED}}{{OUTCOME}}{{#REFUSED}}</strong>
	{{/REFUSED}}</span></td><td class="opt">{{PURPOSE}}{{#REASON_LINE}}<span class="sub">{{REASON}}</span>{{/REASON_LINE}}</td><td class="mc-only-wide">
	{{#REFUSED}}<strong class="govuk-tag govuk-tag--red">{{/REFUSED}}{{OUTCOME}}{{#REFUSED}}</strong>{{/REFUSED}}</td></tr>
{{/ROW}}
</tbody></table>{{/TABLE}}
</div>
{{/LIST}}
{{#NEXT}}<p class="govuk-body"><a class="govuk-link" href="{{HREF}}">50 dòng trước đó</a></p>{{/NEXT}}
</main>
