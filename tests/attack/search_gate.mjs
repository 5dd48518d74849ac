// What a search or a list tells of a dossier is what its page would tell the
// same reader: whole where it opens, its number alone where it asks what for
// first, nothing where there is none.  Generated: people of every role, dossiers
// of every state, every way to search; and what was told, the owner sees.
import { execFileSync } from "node:child_process";
import { Session, account, accounts, check, finish } from "../support/http.mjs";

const BUILD = process.env.BUILD ?? "build";
const PHRASE = "Có hồ sơ, cần nêu mục đích";
const sql = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${process.env.DB_SOCKET}`, "-N", "-B", process.env.DB_NAME ?? "motcua", "-e", q]).toString().trim();
const lines = (q) => sql(q).split("\n").filter(Boolean).map((l) => l.split("\t"));

// One of each state and lead of the ward, and what others were asked about.
const seats = "(SELECT id FROM unit WHERE code = 'W-HV')";
const picked = lines(`SELECT code FROM (SELECT d.code, ROW_NUMBER() OVER (PARTITION BY d.state ORDER BY d.id DESC) n FROM dossier d WHERE d.seat_id = ${seats}) x WHERE n <= 1
 UNION SELECT code FROM (SELECT d.code, ROW_NUMBER() OVER (PARTITION BY d.seat_lead_id ORDER BY d.id DESC) n FROM dossier d WHERE d.seat_id = ${seats}) x WHERE n <= 1
 UNION SELECT code FROM (SELECT d.code, ROW_NUMBER() OVER (PARTITION BY y.unit_id ORDER BY d.id DESC) n FROM dossier_party y JOIN dossier d ON d.id = y.dossier_id) x WHERE n <= 1`).map(([c]) => c);
const facts = new Map(lines("SELECT d.code, a.name, a.phone, a.id_number, p.name FROM dossier d JOIN applicant a ON a.dossier_id = d.id JOIN procedure_version p ON p.id = d.version_id").map(([code, name, phone, number, procedure]) => [code, { name, phone, number, procedure }]));
const people = [
	...["RECEPTION", "CASHIER", "RECEPTION_HEAD"].map((r) => account(r, "W-HV-HCC")),
	account("HANDLER", "W-HV-VHXH"), account("HANDLER", "W-HV-KTHTDT"), account("DEPT_HEAD", "W-HV-KTHTDT"),
	account("CLERK", "W-HV-VP"), account("CONTROL", "W-HV-VP"), account("UBND_LEADER", "W-HV"), account("COORDINATOR", "W-HV-CA"),
	account("RECEPTION", "W-LC-HCC"), account("INSPECTOR", "DN"), account("CONTROL", "DN"), account("COORDINATOR", "X-VPDK"), account("POST_AGENT", "X-BDDN"),
].filter(Boolean);
check("people of every role that reads and dossiers of many kinds are there", people.length === 15 && picked.length >= 15, `${people.length}, ${picked.length}`);

// What the owners see, counted; and what a person's searches left of each dossier.
const looks = () => Number(sql("SELECT COUNT(*) FROM public_access"));
const last = () => Number(sql("SELECT COALESCE(MAX(id), 0) FROM audit"));
const left = (who, after) => new Map(lines(`SELECT d.code, COUNT(*) FROM audit a JOIN dossier d ON d.id = a.dossier_id JOIN account p ON p.id = a.account_id WHERE a.id > ${after} AND a.action = 'found' AND p.login = '${who.login}' AND a.outcome = 'ok' AND a.purpose = 'tra_cuu' AND a.role <> '' AND CHAR_LENGTH(a.request_id) = 16 GROUP BY d.code`).map(([c, n]) => [c, Number(n)]));
// The part of a page that a code stands in: its row, or its line.
const parts_of = (html) => html.slice(html.indexOf("<main")).split(/<(?:tr|li)\b/).filter((p) => /\/can-bo\/ho-so\/H[\d.]+-\d{6}-\d{4}/.test(p)).map((p) => p.split(/<\/(?:tr|li)>/)[0]).map((p) => [p.match(/\/can-bo\/ho-so\/(H[\d.]+-\d{6}-\d{4})/)[1], p]);
const words = (html) => html.replace(/&#39;/g, "'").replace(/&amp;/g, "&").replace(/&quot;/g, '"').replace(/<[^>]*>/g, " ").replace(/^[^<]*?>/, " ").replace(/\s+/g, " ").trim();

const routes = execFileSync(`${BUILD}/bin/staff`, ["--routes"]).toString().trim().split("\n").map((l) => l.match(/^(\S+)\s+(\S+)\s.*roles=(.*)$/)).map(([, method, path, roles]) => ({ method, path, roles: roles.trim() })).filter((r) => r.method === "GET" && !r.path.includes(":") && !r.roles.startsWith("public") && !/\/tim$/.test(r.path));
check("the table of addresses was read", routes.length > 20, `${routes.length}`);

const sum = { open: 0, asked: 0, none: 0, hidden: 0, shown: 0, rows: 0 };
for (const who of people) {
	const s = await Session.sign_in(who), as = `${who.roles[0]} of ${who.unit}`;
	const status = new Map(), wrong = [], told_n = new Map(), begin = last();
	const gate = async (code) => {
		if (!status.has(code)) status.set(code, (await s.get(`/can-bo/ho-so/${code}`)).status);
		return status.get(code);
	};
	for (const code of picked) {
		const f = facts.get(code), open = await gate(code);
		sum[open === 200 ? "open" : open === 403 ? "asked" : "none"]++;
		const kinds = { code, tail: code.slice(-11), number: f.number, phone: f.phone, name: f.name, "last words": f.name.split(" ").slice(-2).join(" ") };
		for (const [kind, typed] of Object.entries(kinds)) {
			if (!typed) continue;
			const res = await s.get(`/can-bo/tim?q=${encodeURIComponent(typed)}`);
			if (res.status === 303) continue; // to the dossier's page, which asks
			if (res.status !== 200) { wrong.push(`${kind}: ${res.status}`); continue; }
			const rows = parts_of(res.body);
			// By number the newest 25 of the own committee's are shown: this one is among them.
			if (open === 200 && who.unit.startsWith("W-HV") && ["number", "phone"].includes(kind) && rows.length < 25 && !rows.some(([c]) => c === code)) wrong.push(`${kind} does not find ${code} (${open})`);
			for (const [c, html] of rows) {
				const told = words(html), may = await gate(c);
				sum.rows++;
				if (may === 403) {
					sum.hidden++;
					if (told !== `${c} ${PHRASE}`) wrong.push(`${kind} tells of ${c}: ${told}`);
				} else if (may === 200) {
					sum.shown++;
					if (!told.includes(facts.get(c).name)) wrong.push(`${kind} hides ${c}, which opens`);
					told_n.set(c, (told_n.get(c) ?? 0) + 1);
				} else wrong.push(`${kind} shows ${c}, which is ${may}`);
			}
		}
	}
	check(`a search by ${as} tells what the page would`, wrong.length === 0, `${wrong.length}: ${wrong.slice(0, 3).join("; ")}`);
	const found = left(who, begin);
	const untold = [...new Set([...found.keys(), ...told_n.keys()])].filter((c) => found.get(c) !== told_n.get(c)).map((c) => `${c}: shown ${told_n.get(c) ?? 0}, noted ${found.get(c) ?? 0}`);
	check(`and each that was told left its row, none that was not`, untold.length === 0, `${untold.length}: ${untold.slice(0, 3).join("; ")}`);

	// Every list that this person opens, and each queue of theirs.
	const lists = routes.map((r) => r.path), leaks = [];
	const inbox = await s.get("/can-bo/hop-viec");
	for (const m of inbox.body.matchAll(/href="(\/can-bo\/hop-viec\?hang=[a-z0-9.-]+)"/gi)) lists.push(m[1]);
	for (const path of lists) {
		const res = await s.get(path);
		if (res.status !== 200) continue;
		for (const [c, html] of parts_of(res.body)) {
			if (!facts.has(c)) continue;
			if (await gate(c) === 200 && html.includes(PHRASE)) leaks.push(`${path} hides ${c}, which opens`);
			if (await gate(c) !== 403) continue;
			if (words(html).includes(facts.get(c).name)) leaks.push(`${path} names ${c}`);
		}
	}
	check(`no list of ${as} names whom the gate would hide`, leaks.length === 0, `${leaks.length}: ${[...new Set(leaks)].slice(0, 6).join("; ")}`);
}
check("some opened, some asked, some were not there; rows of both kinds were seen", sum.open > 20 && sum.asked > 20 && sum.none > 20 && sum.hidden > 20 && sum.shown > 20, JSON.stringify(sum));

// The owners see those rows.
const desk = await Session.sign_in(account("RECEPTION", "W-HV-HCC"));
const before = looks(), page = await desk.get(`/can-bo/tim?q=${encodeURIComponent("nguyen")}`);
const n = parts_of(page.body).length;
check("an owner sees each name that was told", n > 0 && looks() === before + n, `${n}, ${looks() - before}`);

// The place of the next page holds no words of a name that is not shown.
const police = await Session.sign_in(account("HANDLER", "W-HV-VHXH"));
for (const typed of ["a", "nguyen", "tran", "le", "thi", "van"]) {
	const res = await police.get(`/can-bo/tim?q=${typed}`);
	for (const m of res.body.matchAll(/sau=([^"&]*)/g)) check(`the next page of “${typed}” is named by numbers alone`, /^\d+\.\d+$/.test(m[1]), m[1]);
}
finish();
