{{! Open dossiers whose appointment a calendar would change: ITEM section (CODE, DOSSIER, KEY, VERSION, DESK, OLD, NEW, WAS section, NOW section:
provisional, BOX section: a box to choose, PLAIN section: the code alone). }}
<div class="mc-list"><table><caption class="govuk-visually-hidden">Hồ sơ đang mở có ngày hẹn khác đi, gần hạn nhất đứng trước</caption><thead><tr>
	<th scope="col">Hồ sơ</th><th scope="col">Đã hẹn</th><th scope="col">Tính theo lịch mới</th></tr></thead><tbody>
{{#ITEM}}<tr><th scope="row">{{#BOX}}<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
	<input class="govuk-checkboxes__input" id="chon-{{DOSSIER}}" name="chon_{{DOSSIER}}" type="checkbox" value="1">
	<label class="govuk-label govuk-checkboxes__label mc-code" for="chon-{{DOSSIER}}">{{CODE}}</label></div></div>
	<input type="hidden" name="_khoa_{{DOSSIER}}" value="{{KEY}}"><input type="hidden" name="phien_ban_{{DOSSIER}}" value="{{VERSION}}">{{/BOX}}{{#PLAIN}}
	<span class="mc-code">{{CODE}}</span>{{/PLAIN}}<span class="sub">{{DESK}}</span></th><td>{{OLD}}{{#WAS}}<span class="sub">Tạm tính</span>{{/WAS}}</td>
	<td>{{NEW}}{{#NOW}}<span class="sub">Tạm tính</span>{{/NOW}}</td></tr>
{{/ITEM}}
</tbody></table></div>
