{{! Warnings of one's own, unseen first.  EMPTY (section); LIST (section)
  GROUP (section, repeated) LABEL, by what to do; WARNING (section, repeated): ID, CODE, PROCEDURE, TEXT (of today), DUE_CLASS, DUE_DAY (the limit),
AT (the day of the warning), STATE, HOLDER, HOLDER_UNIT;
    APOLOGY, EXPLAIN (section) CODE, FINISHED, FOR_ROLE, MISMATCH (sections); UNSEEN (section) CSRF
  OWN_FILE (section) ID, QUARTER, DAY: a file of responsibility that waits for the reader's side
  ALL (section) CSRF, ID of the newest; NEXT (section) HREF
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Cảnh báo</h1>
<p class="govuk-body">Hồ sơ sắp đến hạn, quá hạn và việc của đơn vị khác đã đến hạn. Số ngày tính đến hôm nay. Mỗi mốc chỉ báo một lần; “Đã xem” gồm cả những
	 lần báo trước của cùng một việc; cảnh báo gửi cho chức vụ thì người xem đầu tiên đánh dấu cho cả đơn vị.</p>
{{#OWN_FILE}}<p class="govuk-body mc-noprint"><strong><a class="govuk-link" href="/can-bo/trach-nhiem/{{ID}}">Hồ sơ xem xét trách nhiệm của ông/bà, {{QUARTER}}
	</a></strong>: đề nghị ghi ý kiến, đến hết {{DAY}}.</p>{{/OWN_FILE}}
{{#ALL}}<form class="mc-noprint" action="/can-bo/canh-bao/da-xem" method="post"><input type="hidden" name="_csrf" value="{{CSRF}}">
	<input type="hidden" name="den" value="{{ID}}"><button class="govuk-button govuk-button--secondary" type="submit">Đánh dấu đã xem tất cả</button></form>
	{{/ALL}}
<div class="mc-list mc-list--due">
{{#EMPTY}}<p class="govuk-body mc-empty">Không có cảnh báo nào.</p>{{/EMPTY}}
{{#LIST}}
<table>
<caption class="govuk-visually-hidden">Cảnh báo, theo việc phải làm</caption>
<thead><tr><th scope="col">Cảnh báo</th><th scope="col">Hồ sơ</th><th scope="col" class="opt">Hiện nay</th>
	<th scope="col" class="mc-noprint">Đã xem</th></tr></thead>
{{#GROUP}}<tbody>
<tr class="mc-group"><th scope="rowgroup" colspan="4">{{LABEL}}</th></tr>
{{#WARNING}}<tr{{#UNSEEN}} class="mc-unseen"{{/UNSEEN}}><td class="mc-warned"><div class="mc-due mc-due--{{DUE_CLASS}}"><span class="mc-due__date">
	{{DUE_DAY}}</span><span class="mc-due__note">{{TEXT}}</span></div>{{#MISMATCH}}<a class="govuk-link" href="/can-bo/sai-lech">Mở danh sách sai lệch</a>
	{{/MISMATCH}}{{#EXPLAIN}}<a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/tre-han">Giải trình, thư xin lỗi<span
	 class="govuk-visually-hidden"> của {{CODE}}</span></a> {{/EXPLAIN}}{{#APOLOGY}}<strong class="govuk-tag govuk-tag--red">Cần thư xin lỗi</strong>
	{{/APOLOGY}}<span class="sub">Báo ngày {{AT}}{{#FOR_ROLE}}, cho lãnh đạo đơn vị{{/FOR_ROLE}}</span></td><th scope="row">
	<a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a><span class="sub">{{PROCEDURE}}</span></th><td class="opt">
	{{#FINISHED}}Đã xong: {{/FINISHED}}{{STATE}}<span class="sub">{{HOLDER}}, {{HOLDER_UNIT}}</span></td><td class="mc-noprint">{{#UNSEEN}}
	<form action="/can-bo/canh-bao/{{ID}}/da-xem" method="post"><input type="hidden" name="_csrf" value="{{CSRF}}">
	<button class="govuk-button govuk-button--secondary mc-small" type="submit" aria-label="Đã xem cảnh báo của hồ sơ {{CODE}}">Đã xem</button></form>
	{{/UNSEEN}}</td></tr>
{{/WARNING}}
</tbody>{{/GROUP}}
</table>
{{/LIST}}
<p class="mc-list__foot">{{#NEXT}}<a class="govuk-link" href="{{HREF}}">25 cảnh báo tiếp theo</a>{{/NEXT}}</p>
</div>
</main>
