// Every page that shows a dossier leaves a row naming it, and its owner can
// see the look.  Generated from the route table: a new page is tried as soon as
// it stands there.
import { execFileSync } from "node:child_process";
import { Session, accounts, check, dossiers, finish } from "../support/http.mjs";

const BUILD = process.env.BUILD ?? "build";
const sql = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${process.env.DB_SOCKET}`, "-N", "-B", process.env.DB_NAME ?? "motcua", "-e", q]).toString().trim();
const routes = execFileSync(`${BUILD}/bin/staff`, ["--routes"]).toString().trim().split("\n").map((line) => {
	const [, method, path, roles] = line.match(/^(\S+)\s+(\S+)\s.*roles=(.*)$/);
	return { method, path, roles: roles.trim().split(/\s+/) };
});
const ward = "W-HV";
const d = dossiers.filter((x) => x.state === "DANG_THU_LY").find((x) => sql(`SELECT 1 FROM dossier d JOIN unit u ON u.id = d.authority_id WHERE d.code = '${x.code}' AND u.code = '${ward}'`));
const id = sql(`SELECT id FROM dossier WHERE code = '${d.code}'`);
const name = sql(`SELECT name FROM applicant WHERE dossier_id = ${id}`);
const last = () => Number(sql("SELECT COALESCE(MAX(id), 0) FROM audit"));
const rows = (after, where) => Number(sql(`SELECT COUNT(*) FROM audit WHERE id > ${after} AND ${where}`));

// One person of each role; the lead unit's own where there is one.
const lead = sql(`SELECT u.code FROM dossier d JOIN unit u ON u.id = d.lead_unit_id WHERE d.id = ${id}`);
const sessions = new Map();
async function as(role) {
	if (!sessions.has(role)) {
		const those = accounts.filter((a) => a.roles.includes(role) && (a.unit === ward || a.unit.startsWith(`${ward}-`)));
		const who = those.find((a) => a.unit === lead) ?? those[0];
		sessions.set(role, who ? { who, s: await Session.sign_in(who) } : null);
	}
	return sessions.get(role);
}
const STAFF = ["RECEPTION", "RECEPTION_HEAD", "HANDLER", "DEPT_HEAD", "UBND_LEADER", "CLERK", "CONTROL"];

// The routes that name a dossier; further parts are filled from the links of
// the dossier's own page.
let shown = 0;
for (const route of routes.filter((r) => r.method === "GET" && r.path.includes("/ho-so/:code"))) {
	const roles = route.roles.join(" ") === "any staff" ? STAFF : route.roles.filter((r) => STAFF.includes(r));
	for (const role of roles) {
		const person = await as(role);
		if (!person) continue;
		let path = route.path.replace(":code", d.code);
		if (path.includes(":")) {
			const page = await person.s.get(`/can-bo/ho-so/${d.code}`);
			const pattern = new RegExp(`href="(${path.replaceAll(".", "\\.").replace(/:[a-z_]+/g, "[^\"/?]+")})"`);
			path = page.body.match(pattern)?.[1];
			if (!path) continue; // nothing of that kind on this dossier
		}
		const before = last();
		const res = await person.s.get(path);
		const mine = `dossier_id = ${id} AND account_id = (SELECT id FROM account WHERE login = '${person.who.login}') AND unit_id IS NOT NULL AND role <> '' AND purpose <> '' AND CHAR_LENGTH(request_id) = 16`;
		if (res.status >= 400) continue;
		shown++;
		check(`${route.path} as ${role} leaves a row naming the dossier`, rows(before, mine) >= 1, `${res.status}`);
	}
}
check("the pages of a dossier were shown", shown >= 8, `${shown}`);

// A look that is refused is found by its dossier, and tells the looker nothing.
const outsider = await Session.sign_in(accounts.find((a) => a.unit === "W-LC-HCC" && a.roles.includes("RECEPTION")));
const tried = last();
const told = async (code) => { const res = await outsider.get(`/can-bo/ho-so/${code}`); return `${res.status} ${res.body.replaceAll(code, "").replace(/[0-9a-f]{16,}/g, "")}`; };
const absent = await told(d.code.replace(/\d{4}$/, "9999")), existing = await told(d.code);
check("another ward's dossier and one that is none are answered alike", absent === existing && existing.startsWith("404"), existing.slice(0, 60));
check("the one that exists is named by the row of the refused look", rows(tried, `dossier_id = ${id} AND outcome = 'refused' AND action = 'read'`) === 1);
check("it is not told to its owner as a look", sql(`SELECT COUNT(*) FROM public_access p JOIN unit u ON u.name = p.unit_name WHERE p.dossier_id = ${id} AND u.code = 'W-LC-HCC'`) === "0");
const auditor = await as("CONTROL"), by_dossier = await auditor.s.get(`/can-bo/kiem-tra/ho-so?ma=${d.code}&chi=tu-choi`);
check("its own committee's auditor finds who tried", by_dossier.status === 200 && by_dossier.body.includes(sql("SELECT name FROM unit WHERE code = 'W-LC-HCC'")));
const theirs = accounts.find((a) => (a.unit === "W-LC" || a.unit.startsWith("W-LC-")) && a.roles.includes("CONTROL"));
const their_day = theirs && await (await Session.sign_in(theirs)).get("/can-bo/kiem-tra/ngay?chi=tu-choi");
check("the looker's committee reads of a refused look, not of which dossier", !their_day || (their_day.status === 200 && !their_day.body.includes(d.code)));

// Lists: one row a page, with the count; searches: the kind, never the words.
const desk = (await as("RECEPTION")).s;
let before = last();
const inbox = await desk.get("/can-bo/hop-viec?hang=cho-chuyen");
const listed = (inbox.body.match(/class="govuk-link mc-code"/g) ?? []).length;
check("a queue leaves one row with its count", rows(before, `action = 'list' AND detail = 'cho-chuyen' AND rows_n = ${listed}`) === 1, `${listed}`);
before = last();
await desk.get("/can-bo/tra-ket-qua");
check("the return desk too, for its purpose", rows(before, "action = 'list' AND purpose = 'tra_ket_qua'") === 1);
const phone = sql(`SELECT phone FROM applicant WHERE dossier_id = ${id}`);
const number = sql(`SELECT id_number FROM applicant WHERE dossier_id = ${id}`);
for (const [what, typed, kind] of [["a name", name, "name"], ["a phone", phone, "number"], ["an id number", number, "number"]]) {
	before = last();
	const res = await desk.get(`/can-bo/tim?q=${encodeURIComponent(typed)}`);
	check(`a search by ${what} leaves its kind and count`, res.status < 400 && rows(before, `action = 'search' AND detail = '${kind}' AND purpose = 'tra_cuu' AND rows_n >= 1`) === 1);
	const all = sql(`SELECT CONCAT_WS('|', action, detail, purpose, reason, outcome, role) FROM audit WHERE id > ${before}`);
	check(`and never ${what} itself`, !all.includes(typed));
}
before = last();
const away = await desk.get("/can-bo/ho-so/H17.99-260101-9999");
check("a refused look leaves a row too", away.status === 404 && rows(before, "action = 'read' AND outcome = 'refused'") === 1);

// Any other page that shows an applicant's name is a list, and leaves its row.
const names = [...new Set(sql("SELECT a.name FROM applicant a JOIN dossier d ON d.id = a.dossier_id JOIN unit u ON u.id = d.seat_id WHERE u.code = 'W-HV'").split("\n"))];
const officers_too = new Set(sql("SELECT name FROM account").split("\n"));
let lists = 0;
for (const route of routes.filter((r) => r.method === "GET" && !r.path.includes(":") && r.roles.join(" ") !== "public")) {
	for (const role of route.roles.join(" ").startsWith("any staff") ? ["RECEPTION", "HANDLER"] : route.roles.filter((r) => STAFF.includes(r))) {
		const person = await as(role);
		if (!person) continue;
		const before = last();
		const res = await person.s.get(route.path);
		if (res.status >= 400 || !names.some((n) => !officers_too.has(n) && res.body.includes(n))) continue;
		lists++;
		check(`${route.path} as ${role} shows names and leaves its row`, rows(before, "rows_n > 0 AND account_id IS NOT NULL AND role <> ''") >= 1);
	}
}
check("some pages do show names", lists >= 3, `${lists}`);

// Its owner sees them, after the receipt's secret, and no officer.
const owner = new Session();
await owner.post(`/tra-cuu/${d.code}/xac-minh`, [["ma_bi_mat", d.secret]]);
const page = await owner.get(`/tra-cuu/${d.code}`);
const looks = page.body.slice(page.body.indexOf('id="h-da-xem"'));
check("the owner sees who has looked", page.status === 200 && looks.includes("Thụ lý") && looks.includes("Chuyên viên thụ lý") && /\d+ giờ, \d\d\/\d\d\/\d{4}/.test(looks), looks.slice(0, 400));
const lines = Number(sql(`SELECT COUNT(*) FROM (SELECT DISTINCT DATE_FORMAT(at, '%Y%m%d%H'), unit_id, role, purpose FROM audit WHERE dossier_id = ${id} AND action IN ('read', 'fill', 'audit_read') AND outcome = 'ok') x`));
check("every look of the trail is among them", (looks.match(/scope="row"/g) ?? []).length >= Math.min(lines, 200), `${lines}`);
const said = [...looks.matchAll(/<(?:li|tr class="govuk-table__row"><th class="govuk-table__header" scope="row")>(.*?)<\/(?:li|tr)>/gs)].map((m) => m[1].replace(/<[^>]+>/g, " "));
check("no line of it reads like another", said.length >= lines && new Set(said).size === said.length, said.filter((l, i) => said.indexOf(l) !== i).join(" | "));
check("by day and unit first", /<li><strong>[^<]+<\/strong>: \d+ lần, ngày \d\d\/\d\d\/\d{4}\. /.test(looks));
check("each cell has its label on a telephone", !/<td(?![^>]*data-label)/.test(looks.slice(0, looks.indexOf("</table>"))));
const officers = sql("SELECT name FROM account").split("\n");
check("and no officer's name", officers.every((o) => !page.body.includes(o)));
const stranger = await new Session().get(`/tra-cuu/${d.code}`);
check("without the secret nobody sees it", !stranger.body.includes("h-da-xem"));
finish();
