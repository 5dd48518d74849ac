// The life of a dossier through nginx: received, forwarded, accepted, assigned,
// submitted, approved, signed, released, returned; wrong hands refused.
import { Session, account, accounts, check, code_of, dossiers, finish, form, intake, intake_fields, key, request, set } from "../support/http.mjs";

const U = "W-HK";
const who = {
	desk: account("RECEPTION", `${U}-HCC`), head: account("DEPT_HEAD", `${U}-VP`), handler: account("HANDLER", `${U}-VP`),
	leader: account("UBND_LEADER", U), clerk: account("CLERK", `${U}-VP`), other_desk: account("RECEPTION", "W-HV-HCC"),
	other_head: account("DEPT_HEAD", `${U}-KTHTDT`), control: account("CONTROL", `${U}-VP`),
};
const s = {};
for (const [name, a] of Object.entries(who)) s[name] = await Session.sign_in(a);

// A procedure that this ward's office (civil status) resolves.
let procedure = null;
for (const word of ["dang ky khai sinh", "khai tu", "ho tich"]) {
	const hits = await s.desk.get(`/can-bo/tiep-nhan?tim=${encodeURIComponent(word)}`);
	procedure = hits.body.match(/\/can-bo\/tiep-nhan\/([^"?]+)"/)?.[1];
	if (procedure) break;
}
check("the desk finds a procedure by words", !!procedure);

const received = await intake(s.desk, procedure, { ho_ten: "Nguye\u0302\u0303n Va\u0306n A\u0301nh" });
const code = code_of(received);
check("a complete intake is received", received.status === 303 && !!code, `${received.status}`);
const receipt = await s.desk.get(`/can-bo/ho-so/${code}/bien-nhan`);
const secret = receipt.body.match(/<b>([2-9BCFGHJKLMNPQRSTVXZ]{6})<\/b>/)?.[1] ?? receipt.body.match(/>([2-9BCFGHJKLMNPQRSTVXZ]{6})</)?.[1];
check("the receipt shows number and secret", receipt.status === 200 && receipt.body.includes(code) && !!secret);
check("a name typed in NFD is stored in NFC", receipt.body.includes("Nguyễn Văn Ánh"));
const pdf = await s.desk.get(`/can-bo/ho-so/${code}/bien-nhan.pdf`);
check("the receipt is a PDF too", pdf.status === 200 && pdf.body.startsWith("%PDF"));

const open = await s.desk.post(`/tra-cuu/${code}/xac-minh`, [["ma_bi_mat", secret?.toLowerCase()]]);
check("the receipt's secret opens the dossier", open.status === 303);
const full = await s.desk.get(`/tra-cuu/${code}`);
check("the owner's page masks the name", full.body.includes("Nguyễn V** Á**") && !full.body.includes("Văn Ánh"));

async function refused(name, move, status = 403) {
	const page = await s[name].get(`/can-bo/ho-so/${code}`);
	const csrf = page.body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? "";
	const res = await s[name].post(`/can-bo/ho-so/${code}/buoc/${move}`, [["_csrf", csrf], ["_key", key()], ["phien_ban", String(version)], ["ghi_chu", "thử"]]);
	check(`${name} may not ${move}`, res.status === status, `${res.status}`);
}
let version = 1;
async function go(name, move, changes = {}) {
	const res = await s[name].move(code, move, changes);
	check(`${name}: ${move}`, res.status === 303, `${res.status}${res.missing ? " (no button)" : ""}`);
	if (res.status === 303) version++;
}

await refused("handler", "chuyen");
await refused("other_desk", "chuyen", 404);
await refused("control", "chuyen");
await go("desk", "chuyen");
await go("desk", "thu-hoi");
await go("desk", "chuyen");
await refused("head", "phan-cong", 409);
await go("head", "nhan");
await refused("desk", "thu-hoi", 409);
await refused("other_head", "phan-cong");
const assign = await s.head.get(`/can-bo/ho-so/${code}`);
const handlers = [...assign.body.matchAll(/<option value="(\d+)"[^>]*>([^<]+)/g)];
const me = handlers.find((h) => h[2].startsWith(who.handler.name)) ?? handlers[0];
const none = await s.head.move(code, "phan-cong", { nguoi_thu_ly: "" });
check("assigning nobody is a sentence beside the field", none.status === 422 && none.body.includes("Chọn người thụ lý"));
await go("head", "phan-cong", { nguoi_thu_ly: me[1] });
await refused("head", "trinh");
await go("handler", "trinh", { ghi_chu: "Đủ điều kiện" });
await refused("handler", "duyet");
const rework = await s.head.move(code, "chinh-sua", { ghi_chu: "" });
check("sending back without a reason is refused", rework.status === 422 && rework.body.includes("Nhập lý do"));
await go("head", "chinh-sua", { ghi_chu: "Bổ sung căn cứ" });
await go("handler", "trinh");

// Two people on one dossier: the second keeps what was typed.
const stale = form((await s.head.get(`/can-bo/ho-so/${code}`)).body, `/can-bo/ho-so/${code}/buoc/duyet`);
await go("head", "duyet");
const late = await s.head.post(`/can-bo/ho-so/${code}/buoc/duyet`, set(stale, { _key: key(), ghi_chu: "ý kiến của tôi" }));
check("a stale page is told what happened and keeps the note", late.status === 409 && late.body.includes("ý kiến của tôi") && late.body.includes("Duyệt, trình ký"), `${late.status}`);

await refused("clerk", "ky");
await go("leader", "ky");
const undated = await s.clerk.move(code, "phat-hanh", { so_van_ban: "12/QĐ-UBND", ngay_van_ban: "31/02/2026" });
check("31/02 is not in the calendar", undated.status === 422 && undated.body.includes("không có trong lịch") && undated.body.includes("31/02/2026"), `${undated.status}`);
await go("clerk", "phat-hanh", { so_van_ban: "12/QĐ-UBND" });
await go("desk", "tra-ket-qua", { nguoi_nhan: "Nguyễn Văn Ánh", giay_to_nguoi_nhan: "Giấy hẹn, căn cước" });
const done = await s.desk.get(`/tra-cuu/${code}`);
check("the owner sees it returned", done.body.includes("Kết quả đã được trả"));

// Bad input at the desk.
const bad = async (sentence, changes, words) => {
	const res = await intake(s.desk, procedure, changes);
	check(sentence, res.status === 422 && res.body.includes(words), `${res.status}`);
	return res;
};
const kept = await bad("an id number of 11 digits is named", { so_giay_to: "04818501234", ho_ten: "Trần Thị Giữ Lại" }, "phải có 12 chữ số");
check("what was typed stays in the form", kept.body.includes("Trần Thị Giữ Lại") && kept.body.includes("04818501234"));
await bad("31/02 as a birthday is named", { ngay_sinh: "31/02/1985" }, "không có trong lịch");
await bad("a birth year that the id number contradicts is named", { ngay_sinh: "15/03/1990" }, "năm sinh");
await bad("a short telephone number is named", { dien_thoai: "0905 218" }, "10 chữ số");
const first_paper = (await intake_fields(s.desk, procedure)).find(([k]) => /^giay_\d+$/.test(k))[0];
await bad("a missing required paper is named", { [first_paper]: null }, "Thiếu giấy tờ bắt buộc");
await bad("no name is named", { ho_ten: "   " }, "Nhập họ và tên");
const twin = await intake(s.desk, procedure, { so_giay_to: "048185077777" });
const again = await intake(s.desk, procedure, { so_giay_to: "048185077777", xac_nhan_trung: null });
check("a second open dossier of the same person is warned of", twin.status === 303 && again.status === 422 && again.body.includes(code_of(twin)));
const ended = await s.desk.get("/can-bo/tiep-nhan/1.009159");
const ended_post = ended.status === 200 ? await intake(s.desk, "1.009159") : null;
check("a procedure no longer in force cannot be received", ended_post ? ended_post.status === 422 && ended_post.body.includes("hết hiệu lực") : ended.body.includes("hết hiệu lực"), `${ended.status}`);

// The same form twice: one dossier.
const twice = await intake_fields(s.desk, procedure);
const [a, b] = await Promise.all([s.desk.post(`/can-bo/tiep-nhan/${procedure}`, twice), s.desk.post(`/can-bo/tiep-nhan/${procedure}`, twice)]);
check("one form posted twice at once is one dossier", a.status === 303 && b.status === 303 && code_of(a) === code_of(b));

// The session ends in the middle of intake.
const typed = await intake_fields(s.desk, procedure, { ho_ten: "Phạm Văn Phiên" });
const out = new Session();
const asked = await out.post(`/can-bo/tiep-nhan/${procedure}`, typed);
check("an expired session keeps what was typed", asked.status === 401 && asked.body.includes("Phạm Văn Phiên") && !asked.body.includes(typed.find(([k]) => k === "_csrf")[1]));
const sign_in = form(asked.body, "/can-bo/dang-nhap");
const resumed = await out.post("/can-bo/dang-nhap", set(sign_in, { ten_dang_nhap: who.desk.login, mat_khau: who.desk.password }));
const waiting = form(resumed.body, `/can-bo/tiep-nhan/${procedure}`);
check("after signing in the form waits, complete", resumed.status === 200 && !!waiting && waiting.some(([, v]) => v === "Phạm Văn Phiên"));
const sent = await out.post(`/can-bo/tiep-nhan/${procedure}`, waiting ?? []);
const resent = await out.post(`/can-bo/tiep-nhan/${procedure}`, waiting ?? []);
check("and is received exactly once", sent.status === 303 && code_of(sent) === code_of(resent), `${sent.status}`);

// CSRF: none, wrong, another session's, foreign origin, null, neither.
const fields = await intake_fields(s.desk, procedure);
const other = (await s.other_desk.get("/can-bo/hop-viec")).body.match(/name="_csrf" value="([^"]+)"/)[1];
const path = `/can-bo/tiep-nhan/${procedure}`;
for (const [name, f, opt] of [["no token", set(fields, { _csrf: null }), {}], ["a wrong token", set(fields, { _csrf: "0".repeat(64) }), {}],
	["another session's token", set(fields, { _csrf: other }), {}], ["a foreign origin", fields, { origin: "http://evil.example" }], ["the origin null", fields, { origin: "null" }], ["no token and no origin", set(fields, { _csrf: null }), { origin: null }]]) {
	const res = await s.desk.post(path, f, opt);
	check(`${name} is refused`, res.status === 403, `${res.status}`);
}
// Every role on every page: only those of the route table get in.
const desk_roles = ["RECEPTION", "RECEPTION_HEAD"];
for (const role of ["RECEPTION", "RECEPTION_HEAD", "HANDLER", "DEPT_HEAD", "UBND_LEADER", "CLERK", "CONTROL", "INSPECTOR", "ADMIN"]) {
	const someone = await Session.sign_in(accounts.find((x) => x.roles.includes(role)));
	const res = await someone.get("/can-bo/tiep-nhan");
	check(`${role} ${desk_roles.includes(role) ? "may" : "may not"} receive`, res.status === (desk_roles.includes(role) ? 200 : 403), `${res.status}`);
}
const nobody = await request("GET", "/can-bo/hop-viec");
check("nobody is sent to sign in", nobody.status === 303 && nobody.headers.location.startsWith("/can-bo/dang-nhap"));
const big = await request("POST", path, { headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": 30 * 1024 * 1024, Origin: "x" }, body: "a=b" }).catch((e) => ({ status: 0, body: String(e) }));
check("a post of 30 MB gets a page that says so", big.status === 413 && big.body.includes("25 MB"), `${big.status}`);
const guess = new Session();
let limited = null;
for (let i = 0; i < 12; i++) limited = await guess.post("/can-bo/dang-nhap", [["ten_dang_nhap", "khong.co.ai"], ["mat_khau", "sai"], ["_tiep", ""]]);
check("the eleventh wrong password waits", limited.status === 429 && limited.body.includes("15 phút"), `${limited.status}`);
check("demonstration dossiers are in every state", new Set(dossiers.map((d) => d.state)).size >= 8, [...new Set(dossiers.map((d) => d.state))].join(" "));
finish();
