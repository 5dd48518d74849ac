{{! A broken promise: PROBLEMS; CODE, PROCEDURE, UNIT, DUE_DAY, DUE_TIME, DUE_WORDS,
  DUE_CLASS; AGAIN (section) WORDS; ADJUSTED (section) WORDS
  SHARE (section, repeated) WHO, UNIT, TIME
  EXPLANATION (section, repeated) ROUND, STATE, SINCE_DAY; CLASSIFIED (section) KIND,
    CAUSE, TEXT, WHO, AT; ABSENT (section) WHO, WORDS, TEXT, HEAD, AT;
    OFFICER (section) WHO, TEXT, AT; FORM (section, repeated)
    CODE, ID, CSRF, VERSION, ACT, LABEL, FIELD (include, repeated).  NO_EXPLANATION
  LETTER (section, repeated) ID, NUMBER, STATE, AT; NO_LETTER
  DRAFT (section) OPEN (section), CODE, CSRF, FORM_KEY, FIELD (include, repeated)
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<p class="govuk-body"><a class="govuk-link" href="/can-bo/ho-so/{{CODE}}">Về hồ sơ {{CODE}}</a></p>
<h1 class="govuk-heading-l">Trễ hẹn: giải trình và xin lỗi</h1>
<p class="govuk-body"><span class="mc-code">{{CODE}}</span> · {{PROCEDURE}} · {{UNIT}}</p>
<div class="mc-due mc-due--{{DUE_CLASS}} mc-gap-below"><span class="mc-due__date">{{DUE_DAY}} {{DUE_TIME}}</span><span class="mc-due__note">
	{{DUE_WORDS}}</span></div>
{{#AGAIN}}<p class="govuk-body"><strong>{{WORDS}}</strong> Đúng hạn, trễ hạn vẫn tính theo ngày hẹn theo quy định.</p>{{/AGAIN}}
{{#ADJUSTED}}<p class="govuk-body"><strong class="govuk-tag govuk-tag--blue">Đã điều chỉnh</strong> {{WORDS}}. Thư xin lỗi vẫn cần, vì ngày đã hẹn với người nộp
	 đã qua.</p>{{/ADJUSTED}}
<section class="mc-card" aria-labelledby="h-ai"><h2 class="govuk-heading-m" id="h-ai">Thời gian thuộc về ai</h2>
<div class="mc-list"><table><caption class="govuk-visually-hidden">Thời gian làm việc theo người giữ</caption><thead><tr><th scope="col">Người giữ</th>
	<th scope="col" class="mc-only-wide">Đơn vị</th><th scope="col" class="n">Giờ làm việc</th></tr></thead><tbody>
{{#SHARE}}<tr><th scope="row">{{WHO}}<span class="sub mc-only-narrow">{{UNIT}}</span></th><td class="mc-only-wide">{{UNIT}}</td><td class="n">{{TIME}}</td></tr>
{{/SHARE}}
</tbody></table></div></section>
<section class="mc-card" aria-labelledby="h-giai-trinh"><h2 class="govuk-heading-m" id="h-giai-trinh">Giải trình</h2>
{{#NO_EXPLANATION}}<p class="govuk-body">Hồ sơ chưa có giải trình. Giải trình tự mở khi hồ sơ quá ngày hẹn.</p>{{/NO_EXPLANATION}}
{{#EXPLANATION}}
<h3 class="govuk-heading-s">{{ROUND}}, từ {{SINCE_DAY}} – {{STATE}}</h3>
{{#CLASSIFIED}}<p class="govuk-body"><strong>{{KIND}}</strong>: {{CAUSE}}</p><p class="govuk-body mc-pre">{{TEXT}}</p><p class="govuk-body sub">
	{{WHO}}, {{AT}}</p>{{/CLASSIFIED}}
{{#ABSENT}}<p class="govuk-body">Chưa có ý kiến của {{WHO}}: {{WORDS}}.</p><p class="govuk-body mc-pre">{{TEXT}}</p><p class="govuk-body sub">
	{{HEAD}} kiểm tra và ghi nhận, {{AT}}</p>{{/ABSENT}}
{{#OFFICER}}<p class="govuk-body">Ý kiến của {{WHO}}, {{AT}}:</p><p class="govuk-body mc-pre">{{TEXT}}</p>{{/OFFICER}}
{{#FORM}}<form action="/can-bo/ho-so/{{CODE}}/giai-trinh/{{ID}}" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="phien_ban" value="{{VERSION}}">
<input type="hidden" name="viec" value="{{ACT}}">
{{>FIELD}}
<button class="govuk-button" type="submit">{{LABEL}}</button>
</form>{{/FORM}}
{{/EXPLANATION}}
</section>
<section class="mc-card" aria-labelledby="h-thu"><h2 class="govuk-heading-m" id="h-thu">Thư xin lỗi</h2>
{{#NO_LETTER}}<p class="govuk-body">Chưa có thư xin lỗi. Khi hồ sơ đã quá hạn, kết quả chỉ được ký, phát hành sau khi thư xin lỗi đã ký, đóng dấu và vào sổ.</p>
	{{/NO_LETTER}}
<ul class="govuk-list">
{{#LETTER}}<li><a class="govuk-link" href="/can-bo/thu-xin-loi/{{ID}}">Thư {{NUMBER}}</a> – {{STATE}}, dự thảo {{AT}}</li>
{{/LETTER}}
</ul>
{{#DRAFT}}
<details class="govuk-details mc-action"{{#OPEN}} open{{/OPEN}}><summary class="govuk-details__summary">
	<span class="govuk-details__summary-text">Dự thảo thư xin lỗi</span></summary>
<form class="govuk-details__text" action="/can-bo/ho-so/{{CODE}}/thu-xin-loi" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
{{>FIELD}}
<button class="govuk-button" type="submit">Lưu dự thảo</button>
</form></details>
{{/DRAFT}}
</section>
</main>
