{{! Điều hành: UNIT, UPDATED; BACK (section) when one unit of an authority is shown
  STAT (section, repeated): HREF, COUNT, NAME, LATE, TODAY (sections), NOTE_LINE (section) NOTE
  FORECASTS (section); FORECAST (section, repeated): DUE_DAY, DUE_TIME, DUE_WORDS, DUE_CLASS, CODE, PROCEDURE, STATE, TEXT (waiting for whom),
    SINCE_LINE (section) AT, TIME (left), CANNOT, UNKNOWN (sections), USUAL (section) TIME; NO_FORECAST; MORE (section) COUNT
  UNITS (section); UNIT_ROW (section, repeated): HREF, NAME, OPEN, COUNT, W (per cent), PERCENT, SOON
  TREND (section); BAR_DAY (section, repeated): X, MIDDLE, Y, H, TOP, COUNT, DAY, DUE_DAY, MONTH_LINE (section) MONTH: where one begins
  DECISIONS (section); DECISION (section, repeated): COUNT, TEXT, HREF, LATE (section) COUNT; NOTHING
  ROWS (include part/watched.tpl): the oldest late ones
}}
<main class="govuk-width-container govuk-main-wrapper" id="noi-dung" tabindex="-1">
{{#BACK}}<p class="govuk-body mc-noprint"><a class="govuk-link" href="/can-bo/dieu-hanh">Về cả cơ quan</a></p>{{/BACK}}
<h1 class="govuk-heading-l">Điều hành <span class="govuk-caption-m">{{UNIT}} · {{UPDATED}}</span></h1>
<dl class="mc-stats">
{{#STAT}}<div{{#LATE}} class="mc-stats__late"{{/LATE}}{{#TODAY}} class="mc-stats__today"{{/TODAY}}><dt>{{NAME}}{{#NOTE_LINE}}<span class="mc-stats__note">
	{{NOTE}}</span>{{/NOTE_LINE}}</dt><dd><a class="govuk-link govuk-link--no-visited-state" href="{{HREF}}">{{COUNT}}
	<span class="govuk-visually-hidden"> {{NAME}}</span></a></dd></div>
{{/STAT}}
</dl>
<div class="mc-grid2">
<div>
<h2 class="govuk-heading-m" id="se-tre">Sẽ trễ trong những ngày tới, vì sao</h2>
<div class="mc-list mc-list--due">
{{#NO_FORECAST}}<p class="govuk-body mc-empty">Không có hồ sơ nào sắp đến hạn hoặc có nguy cơ trễ.</p>{{/NO_FORECAST}}
{{#FORECASTS}}
<table>
<caption class="govuk-visually-hidden">Hồ sơ có nguy cơ trễ, nguy cơ lớn nhất đứng trước</caption>
<thead><tr><th scope="col">Hạn</th><th scope="col">Hồ sơ, chờ ai</th><th scope="col" class="opt">Còn lại và thường cần</th></tr></thead>
<tbody>
{{#FORECAST}}<tr><td><div class="mc-due mc-due--{{DUE_CLASS}}"><span class="mc-due__date">{{DUE_DAY}}</span><span class="mc-due__note">
	{{DUE_WORDS}}</span></div></td><th scope="row"><a class="govuk-link mc-code" href="/can-bo/ho-so/{{CODE}}">{{CODE}}</a>
	{{#CANNOT}} <strong class="govuk-tag govuk-tag--red">Khó kịp hạn</strong>{{/CANNOT}}<span class="sub">{{PROCEDURE}}</span><span class="mc-why"><b>
	{{STATE}}.</b> {{TEXT}}{{#SINCE_LINE}}, từ {{AT}}{{/SINCE_LINE}}</span></th><td class="opt">Còn {{TIME}}<span class="sub">
	{{#USUAL}}Các bước còn lại thường mất {{TIME}}{{/USUAL}}{{#UNKNOWN}}Chưa đủ hồ sơ để biết thường mất bao lâu{{/UNKNOWN}}</span></td></tr>
{{/FORECAST}}
</tbody>
</table>
{{/FORECASTS}}
{{#MORE}}<p class="mc-list__foot">Còn {{COUNT}} hồ sơ khác sắp đến hạn.</p>{{/MORE}}
</div>
{{#UNITS}}
<div class="mc-list mc-gap"><table><caption>Theo đơn vị giải quyết, nhiều quá hạn nhất ở trên</caption><thead><tr><th scope="col">Đơn vị</th>
	<th scope="col" class="n opt">Đang xử lý</th><th scope="col" class="n">Quá hạn</th><th scope="col" class="opt">
	<span class="govuk-visually-hidden">Biểu đồ</span></th><th scope="col" class="n opt">Tỷ lệ</th><th scope="col" class="n">3 ngày tới</th></tr></thead>
	<tbody>
{{#UNIT_ROW}}<tr><td><a class="govuk-link" href="{{HREF}}">{{NAME}}</a></td><td class="n opt">{{OPEN}}</td><td class="n"><strong>{{COUNT}}</strong></td>
	<td class="opt"><svg class="mc-rate" aria-hidden="true" focusable="false"><rect class="mc-rate__of" width="100%" height="14" rx="2"></rect>
	<rect class="mc-rate__n" width="{{W}}%" height="14" rx="2"></rect></svg></td><td class="n opt">{{PERCENT}}</td><td class="n">{{SOON}}</td></tr>
{{/UNIT_ROW}}
</tbody></table></div>
{{/UNITS}}
<h2 class="govuk-heading-m mc-gap" id="qua-han">Quá hạn lâu nhất</h2>
<div class="mc-list mc-list--due">
{{>ROWS}}
</div>
</div>
<div class="mc-side">
{{#DECISIONS}}<section class="mc-card" aria-labelledby="h-viec"><h2 class="govuk-heading-s" id="h-viec">Chỉ ông/bà làm được</h2>{{#NOTHING}}
	<p class="govuk-body">Không có việc nào đang chờ ông/bà.</p>{{/NOTHING}}<ul class="govuk-list govuk-list--bullet">{{#DECISION}}<li>
	<a class="govuk-link" href="{{HREF}}">{{COUNT}} {{TEXT}}</a>{{#LATE}}, {{COUNT}} đã quá hạn{{/LATE}}</li>{{/DECISION}}</ul></section>{{/DECISIONS}}
{{#TREND}}<figure class="mc-card mc-chart"><figcaption class="mc-chart__cap">Quá hạn cuối ngày, 12 ngày làm việc; cột cuối là hiện nay</figcaption>
	<svg height="160" aria-hidden="true" focusable="false">{{#BAR_DAY}}<rect x="{{X}}%" y="{{Y}}" width="6.6%" height="{{H}}"></rect>
	<text x="{{MIDDLE}}%" y="{{TOP}}" text-anchor="middle">{{COUNT}}</text><text x="{{MIDDLE}}%" y="138" text-anchor="middle">{{DAY}}</text>{{#MONTH_LINE}}
	<text x="{{MIDDLE}}%" y="155" text-anchor="middle">T{{MONTH}}</text>{{/MONTH_LINE}}{{/BAR_DAY}}<line x1="0" x2="100%" y1="121" y2="121"></line></svg>
<table class="govuk-visually-hidden"><caption>Số hồ sơ quá hạn cuối mỗi ngày làm việc</caption><thead><tr><th scope="col">Ngày</th>
	<th scope="col">Quá hạn</th></tr></thead><tbody>{{#BAR_DAY}}<tr><td>{{DUE_DAY}}</td><td>{{COUNT}}</td></tr>{{/BAR_DAY}}</tbody></table></figure>
	{{/TREND}}
<section class="mc-card" aria-labelledby="h-cach"><h2 class="govuk-heading-s" id="h-cach">Cách tính</h2>
<p class="govuk-body">Quá hạn: đã qua ngày hẹn trả mà chưa có kết quả. Ngày chờ người dân không tính vào thời hạn.</p>
<p class="govuk-body">Đúng hẹn: trong số hồ sơ có kết quả 30 ngày qua, tỷ lệ hồ sơ có kết quả không muộn hơn ngày hẹn trả, tính theo ngày. Hồ sơ đã xin lỗi, hẹn
	 lại vẫn là trễ.</p>
<p class="govuk-body">Thường mất: trung vị thời gian làm việc của các hồ sơ cùng thủ tục có kết quả trong 180 ngày qua, từ bước đang đứng đến khi có kết
	 quả.</p></section>
</div>
</div>
</main>
