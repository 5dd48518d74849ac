{{! The administrator's pages, side by side: AT_HOME, AT_PEOPLE, AT_UNITS, AT_CALENDAR, AT_DELEGATION (sections) where we are. }}
<nav aria-label="Quản trị"><ul class="mc-tabs">
<li><a href="/can-bo/quan-tri"{{#AT_HOME}} aria-current="page"{{/AT_HOME}}>Tổng quan</a></li>
<li><a href="/can-bo/quan-tri/tai-khoan"{{#AT_PEOPLE}} aria-current="page"{{/AT_PEOPLE}}>Tài khoản</a></li>
<li><a href="/can-bo/quan-tri/don-vi"{{#AT_UNITS}} aria-current="page"{{/AT_UNITS}}>Đơn vị</a></li>
<li><a href="/can-bo/quan-tri/lich"{{#AT_CALENDAR}} aria-current="page"{{/AT_CALENDAR}}>Lịch làm việc</a></li>
<li><a href="/can-bo/uy-quyen"{{#AT_DELEGATION}} aria-current="page"{{/AT_DELEGATION}}>Ủy quyền</a></li>
</ul></nav>
