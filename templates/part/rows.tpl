{{! Dossiers in rows, nearest limit first.
  EMPTY (section); LIST (section): PICK_HEAD (section) when rows may be ticked
  ROW (section, repeated): HREF, CODE, HIDDEN (section: nothing more is told) or TOLD (section): PROCEDURE, APPLICANT, STATE, STATE_CLASS, HOLDER,
    HOLDER_UNIT, NEXT_STEP (section) WORDS, FIRST_KEY (section: Alt+J opens it), DUE_DAY, DUE_TIME, DUE_WORDS, DUE_CLASS,
    PICK_CELL (section) PICK (section, when this row's move is the reader's) VERSION, PICKED (section)
}}
{{#EMPTY}}<p class="govuk-body mc-empty">Không có hồ sơ nào ở đây. Quét hoặc gõ mã ở ô trên (<kbd>Alt</kbd>+<kbd>0</kbd>) để mở một hồ sơ, hoặc <a
	 class="govuk-link" href="/can-bo">về trang làm việc</a>.</p>{{/EMPTY}}
{{#LIST}}
<table>
<caption class="govuk-visually-hidden">Hồ sơ, gần hạn nhất đứng trước</caption>
<thead><tr>{{#PICK_HEAD}}<th scope="col" class="mc-pick">Chọn</th>{{/PICK_HEAD}}<th scope="col">Hạn</th><th scope="col">Hồ sơ</th>
	<th scope="col" class="opt">Thủ tục</th><th scope="col" class="opt">Bước, việc tiếp theo</th><th scope="col" class="opt2">Đang giữ</th></tr></thead>
<tbody>
{{#ROW}}<tr>{{#PICK_CELL}}<td class="mc-pick">{{#PICK}}<input form="loat" type="checkbox" name="hs" value="{{CODE}}~{{VERSION}}" aria-label="Chọn
	 {{CODE}}"{{#PICKED}} checked{{/PICKED}}>{{/PICK}}</td>{{/PICK_CELL}}{{#HIDDEN}}<td></td><th scope="row">
	<a{{#FIRST_KEY}} accesskey="j"{{/FIRST_KEY}} class="govuk-link mc-code" href="{{HREF}}">{{CODE}}</a>
	<span class="sub">Có hồ sơ, cần nêu mục đích</span></th><td class="opt"></td><td class="opt"></td><td class="opt2"></td>{{/HIDDEN}}{{#TOLD}}<td>
	<div class="mc-due mc-due--{{DUE_CLASS}}"><span class="mc-due__date">{{DUE_DAY}}</span><span class="mc-due__note">{{DUE_WORDS}}</span></div></td>
	<th scope="row"><a{{#FIRST_KEY}} accesskey="j"{{/FIRST_KEY}} class="govuk-link mc-code" href="{{HREF}}">{{CODE}}</a><span class="sub mc-breaks">
	{{APPLICANT}}</span></th><td class="opt">{{PROCEDURE}}</td><td class="opt"><span class="govuk-tag govuk-tag--{{STATE_CLASS}}">{{STATE}}</span>
	{{#NEXT_STEP}}<span class="sub">Tiếp theo: {{WORDS}}</span>{{/NEXT_STEP}}</td><td class="opt2">{{HOLDER}}<span class="sub">{{HOLDER_UNIT}}</span></td>
	{{/TOLD}}</tr>
{{/ROW}}
</tbody>
</table>
{{/LIST}}
