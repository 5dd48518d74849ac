// Acting for another ("ký thay"), and handing over what a leaver has open.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Session, VAR, account, accounts, check, code_of, finish, form, intake, set, replay } from "../support/http.mjs";

const BUILD = process.env.BUILD ?? "build";
const dmy = (days) => new Date(Date.now() + (days * 24 + 7) * 3600e3).toISOString().slice(0, 10).split("-").reverse().join("/");
const has = (res, words) => res.body.includes(words);
const db = (sql) => execFileSync("mariadb", ["--no-defaults", `--socket=${join(VAR, "run", "mariadb.sock")}`, "-N", "motcua", "-e", sql], { encoding: "utf8" }).trim();
const PAGE = "/can-bo/uy-quyen", PEOPLE = "/can-bo/quan-tri/tai-khoan", HAND = "/can-bo/don-vi/ban-giao";
const admin = await Session.sign_in(accounts.find((a) => a.roles.includes("ADMIN")));
const post = async (s, path, page, changes) => s.post(path, set(form((await s.get(page)).body, path), changes));
const token = async (s) => (await s.get("/can-bo/tai-khoan")).body.match(/name="_csrf" value="([^"]+)"/)[1];

// A delegate of the test's own: the demonstration accounts stay as they are.
const tag = Date.now().toString(36);
const make = async (login, role, unit) => {
	const page = await admin.get(`${PEOPLE}-moi`);
	const id = page.body.match(new RegExp(`<option value="(\\d+)"[^>]*>[^<]*\\(${unit}\\)<`))[1];
	const res = await admin.post(`${PEOPLE}-moi`, set(form(page.body, `${PEOPLE}-moi`), { ten_dang_nhap: login, ho_ten: `Người ${login}`, chuc_danh: "Chuyên viên", vai_tro: role, don_vi: id }));
	const who = { login, name: `Người ${login}`, password: res.body.match(/Mật khẩu<\/dt><dd[^>]*>([^<]+)</)[1] };
	return [who, await Session.sign_in(who), id];
};
const [deputy, s_deputy, vp] = await make(`pho.${tag}`, "HANDLER", "W-HK-VP");
const chair = account("UBND_LEADER", "W-HK"), s_chair = await Session.sign_in(chair);
const head = account("DEPT_HEAD", "W-HK-VP"), s_head = await Session.sign_in(head);

// Who may give what to whom, and when.
const blank = await s_chair.get(PAGE);
const role_at = blank.body.match(/<option value="(UBND_LEADER:\d+)"/)?.[1];
const id_of = (name) => blank.body.match(new RegExp(`<option value="(\\d+)"[^>]*>${name} \\(`))?.[1];
check("a leader is offered the roles held today and nobody else's", !!role_at && !has(blank, "DEPT_HEAD:"));
check("and the people of the same ward", !!id_of(deputy.name) && !has(blank, account("UBND_LEADER", "W-HV").name + " ("));
const give = (changes, s = s_chair) => post(s, PAGE, PAGE, { vai_tro: role_at, nguoi_nhan: id_of(deputy.name), tu_ngay: dmy(0), den_ngay: dmy(5), pham_vi: "all", so_quyet_dinh: "12/QĐ-UBND", can_cu: "Đi công tác", ...changes });
const refused = async (sentence, changes, words, status = 422) => {
	const res = await give(changes);
	check(sentence, res.status === status && has(res, words), `${res.status}`);
	return res;
};
const me = (await s_chair.get(PAGE)).body.match(/name="nguoi_giao" value="([^"]+)"/)[1];
check("the form is the leader's own", me === chair.login);
await refused("yesterday cannot be delegated", { tu_ngay: dmy(-1) }, "ngày đã qua");
await refused("an end before the beginning is refused", { tu_ngay: dmy(4), den_ngay: dmy(2) }, "Ngày cuối phải");
await refused("a delegation without an end is refused", { den_ngay: "" }, "Nhập ngày cuối");
await refused("without a decision's number it is refused", { so_quyet_dinh: " " }, "Nhập số văn bản");
await refused("a role one does not hold cannot be given", { vai_tro: `DEPT_HEAD:${vp}` }, "quá phạm vi");
await refused("nor an administrator's", { vai_tro: role_at.replace("UBND_LEADER", "ADMIN") }, "Chọn vai trò");
await refused("nor to somebody who is nobody", { nguoi_nhan: "999999" }, "phải đang có nhiệm vụ");
await refused("an unknown field is refused", { pham_vi: "field", gia_tri: "Phép thuật" }, "không có lĩnh vực");
const kept = await refused("an unknown procedure is refused", { pham_vi: "procedure", gia_tri: "9.999999" }, "không có thủ tục");
check("what was typed is kept", has(kept, "Đi công tác") && has(kept, "9.999999"));
const others = (await admin.get(`${PAGE}?nguoi_giao=${deputy.login}`)).body.match(new RegExp(`<option value="(\\d+)"[^>]*>${chair.name} \\(`))[1];
await refused("nobody delegates to themselves", { nguoi_nhan: others }, "chính mình");
check("without a token it is refused", (await s_chair.post(PAGE, [["vai_tro", role_at]])).status === 403);
check("a handler delegates nothing", (await s_deputy.get(PAGE)).status === 403);

// A delegation of one procedure: reaches that one and no other.
const desk = await Session.sign_in(account("RECEPTION", "W-HK-HCC")), handler = await Session.sign_in(account("HANDLER", "W-HK-VP"));
const hits = [...(await desk.get("/can-bo/tiep-nhan?tim=ho%20tich")).body.matchAll(/\/can-bo\/tiep-nhan\/([^"?]+)"/g)].map((m) => m[1])
	// One that was signed by holds to the end of its day: a second run takes another.
	.filter((p) => !db("SELECT scope_value FROM delegation WHERE scope = 'procedure'").split("\n").includes(p));
async function for_signature(procedure) {
	const code = code_of(await intake(desk, procedure));
	await desk.move(code, "chuyen");
	await s_head.move(code, "nhan");
	const options = (await s_head.get(`/can-bo/ho-so/${code}`)).body.match(new RegExp(`<option value="(\\d+)"[^>]*>${account("HANDLER", "W-HK-VP").name}`));
	await s_head.move(code, "phan-cong", { nguoi_thu_ly: options[1] });
	await handler.move(code, "trinh");
	await s_head.move(code, "duyet");
	return { code, procedure };
}
const near = await for_signature(hits[0]), far = await for_signature(hits[1]);
const ready = (await s_chair.get(`/can-bo/ho-so/${near.code}`)).body + (await s_chair.get(`/can-bo/ho-so/${far.code}`)).body;
check("two dossiers of two procedures wait for a signature", near.procedure !== far.procedure && ready.split("/buoc/ky").length === 3);
let res = await give({ pham_vi: "procedure", gia_tri: near.procedure });
check("a leader delegates one procedure", res.status === 303, `${res.status}`);
await refused("the same days cannot be delegated again for it", { pham_vi: "all", nguoi_nhan: id_of(head.name) }, "đã được ủy quyền cho");
await refused("nobody acts for two in one unit at once", { pham_vi: "procedure", gia_tri: far.procedure }, "đang ký thay");
res = await s_deputy.get("/can-bo/tai-khoan");
check("the delegate sees the other's unit", has(res, "Lãnh đạo UBND (ký thay)"));
const unit = role_at.split(":")[1];
await s_deputy.post("/can-bo/tai-khoan/don-vi", [["_csrf", await token(s_deputy)], ["don_vi", unit]]);
res = await s_deputy.get("/can-bo/hop-viec");
check("a delegated leader's role needs a second factor first", res.status === 303 && (await s_deputy.get("/can-bo/dang-nhap")).headers.location.startsWith("/can-bo/dang-nhap/xac-thuc"));
const { totp, step_now } = await import("../support/totp.mjs");
const ENROL = "/can-bo/dang-nhap/xac-thuc";
const secret = (await s_deputy.get(ENROL)).body.match(/Khóa: <strong[^>]*>([A-Z2-7 ]+)</)[1].replaceAll(" ", "");
await s_deputy.step(ENROL, { ma_xac_thuc: totp(secret, step_now()) });
res = await s_deputy.get("/can-bo/hop-viec");
check("standing there, the page says for whom", res.status === 200 && has(res, `ký thay ${chair.name}`));
check("no button for the procedure that was not delegated", !form((await s_deputy.get(`/can-bo/ho-so/${far.code}`)).body, `/can-bo/ho-so/${far.code}/buoc/ky`));
const forced = async (d) => {
	const f = form((await s_chair.get(`/can-bo/ho-so/${d.code}`)).body, `/can-bo/ho-so/${d.code}/buoc/ky`);
	return s_deputy.post(`/can-bo/ho-so/${d.code}/buoc/ky`, set(f, { _csrf: await token(s_deputy) }));
};
check("nor does a forced post sign it", (await forced(far)).status === 403);
check("the delegated one is signed", (await s_deputy.move(near.code, "ky")).status === 303);
res = await s_chair.get(`/can-bo/ho-so/${near.code}`);
check("and the log says who signed for whom", has(res, `${deputy.name} (ký thay ${chair.name})`));
const verify = replay();
check("the replay stays clean", / 0 faults/.test(verify), verify.trim());

// Its end.
const list = await s_chair.get(PAGE);
const end = list.body.match(/action="(\/can-bo\/uy-quyen\/\d+\/cham-dut)"/)[1];
const ends = (s, changes) => post(s, end, PAGE, { thoi_tu_ngay: dmy(0), ly_do: "Đã về", ...changes });
check("it does not end in the past", has(await ends(s_chair, { thoi_tu_ngay: dmy(-2) }), "đã qua"));
check("nor later than it ends anyway", has(await ends(s_chair, { thoi_tu_ngay: dmy(9) }), "vốn đã hết"));
check("nor without a reason", (await ends(s_chair, { ly_do: "" })).status === 422);
check("another head cannot end it", (await s_head.post(end, [["_csrf", await token(s_head)], ["thoi_tu_ngay", dmy(0)], ["ly_do", "x"]])).status === 403);
check("nor from today, on which it was signed by, in a sentence that says from when", ((r) => r.status === 422 && has(r, `từ ngày mai, ${dmy(1)}`))(await ends(s_chair, {})));
check("its giver ends it from tomorrow", (await ends(s_chair, { thoi_tu_ngay: dmy(1) })).status === 303);
check("today it still holds", (await s_deputy.get("/can-bo/hop-viec")).status === 200);
check("a second end is refused", (await s_chair.post(end, [["_csrf", await token(s_chair)], ["thoi_tu_ngay", dmy(1)], ["ly_do", "x"]])).status === 409);
check("history tells it on the person's page", has(await admin.get(`${PEOPLE}/${deputy.login}`), "Chấm dứt ủy quyền từ"));

// Leaving: hand over first.
// The busiest case officer of the demonstration who has a colleague; other tests have made accounts of their own.
const busy = db(`SELECT a.login FROM dossier d JOIN account a ON a.id = d.handler_id JOIN unit u ON u.id = d.seat_lead_id
	WHERE d.clock <> 'stopped' AND u.code LIKE 'W-%' AND a.login NOT LIKE 'pho.%' GROUP BY a.id ORDER BY COUNT(*) DESC LIMIT 50`).split("\n");
const leaver = busy.map((login) => accounts.find((a) => a.login === login)).find((a) => a && accounts.some((b) => b.unit === a.unit && b.roles.includes("HANDLER") && b.login !== a.login));
const heir = accounts.find((a) => a.unit === leaver.unit && a.roles.includes("HANDLER") && a.login !== leaver.login);
const boss = await Session.sign_in(account("DEPT_HEAD", leaver.unit));
const open = () => Number(db(`SELECT COUNT(*) FROM dossier d JOIN account a ON a.id = d.handler_id WHERE a.login = '${leaver.login}' AND d.clock <> 'stopped'`));
const before = open();
check("the leaver has open dossiers", before >= 3, `${before}`);
let cli = "";
try { execFileSync(join(BUILD, "bin", "motcua"), ["user", "disable", leaver.login, "--var", VAR], { stdio: "pipe" }); } catch (e) { cli = String(e.stderr); }
check("the command line does not lock the leaver out either", cli.includes("hồ sơ đang giải quyết"), cli);
res = await boss.get(HAND);
const leaver_id = db(`SELECT id FROM account WHERE login = '${leaver.login}'`), heir_id = db(`SELECT id FROM account WHERE login = '${heir.login}'`);
check("the head sees who has how many", has(res, leaver.name) && has(res, `${HAND}?nguoi=${leaver_id}`));
const fields = form((await boss.get(`${HAND}?nguoi=${leaver_id}`)).body, HAND);
const rows = fields.filter(([k]) => k.startsWith("giao_")).map(([k]) => k);
check("and each of them as a row", rows.length === before, `${rows.length}`);
check("a reason is asked for", (await boss.post(HAND, set(fields, { nguoi_nhan: heir_id }))).status === 422);
check("and somebody to take them", has(await boss.post(HAND, set(fields, { ly_do: "Nghỉ việc" })), "Chọn người nhận"));
res = await boss.post(HAND, set(fields, { ly_do: "Nghỉ việc", [rows[0]]: heir_id }));
check("one row is handed over alone", res.status === 200 && has(res, `đã giao cho ${heir.name}`) && open() === before - 1, `${open()}`);
const rest = form((await boss.get(`${HAND}?nguoi=${leaver_id}`)).body, HAND);
const more = rest.filter(([k]) => k.startsWith("phien_ban_")).map(([k]) => k);
res = await boss.post(HAND, set(rest, { ly_do: "Nghỉ việc", nguoi_nhan: heir_id, [more[0]]: "1" }));
check("the rest at once; a row that changed meanwhile says so", has(res, "đã giao cho") && has(res, "chưa thực hiện được") && open() === 1, `${open()}`);
const twice = await boss.post(HAND, set(rest, { ly_do: "Nghỉ việc", nguoi_nhan: heir_id, [more[0]]: "1" }));
check("the same form again moves nothing more", open() === 1 && twice.status === 200);
await boss.post(HAND, set(form((await boss.get(`${HAND}?nguoi=${leaver_id}`)).body, HAND), { ly_do: "Nghỉ việc", nguoi_nhan: heir_id }));
check("none is left", open() === 0, `${open()}`);
const theirs = `${PEOPLE}/${leaver.login}`;
check("then the account is locked", (await post(admin, `${theirs}/khoa`, theirs, { ly_do: "Nghỉ việc" })).status === 303);
check("and opened again for the other tests", (await post(admin, `${theirs}/mo-khoa`, theirs, { ly_do: "Trở lại" })).status === 303);
check("a desk officer hands nothing over", (await (await Session.sign_in(account("RECEPTION", "W-HK-HCC"))).get(HAND)).status === 403);
check("without a token nothing is handed over", (await boss.post(HAND, [["nguoi", leaver_id]])).status === 403);
finish();
