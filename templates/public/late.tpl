{{! Late dossiers, public: UPDATED; EMPTY; LIST (section), ROW (section, repeated) CODE,
  FIELD, UNIT, DUE_DAY, DAYS, one of OPEN, DONE (sections), CAUSE, LETTER, NEW_DAY;
  ADJUSTED (section) WORDS: beside the official days late, which stay
  NEXT (section) HREF
}}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="noi-dung" tabindex="-1">
<h1 class="govuk-heading-l">Hồ sơ trễ hẹn</h1>
<p class="govuk-body">Danh sách mọi hồ sơ đã quá ngày hẹn, tính theo ngày hẹn theo quy định; hẹn lại và điều chỉnh dữ liệu không làm hồ sơ hết trễ. Không nêu tên người nộp và tên thủ tục, chỉ nêu lĩnh vực. Cập nhật lúc {{UPDATED}}.</p>
{{#EMPTY}}<p class="govuk-body">Không có hồ sơ trễ hẹn.</p>{{/EMPTY}}
{{#LIST}}
<div class="mc-scroll" tabindex="0" role="region" aria-label="Bảng hồ sơ trễ hẹn">
<table class="govuk-table mc-stack">
<caption class="govuk-visually-hidden">Hồ sơ trễ hẹn, mới nhất đứng trước</caption>
<thead class="govuk-table__head"><tr><th class="govuk-table__header" scope="col">Hồ sơ</th><th class="govuk-table__header" scope="col">Đơn vị chủ trì</th><th class="govuk-table__header" scope="col">Ngày hẹn</th><th class="govuk-table__header" scope="col">Trễ</th><th class="govuk-table__header" scope="col">Nguyên nhân</th><th class="govuk-table__header" scope="col">Thư xin lỗi</th><th class="govuk-table__header" scope="col">Hẹn lại</th></tr></thead>
<tbody class="govuk-table__body">
{{#ROW}}<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><a class="govuk-link mc-code" href="/tra-cuu/{{CODE}}">{{CODE}}</a><br>{{FIELD}}</th><td class="govuk-table__cell" data-label="Đơn vị chủ trì">{{UNIT}}</td><td class="govuk-table__cell" data-label="Ngày hẹn">{{DUE_DAY}}</td><td class="govuk-table__cell" data-label="Trễ">{{DAYS}}{{#OPEN}}, chưa có kết quả{{/OPEN}}{{#DONE}}, đã có kết quả{{/DONE}}{{#ADJUSTED}}<br><strong class="govuk-tag govuk-tag--blue">Đã điều chỉnh</strong> {{WORDS}}{{/ADJUSTED}}</td><td class="govuk-table__cell" data-label="Nguyên nhân">{{CAUSE}}</td><td class="govuk-table__cell" data-label="Thư xin lỗi">{{LETTER}}</td><td class="govuk-table__cell" data-label="Hẹn lại">{{NEW_DAY}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
{{/LIST}}
<p class="govuk-body"><a class="govuk-link" href="/cong-khai/doi-chieu">Hồ sơ trên giấy và trên phần mềm có trùng nhau không</a></p>
{{#NEXT}}<p class="govuk-body"><a class="govuk-link" href="{{HREF}}">Xem tiếp</a></p>{{/NEXT}}
</main>
</div>
