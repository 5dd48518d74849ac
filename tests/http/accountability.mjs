// Responsibility through nginx: the second late dossier of a quarter opens a
// file by itself; the officer is told and heard, the head reviews, the leader
// decides and closes; whoever is not named may not know of it, and each look
// is in the trail.
import { Session, account, accounts, check, finish, form, request, set } from "../support/http.mjs";
import { as, people } from "../support/ward.mjs";
import { ADMIN, explain, late_of, new_officer, sql } from "../support/late.mjs";

const tag = Date.now().toString(36);
const officer = await new_officer(`Phan Thị Trách ${tag}`);
const LIST = "/can-bo/trach-nhiem";
const files = () => sql(`SELECT id FROM accountability_file WHERE officer_id = ${officer.id}`);

// Two of one's own, one of the co-ordinating unit's: two count.
const lates = [];
for (const [kind, cause] of [["don_vi", "a"], ["phoi_hop", "p"], ["don_vi", "c"]]) {
	const late = await late_of(officer);
	await explain(officer, late, kind, cause);
	lates.push(late.code);
}
let id = "";
for (let i = 0; i < 90 && !id; i++) {
	id = files();
	if (!id) await new Promise((r) => setTimeout(r, 1000));
}
check("the worker has opened the officer's file by itself", /^\d+$/.test(id), id);
if (!/^\d+$/.test(id)) finish();
const page = `${LIST}/${id}`;
const say = (session, viec, changes = {}) => session.get(page).then((res) => {
	const fields = form(res.body, `${page}/${viec}`);
	return fields ? session.post(`${page}/${viec}`, set(fields, changes)) : { status: 0, body: res.body };
});
const forced = async (session, viec, fields = []) => {
	const token = form((await session.get("/can-bo/tai-khoan")).body, "/can-bo/dang-xuat").find(([k]) => k === "_csrf");
	return session.post(`${page}/${viec}`, [token, ["phien_ban", sql(`SELECT version FROM accountability_file WHERE id = ${id}`)], ...fields]);
};
const is_offered = async (session, viec) => !!form((await session.get(page)).body, `${page}/${viec}`);

// The officer is told.
let res = await officer.session.get("/can-bo/hop-viec");
check("the officer's bell counts it", /class="mc-bell">\d/.test(res.body));
res = await officer.session.get("/can-bo/canh-bao");
check("the warnings lead to it, with the term", res.body.includes(`href="${page}"`) && /đến hết Thứ .*\d\d\/\d\d\/\d{4}/.test(res.body));
res = await officer.session.get(page);
check("the officer reads what was counted, by which rule", res.status === 200 && res.body.includes("Chỉ thị 07/CT-UBND ngày 21/7/2015") && res.body.includes("từ 2 hồ sơ trễ hẹn trong một quý"), `${res.status}`);
check("the two of their own with the page of days by holder", [0, 2].every((i) => res.body.includes(`/can-bo/ho-so/${lates[i]}/tre-han`)) && !res.body.includes(lates[1]));
check("nobody else's name is on it before anybody has acted", !res.body.includes(people.head.name));

// Who may know of it.
const head = await as("head"), leader = await as("leader"), control = await as("control"), admin = await Session.sign_in(ADMIN);
const inspector = accounts.find((a) => a.roles.includes("INSPECTOR"));
for (const [who, session, status] of [["the head of the unit", head, 200], ["the leader", leader, 200], ["control", control, 200], ["a colleague", await as("handler"), 404],
	["the desk", await as("desk"), 404], ["the clerk", await as("clerk"), 404], ["the head of another unit", await as("economy"), 404], ["the leader of another ward", await Session.sign_in(account("UBND_LEADER", "W-HV")), 404],
	["the city's inspector", await Session.sign_in(inspector), 200], ["the city's control", await Session.sign_in(account("CONTROL", "DN")), 404],
	["an administrator", admin, 403]]) {
	res = await session.get(page);
	check(`${who}: ${status}`, res.status === status && (status === 200) === res.body.includes(officer.name), `${res.status}`);
	res = await session.get(`${LIST}?loai=dang-mo`);
	check(`${who}: the list ${status === 200 ? "has" : "does not have"} it`, res.body.includes(`href="${page}"`) === (status === 200), `${res.status}`);
	if (status !== 200) {
		res = await forced(session, "xu-ly", [["hinh_thuc", "nhac_nho"], ["noi_dung", "Căn cứ đủ hai mươi ký tự trở lên."]]);
		check(`${who} cannot post to it either`, [403, 404].includes(res.status), `${res.status}`);
	}
}
res = await request("GET", page);
check("nobody without a session", res.status === 401 || res.status === 303, `${res.status}`);
res = await request("GET", "/cong-khai/tre-han");
check("no public page names the officer", res.status === 200 && !res.body.includes(officer.name));

// Nothing before the officer is heard.
check("no review is offered before the officer is heard", !(await is_offered(head, "kiem-diem")) && !(await is_offered(leader, "xu-ly")));
res = await forced(head, "kiem-diem", [["noi_dung", "Kết luận đủ hai mươi ký tự trở lên."]]);
check("and one that is posted is refused with the sentence", res.status === 409 && res.body.includes("Cán bộ chưa có ý kiến"), `${res.status}`);
res = await forced(head, "het-han");
check("nor is the term noted as passed before it has", res.status === 409 && res.body.includes("chưa hết"), `${res.status}`);
check("the reader is told who is waited for", (await head.get(page)).body.includes("Chờ ý kiến của cán bộ"));
res = await say(officer.session, "y-kien", { noi_dung: "bận" });
check("three letters are no side; what was typed is kept", res.status === 422 && res.body.includes("ít nhất 20 ký tự") && /<textarea[^>]*>bận<\/textarea>/.test(res.body), `${res.status}`);
const stale = form((await officer.session.get(page)).body, `${page}/y-kien`);
res = await say(officer.session, "y-kien", { noi_dung: "Hồ sơ chờ <b>xác minh</b>, tôi đã báo cáo trước khi quá hạn." });
check("the officer is heard", res.status === 303, `${res.status}`);
res = await officer.session.post(`${page}/y-kien`, set(stale, { noi_dung: "Nội dung khác, cũng đủ hai mươi ký tự." }));
check("a second copy of the form writes nothing", res.status === 409 && res.body.includes("chưa được ghi"), `${res.status}`);
check("the bell lets go of it", !(await officer.session.get("/can-bo/canh-bao")).body.includes(`href="${page}"`));

// The review.
const dmy = (days) => { const t = new Date(Date.now() + 7 * 3600e3 + days * 86400e3); return [t.getUTCDate(), t.getUTCMonth() + 1, t.getUTCFullYear()].map((n) => String(n).padStart(2, "0")).join("/"); };
const review = { ngay: dmy(0), noi_hop: "Phòng họp tầng 2", thanh_phan: "Lãnh đạo Văn phòng, toàn thể công chức", noi_dung: "Cán bộ chậm báo cáo khi thiếu giấy tờ, cần rút kinh nghiệm." };
check("it waits for the head now", (await head.get(LIST)).body.includes(`href="${page}"`) && !(await leader.get(LIST)).body.includes(`href="${page}"`));
res = await say(head, "kiem-diem", { ...review, ngay: dmy(1) });
check("a review is not held tomorrow; what was typed is kept", res.status === 422 && res.body.includes("không được sau hôm nay") && res.body.includes("Phòng họp tầng 2") && res.body.includes("cần rút kinh nghiệm"), `${res.status}`);
res = await say(head, "kiem-diem", { ...review, ngay: dmy(-1) });
check("nor before the file was opened", res.status === 422 && res.body.includes("không được trước ngày mở hồ sơ"), `${res.status}`);
check("the leader cannot decide before it", (await forced(leader, "xu-ly", [["hinh_thuc", "nhac_nho"], ["noi_dung", "Căn cứ đủ hai mươi ký tự trở lên."]])).status === 409);
res = await say(head, "kiem-diem", review);
check("the head records the review", res.status === 303, `${res.status}`);

// The decision.
res = await forced(head, "xu-ly", [["hinh_thuc", "nhac_nho"], ["noi_dung", "Căn cứ đủ hai mươi ký tự trở lên."]]);
check("the head does not decide", res.status === 403 && res.body.includes("do lãnh đạo UBND"), `${res.status}`);
res = await say(leader, "xu-ly", { hinh_thuc: "chuyen_vi_tri", noi_dung: "Đã trễ hẹn nhiều lần trong quý." });
check("a change of post needs its decision", res.status === 422 && res.body.includes("Nhập số quyết định") && /value="chuyen_vi_tri" checked/.test(res.body), `${res.status}`);
const decision = { hinh_thuc: "chuyen_vi_tri", so_quyet_dinh: "45/QĐ-UBND", ngay_quyet_dinh: dmy(0), noi_dung: "Đã trễ hẹn nhiều lần trong quý." };
res = await say(leader, "xu-ly", decision);
check("and the new post", res.status === 422 && res.body.includes("vị trí công tác mới"), `${res.status}`);
res = await say(leader, "xu-ly", { ...decision, vi_tri_moi: "Phòng Văn hóa – Xã hội, tổng hợp" });
check("the leader decides", res.status === 303, `${res.status}`);
res = await officer.session.get(page);
check("the officer reads the decision, and that the account is another matter", res.body.includes("45/QĐ-UBND") && res.body.includes("không tự đổi tài khoản") && !res.body.includes('href="/can-bo/quan-tri/tai-khoan"'));
check("what was said is text, not markup", res.body.includes("chờ &lt;b&gt;xác minh&lt;/b&gt;"));
check("the account still has its role", sql(`SELECT COUNT(*) FROM account_role WHERE account_id = ${officer.id} AND valid_to IS NULL`) === "1");
check("the officer does not close their own", !(await is_offered(officer.session, "ket-thuc")) && (await forced(officer.session, "ket-thuc", [["noi_dung", "Tôi tự kết thúc hồ sơ của mình."]])).status === 403);
res = await say(leader, "ket-thuc", { noi_dung: "Cán bộ đã nhận vị trí mới từ hôm nay." });
check("the leader closes it", res.status === 303, `${res.status}`);
check("a closed file is refused every step", (await forced(leader, "ket-thuc", [["noi_dung", "Kết thúc thêm một lần nữa cho chắc."]])).body.includes("đã kết thúc"));
check("and stands among the closed", (await leader.get(`${LIST}?loai=da-ket-thuc`)).body.includes(`href="${page}"`) && !(await leader.get(`${LIST}?loai=dang-mo`)).body.includes(`href="${page}"`));
check("nonsense in the address is the beginning, or nothing", (await leader.get(`${LIST}?loai=x'--&sau=99999999999999999999`)).status === 200 && (await leader.get(`${LIST}/1x`)).status === 404 && (await leader.get(`${LIST}/99999999999999999999`)).status === 404);

// The demand rises after it was closed: the officer has the floor again.
for (let i = 0; i < 2; i++) await explain(officer, await late_of(officer));
for (let i = 0; i < 90 && sql(`SELECT state FROM accountability_file WHERE id = ${id}`) !== "MO"; i++) await new Promise((r) => setTimeout(r, 1000));
res = await officer.session.get(page);
check("the fourth of the quarter opens it again, with the higher demand, in the same file", files() === id && res.body.includes("từ 4 hồ sơ trễ hẹn trong một quý") && res.body.includes("45/QĐ-UBND") && await is_offered(officer.session, "y-kien"));

// The trail.
const looks = (who, outcome) => Number(sql(`SELECT COUNT(*) FROM audit a JOIN account p ON p.id = a.account_id WHERE a.action = 'accountability_read' AND a.subject_id = ${officer.id}
	AND a.detail = 'file=${id}' AND a.outcome = '${outcome}' AND p.login = '${who}' AND a.purpose = 'trach_nhiem'`));
const before = looks(people.leader.login, "ok");
await leader.get(page);
check("each look leaves its row, with the officer as its subject", looks(people.leader.login, "ok") === before + 1);
check("a look that was refused too", looks(people.handler.login, "refused") > 0);
const listed = Number(sql(`SELECT COUNT(*) FROM audit a JOIN account p ON p.id = a.account_id WHERE a.action = 'accountability_list' AND p.login = '${people.leader.login}' AND FIND_IN_SET('${id}', SUBSTRING(a.detail, 7))`));
check("a list names the files it showed", listed > 0);
res = await control.get("/can-bo/kiem-tra/ngay");
check("the auditor reads it in words", /Mở hồ sơ xem xét trách nhiệm/.test(res.body) && res.body.includes(`hồ sơ số ${id}`), `${res.status}`);
finish();
