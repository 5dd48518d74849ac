{{! Corrections of a dossier: PROBLEMS; CODE, PROCEDURE, RECEIVED_AT, DUE_DAY, DUE_TIME,
  DUE_WORDS, DUE_CLASS; ADJUSTED (section) WORDS; DONE (section)
  EMPTY; CORRECTION (section, repeated) WHAT, RECORDED, TRUE_WORDS, TEXT, WHO, UNIT, AT,
    STATE; FILE (section) CODE, ID; DECIDED (section) WHO, AT, TEXT
  NO_STOP (section); FORM (section) CODE, CSRF, FORM_KEY, KIND, WHAT, FIELD (include,
    repeated); OTHER (section) KIND
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<p class="govuk-body"><a class="govuk-link" href="/can-bo/ho-so/{{CODE}}">Về hồ sơ {{CODE}}</a></p>
<h1 class="govuk-heading-l">Điều chỉnh dữ liệu ghi sai</h1>
{{#DONE}}<p class="mc-done" role="status"><strong>Đã gửi đề nghị.</strong> Lãnh đạo UBND quyết định.</p>{{/DONE}}
<p class="govuk-body"><span class="mc-code">{{CODE}}</span> · {{PROCEDURE}} · nhận lúc {{RECEIVED_AT}}</p>
<div class="mc-due mc-due--{{DUE_CLASS}} mc-gap-below"><span class="mc-due__date">{{DUE_DAY}} {{DUE_TIME}}</span><span class="mc-due__note">
	{{DUE_WORDS}}</span></div>
{{#ADJUSTED}}<p class="govuk-body"><strong class="govuk-tag govuk-tag--blue">Đã điều chỉnh</strong> {{WORDS}}</p>{{/ADJUSTED}}
<p class="govuk-body">Điều đã ghi không bị sửa: điều chỉnh là một sự kiện mới, có căn cứ, do người thứ hai duyệt và được công khai. Ngày hẹn trên giấy tiếp nhận
	 vẫn là ngày tính đúng hạn, trễ hạn; kết quả sau điều chỉnh đứng bên cạnh.</p>
<section class="mc-card" aria-labelledby="h-da-co"><h2 class="govuk-heading-m" id="h-da-co">Đề nghị và quyết định</h2>
{{#EMPTY}}<p class="govuk-body">Hồ sơ chưa có điều chỉnh nào.</p>{{/EMPTY}}
{{#CORRECTION}}
<h3 class="govuk-heading-s">{{WHAT}} – {{STATE}}</h3>
<p class="govuk-body">Đã ghi: {{RECORDED}}<br>Đúng là: {{TRUE_WORDS}}</p>
<p class="govuk-body mc-pre">{{TEXT:pre_escape}}</p>
{{#FILE}}<p class="govuk-body"><a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/tep/{{ID}}">Tệp kèm theo</a></p>{{/FILE}}
<p class="govuk-body sub">Đề nghị: {{WHO}}, {{UNIT}}, {{AT}}</p>
{{#DECIDED}}<p class="govuk-body sub mc-pre">Quyết định: {{WHO}}, {{AT}}. {{TEXT:pre_escape}}</p>{{/DECIDED}}
{{/CORRECTION}}
</section>
{{#NO_STOP}}<p class="govuk-body">Hồ sơ không có lần tạm dừng nào đã kết thúc để điều chỉnh.</p>{{/NO_STOP}}
{{#FORM}}
<section class="mc-card" aria-labelledby="h-de-nghi"><h2 class="govuk-heading-m" id="h-de-nghi">Đề nghị điều chỉnh: {{WHAT}}</h2>
{{#OTHER}}<p class="govuk-body"><a class="govuk-link" href="/can-bo/ho-so/{{CODE}}/dieu-chinh?loai={{KIND}}">Điều chỉnh việc khác</a></p>{{/OTHER}}
<form action="/can-bo/ho-so/{{CODE}}/dieu-chinh" method="post" autocomplete="off" novalidate>
<input type="hidden" name="_csrf" value="{{CSRF}}">
<input type="hidden" name="_key" value="{{FORM_KEY}}">
<input type="hidden" name="loai" value="{{KIND}}">
{{>FIELD}}
<button class="govuk-button" type="submit">Gửi đề nghị</button>
</form>
</section>
{{/FORM}}
</main>
