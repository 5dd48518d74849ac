{{! The inbox.
  QUEUE (section, repeated) QUERY, NAME, COUNT, CURRENT (section)
  NO_QUEUE (section): ROWS (include); else all below:
  QUEUES (section): QUEUE_NAME, NOT_MINE (section) QUEUE_NAME, UPDATED, REFRESHES (section)
    LIMITS (section): LIMIT (section, repeated) QUERY, NAME, COUNT, CURRENT, IS_LATE (sections)
    SLUG, WORDS, DUE_IN (section) SLUG, UNFILTER (section) SLUG; PEOPLE (section): OPTION (section, repeated) VALUE, LABEL, SELECTED
    ROWS (include); FIRST, PREV, NEXT (sections) HREF
    BULK (section): MOVE, LABEL, QUERY; ASSIGNEE (section): OPTION
    SAVED (section, repeated) ID, NAME, CSRF, OPENS (section) QUERY or GONE (section) NAME; HAS_SAVED (section)
    CSRF, FORM_KEY, QUERY  of the forms; TYPED_NAME, ERR_NAME (section) MSG
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{>PROBLEMS}}
<h1 class="govuk-heading-l">Hộp việc</h1>
<nav aria-label="Hàng chờ"><ul class="mc-tabs">
{{#QUEUE}}<li><a href="/can-bo/hop-viec?{{QUERY}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}><b>{{COUNT}}</b> {{NAME}}</a></li>
{{/QUEUE}}
</ul></nav>
{{#NO_QUEUE}}<div class="mc-list mc-list--due">{{>ROWS}}</div>{{/NO_QUEUE}}
{{#QUEUES}}
{{#NOT_MINE}}<p class="govuk-inset-text" role="status">Hàng chờ vừa hỏi không phải của ông/bà, hoặc không còn. Đang mở hàng chờ “{{QUEUE_NAME}}”.</p>
	{{/NOT_MINE}}
<h2 class="govuk-heading-m">{{QUEUE_NAME}}</h2>
{{#LIMITS}}<nav aria-label="Lọc theo hạn"><ul class="mc-tabs mc-tabs--small">
{{#LIMIT}}<li{{#IS_LATE}} class="late"{{/IS_LATE}}><a href="/can-bo/hop-viec?{{QUERY}}"{{#CURRENT}} aria-current="true"{{/CURRENT}}><b>
	{{COUNT}}</b> {{NAME}}</a></li>
{{/LIMIT}}
</ul></nav>{{/LIMITS}}
<form class="mc-filter" action="/can-bo/hop-viec" method="get" autocomplete="off">
<input type="hidden" name="hang" value="{{SLUG}}">{{#DUE_IN}}<input type="hidden" name="loc" value="{{SLUG}}">{{/DUE_IN}}
<label class="govuk-label" for="tt">Thủ tục, lĩnh vực hoặc mã thủ tục</label>
	<input class="govuk-input" id="tt" name="tt" type="text" maxlength="60" value="{{WORDS}}" spellcheck="false">
{{#PEOPLE}}<label class="govuk-label" for="nguoi">Người giữ</label><select class="govuk-select" id="nguoi" name="nguoi"><option value="">Tất cả</option>
	{{#OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/OPTION}}</select>{{/PEOPLE}}
<button class="govuk-button govuk-button--secondary" type="submit">Lọc</button>{{#UNFILTER}}
	<a class="govuk-link" href="/can-bo/hop-viec?hang={{SLUG}}">Bỏ lọc</a>{{/UNFILTER}}
</form>
<div class="mc-list mc-list--due" id="hs">
{{>ROWS}}
<p class="mc-list__foot"><span>Cập nhật lúc {{UPDATED}}{{#REFRESHES}}, tự mở lại sau 5 phút{{/REFRESHES}}. <span class="mc-only-wide">
	<kbd>Alt</kbd>+<kbd>J</kbd> mở hồ sơ đầu, rồi hồ sơ sau; <kbd>Alt</kbd>+<kbd>K</kbd> hồ sơ trước.</span></span>{{#FIRST}}
	<a class="govuk-link" href="{{HREF}}">Về đầu danh sách</a>{{/FIRST}}{{#PREV}}<a class="govuk-link" rel="prev" href="{{HREF}}">Hồ sơ trước đó</a>
	{{/PREV}}{{#NEXT}}<a class="govuk-link" rel="next" href="{{HREF}}">Hồ sơ tiếp theo</a>{{/NEXT}}</p>
</div>
{{#BULK}}<form class="mc-actions mc-bulk" id="loat" action="/can-bo/hop-viec/hang-loat?{{QUERY}}" method="post" autocomplete="off">
<input type="hidden" name="_csrf" value="{{CSRF}}"><input type="hidden" name="_key" value="{{FORM_KEY}}">
<span>Với các hồ sơ đã chọn (<a class="govuk-link" href="/can-bo/hop-viec?{{QUERY}}&amp;chon=ca-trang">chọn cả trang</a>):</span>
{{#ASSIGNEE}}<label class="govuk-label" for="nguoi_thu_ly">Người thụ lý</label><select class="govuk-select" id="nguoi_thu_ly" name="nguoi_thu_ly">
	<option value="">Chọn…</option>{{#OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/OPTION}}</select>
	{{/ASSIGNEE}}
<button class="govuk-button" type="submit">{{LABEL}}</button>
</form>{{/BULK}}
<section class="mc-saved" aria-labelledby="h-loc"><h2 class="govuk-heading-s" id="h-loc">Bộ lọc của tôi</h2>
{{#HAS_SAVED}}<ul class="mc-files">
{{#SAVED}}<li>{{#OPENS}}<a class="govuk-link" href="/can-bo/hop-viec?{{QUERY}}">{{NAME}}</a>{{/OPENS}}{{#GONE}}<span>{{NAME}}
	<span class="sub">Hàng chờ của bộ lọc này không còn là của ông/bà. Bỏ bộ lọc, hoặc giữ đến khi hàng chờ có lại.</span></span>{{/GONE}}
	<form action="/can-bo/hop-viec/bo-loc/{{ID}}/bo" method="post"><input type="hidden" name="_csrf" value="{{CSRF}}">
	<button class="govuk-button govuk-button--secondary" type="submit">Bỏ<span class="govuk-visually-hidden"> bộ lọc {{NAME}}</span></button></form></li>
{{/SAVED}}
</ul>{{/HAS_SAVED}}
<form class="mc-filter" action="/can-bo/hop-viec/bo-loc?{{QUERY}}" method="post" autocomplete="off">
<input type="hidden" name="_csrf" value="{{CSRF}}"><input type="hidden" name="_key" value="{{FORM_KEY}}">
<label class="govuk-label" for="ten">Lưu hàng chờ và bộ lọc đang mở với tên</label>{{#ERR_NAME}}<p class="govuk-error-message" id="ten-loi">
	<span class="govuk-visually-hidden">Lỗi:</span> {{MSG}}</p>{{/ERR_NAME}}
<input class="govuk-input" id="ten" name="ten" type="text" maxlength="60" value="{{TYPED_NAME}}"{{#ERR_NAME}} aria-describedby="ten-loi"{{/ERR_NAME}}>
<button class="govuk-button govuk-button--secondary" type="submit">Lưu bộ lọc</button>
</form></section>
{{/QUEUES}}
</main>
