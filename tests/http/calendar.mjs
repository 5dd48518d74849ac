// The calendar: a change rests on a published decision and counts when a second
// person has confirmed it; it moves none, the desk's head confirms each; both
// dates stay; a day taken back gives the old date back.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Session, VAR, account, accounts, check, code_of, finish, form, intake, request, set, replay } from "../support/http.mjs";

const PAGE = "/can-bo/quan-tri/lich", HEAD = "/can-bo/don-vi/lich-hen", DECIDE = "/can-bo/quan-tri/lich-quyet-dinh";
const has = (res, words) => res.body.includes(words);
const db = (sql) => execFileSync("mariadb", ["--no-defaults", `--socket=${join(VAR, "run", "mariadb.sock")}`, "-N", "motcua", "-e", sql], { encoding: "utf8" }).trim();
// What the program's own account may do: its password lies beside the others.
const refuses = (sql) => {
	try {
		execFileSync("mariadb", ["--no-defaults", `--socket=${join(VAR, "run", "mariadb.sock")}`, "-u", "mc_staff", `-p${readFileSync(join(VAR, "secret", "mc_staff.pw"), "utf8").trim()}`, "motcua", "-e", sql], { stdio: "pipe" });
		return false;
	} catch (e) { return /decision|confirmed once|moves no date/.test(String(e.stderr)); }
};
const local = (days) => new Date(Date.now() + (days * 24 + 7) * 3600e3);
const iso = (d) => d.toISOString().slice(0, 10);
const dmy = (d) => iso(d).split("-").reverse().join("/");
const clean = () => {
	const out = replay();
	return [/ 0 faults/.test(out), out.trim()];
};
const due_of = (code) => db(`SELECT DATE(due_at + INTERVAL 7 HOUR) FROM dossier WHERE code = '${code}'`);
const admin = await Session.sign_in(accounts.find((a) => a.roles.includes("ADMIN")));
const desk = await Session.sign_in(account("RECEPTION", "W-HV-HCC"));
const head = await Session.sign_in(account("RECEPTION_HEAD", "W-HV-HCC"));

// The first working day that counts for a dossier of today.
const off = new Set(db("SELECT day FROM calendar_day WHERE kind = 'off'").split("\n"));
let n = 1;
while ([0, 6].includes(local(n).getUTCDay()) || off.has(iso(local(n)))) n++;
const day = local(n);
// What the calendar says of that day: nothing, or what an earlier run left.
const kind_of = () => db(`SELECT COALESCE(MAX(kind), '') FROM calendar_day WHERE day = '${iso(day)}'`), kind_before = kind_of();

const before = code_of(await intake(desk, "1.004873"));
const promised = due_of(before);
const fields = (what, changes) => {
	const at = page.body.indexOf(`name="thay_doi" value="${what}"`);
	const csrf = page.body.slice(0, at).match(/name="_csrf" value="([^"]+)"/g).at(-1).match(/value="([^"]+)"/)[1];
	return [["_csrf", csrf], ["thay_doi", what], ...Object.entries(changes)];
};
const page = await admin.get(PAGE);
check("the page shows the years, the days off and the hours", has(page, "Đã công bố") && has(page, "Quốc khánh") && has(page, "07:30–11:30"));
const change = (what, changes) => admin.post(PAGE, fields(what, changes));
const one = { ngay: dmy(day), loai: "off", ghi_chu: "Nghỉ bất thường", can_cu: "Thông báo 1/TB", ngay_qd: dmy(local(0)), co_quan: "UBND thành phố", noi_dang: "https://vi-du.vn/tb1" };
const refused = async (sentence, what, changes, words) => {
	const res = await change(what, changes);
	check(sentence, res.status === 422 && has(res, words), `${res.status}`);
	return res;
};
await refused("today is not changed any more", "ngay", { ...one, ngay: dmy(local(0)) }, "ngày đã qua đã được tính");
await refused("a day that is none is refused", "ngay", { ...one, ngay: "31/02/2027" }, "không có trong lịch");
await refused("a year without calendar is refused", "ngay", { ...one, ngay: "05/01/2031" }, "Chưa có lịch làm việc năm 2031");
await refused("a day off needs its name", "ngay", { ...one, ghi_chu: "" }, "Nhập tên ngày nghỉ");
const kept = await refused("and a ground", "ngay", { ...one, can_cu: " " }, "Nhập căn cứ");
check("what was typed is kept", has(kept, "Nghỉ bất thường"));
await refused("a decision has a date", "ngay", { ...one, ngay_qd: "" }, "Nhập ngày của thông báo, quyết định");
await refused("that is not to come", "ngay", { ...one, ngay_qd: dmy(local(3)) }, "không thể ký sau hôm nay");
await refused("an issuer", "ngay", { ...one, co_quan: "" }, "Nhập cơ quan ban hành");
await refused("and a place where everybody can read it", "ngay", { ...one, noi_dang: "" }, "Nhập nơi công bố");
await refused("a working day is not worked twice", "ngay", { ...one, loai: "worked" }, "vốn đã là ngày làm việc");
await refused("a published year is not published again", "nam", { nam: "2025", can_cu_nam: "x", ngay_qd_nam: one.ngay_qd, co_quan_nam: "x", noi_dang_nam: "x" }, "đã được công bố");
await refused("an unknown year has to be imported first", "nam", { nam: "2044", can_cu_nam: "x", ngay_qd_nam: one.ngay_qd, co_quan_nam: "x", noi_dang_nam: "x" }, "nạp lịch");
await refused("hours out of order are refused", "gio", { don_vi: "", tu_ngay: dmy(day), gio: "13:30-17:30, 07:30-11:30", can_cu_gio: "x", ngay_qd_gio: one.ngay_qd, co_quan_gio: "x", noi_dang_gio: "x" }, "theo thứ tự");
await refused("hours of one minute are refused", "gio", { don_vi: "", tu_ngay: dmy(day), gio: "08:00-08:01", can_cu_gio: "x", ngay_qd_gio: one.ngay_qd, co_quan_gio: "x", noi_dang_gio: "x" }, "Mỗi buổi làm việc ít nhất 30 phút, cả ngày ít nhất 4 giờ");
await refused("sittings without a pause are one sitting", "gio", { don_vi: "", tu_ngay: dmy(day), gio: "07:00-11:00, 11:00-15:00", can_cu_gio: "x", ngay_qd_gio: one.ngay_qd, co_quan_gio: "x", noi_dang_gio: "x" }, "Giờ làm việc viết theo dạng");
await refused("a day with a sitting of 29 minutes is refused", "gio", { don_vi: "", tu_ngay: dmy(day), gio: "07:30-11:30, 13:30-13:59", can_cu_gio: "x", ngay_qd_gio: one.ngay_qd, co_quan_gio: "x", noi_dang_gio: "x" }, "Mỗi buổi làm việc ít nhất 30 phút, cả ngày ít nhất 4 giờ");
await refused("a day of one minute less than four hours is refused", "gio", { don_vi: "", tu_ngay: dmy(day), gio: "07:30-11:29", can_cu_gio: "x", ngay_qd_gio: one.ngay_qd, co_quan_gio: "x", noi_dang_gio: "x" }, "Mỗi buổi làm việc ít nhất 30 phút, cả ngày ít nhất 4 giờ");
await refused("hours do not change today", "gio", { don_vi: "", tu_ngay: dmy(local(0)), gio: "07:00-11:30", can_cu_gio: "x", ngay_qd_gio: one.ngay_qd, co_quan_gio: "x", noi_dang_gio: "x" }, "Giờ làm việc chỉ đổi từ một ngày sau hôm nay");

// Preview, then write.
let res = await change("ngay", one);
const total = Number(res.body.match(/<strong>(\d+)<\/strong> hồ sơ đang mở/)?.[1]);
const named = new Set(res.body.match(/H17\.\d\d-\d{6}-\d{4,5}/g) ?? []);
check("the preview counts the open dossiers that would move and names them, the nearest of many", res.status === 200 && total > 0 && (named.has(before) || (total > named.size && named.size >= 20)), `${res.status} ${total} ${named.size}`);
check("with both dates", has(res, promised.split("-").reverse().join("/")));
check("and writes nothing", kind_of() === kind_before);
const confirm = form(res.body, PAGE);
check("without a token nothing is written", (await admin.post(PAGE, set(confirm, { _csrf: null }))).status === 403);
check("a desk's head cannot write it", (await head.post(PAGE, set(confirm, { _csrf: (await head.get(HEAD)).body.match(/name="_csrf" value="([^"]+)"/)[1] }))).status === 403);
res = await admin.post(PAGE, confirm);
check("entered, it changes no day yet", res.status === 303 && kind_of() === kind_before, `${res.status}`);
check("the same again is refused", (await admin.post(PAGE, confirm)).status === 422);
check("the one who entered it is told to wait, and has no button", has(await admin.get(PAGE), "một người khác (quản trị hoặc lãnh đạo UBND) xác nhận") && !has(await admin.get(PAGE), "Xác nhận: đã đọc"));
const leader = await Session.sign_in(account("UBND_LEADER", "W-HV"));
const newest = () => db("SELECT MAX(id) FROM calendar_change");
const decide = async (who, changes = {}) => who.post(DECIDE, set([["_csrf", (await who.get(PAGE)).body.match(/name="_csrf" value="([^"]+)"/)[1]], ["so", newest()], ["viec", "xac-nhan"]], changes));
check("who entered it cannot confirm it", (await decide(admin)).status === 403);
check("a desk's head cannot", (await head.post(DECIDE, [["_csrf", (await head.get(HEAD)).body.match(/name="_csrf" value="([^"]+)"/)[1]], ["so", newest()], ["viec", "xac-nhan"]])).status === 403);
check("without a token nothing is confirmed", (await decide(leader, { _csrf: null })).status === 403);
check("the second person reads decision and day", has(await leader.get(PAGE), "Thông báo 1/TB") && has(await leader.get(PAGE), "https://vi-du.vn/tb1"));
check("the program's account writes no day without it", refuses(`INSERT INTO calendar_day (day, kind, note) VALUES ('${iso(day)}', 'off', 'x')`));
check("confirmed, it is written", (await decide(leader)).status === 303 && db(`SELECT kind FROM calendar_day WHERE day = '${iso(day)}'`) === "off");
check("a second time is a sentence", (await decide(leader)).status === 409);
check("the program's account rewrites no decision", refuses(`UPDATE calendar_change SET state = 'CHO', decided_by = NULL, decided_at = NULL, counts_from = NULL WHERE id = ${newest()}`));
check("nobody was moved", due_of(before) === promised);
check("and every clock still replays", ...clean());
await new Promise((r) => setTimeout(r, 21000));
const after = code_of(await intake(desk, "1.004873"));
check("a dossier received from then on counts by the new calendar", due_of(after) > promised, `${due_of(after)} after ${promised}`);
check("old and new replay side by side", ...clean());
check("the old one still explains the date it was given", has(await desk.get(`/can-bo/ho-so/${before}`), promised.split("-").reverse().join("/")));

// The head of the desk.
res = await head.get(HEAD);
check("the desk's head sees which dates differ", has(res, before) && !has(res, after));
check("another ward's head does not", !has(await (await Session.sign_in(account("RECEPTION_HEAD", "W-LC-HCC"))).get(HEAD), before));
check("an officer of the desk confirms nothing", (await desk.get(HEAD)).status === 403);
const id = db(`SELECT id FROM dossier WHERE code = '${before}'`);
const boxes = form(res.body, HEAD);
check("nothing chosen is a sentence", (await head.post(HEAD, boxes)).status === 422);
check("without a token nothing is confirmed", (await head.post(HEAD, set(boxes, { _csrf: null, [`chon_${id}`]: "1" }))).status === 403);
res = await head.post(HEAD, set(boxes, { [`chon_${id}`]: "1" }));
check("one is confirmed", has(res, "hẹn lại"), `${res.status}`);
check("it has the new date, the first appointment stays", due_of(before) === due_of(after) && db(`SELECT DATE(first_due_at + INTERVAL 7 HOUR) FROM dossier WHERE id = ${id}`) === promised);
check("both dates are in the ledger, with who confirmed", db(`SELECT CONCAT(e.role, ' ', e.data LIKE '%old_due=${promised}%', ' ', DATE(e.due_after + INTERVAL 7 HOUR)) FROM event e WHERE e.dossier_id = ${id} AND e.move = 'tinh-lai-hen'`) === `RECEPTION_HEAD 1 ${due_of(after)}`);
check("it is not listed again", !has(await head.get(HEAD), `>${before}<`));
const told = await desk.get(`/can-bo/ho-so/${before}`);
check("the page of the dossier tells it, with both dates and the decision", has(told, "Tính lại ngày hẹn theo lịch mới") && has(told, "được dời vì lịch làm việc đổi") && has(told, "Thông báo 1/TB ngày"));
const citizen = new Session();
const secret = (await desk.get(`/can-bo/ho-so/${before}/bien-nhan`)).body.match(/Mã tra cứu[^]*?([A-Z0-9]{6})</)?.[1];
await citizen.post(`/tra-cuu/${before}/xac-minh`, [["ma_bi_mat", secret]]);
const public_page = await citizen.get(`/tra-cuu/${before}`);
check("the citizen reads both dates and why, in one sentence", has(public_page, `${promised.split("-").reverse().join("/")} được dời vì lịch làm việc đổi`) && has(public_page, "Hẹn lần đầu"));
check("who entered or confirmed a change moves no dossier by it", refuses(`INSERT INTO event (dossier_id, seq, move, from_state, to_state, account_id, at, role, unit_id, holder_unit_id, clock, note, data, prev_hash, hash) SELECT dossier_id, seq + 1, 'tinh-lai-hen', to_state, to_state, (SELECT decided_by FROM calendar_change WHERE id = ${newest()}), UTC_TIMESTAMP(), 'RECEPTION_HEAD', unit_id, holder_unit_id, clock, '', 'changed=${newest()}\n', hash, hash FROM event WHERE dossier_id = ${id} ORDER BY seq DESC LIMIT 1`));
check("the public status page stands", (await request("GET", `/tra-cuu/${before}`)).status === 200);
check("and the replay stays clean", ...clean());

// The day is worked after all: the old date comes back by itself, both stay told.
const restored = { ...one, loai: "worked", ghi_chu: "Làm việc bình thường", can_cu: "Thông báo 2/TB" };
res = await change("ngay", restored);
check("a second change is previewed too", res.status === 200);
check("and entered", (await admin.post(PAGE, form(res.body, PAGE))).status === 303);
check("not confirmed, it is gone and changes nothing", (await decide(leader, { viec: "khong" })).status === 303 && db(`SELECT kind FROM calendar_day WHERE day = '${iso(day)}'`) === "off" && due_of(before) !== promised);
await admin.post(PAGE, form((await change("ngay", restored)).body, PAGE));
res = await decide(leader);
check("confirmed, it gives the moved dossier its old date back at once", res.status === 303 && res.headers.location.includes("xn-1") && due_of(before) === promised, `${res.headers.location} ${due_of(before)}`);
check("in the name of who confirmed it", db(`SELECT e.role FROM event e WHERE e.dossier_id = ${id} AND e.move = 'tra-lai-hen'`) === "UBND_LEADER");
check("both pages say so", has(await desk.get(`/can-bo/ho-so/${before}`), "ngày hẹn trở lại như") && has(await citizen.get(`/tra-cuu/${before}`), "ngày hẹn trở lại như"));
const control = await Session.sign_in(account("CONTROL", "W-HV-VP"));
check("the move stands among the signals", has(await control.get("/can-bo/kiem-tra/dau-hieu?loai=ngay-nghi-rut"), before));
check("the replay knows the way back", ...clean());
await new Promise((r) => setTimeout(r, 21000));
res = await head.get(HEAD);
check("who was received while it was off is offered the earlier date", has(res, after) && !has(res, before));
const later = code_of(await intake(desk, "1.004873"));
check("a new one counts as before", due_of(later) === promised, due_of(later));
check("three calendars replay side by side", ...clean());
finish();
