{{! Does the scanner type what it reads? QR_D, QR_SIZE, SAMPLE, CSRF
  GOOD or BAD (section) TEXT, VALUE (as it arrived), CONTROLS (section) COUNT
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Ô quét thử</h1>
<p class="govuk-body">Máy quét là một bàn phím: bộ gõ tiếng Việt đang bật sẽ sửa những gì nó gõ. Quét mã mẫu dưới đây vào ô, máy sẽ nói có gì sai.</p>
<div class="mc-card mc-probe"><svg viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="Mã QR mẫu: {{SAMPLE}}"><path d="{{QR_D}}"></path></svg>
	<p class="mc-code mc-breaks">{{SAMPLE}}</p></div>
<form class="mc-card mc-inline" action="/can-bo/quet/thu" method="post" autocomplete="off">
<input type="hidden" name="_csrf" value="{{CSRF}}">
<label class="govuk-label govuk-label--s" for="quet_thu">Ô quét thử</label>
<input class="govuk-input mc-inline__grow" id="quet_thu" name="quet_thu" type="text" spellcheck="false" autocapitalize="off" maxlength="2000" autofocus>
<button class="govuk-button" type="submit">Kiểm tra</button>
</form>
{{#GOOD}}<div class="mc-done" role="status"><p><strong>{{TEXT}}</strong></p>{{#CONTROLS}}
	<p>Máy quét gửi kèm {{COUNT}} ký tự điều khiển; hệ thống đã bỏ, không ảnh hưởng gì.</p>{{/CONTROLS}}</div>{{/GOOD}}
{{#BAD}}<div class="mc-card" role="alert"><p class="govuk-error-message">{{TEXT}}</p><p class="govuk-body">Máy nhận được: <span class="mc-code mc-breaks">
	{{VALUE}}</span></p>{{#CONTROLS}}<p class="govuk-body">Kèm {{COUNT}} ký tự điều khiển, hệ thống đã bỏ.</p>{{/CONTROLS}}</div>{{/BAD}}
</main>
