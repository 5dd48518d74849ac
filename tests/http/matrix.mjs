// Generated from the route table and the table of moves: every state-changing
// route without, with a wrong and with another session's token, from another
// site, from nowhere; every route by every role on every class of object.  A
// new route is covered by being in the table; a new kind of :parameter has to
// be taught below.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { BASE, Session, accounts, check, dossiers, encode, finish, form, intake, code_of, key, request, set } from "../support/http.mjs";
import { BY_ECONOMY, BY_OFFICE, WARD, as, choice, facts, go, open, people, reach, states } from "../support/ward.mjs";
import { pdf } from "../support/samples.mjs";

const BUILD = process.env.BUILD ?? "build";
const only = process.env.MATRIX ?? ""; // "csrf" or "roles" for a part of it
const t0 = Date.now();
const progress = (words) => console.log(`# ${((Date.now() - t0) / 1000).toFixed(0)} s: ${words}`);

const routes = ["public", "staff"].flatMap((program) => execFileSync(`${BUILD}/bin/${program}`, ["--routes"], { encoding: "utf8" }).trim().split("\n").map((line) => {
	const [, method, path, csrf, rate, has_form, roles] = line.match(/^(\S+)\s+(\S+)\s+csrf=(\S+)\s+rate=(\S+)\s+form=(\S+)\s.*roles=(.*?)\s*$/) ?? [];
	if (!method) throw new Error(`a line of --routes that this test cannot read: ${line}`);
	return { program, method, path, csrf, rate, has_form, roles: roles.replace("any staff", "STAFF").split(" "), name: `${method} ${path}` };
}));
const rows = readFileSync("tests/data/moves.golden", "utf8").trim().split("\n").map((line) => {
	const [from, move, to, scope, clock, roles] = line.split(" ");
	return { from, move, to, scope, clock, roles: roles.split(",") };
});
const MOVES = [...new Set(rows.map((r) => r.move))];

// ---- who ----
const HALFWAY = ["at-code", "at-password", "at-enrol"];
const token_in = (body) => body.match(/name="_csrf" value="([^"]+)"/)?.[1];
const actors = [];
async function signed_in(name, who, session) {
	const s = session ?? await Session.sign_in(who);
	for (const role of who.roles) actors.push({ role, name, login: who.login, unit: who.unit, authority: who.unit.match(/^W-[A-Z]+/)?.[0] ?? who.unit, session: s, csrf: token_in((await s.get("/can-bo/tai-khoan")).body) });
}
for (const [name, who] of Object.entries(people)) await signed_in(name, who, await as(name));
const admin = accounts.find((a) => a.roles.includes("ADMIN")), inspector = accounts.find((a) => a.roles.includes("INSPECTOR"));
await signed_in("admin", admin);
await signed_in("inspector", inspector);
const ADMIN = actors.find((a) => a.role === "ADMIN");
const PEOPLE = "/can-bo/quan-tri/tai-khoan";
async function new_account(login, role) {
	const blank = (await ADMIN.session.get(`${PEOPLE}-moi`)).body;
	const unit = blank.match(new RegExp(`<option value="(\\d+)"[^>]*>[^<]*\\(${WARD}-VP\\)<`))[1];
	const res = await ADMIN.session.post(`${PEOPLE}-moi`, set(form(blank, `${PEOPLE}-moi`), { ten_dang_nhap: login, ho_ten: "Lê Văn Thử", chuc_danh: "Chuyên viên", vai_tro: role, don_vi: unit }));
	return { login, roles: [role], unit: `${WARD}-VP`, password: res.body.match(/Mật khẩu<\/dt><dd[^>]*>([^<]+)</)?.[1] };
}
const tag = Date.now().toString(36);
const victim = `nan.nhan.${tag}`;
await new_account(victim, "CASHIER");
// Half-way through signing in: after the password, before a new one, before enrolling.
async function halfway(role, who, password) {
	const [s, res] = await Session.with_password(who, password);
	if (!res.headers.location?.startsWith("/can-bo/dang-nhap/")) throw new Error(`${role}: ${res.status} ${res.headers.location}`);
	return { role, name: role, login: who.login, session: s, at: res.headers.location };
}
for (const [role, make] of [
	["at-code", async () => halfway("at-code", inspector)],
	["at-password", async () => halfway("at-password", await new_account(`mk.${tag}`, "HANDLER"))],
	["at-enrol", async () => {
		const who = await new_account(`xt.${tag}`, "DEPT_HEAD"), half = await halfway("at-enrol", who);
		const mine = `rieng cua ${key()}`;
		const res = await half.session.step(half.at, { mat_khau_moi: mine, mat_khau_lai: mine });
		return { ...half, at: res.headers.location };
	}],
]) {
	const half = await make();
	const page = await half.session.get(half.at);
	check(`${role}: somebody stands half-way through signing in`, page.status === 200 && !!token_in(page.body), `${page.status} ${half.at}`);
	actors.push({ ...half, unit: "-", authority: "-", csrf: token_in(page.body) });
}
actors.push({ role: "public", name: "nobody", login: "", unit: "-", authority: "-", session: new Session(), csrf: "0".repeat(64) });
const full = (a) => a.role !== "public" && !HALFWAY.includes(a.role);
const may_call = (a, route) => route.roles.includes("public") || route.roles.includes(a.role) || (full(a) && route.roles.includes("STAFF"));
const all_roles = new Set(routes.flatMap((r) => r.roles).filter((r) => r !== "STAFF" && r !== "public"));
const missing = [...all_roles].filter((r) => !actors.some((a) => a.role === r));
check("every role of the route table has somebody here", !missing.length, `add an account of ${missing} to the actors of tests/http/matrix.mjs`);

// ---- on what ----
// Of each kind of parameter, by the path that leads to it: a value of each
// class and what somebody whom the table lets in finds there: "open", "ask"
// (says first what for), "hidden" (not known to exist), "maybe" (a day's list,
// which may be empty).
const open_to_all = () => "open", hidden = () => "hidden", maybe = () => "maybe";
// Who works on a dossier opens it; others of its committee say what for.
const WATCH = ["CONTROL", "INSPECTOR", "ADMIN"];
function sees(a, o) {
	const works = !WATCH.includes(a.role) && [o.desk, o.lead, o.unit, o.authority, ...(o.had ?? [])].includes(a.unit);
	// The inspection and control of the committee above say what for, as those of the ward's own do.
	if (a.authority === "DN" && o.authority !== "DN" && ["INSPECTOR", "CONTROL"].includes(a.role)) return "ask";
	if (a.authority !== o.authority) return [o.asked, o.post].includes(a.unit) && o.asked !== undefined ? "open" : "hidden";
	return works || a.unit === o.asked ? "open" : "ask";
}
const theirs = { state: "DANG_THU_LY", authority: WARD, desk: `${WARD}-HCC`, lead: `${WARD}-KTHTDT`, unit: `${WARD}-KTHTDT`, holder: people.economist.login, handler: people.economist.login, sender: people.economy.login, asked: null, post: null };
const elsewhere = { state: "DA_TIEP_NHAN", authority: "W-LC", desk: "W-LC-HCC", lead: "W-LC-VP", unit: "W-LC-HCC", asked: null, post: null };
async function of_economy() {
	const code = await open({}, BY_ECONOMY);
	await go("desk", code, "chuyen"); await go("economy", code, "nhan");
	await go("economy", code, "phan-cong", { nguoi_thu_ly: await choice("economy", code, people.economist.name) });
	return code;
}
const foreign_desk = await Session.sign_in(accounts.find((a) => a.unit === "W-LC-HCC" && a.roles.includes("RECEPTION")));
const foreign = code_of(await intake(foreign_desk, BY_OFFICE, {}));
const own = await reach("DANG_THU_LY"), ended = await reach("DA_TRA_KQ"), other = await of_economy();
async function file_of(code) {
	const desk = await as("desk"), path = `/can-bo/ho-so/${code}/tep`;
	await desk.upload(path, [...set(form((await desk.get(path)).body, path), { loai: "khac" })], [["tep", "giay.pdf", pdf(code)]]);
	return (await desk.get(path)).body.match(/\/tep\/(\d+)"/)?.[1];
}
async function at_the_desk() {
	const code = await reach("CO_KET_QUA");
	await go("desk", code, "nhan");
	return code;
}
// A report of the last month to the unit above, that of an earlier run included.
function month_ended() { return new Date(Date.parse(`${today().slice(0, 7)}-01`) - 86400e3).toISOString().slice(0, 7); }
async function report_sent() {
	const leader = await as("leader"), path = `/can-bo/gui-bao-cao/${month_ended()}`;
	const res = await leader.post(path, set(form((await leader.get(path)).body, path), { ly_do: "Đối chiếu lại danh sách của tháng." }));
	return res.headers.location?.match(/bao-cao\/(\d+)/)?.[1];
}
async function desk_notice() {
	const desk = await as("desk"), path = `/can-bo/tiep-nhan/${BY_OFFICE}/phieu/bo-sung`;
	const fields = form((await desk.get(path)).body, path);
	const res = await desk.post(path, set(fields, { ho_ten: "Lê Thị Thử", so_giay_to: `0481${String(Date.now()).slice(-8)}`, dien_thoai: "0905218218", dia_chi: "Tổ 1", can_bo_sung: "Bản chính", ly_do: "Thiếu bản chính", xac_nhan_lap_lai: "1" }));
	return res.headers.location?.match(/phieu\/(\d+)/)?.[1];
}
// A file of responsibility of the ward, whoever it is about.
async function file_of_responsibility() {
	const list = (await (await as("leader")).get("/can-bo/trach-nhiem?loai=dang-mo")).body;
	const [, id, name, unit] = list.match(/href="\/can-bo\/trach-nhiem\/(\d+)">([^<]+)<.*?<td class="opt">([^<]*)</) ?? [];
	const officer = accounts.find((a) => a.name === name && a.unit.startsWith(WARD))?.login;
	const head = (a) => a.role === "DEPT_HEAD" && a.session && unit === unit_name[a.unit];
	return [id, (a) => a.login === officer || head(a) || (["UBND_LEADER", "CONTROL"].includes(a.role) && a.authority === WARD) || (a.role === "INSPECTOR" && [WARD, "DN"].includes(a.authority)) ? "open" : "hidden"];
}
const unit_name = {};
for (const a of actors.filter((x) => x.role === "DEPT_HEAD" && full(x))) unit_name[a.unit] = (await a.session.get("/can-bo/tai-khoan")).body.match(/Đang làm việc tại <strong>([^<]+)/)?.[1];
async function a_count() {
	const desk = await as("desk"), path = "/can-bo/kiem-ke";
	const res = await desk.post(path, set(form((await desk.get(path)).body, path), { noi_kiem_ke: "Tủ thử" }));
	return (res.headers.location ?? res.body).match(/kiem-ke\/(\d+)/)?.[1];
}
const public_code = dossiers[3].code, NONE = "H17.33-991231-9999";
const KINDS = {
	"/can-bo/ho-so/:code": { own: [own, (a) => sees(a, facts("DANG_THU_LY"))], "another unit's": [other, (a) => sees(a, theirs)], ended: [ended, (a) => sees(a, facts("DA_TRA_KQ"))],
		"another authority's": [foreign, (a) => sees(a, elsewhere)], nonexistent: [NONE, hidden] },
	"/can-bo/ho-so/:code/buoc/:move": { own: ["trinh", open_to_all], nonexistent: ["khong-co-buoc", hidden] }, // all of them: below
	"/can-bo/ho-so/:code/tep/:id": { own: [await file_of(own), open_to_all], "another dossier's": [await file_of(ended), hidden], nonexistent: ["999999999", hidden] },
	"/can-bo/ho-so/:code/in/:mau": { own: ["kiem-soat", open_to_all], nonexistent: ["khong-co", hidden] },
	"/can-bo/ho-so/:code/giai-trinh/:id": { nonexistent: ["999999999", hidden] },
	"/can-bo/tiep-nhan/:ma": { own: [BY_OFFICE, open_to_all], nonexistent: ["9.999999", hidden] },
	"/can-bo/tiep-nhan/:ma/phieu/:loai": { own: ["bo-sung", open_to_all], nonexistent: ["khong-co", hidden] },
	"/can-bo/phieu/:id": { own: [await desk_notice(), open_to_all], nonexistent: ["999999999", hidden] },
	"/can-bo/hop-viec/bo-loc/:id": { nonexistent: ["999999999", maybe] }, // what is not there (or another's) ends silently
	"/can-bo/so/ban-giao/:ngay": { own: [today(), maybe], nonexistent: ["2026-13-40", hidden] },
	"/can-bo/so/buu-chinh/:ngay": { own: [today(), maybe], nonexistent: ["2026-13-40", hidden] },
	"/can-bo/so/ket-qua/:ngay": { own: [today(), maybe], nonexistent: ["2026-13-40", hidden] },
	"/can-bo/so/thu-xin-loi/:nam": { own: [today().slice(0, 4), open_to_all], nonexistent: ["1950", hidden] },
	"/can-bo/so/tre-han/:ky": { own: [today().slice(0, 7), open_to_all], nonexistent: ["2026-13", hidden] },
	"/can-bo/bao-cao/:id": { own: [await report_sent(), (a) => [WARD, "DN"].includes(a.authority) ? "open" : "hidden"], nonexistent: ["999999999", hidden] },
	"/can-bo/gui-bao-cao/:ky": { own: [month_ended(), open_to_all], nonexistent: ["2026-13", hidden] },
	"/can-bo/so/theo-doi/:nam": { own: [today().slice(0, 4), open_to_all], nonexistent: ["1950", hidden] },
	"/can-bo/quet/tra-ket-qua/:code": { own: [await at_the_desk(), (a) => sees(a, facts("CO_KET_QUA"))], "another authority's": [foreign, (a) => sees(a, elsewhere)], nonexistent: [NONE, hidden] },
	"/can-bo/thu-xin-loi/:id": { nonexistent: ["999999999", hidden] },
	"/can-bo/dieu-chinh/:id": { nonexistent: ["999999999", hidden] },
	"/can-bo/dieu-chinh/:id/:viec": { nonexistent: ["duyet", hidden] },
	"/can-bo/thu-xin-loi/:id/in/:mau": { nonexistent: ["thu", hidden] },
	"/can-bo/thu-xin-loi/:id/:viec": { nonexistent: ["ky", hidden] },
	"/cong-khai/don-vi/:unit": { own: ["W-HK", open_to_all], nonexistent: ["W-KHONG", hidden] },
	"/cong-khai/linh-vuc/:field": { own: ["ho-tich", open_to_all], nonexistent: ["khong-co", hidden] },
	"/cong-khai/thang/:month": { own: [today().slice(0, 7), open_to_all], nonexistent: ["2026-13", hidden] },
	"/can-bo/trach-nhiem/:id": { own: await file_of_responsibility(), nonexistent: ["999999999", hidden] },
	"/can-bo/trach-nhiem/:id/:viec": { own: ["y-kien", open_to_all], nonexistent: ["khong-co", hidden] },
	"/can-bo/kiem-ke/:id": { own: [await a_count(), (a) => a.unit === `${WARD}-HCC` || (a.authority === WARD && ["UBND_LEADER", "CONTROL", "INSPECTOR"].includes(a.role)) ? "open" : "hidden"], nonexistent: ["999999999", hidden] },
	"/can-bo/sai-lech/:id": { nonexistent: ["999999999", hidden] },
	"/can-bo/sai-lech/:id/:viec": { nonexistent: ["khong-co", hidden] },
	"/can-bo/canh-bao/:id": { nonexistent: ["999999999", hidden] },
	"/can-bo/dieu-hanh/:danh-sach": { own: ["qua-han", open_to_all], nonexistent: ["khong-co", hidden] },
	"/can-bo/uy-quyen/:id": { nonexistent: ["999999999", hidden] },
	"/can-bo/quan-tri/don-vi/:code": { own: [`${WARD}-VP`, open_to_all], nonexistent: ["KHONG-CO", hidden] },
	"/can-bo/quan-tri/tai-khoan/:login": { own: [victim, open_to_all], nonexistent: ["khong.co.ai", hidden] },
	"/tra-cuu/:code": { own: [public_code, open_to_all], nonexistent: [NONE, hidden] },
	"/t/:token": { nonexistent: ["ABCDEFGHJKLMNPQRSTUVWXYZ22", hidden] },
	"/thu-tuc/:code": { own: [BY_OFFICE, open_to_all], nonexistent: ["9.999999", hidden] },
	"/api/v1/ho-so/:code": { own: [public_code, open_to_all], nonexistent: [NONE, hidden] },
	"/api/v1/thu-tuc/:code": { own: [BY_OFFICE, open_to_all], nonexistent: ["9.999999", hidden] },
};
function today() { return new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10); }
const params_of = (path) => path.split("/").map((part, i, all) => part.startsWith(":") ? all.slice(0, i + 1).join("/") : null).filter(Boolean);
const untaught = [...new Set(routes.flatMap((r) => params_of(r.path)))].filter((p) => !KINDS[p]);
check("every parameter of the route table is known here", !untaught.length,
	`teach tests/http/matrix.mjs: add to KINDS a line for ${untaught.join(" and ")} with a value of each class (own, another unit's, ended, another authority's, nonexistent) and what is found there`);
const unset_values = Object.entries(KINDS).filter(([, classes]) => Object.values(classes).some(([value]) => !value)).map(([p]) => p);
check("every class has an object", !unset_values.length, unset_values.join(", "));
const taught = routes.filter((r) => params_of(r.path).every((p) => KINDS[p]));
// Every class of each parameter, the others being one's own.  What hangs under
// a parameter belongs to its own object, so under another one it is hidden.
function targets(route) {
	const params = params_of(route.path);
	const first = (p) => KINDS[p].own ?? Object.values(KINDS[p])[0];
	const fill = (p, value) => params.reduce((path, q) => path.replace(q.slice(q.lastIndexOf("/")), `/${q === p ? value : first(q)[0]}`), route.path);
	if (!params.length) return [{ path: route.path, label: "", finds: open_to_all }];
	return params.flatMap((p, i) => Object.entries(KINDS[p]).map(([label, [value, finds]]) => ({
		path: fill(p, value), label, is_dossier: /\/ho-so\/:code$/.test(p),
		finds(a) {
			const before = params.slice(0, i).map((q) => first(q)[1](a)), here = finds(a);
			if (before.includes("ask") && here === "hidden") return "ask or hidden";
			const blocked = [...before, here].find((x) => x === "ask" || x === "hidden");
			if (blocked) return blocked;
			return label !== "own" && /\/tep\/:id/.test(params.at(-1)) && i === 0 ? "hidden" : here;
		},
	})));
}
const path_of = (route) => targets(route)[0].path;
const fault_of = (body) => (body.match(/<h1[^>]*>[^<]*<\/h1>\s*<p[^>]*>[^<]*/)?.[0] ?? "").replace(/<[^>]+>/g, " ").trim();
const version_of = async (code) => (await (await as("control")).get(`/can-bo/ho-so/${code}`)).body.match(/Nhật ký.*?<\/section>/s)?.[0];

// ---- CSRF: every state-changing route, six ways ----
async function csrf_cases() {
	const changing = taught.filter((r) => r.method !== "GET");
	check("no route that changes something goes without a check of where it came from", changing.every((r) => r.csrf !== "-"), changing.filter((r) => r.csrf === "-").map((r) => r.name).join(", "));
	const before = await version_of(own);
	let refused = 0;
	for (const route of changing) {
		const a = actors.find((x) => may_call(x, route) && (route.roles.includes("public") || x.role !== "public")), path = path_of(route);
		const thief = actors.find((x) => x.csrf && x.session !== a.session && full(x));
		const send = (fields, origin) => a.session.post(path, fields, { origin });
		const good = [["_csrf", a.csrf], ["_key", key()]];
		const cases = [["no token", [], BASE], ["a wrong token", [["_csrf", "0".repeat(64)]], BASE], ["another session's token", [["_csrf", thief.csrf]], BASE],
			["a foreign Origin", good, "http://evil.example"], ["Origin null", good, "null"], ["no token and no Origin", [], null]];
		// By the origin alone where nobody has a session yet: what a token
		// would add is not asked for.
		const due = route.csrf === "token" ? cases : cases.filter(([name]) => name.includes("Origin n") || name.includes("foreign"));
		for (const [name, fields, origin] of due) {
			const res = await send(fields, origin);
			const is_refused = res.status === 403 && /Biểu mẫu (này không được gửi|đã cũ)/.test(res.body);
			if (is_refused) refused++; else check(`${route.name} with ${name} is refused`, false, `${res.status} as ${a.role}`);
		}
		if (/dang-xuat$/.test(route.path)) continue; // works below, as the last
		const control = await send(good, BASE);
		if (control.status === 403 && /Biểu mẫu/.test(control.body)) check(`${route.name}: with token and origin the gate lets it pass`, false);
	}
	check(`${refused} refusals: ${changing.length} state-changing routes, six ways each where a token is due, two where none can be`, refused >= 6 * changing.filter((r) => r.csrf === "token").length);
	check("and nothing was changed by any of them", before === await version_of(own));
	progress("CSRF done");
}

// ---- roles and objects: every route ----
const refused_at_gate = (res, a) => full(a) ? res.status === 403 : res.status === 401 || (res.status === 303 && res.headers.location.startsWith("/can-bo/dang-nhap"));
// Whom the pages offer this form: what they show and what they let must agree.
async function offers(a, path) {
	const page = path.match(/^\/can-bo\/ho-so\/[^/]+/)?.[0];
	for (const p of new Set([page, path, path.replace(/\/[^/]*$/, ""), path.replace(/\/[^/]*\/[^/]*$/, "")].filter((x) => x && x.split("/").length > 3))) {
		const res = await a.session.get(p);
		if (res.status === 200 && form(res.body, path)) return true;
	}
	return false;
}
const asks_purpose = (res) => res.status === 403 && res.body.includes('name="muc_dich"');
async function one(route, a, t) {
	const is_get = route.method === "GET", due = t.finds(a);
	const res = is_get ? await a.session.get(t.path) : await a.session.post(t.path, [["_csrf", a.csrf], ["_key", key()], ["phien_ban", "1"], ...(due === "hidden" ? [["ly_do", "Gửi nhầm tệp"]] : [])]);
	const say = (words) => `${route.name} by ${a.role}${t.label ? ` on ${t.label}` : ""}: ${words}, answered ${res.status} ${fault_of(res.body)}`;
	if (res.status >= 500) return say("a fault is never right");
	if (!may_call(a, route)) return refused_at_gate(res, a) ? null : say("the table does not let this role");
	if (due === "ask or hidden") return asks_purpose(res) || res.status === 404 ? null : say("neither known nor opened");
	if (due === "ask" && !route.path.endsWith("/muc-dich")) return asks_purpose(res) ? null : say("the purpose must be asked");
	// A form that is wrong in itself may be told before it is known that there
	// is nothing of that name; never where that is a dossier.
	if (due === "hidden") return res.status === 404 || (!is_get && res.status === 422 && !t.is_dossier) ? null : say("it must not be known to exist");
	if ([200, 303, 422].includes(res.status)) return null;
	if (due === "maybe" && res.status === 404) return null;
	if (!is_get && [403, 409].includes(res.status)) return res.status === 409 || !(await offers(a, t.path)) ? null : say("the page offers it");
	return say("the table lets this role");
}
async function roles_by_objects() {
	let cells = 0;
	const wrong = [];
	for (const route of taught.filter((r) => !/dang-xuat$/.test(r.path))) {
		const who = actors.filter((a, i) => actors.findIndex((b) => b.role === a.role) === i);
		for (const a of who) {
			if (!may_call(a, route)) { // before anything is looked up
				const t = targets(route)[0];
				cells++;
				const said = await one(route, a, t);
				if (said) wrong.push(said);
				continue;
			}
			for (const t of targets(route)) {
				cells++;
				const said = await one(route, a, t);
				if (said) wrong.push(said);
			}
		}
	}
	for (const w of wrong.slice(0, 40)) check(w, false);
	check(`${cells} cells of ${taught.length} routes, ${all_roles.size + 1} roles and the classes of their objects answer as the table says`, cells > 900 && !wrong.length, `${wrong.length} do not`);
	progress("routes by roles by objects done");
}

// ---- moves: every state, everybody, every move ----
const stands = {
	desk: (a, o) => a.unit === o.desk, lead: (a, o) => a.unit === o.lead, unit: (a, o) => a.unit === o.unit, holder: (a, o) => a.login === o.holder && a.unit === o.unit,
	handler: (a, o) => a.login === o.handler && a.unit === o.lead, asked: (a, o) => !!o.asked && a.unit === o.asked, authority: (a, o) => a.authority === o.authority,
	sender: (a, o) => a.login === o.sender && a.authority === o.authority, post: (a, o) => !!o.post && a.unit === o.post, anywhere: () => true,
};
function due_of(a, o, move) {
	const here = rows.filter((r) => r.from === o.state && r.move === move);
	if (!here.length) return "409";
	const mine = here.filter((r) => r.roles.includes(a.role));
	if (!mine.length) return "403";
	if (!mine.every((r) => stands[r.scope])) throw new Error(`teach tests/http/matrix.mjs the scope ${mine.map((r) => r.scope)}`);
	// Who stopped the clock for money, the handler, does not start it again.
	if (move === "da-nop" && a.login === o.handler) return "403";
	return mine.some((r) => stands[r.scope](a, o)) ? "may" : "elsewhere";
}
// All moves of this state's rows, and of the others a few (all with FULL=1:
// casework.mjs tries every pair that the table lacks).
let turn = 0;
function tried(state) {
	const here = MOVES.filter((m) => rows.some((r) => r.from === state && r.move === m)), others = MOVES.filter((m) => !here.includes(m));
	const few = process.env.FULL ? others : others.filter((_, i) => (i + turn) % 9 === 0);
	turn++;
	return [...here, ...few, "khong-co-buoc"];
}
async function moves_in(label, make, o, who, wrong) {
	let code = await make(), cells = 0, made = 0;
	for (const a of who) {
		let page = await a.session.get(`/can-bo/ho-so/${code}`);
		const is_seen = page.status === 200, finds = sees(a, o);
		if (!(finds === "open" ? is_seen : finds === "ask" ? asks_purpose(page) : page.status === 404)) wrong.push(`${label}: ${a.name} finds it ${finds}: ${page.status}`);
		for (const move of tried(o.state)) {
			const path = `/can-bo/ho-so/${code}/buoc/${move}`;
			const is_offered = is_seen && !!form(page.body, path);
			const version = page.body.match(/name="phien_ban" value="(\d+)"/)?.[1] ?? o.version ?? "1";
			const due = finds === "hidden" || !MOVES.includes(move) || move === "tiep-nhan" ? "404" : finds === "ask" ? "403" : due_of(a, o, move);
			const fields = is_offered ? [["_csrf", a.csrf], ["_key", key()], ["phien_ban", version]] : [["_csrf", a.csrf], ["_key", key()], ["phien_ban", (await current(code)) ?? version]];
			const res = await a.session.post(path, fields);
			const got = [303, 422].includes(res.status) ? "may" : String(res.status);
			cells++;
			// Who stands elsewhere may hear first what the state forbids;
			// who may, what the facts of the dossier forbid now.
			const fits = due === "may" ? (is_offered ? got === "may" : got === "409" || got === "may") : due === "elsewhere" ? ["403", "409"].includes(got) && !is_offered : got === due && !is_offered;
			if (!fits) wrong.push(`${label}: ${move} by ${a.name}: due ${due}, ${is_offered ? "" : "not "}offered, answered ${res.status} ${fault_of(res.body)}`);
			if (res.status === 303) {
				made++;
				code = await make();
				versions.delete(code);
				page = await a.session.get(`/can-bo/ho-so/${code}`);
			}
		}
	}
	return [cells, made];
}
const versions = new Map(); // a dossier's version: what somebody's form holds
async function current(code) {
	if (!versions.has(code)) {
		for (const a of actors.filter(full)) {
			const v = (await a.session.get(`/can-bo/ho-so/${code}`)).body.match(/name="phien_ban" value="(\d+)"/)?.[1];
			versions.set(code, v ?? null);
			if (v) break;
		}
	}
	return versions.get(code);
}
async function moves_by_states() {
	const casework = routes.find((r) => r.path.endsWith("/buoc/:move"));
	const who = actors.filter((a) => full(a) && may_call(a, casework));
	const wrong = [];
	let cells = 0, made = 0;
	// A few states at a time: the program has more than one worker.
	const left = [...states];
	await Promise.all(Array.from({ length: 4 }, async () => {
		for (let state; (state = left.shift());) {
			const [c, m] = await moves_in(state, () => reach(state), facts(state), who, wrong);
			cells += c; made += m;
		}
	}));
	progress(`moves in ${states.length} states done, ${made} of them made`);
	cells += (await moves_in("another unit's", of_economy, theirs, who, wrong))[0];
	cells += (await moves_in("another authority's", async () => foreign, elsewhere, who, wrong))[0];
	cells += (await moves_in("nonexistent", async () => NONE, { ...elsewhere, authority: "nowhere" }, who, wrong))[0];
	for (const w of wrong.slice(0, 40)) check(w, false);
	check(`${cells} moves by ${who.length} people in ${states.length} states and 3 foreign places are answered, offered and refused as the table says`, cells > 2000 && made > 20 && !wrong.length, `${wrong.length} are not`);
	progress("moves done");
}

if (only !== "roles" && only !== "moves") await csrf_cases();
if (only !== "csrf" && only !== "moves") await roles_by_objects();
if (only !== "csrf" && only !== "roles") await moves_by_states();

// Signing out works with its token, and what was signed in is nobody then.
if (!only) {
	for (const a of actors.filter((x) => x.role !== "public" && !["police", "land", "post"].includes(x.name))) {
		const res = await a.session.post("/can-bo/dang-xuat", [["_csrf", a.csrf]]);
		if (res.status !== 303) check(`${a.name} signs out`, false, `${res.status}`);
	}
	const gone = await ADMIN.session.get("/can-bo/tai-khoan");
	check("after signing out there is nobody", gone.status === 303 && gone.headers.location.startsWith("/can-bo/dang-nhap"), `${gone.status}`);
}
void encode; void request;
finish();
