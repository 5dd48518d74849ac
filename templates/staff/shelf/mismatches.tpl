{{! Cases of paper and software that differ: TAB (section, repeated) HREF, LABEL, CURRENT (section)
  EMPTY; LIST (section): ROW (section, repeated) ID, CODE, KIND, PROCEDURE, UNIT, WHO, STATE; NEXT (section) HREF }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Sai lệch giữa giấy và phần mềm</h1>
<nav aria-label="Phạm vi"><ul class="mc-tabs">{{#TAB}}<li><a href="{{HREF}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}>{{LABEL}}</a></li>{{/TAB}}</ul></nav>
{{#EMPTY}}<p class="govuk-body mc-empty">Không có sai lệch nào.</p>{{/EMPTY}}
{{#LIST}}<div class="mc-list"><table><caption class="govuk-visually-hidden">Sai lệch</caption><thead><tr><th scope="col">Hồ sơ</th><th scope="col">Sai lệch</th>
	<th scope="col" class="opt">Chịu trách nhiệm</th><th scope="col" class="mc-only-wide">Thời hạn, kết quả</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link mc-code" href="/can-bo/sai-lech/{{ID}}">{{CODE}}</a><span class="sub">{{PROCEDURE}}</span></th><td>{{KIND}}
	<span class="sub mc-only-narrow">{{STATE}}</span></td><td class="opt">{{WHO}}<span class="sub">{{UNIT}}</span></td><td class="mc-only-wide">
	{{STATE}}</td></tr>
{{/ROW}}
</tbody></table></div>{{#NEXT}}<p class="mc-list__foot"><a class="govuk-link" href="{{HREF}}">25 sai lệch tiếp theo</a></p>{{/NEXT}}{{/LIST}}
<p class="govuk-body mc-gap"><a class="govuk-link" href="/can-bo/kiem-ke">Các cuộc kiểm kê</a></p>
</main>
