{{! One shelf count: PROBLEMS (include), PLACE, UNIT, STARTED, STARTER, SCANNED, EXPECTED; UNKNOWN (section) COUNT
  OPEN (section): LEFT (section) ID, CSRF, UNIT, DAY: of a unit that has ended; FORM (section) ID, CSRF, ERR (section) MSG; LAST (section) TEXT,
WRONG (section); EMPTY;
    LIST (section) with ROW (section, repeated) AT, TEXT, KNOWN or OTHER (sections) CODE
  CLOSED (section): AT, WHO, GIVEN_UP (section), KIND_ROW (section, repeated) KIND, COUNT; EMPTY;
    LIST (section) with ROW (section, repeated) ID, CODE, KIND, PROCEDURE; NEXT (section) HREF }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<p class="govuk-body"><a class="govuk-link" href="/can-bo/kiem-ke">Các cuộc kiểm kê</a></p>
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Kiểm kê: {{PLACE}}</h1>
<p class="govuk-body">{{UNIT}}. {{STARTER}} bắt đầu {{STARTED}}.</p>
<p class="govuk-body">Đã quét <strong>{{SCANNED}}</strong> hồ sơ; phần mềm ghi đơn vị đang giữ <strong>
	{{EXPECTED}}</strong>.{{#UNKNOWN}} Mã lạ: {{COUNT}}.{{/UNKNOWN}}</p>
{{#OPEN}}
{{#LEFT}}<form class="govuk-inset-text" action="/can-bo/kiem-ke/{{ID}}/ket-thuc" method="post" autocomplete="off">
<input type="hidden" name="_csrf" value="{{CSRF}}">
<p class="govuk-body">{{UNIT}} đã kết thúc hoạt động sau ngày {{DAY}}, kệ nay là của đơn vị kế thừa: cuộc kiểm kê này không đối chiếu được nữa. Bỏ nó, rồi bắt
	 đầu một cuộc kiểm kê ở đơn vị kế thừa; những mã đã quét vẫn được giữ.</p>
<button class="govuk-button govuk-button--secondary" type="submit" name="ket_luan" value="huy">Bỏ cuộc kiểm kê này, không đối chiếu</button>
</form>{{/LEFT}}
{{#FORM}}<form class="mc-card mc-inline" action="/can-bo/kiem-ke/{{ID}}/quet" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<label class="govuk-label govuk-label--s" for="ma">Quét mã hồ sơ</label>
<input class="govuk-input mc-inline__grow{{#ERR}} govuk-input--error{{/ERR}}" id="ma" name="ma" type="text" spellcheck="false" autocapitalize="off"
	 maxlength="300" aria-describedby="ma-goi-y{{#ERR}} ma-loi{{/ERR}}" autofocus>
<button class="govuk-button" type="submit">Ghi</button>
<p class="govuk-hint" id="ma-goi-y">Quét liên tiếp từng hồ sơ trên kệ; quét lại một hồ sơ không sao. Nhiều người cùng quét vào một cuộc kiểm kê được.</p>
</form>
{{#ERR}}<p class="govuk-error-message" id="ma-loi" role="alert"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}{{/FORM}}
{{#LAST}}<p class="mc-done{{#WRONG}} mc-done--wrong{{/WRONG}}" role="status">Mới nhất – {{TEXT}}</p>{{/LAST}}
{{#EMPTY}}<p class="govuk-body">Chưa quét hồ sơ nào.</p>{{/EMPTY}}
{{#LIST}}<div class="mc-list"><table><caption class="govuk-visually-hidden">Những mã vừa quét, mới nhất đứng trước</caption><thead><tr>
	<th scope="col">Hồ sơ</th><th scope="col">Đối chiếu ngay</th><th scope="col" class="opt">Lúc</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row">{{#KNOWN}}<a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a>{{/KNOWN}}{{#OTHER}}<span class="mc-code">
	{{CODE}}</span>{{/OTHER}}</th><td>{{TEXT}}</td><td class="opt">{{AT}}</td></tr>
{{/ROW}}
</tbody></table></div>{{/LIST}}
{{#FORM}}
<details class="govuk-details mc-gap"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Nhập nhiều mã một lần</span></summary>
<form class="govuk-details__text" action="/can-bo/kiem-ke/{{ID}}/quet" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<label class="govuk-label" for="nhieu-ma">Mỗi dòng một mã, nhiều nhất 500 mã</label>
<textarea class="govuk-textarea" id="nhieu-ma" name="ma" rows="6" spellcheck="false"></textarea>
<button class="govuk-button govuk-button--secondary" type="submit">Ghi các mã này</button>
</form></details>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Kết thúc kiểm kê</span></summary>
<form class="govuk-details__text" action="/can-bo/kiem-ke/{{ID}}/ket-thuc" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<p class="govuk-body">Khi đã quét hết mọi kệ của đơn vị, hồ sơ nào phần mềm ghi đang giữ mà chưa quét được coi là không có trên kệ. Mỗi sai lệch mở một việc có
	 người chịu trách nhiệm và thời hạn. Trang sau cho xem trước sẽ mở những gì; chưa ghi gì.</p>
<button class="govuk-button" type="submit" name="ket_luan" value="xong">Đã quét hết, đối chiếu</button>
<button class="govuk-button govuk-button--secondary" type="submit" name="ket_luan" value="huy">Bỏ cuộc kiểm kê này, không đối chiếu</button>
</form></details>
<p class="govuk-body"><a class="govuk-link" href="/can-bo/quet/thu">Máy quét đọc sai? Quét thử</a></p>
{{/FORM}}
{{/OPEN}}
{{#CLOSED}}
<p class="govuk-body">{{WHO}} kết thúc {{AT}}.</p>
{{#GIVEN_UP}}<p class="govuk-body">Cuộc kiểm kê đã bỏ, không đối chiếu.</p>{{/GIVEN_UP}}
{{#EMPTY}}<p class="mc-done" role="status">Giấy và phần mềm trùng nhau: không có sai lệch.</p>{{/EMPTY}}
<ul class="govuk-list">{{#KIND_ROW}}<li>{{KIND}}: <strong>{{COUNT}}</strong></li>{{/KIND_ROW}}</ul>
{{#LIST}}<div class="mc-list"><table><caption class="govuk-visually-hidden">Sai lệch đã thấy</caption><thead><tr><th scope="col">Hồ sơ</th>
	<th scope="col">Sai lệch</th><th scope="col" class="opt">Thủ tục</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link mc-code" href="/can-bo/sai-lech/{{ID}}">{{CODE}}</a></th><td>{{KIND}}</td><td class="opt">
	{{PROCEDURE}}</td></tr>
{{/ROW}}
</tbody></table></div>{{#NEXT}}<p class="mc-list__foot"><a class="govuk-link" href="{{HREF}}">Xem tiếp</a></p>{{/NEXT}}{{/LIST}}
{{/CLOSED}}
</main>
