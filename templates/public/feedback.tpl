{{! How to say that a result did not come; leads to the look-up. }}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Tôi chưa nhận được kết quả</h1>
<p class="govuk-body">Phần mềm ghi hồ sơ đã có kết quả, đã trả hoặc đã gửi bưu chính mà ông/bà chưa nhận được, hay đã quá ngày hẹn? Ông/bà báo ngay trên trang
	 hồ sơ của mình:</p>
<ol class="govuk-list govuk-list--number">
<li>Tra cứu hồ sơ bằng mã in trên giấy tiếp nhận.</li>
<li>Nhập mã tra cứu 6 ký tự, hoặc quét mã QR trên giấy tiếp nhận.</li>
<li>Ở mục “Tôi chưa nhận được kết quả” cuối trang, bấm “Gửi cho nơi trả lời”. Không cần ghi lại họ tên, số điện thoại.</li>
</ol>
<p class="govuk-body">Ông/bà nhận ngay số việc, nơi trả lời và ngày phải trả lời. Người đã ghi trả kết quả không tự kết thúc việc này.</p>
<form action="/tra-cuu" method="get" role="search" aria-label="Tra cứu hồ sơ">
<label class="govuk-label govuk-label--m" for="ma">Mã hồ sơ</label>
<div class="mc-lookup mc-lookup--plain">
<input class="govuk-input" id="ma" name="ma" type="text" inputmode="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="200">
<button class="govuk-button" type="submit">Tra cứu</button>
</div>
</form>
<p class="govuk-body"><a class="govuk-link" href="/cong-khai/doi-chieu">Bao nhiêu sai lệch giữa hồ sơ giấy và hồ sơ trên hệ thống đang được xử lý</a></p>
</main>
</div>
