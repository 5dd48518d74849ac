{{! The box of a dossier's number: asked for (200), a number that cannot be one (422), one that we do not have (404).
  TITLE, PROBLEMS (include part/problems.tpl), VALUE (as typed); ERR (section) MSG
  MISSING (section) MSG; CHECK (section): what to look at again; CALL (section): a desk has a telephone
}}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">{{TITLE}}</h1>
{{#MISSING}}<p class="govuk-body-l">{{MSG}}</p>{{/MISSING}}
<form action="/tra-cuu" method="get" role="search" aria-label="Tra cứu hồ sơ">
<div class="govuk-form-group{{#ERR}} govuk-form-group--error{{/ERR}}">
<label class="govuk-label govuk-label--m" for="ma">Mã hồ sơ</label>
<div class="govuk-hint" id="ma-goi-y">Dãy số in dưới mã vạch trên giấy tiếp nhận, ví dụ H17.81-261123-0042. Gõ thiếu dấu chấm, dấu gạch cũng được.</div>
{{#ERR}}<p class="govuk-error-message" id="ma-loi"><span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR}}
<div class="mc-lookup mc-lookup--plain">
<input class="govuk-input{{#ERR}} govuk-input--error{{/ERR}}" id="ma" name="ma" type="text" value="{{VALUE}}" autocomplete="off" autocapitalize="characters"
	 spellcheck="false" maxlength="500" aria-describedby="ma-goi-y{{#ERR}} ma-loi{{/ERR}}">
<button class="govuk-button" type="submit">Tra cứu</button>
</div>
</div>
</form>
{{#CHECK}}<h2 class="govuk-heading-m">Ông/bà thử kiểm tra</h2>
<ul class="govuk-list govuk-list--bullet">
<li>Mã bắt đầu bằng chữ H, sau đó là mã cơ quan, ngày nộp và số thứ tự.</li>
<li>Số 0 và chữ O, số 1 và chữ I dễ lẫn nhau; hệ thống đã tự thử cả hai.</li>
<li>Hồ sơ nộp ở cơ quan khác thì tra cứu tại trang của cơ quan đó.</li>
</ul>
<p class="govuk-body">Vẫn không tìm thấy? Ông/bà {{#CALL}}gọi số điện thoại ở trang Liên hệ, hoặc {{/CALL}}mang giấy tiếp nhận đến <a class="govuk-link"
	 href="/lien-he">Bộ phận Một cửa</a>.</p>{{/CHECK}}
</main>
</div>
