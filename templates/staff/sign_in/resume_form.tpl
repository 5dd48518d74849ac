{{! A form that had to wait: after signing in again, after saying a purpose, of an earlier session (NOT_DONE section), or
  while nothing is taken (BUSY section SENTENCE).
  ACTION, CSRF, USER, UNIT; KEPT section (NAME, VALUE); WHOLE section, or with files: MULTIPART, AGAIN section (FIELD, LOST section NAME). }}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<div class="mc-narrow mc-card">
<h1 class="govuk-heading-l">Gửi tiếp nội dung vừa nhập</h1>
{{#NOT_DONE}}<p class="govuk-body"><strong>Chưa gửi.</strong> Sau khi biểu mẫu này được mở, ông/bà đã đăng nhập lại ở một trang khác.</p>{{/NOT_DONE}}
{{#BUSY}}<p class="govuk-body"><strong>Chưa gửi.</strong> {{SENTENCE}}</p>{{/BUSY}}
<form action="{{ACTION}}" method="post"{{#MULTIPART}} enctype="multipart/form-data"{{/MULTIPART}}>
{{#MULTIPART}}<p class="govuk-body">Những gì đã gõ vẫn còn. <strong>Tệp thì không giữ được, phải chọn lại</strong> rồi bấm Tiếp tục.</p>{{/MULTIPART}}
<p class="govuk-body">{{#WHOLE}}Nội dung vừa nhập vẫn còn đủ. {{/WHOLE}}Bấm Tiếp tục để gửi dưới tên <strong>
	{{USER}}</strong>, {{UNIT}}; hồ sơ chỉ được ghi một lần.</p>
<input type="hidden" name="_csrf" value="{{CSRF}}">
{{#KEPT}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/KEPT}}
{{#AGAIN}}<div class="govuk-form-group"><label class="govuk-label" for="chon-{{FIELD}}">Chọn lại tệp: {{#LOST}}{{NAME}}{{#LOST_separator}}, {{/LOST_separator}}
	{{/LOST}}</label><input class="govuk-file-upload" id="chon-{{FIELD}}" name="{{FIELD}}" type="file" multiple></div>
{{/AGAIN}}
<button class="govuk-button" type="submit" autofocus>Tiếp tục</button>
</form>
</div>
</main>
