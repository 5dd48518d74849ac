{{! Dossiers of a unit or an authority, without their applicants.  EMPTY (section); LIST (section)
  ROW (section, repeated): DUE_DAY, DUE_TIME, DUE_WORDS, DUE_CLASS, CODE, PROCEDURE, STATE, HOLDER, HOLDER_UNIT, UNIT (that resolves)
}}
{{#EMPTY}}<p class="govuk-body mc-empty">Không có hồ sơ nào.</p>{{/EMPTY}}
{{#LIST}}
<table>
<caption class="govuk-visually-hidden">Hồ sơ, hạn cũ nhất đứng trước</caption>
<thead><tr><th scope="col">Hạn</th><th scope="col">Hồ sơ</th><th scope="col" class="opt">Bước</th><th scope="col" class="opt">Đang giữ</th>
	<th scope="col" class="opt2">Đơn vị giải quyết</th></tr></thead>
<tbody>
{{#ROW}}<tr><td><div class="mc-due mc-due--{{DUE_CLASS}}"><span class="mc-due__date">{{DUE_DAY}}</span><span class="mc-due__note">
	{{DUE_WORDS}}</span></div></td><th scope="row"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a><span class="sub">
	{{PROCEDURE}}</span></th><td class="opt">{{STATE}}</td><td class="opt">{{HOLDER}}<span class="sub">{{HOLDER_UNIT}}</span></td><td class="opt2">
	{{UNIT}}</td></tr>
{{/ROW}}
</tbody>
</table>
{{/LIST}}
