{{! Handing over the open dossiers of one's unit: PROBLEMS include; UNIT; RESULT section (CODE, WORDS, IS_OK or IS_REFUSED)
  OFFICER section: ID, NAME, LOGIN, OPEN, GONE section, HERE; FROM section: NAME, ID, CSRF, FIELD_ALL, FIELD_REASON includes,
    ITEM section: CODE, DOSSIER, KEY, VERSION, PROCEDURE, STATE, DUE, CHOICE section (VALUE, WORDS, SELECTED); MORE section
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Bàn giao hồ sơ của {{UNIT}}</h1>
{{#RESULTS}}<section class="mc-card" aria-labelledby="h-ket-qua"><h2 class="govuk-heading-m" id="h-ket-qua">Kết quả bàn giao</h2>
	<ul class="govuk-list" role="status">
{{#RESULT}}<li><span class="mc-code">{{CODE}}</span>: {{WORDS}}</li>
{{/RESULT}}
</ul></section>{{/RESULTS}}
<section class="mc-card" aria-labelledby="h-nguoi"><h2 class="govuk-heading-m" id="h-nguoi">Chuyên viên và hồ sơ đang giải quyết</h2>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Số hồ sơ đang giải quyết của từng người</caption><thead><tr><th scope="col">Người thụ lý</th>
	<th scope="col" class="n">Hồ sơ</th><th scope="col">Bàn giao</th></tr></thead><tbody>
{{#OFFICER}}<tr><th scope="row">{{NAME}}<span class="sub">{{#GONE}}Không còn là chuyên viên thụ lý của đơn vị{{/GONE}}</span></th><td class="n">{{OPEN}}</td>
	<td>{{#LINK}}<a class="govuk-link" href="/can-bo/don-vi/ban-giao?nguoi={{ID}}">Bàn giao<span class="govuk-visually-hidden"> hồ sơ của {{NAME}}</span>
	</a>{{/LINK}}</td></tr>
{{/OFFICER}}
</tbody></table></div></section>
{{#FROM}}<form class="mc-card" action="/can-bo/don-vi/ban-giao" method="post" autocomplete="off" novalidate>
<h2 class="govuk-heading-m">Bàn giao hồ sơ của {{NAME}}</h2>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="nguoi" value="{{ID}}">
<div class="mc-narrow">{{>FIELD_ALL}}
{{>FIELD_REASON}}</div>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Hồ sơ, gần hạn nhất đứng trước</caption><thead><tr><th scope="col">Hồ sơ</th>
	<th scope="col" class="opt">Bước</th><th scope="col">Giao cho</th></tr></thead><tbody>
{{#ITEM}}<tr><th scope="row"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a><span class="sub">{{PROCEDURE}}</span></th><td class="opt">
	{{STATE}}<span class="sub">{{DUE}}</span></td><td><input type="hidden" name="_khoa_{{DOSSIER}}" value="{{KEY}}">
	<input type="hidden" name="phien_ban_{{DOSSIER}}" value="{{VERSION}}">
	<label class="govuk-visually-hidden" for="giao-{{DOSSIER}}">Giao hồ sơ {{CODE}} cho</label>
	<select class="govuk-select mc-wide" id="giao-{{DOSSIER}}" name="giao_{{DOSSIER}}"><option value="">Theo lựa chọn chung</option>
	<option value="0">Để lại</option>{{#CHOICE}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{WORDS}}</option>
	{{/CHOICE}}</select></td></tr>
{{/ITEM}}
</tbody></table></div>
{{#MORE}}<p class="govuk-body mc-gap">Mỗi lần tối đa 100 hồ sơ; bàn giao xong trang sẽ hiện tiếp phần còn lại.</p>{{/MORE}}
<button class="govuk-button mc-gap" type="submit">Bàn giao</button>
</form>{{/FROM}}
</main>
