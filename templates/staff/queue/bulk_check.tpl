{{! What a move of many will do: MOVE, TOTAL, LATE_N, UNDRAFTED, QUERY, CSRF, FORM_KEY; KEPT (section, repeated) VALUE;
  ROW (section, repeated) CODE, APPLICANT, PROCEDURE, LATE (section) DAYS, DRAFT (section) HREF, INSTEAD (section) TEXT or NO_DRAFT (section) }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">{{MOVE}}: {{TOTAL}} hồ sơ</h1>
<p class="govuk-body"><strong>{{LATE_N}}</strong> đã quá hạn, <strong>{{UNDRAFTED}}</strong> không có tệp dự thảo. Chưa thực hiện gì.</p>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Hồ sơ sẽ thực hiện</caption><thead><tr><th scope="col">Hồ sơ</th>
	<th scope="col" class="opt">Thủ tục</th><th scope="col">Hạn, dự thảo</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a><span class="sub mc-breaks">{{APPLICANT}}</span></th>
	<td class="opt">{{PROCEDURE}}</td><td>{{#LATE}}<strong class="govuk-tag govuk-tag--red">Trễ {{DAYS}} ngày</strong> {{/LATE}}{{#DRAFT}}
	<a class="govuk-link" href="{{HREF}}">Xem dự thảo<span class="govuk-visually-hidden"> của {{CODE}}</span></a>{{/DRAFT}}
	{{#INSTEAD}}Không kèm tệp dự thảo: {{TEXT}}{{/INSTEAD}}{{#NO_DRAFT}}Chưa có tệp dự thảo{{/NO_DRAFT}}</td></tr>
{{/ROW}}
</tbody></table></div>
<form class="mc-actions" action="/can-bo/hop-viec/hang-loat?{{QUERY}}" method="post" autocomplete="off">
<input type="hidden" name="_csrf" value="{{CSRF}}"><input type="hidden" name="_key" value="{{FORM_KEY}}"><input type="hidden" name="xac_nhan" value="1">
{{#KEPT}}<input type="hidden" name="hs" value="{{VALUE}}">
{{/KEPT}}
<button class="govuk-button" type="submit">{{MOVE}} {{TOTAL}} hồ sơ này</button> <a class="govuk-link"
	 href="/can-bo/hop-viec?{{QUERY}}">Quay lại, chưa làm gì</a>
</form>
</main>
