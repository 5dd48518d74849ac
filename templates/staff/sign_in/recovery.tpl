{{! Recovery codes, shown this once: CODE_LINE section (CODE); GO_ON section (HREF), or WAITING section (ACTION, CSRF, KEPT section NAME, VALUE;
MULTIPART, AGAIN section FIELD, LOST section NAME). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<div class="mc-narrow">
<h1 class="govuk-heading-l">Mã khôi phục</h1>
<p class="govuk-body"><strong>Chỉ hiện một lần.</strong> In hoặc chép ra giấy, cất ở nơi an toàn. Mỗi mã thay được mã trên điện thoại một lần, khi mất hoặc hỏng
	 điện thoại.</p>
<ul class="mc-card mc-codes">
{{#CODE_LINE}}<li class="mc-code">{{CODE}}</li>
{{/CODE_LINE}}
</ul>
{{#GO_ON}}<p class="govuk-body"><a class="govuk-link" href="{{HREF}}">Đã cất mã, tiếp tục</a></p>{{/GO_ON}}
{{#WAITING}}<form action="{{ACTION}}" method="post"{{#MULTIPART}} enctype="multipart/form-data"{{/MULTIPART}}>
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{#KEPT}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/KEPT}}
{{#AGAIN}}<div class="govuk-form-group"><label class="govuk-label" for="chon-{{FIELD}}">Chọn lại tệp: {{#LOST}}{{NAME}}{{#LOST_separator}}, {{/LOST_separator}}
	{{/LOST}}</label><input class="govuk-file-upload" id="chon-{{FIELD}}" name="{{FIELD}}" type="file" multiple></div>
{{/AGAIN}}
<button class="govuk-button" type="submit">Đã cất mã, gửi nội dung đang chờ</button>
</form>{{/WAITING}}
</div>
</main>
