{{! The clock as cells, one a day that counts; the title says the same in words.
  BAR_TITLE  "Thời hạn 15 ngày làm việc: đã qua 4 ngày, …"
  CELL (section, repeated)  X, W (per cent, "." as decimal point), CLASS (used now left pause late)
  KEY (section, repeated)  CLASS, LABEL ("Đã dùng 4 ngày")
}}
<svg class="mc-bar mc-bar--cells" role="img" aria-labelledby="dong-ho"><title id="dong-ho">{{BAR_TITLE}}</title>{{#CELL}}
	<rect x="{{X}}%" width="{{W}}%" height="18" class="mc-bar__{{CLASS}}"></rect>{{/CELL}}</svg>
<ul class="mc-key">{{#KEY}}<li><svg aria-hidden="true" focusable="false"><rect width="14" height="14" rx="2" class="mc-bar__{{CLASS}}"></rect></svg>
	{{LABEL}}</li>{{/KEY}}</ul>
