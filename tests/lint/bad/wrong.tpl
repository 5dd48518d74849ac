{{! A fixture for the lints. }}
<a href={{URL}} onclick="x()">{{NAME:none}}</a>
<label for="ho_ten">Tên gọi</label>
