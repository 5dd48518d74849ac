// Those who watch: a purpose is said before a look, who did and who looked by
// day, person and dossier, refusals, export, and the state of the seals.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { BASE, Session, account, accounts, check, dossiers, finish, form, intake, code_of, request, set } from "../support/http.mjs";

const sql = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${process.env.DB_SOCKET}`, "-N", "-B", process.env.DB_NAME ?? "motcua", "-e", q]).toString().trim();
const rows = (where) => Number(sql(`SELECT COUNT(*) FROM audit WHERE ${where}`));
const U = "W-HV";
const login = (who) => `(SELECT id FROM account WHERE login = '${who.login}')`;
const who = { desk: account("RECEPTION", `${U}-HCC`), control: account("CONTROL", `${U}-VP`), other: account("HANDLER", `${U}-VHXH`) };
const s = Object.fromEntries(await Promise.all(Object.entries(who).map(async ([k, a]) => [k, await Session.sign_in(a)])));
const code = code_of(await intake(s.desk, "1.004873"));
const name = sql(`SELECT a.name FROM applicant a JOIN dossier d ON d.id = a.dossier_id WHERE d.code = '${code}'`);
const id = sql(`SELECT id FROM dossier WHERE code = '${code}'`);
const path = `/can-bo/ho-so/${code}`;

// A purpose first.
const asked = await s.control.get(path);
check("control is asked for a purpose before anything is shown", asked.status === 403 && asked.body.includes("Mục đích xem hồ sơ") && !asked.body.includes(name));
check("the question itself is in the trail", rows(`dossier_id = ${id} AND account_id = ${login(who.control)} AND outcome = 'asked'`) === 1);
for (const [sentence, changes, words] of [["no purpose", { muc_dich: null }, "chọn mục đích"], ["a purpose that is not offered", { muc_dich: "thu_ly" }, "chọn mục đích"], ["no words", { muc_dich_ro: "" }, "nêu rõ"], ["two words", { muc_dich_ro: "xem thử" }, "ít nhất 10"], ["a telephone number", { muc_dich_ro: "Người dân gọi từ 0905 218 218 hỏi" }, "số điện thoại"]]) {
	const res = await s.control.say_purpose(code, changes);
	check(`${sentence} is answered beside the field`, res.status === 422 && res.body.includes(words) && !res.body.includes(name), `${res.status}`);
}
const kept = await s.control.say_purpose(code, { muc_dich: "khieu_nai", muc_dich_ro: "ngắn" });
check("what was chosen and typed is kept", kept.body.includes('value="khieu_nai" checked') && kept.body.includes('value="ngắn"'));
check("nothing is open yet", (await s.control.get(path)).status === 403);
const fields = form((await s.control.get(path)).body, `${path}/muc-dich`);
check("without the token nothing is said", (await s.control.post(`${path}/muc-dich`, set(fields, { _csrf: null, muc_dich: "kiem_tra", muc_dich_ro: "Kế hoạch kiểm tra quý IV" }))).status === 403);
check("nobody is led to another site", (await s.control.post(`${path}/muc-dich`, set(fields, { _tiep: "https://evil.example/", muc_dich: "khieu_nai", muc_dich_ro: "Đơn kiến nghị số 12" }))).headers.location === "/can-bo");
const open = await s.control.get(path);
check("once said, the dossier opens", open.status === 200 && open.body.includes(name));
check("the look carries the purpose that was said", rows(`dossier_id = ${id} AND action = 'read' AND outcome = 'ok' AND purpose = 'khieu_nai' AND role = 'CONTROL'`) === 1);
check("it holds for this dossier only", (await s.control.get(`/can-bo/ho-so/${dossiers.filter((d) => d.code !== code).find((d) => sql(`SELECT 1 FROM dossier d JOIN unit u ON u.id = d.seat_id WHERE d.code = '${d.code}' AND u.code = '${U}'`)).code}`)).status === 403);
check("and for this person only", (await s.other.get(path)).status === 403);
check("the desk is not asked", (await s.desk.get(path)).status === 200);
check("another ward does not learn that there is such a dossier", (await (await Session.sign_in(account("CONTROL", "W-LC-VP"))).get(path)).status === 404);
// A form that meets the question waits.
const wanted = [["_csrf", fields.find(([k]) => k === "_csrf")[1]], ["_key", "0".repeat(32)], ["_version", "1"], ["ghi_chu", "Nội dung đã gõ"]];
const csrf = form((await s.other.get(path)).body, `${path}/muc-dich`).find(([k]) => k === "_csrf")[1];
const met = await s.other.post(`${path}/buoc/chuyen`, set(wanted, { _csrf: csrf }));
const waiting = form(met.body, `${path}/muc-dich`);
check("a form that meets the question is kept", met.status === 403 && waiting?.some(([k, v]) => k === "ghi_chu" && v === "Nội dung đã gõ"), `${met.status}`);
const resumed = await s.other.post(`${path}/muc-dich`, set(waiting ?? [], { muc_dich: "phoi_hop", muc_dich_ro: "Góp ý theo công văn 15" }));
check("and waits, complete, after it", resumed.status === 200 && form(resumed.body, `${path}/buoc/chuyen`)?.some(([, v]) => v === "Nội dung đã gõ"), `${resumed.status}`);

// The trail.
const home = await s.control.get("/can-bo/kiem-tra");
check("the auditor's page names the newest seal or says there is none", home.status === 200 && /Mã niêm phong|Chưa có niêm phong/.test(home.body));
check("and the state of the last replay", /Không nguyên vẹn|Nguyên vẹn|Chưa có gì để kiểm tra|Chưa có lần kiểm tra/.test(home.body));
// Of what was replayed only: nothing is whole before there was something.
const replayed = async (seals, n, faults = 0) => {
	sql(`INSERT INTO seal_check (at, seals, rows_n, waiting, faults, kind, fault_id, reason) VALUES (UTC_TIMESTAMP(), ${seals}, ${n}, 0, ${faults}, '${faults ? "seal" : ""}', '${faults ? "12" : ""}', '')`);
	return (await s.control.get("/can-bo/kiem-tra")).body;
};
const last_replay = sql("SELECT COALESCE(MAX(id), 0) FROM seal_check"), of_nothing = await replayed(0, 0), of_rows = await replayed(2, 1234), of_faults = await replayed(2, 1234, 3);
check("a replay of no row is not called whole", of_nothing.includes("Chưa có gì để kiểm tra") && !/nguyên vẹn/i.test(of_nothing));
check("one with faults says how many", /Không nguyên vẹn<\/strong>[^<]*3 chỗ sai/.test(of_faults) && !of_faults.includes(">Nguyên vẹn<"));
check("one of rows is, with their number", /Nguyên vẹn<\/strong>[^<]*2 niêm phong, 1\.234 dòng/.test(of_rows) && !of_rows.includes("Chưa có gì để kiểm tra"));
sql(`INSERT INTO seal_check (at, seals, rows_n, waiting, faults, kind, fault_id, reason) SELECT at, seals, rows_n, waiting, faults, kind, fault_id, reason FROM seal_check WHERE id = ${last_replay}`);
check("the menu leads there", home.body.includes('href="/can-bo/kiem-tra" aria-current="true"'));
const dossier = await s.control.get(`/can-bo/kiem-tra/ho-so?ma=${code}`);
const text = dossier.body.slice(dossier.body.indexOf("<h2 class=\"govuk-heading-m\">"));
check("by dossier: who looked, who was asked, why", dossier.status === 200 && ["Mở hồ sơ", "Hỏi mục đích", "Giải quyết phản ánh, khiếu nại", "Đơn kiến nghị số 12", "Tiếp nhận"].every((w) => text.includes(w)));
check("it does not show the applicant", !dossier.body.includes(name));
check("looking at the trail leaves a row that names the dossier", rows(`dossier_id = ${id} AND action = 'audit_read' AND account_id = ${login(who.control)} AND purpose = 'kiem_tra'`) === 1);
const desk_id = sql(`SELECT id FROM account WHERE login = '${who.desk.login}'`);
const looked_at = rows(`action = 'audit_person' AND subject_id = ${desk_id}`);
const person = await s.control.get(`/can-bo/kiem-tra/nguoi?nguoi=${desk_id}`);
check("by person", person.status === 200 && person.body.includes("Tiếp nhận hồ sơ") && person.body.includes(code));
check("and that too leaves a row about the person", rows(`action = 'audit_person' AND subject_id = ${desk_id}`) === looked_at + 1);
await s.desk.get("/can-bo/ho-so/H17.99-260101-9999");
const refused = await s.control.get(`/can-bo/kiem-tra/nguoi?nguoi=${desk_id}&chi=tu-choi`);
const cells = [...refused.body.matchAll(/<\/td><td class="mc-only-wide">(<strong[^>]*>)?(Được|Từ chối|Hỏi mục đích)/g)].map((m) => m[2]);
check("refusals alone", refused.status === 200 && cells.length > 0 && cells.every((c) => c === "Từ chối"), cells.join());
const day = await s.control.get("/can-bo/kiem-tra/ngay");
check("by day, today first", day.status === 200 && day.body.includes("Mở hồ sơ"));
check("no code of a program is shown", !/Thao tác khác|sign_in|audit_|khieu_nai|RECEPTION|cho-chuyen</.test(day.body));
check("by day, refusals alone", (await s.control.get("/can-bo/kiem-tra/ngay?chi=tu-choi")).status === 200);
// Page by page to the end: every row once.  More than one page there must be.
for (let i = 0; i < 60; i++) await s.desk.get(path);
let next = "/can-bo/kiem-tra/ngay";
let seen = 0;
for (let i = 0; i < 400 && next; i++) {
	const page = await s.control.get(next);
	seen += (page.body.match(/<tr><td class="mc-only-wide">/g) ?? []).length;
	next = page.body.match(/href="([^"]*truoc=[^"]*)"/)?.[1].replaceAll("&amp;", "&");
}
const today = Number(sql(`SELECT COUNT(*) FROM audit WHERE authority_id = (SELECT id FROM unit WHERE code = '${U}') AND DATE(at + INTERVAL 7 HOUR) = DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR)`));
check("pages follow each other to the first row", seen > 50 && seen <= today && seen > today - 450, `${seen} of ${today}`);
for (const [sentence, p, words] of [["a day that is none", "ngay?ngay=31/02/2026", "Ngày chưa đúng"], ["words for a day", "ngay?ngay=h%C3%B4m%20qua", "Ngày chưa đúng"], ["nobody", "nguoi?nguoi=", "chọn một người"], ["a person of another ward", `nguoi?nguoi=${sql(`SELECT id FROM account WHERE login = '${account("RECEPTION", "W-LC-HCC").login}'`)}`, "chọn một người"], ["a number that is none", "ho-so?ma=xyz", "govuk-error-message"], ["a dossier of another ward", `ho-so?ma=${sql("SELECT d.code FROM dossier d JOIN unit u ON u.id = d.seat_id WHERE u.code = 'W-LC' LIMIT 1")}`, "trong phạm vi"]]) {
	const res = await s.control.get(`/can-bo/kiem-tra/${p}`);
	check(`${sentence}: a sentence beside the field`, res.status === 422 && res.body.includes(words), `${res.status}`);
}
check("a place to begin that makes no sense begins at the newest", (await s.control.get("/can-bo/kiem-tra/ngay?truoc=x.y")).status === 200);

// The export, with a digest that the trail keeps.
const csv = await new Promise((resolve, reject) => {
	import("node:http").then(({ default: http }) => http.get(`${BASE}/can-bo/kiem-tra/ngay.csv`, { headers: { Cookie: Object.entries(s.control.cookies).map(([k, v]) => `${k}=${v}`).join("; ") } }, (res) => {
		const parts = [];
		res.on("data", (d) => parts.push(d)).on("end", () => resolve({ res, bytes: Buffer.concat(parts) })).on("error", reject);
	}));
});
const digest = createHash("sha256").update(csv.bytes).digest("hex");
check("a day as CSV, as a download", csv.res.statusCode === 200 && /attachment; filename="nhat-ky-\d{4}-\d\d-\d\d-/.test(csv.res.headers["content-disposition"]) && csv.bytes.toString().split("\r\n").length > 50);
check("its digest is in the trail", rows(`action = 'audit_csv' AND detail LIKE '%${digest}'`) === 1 && csv.res.headers["content-disposition"].includes(digest.slice(0, 16)));
check("and holds no applicant", !csv.bytes.toString().includes(name));

// Only those who watch.
for (const role of ["RECEPTION", "HANDLER", "DEPT_HEAD", "UBND_LEADER", "CLERK", "ADMIN"]) {
	const a = accounts.find((x) => x.roles.includes(role) && !x.roles.some((r) => r === "CONTROL" || r === "INSPECTOR"));
	const session = await Session.sign_in(a);
	const statuses = await Promise.all(["", "/ngay", "/ngay.csv", "/nguoi?nguoi=1", `/ho-so?ma=${code}`].map(async (p) => (await session.get(`/can-bo/kiem-tra${p}`)).status));
	check(`${role} may not read the trail`, statuses.every((x) => x === 403), statuses.join());
}
check("nobody is sent to sign in", (await request("GET", "/can-bo/kiem-tra/ngay")).status === 303);
// Passwords that were wrong are in the trail of the person's committee.
const before = rows(`action = 'sign_in_failed' AND subject_id = ${desk_id}`);
await new Session().post("/can-bo/dang-nhap", [["ten_dang_nhap", who.desk.login], ["mat_khau", "khong-phai-mat-khau"], ["_tiep", ""]]);
check("a wrong password is seen by the committee's auditors", rows(`action = 'sign_in_failed' AND subject_id = ${desk_id} AND authority_id IS NOT NULL AND account_id IS NULL`) === before + 1 && (await s.control.get("/can-bo/kiem-tra/ngay?chi=tu-choi")).body.includes("Đăng nhập không được"));

// The committee above: reads after saying what for, and does nothing.
const above = await Session.sign_in(accounts.find((a) => a.roles.includes("INSPECTOR") && a.unit === "DN"));
// A name of this run alone: what was said in a run before holds for an hour.
const last_name = [...Date.now().toString(26)].map((c) => String.fromCharCode(97 + parseInt(c, 26))).join("").replace(/^./, (c) => c.toUpperCase()), owner = `Huỳnh Thị ${last_name}`;
const second = code_of(await intake(s.desk, "1.004873", { ho_ten: owner })), second_id = sql(`SELECT id FROM dossier WHERE code = '${second}'`), there = `/can-bo/ho-so/${second}`, its_trail = `/can-bo/kiem-tra/ho-so?ma=${second}`;
const first_look = await above.get(there), first_trail = await above.get(its_trail);
check("the inspection above is asked what for, and shown nothing", first_look.status === 403 && first_look.body.includes("Mục đích xem hồ sơ") && !first_look.body.includes(owner));
check("the same for the trail of a dossier below, and led back to it", first_trail.status === 403 && form(first_trail.body, `${there}/muc-dich`)?.some(([k, v]) => k === "_tiep" && v === its_trail), `${first_trail.status}`);
check("a number that is typed leads to the question", ((res) => res.status === 303 && res.headers.location.endsWith(there))(await above.get(`/can-bo/tim?q=${second}`)));
check("a name that is searched shows no more than the gate", !(await above.get(`/can-bo/tim?q=${encodeURIComponent(last_name)}`)).body.includes(owner));
await above.say_purpose(second);
const looked = await above.get(there), read_trail = await above.get(its_trail);
check("then the dossier and its trail are read", looked.status === 200 && looked.body.includes(owner) && read_trail.status === 200, `${looked.status} ${read_trail.status}`);
check("and nothing there can be done", !/\/buoc\//.test(looked.body) && (await above.post(`${there}/buoc/chuyen`, [["_csrf", looked.body.match(/name="_csrf" value="([^"]+)"/)[1]], ["_key", "1".repeat(32)], ["phien_ban", "1"]])).status === 403);
check("the look is in the trail, with the purpose that was said", rows(`dossier_id = ${second_id} AND action = 'read' AND outcome = 'ok' AND purpose = 'kiem_tra' AND role = 'INSPECTOR'`) >= 1);
check("the owner sees the look", Number(sql(`SELECT COUNT(*) FROM public_access WHERE dossier_id = ${second_id} AND role = 'INSPECTOR'`)) >= 1);
check("a dossier that is nowhere is nowhere for it too", (await above.get("/can-bo/ho-so/H17.82-200101-0001")).status === 404);
check("the control of a ward reaches no other ward", (await (await Session.sign_in(account("CONTROL", "W-LC-VP"))).get(there)).status === 404);
// A search tells nobody more than the gate does.
const typed = await s.control.get(`/can-bo/tim?q=${encodeURIComponent(last_name)}`), by_desk = await s.desk.get(`/can-bo/tim?q=${encodeURIComponent(last_name)}`);
check("a search shows control no name before a purpose", typed.body.includes(second) && !typed.body.includes(owner) && typed.body.includes("Có hồ sơ, cần nêu mục đích"));
check("and the desk, whose work it is, all of it", by_desk.body.includes(owner));
await s.control.say_purpose(second);
check("and control once it was said", (await s.control.get(`/can-bo/tim?q=${encodeURIComponent(last_name)}`)).body.includes(owner));
finish();
