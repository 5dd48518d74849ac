// Measures at SMALL and at LARGE dossiers: per page p50 and CPU of nginx,
// program and MariaDB one request at a time (V4), then p99 at half of the load
// that saturates (V5).
import http from "node:http";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BASE, Session, VAR, account, code_of, intake, intake_fields } from "../support/http.mjs";

const SMALL = Number(process.env.SMALL ?? 10000), LARGE = Number(process.env.LARGE ?? 1000000);
const ROUNDS = Number(process.env.ROUNDS ?? 400), PASSES = 3, SECONDS = Number(process.env.SECONDS ?? 4);
const sql = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${process.env.DB_SOCKET}`, "-N", "-B", "motcua", "-e", q], { encoding: "utf8", maxBuffer: 1 << 26 }).trim().split("\n").filter(Boolean);
const port = new URL(BASE).port;

// CPU of the servers' processes, in microseconds.
function pids() {
	const roots = ["nginx", "staff", "public", "mariadb"].map((n) => readFileSync(join(VAR, `run/${n}.pid`), "utf8").trim());
	const found = [];
	for (const p of readdirSync("/proc").filter((n) => /^\d+$/.test(n))) {
		try {
			const f = readFileSync(`/proc/${p}/stat`, "utf8").split(") ").at(-1).split(" ");
			if (roots.includes(p) || roots.includes(f[1])) found.push(p);
		} catch { /* ended meanwhile */ }
	}
	return found;
}
const tick = 1e6 / Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
// User and system time with that of threads that have ended.
const cpu = (list) => list.reduce((sum, p) => {
	let f;
	try { f = readFileSync(`/proc/${p}/stat`, "utf8").split(") ").at(-1).split(" "); } catch { return sum; } // nginx's cache loader ends by itself
	return sum + (Number(f[11]) + Number(f[12])) * tick;
}, 0);
// After a million rows the database still flushes and purges, and the worker
// seals: what is measured is the page, so these come to rest first.
async function settle() {
	const start = Date.now();
	for (let calm = 0; calm < 3 && Date.now() - start < 300000;) {
		const list = pids(), before = cpu(list);
		await new Promise((r) => setTimeout(r, 2000));
		calm = cpu(list) - before < 2e6 * .03 ? calm + 1 : 0;
	}
	if (Date.now() - start > 10000) console.log(`# at rest after ${Math.round((Date.now() - start) / 1000)} s`);
}

let agent = null; // anew at each size: nginx closes what is idle while dossiers are made
function hit({ method = "GET", path, session, body = null }) {
	return new Promise((resolve, reject) => {
		const at = performance.now();
		const headers = { Cookie: Object.entries(session?.cookies ?? {}).map(([k, v]) => `${k}=${v}`).join("; ") };
		if (body !== null) Object.assign(headers, { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body), Origin: BASE });
		const req = http.request({ host: "127.0.0.1", port, path, method, headers, agent }, (res) => {
			let size = 0;
			res.on("data", (d) => { size += d.length; });
			res.on("end", () => resolve({ ms: performance.now() - at, status: res.statusCode, size }));
		});
		req.on("error", reject);
		req.end(body);
	});
}
const rank = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))] ?? NaN;

async function one_by_one(target) {
	for (let i = 0; i < 10; i++) await hit(await target.next());
	const list = pids(), ms = [];
	const asks = [], rounds = ROUNDS * (target.times ?? 1);
	for (let i = 0; i < rounds; i++) asks.push(await target.next());
	const before = cpu(list);
	for (const ask of asks) {
		const r = await hit(ask);
		ms.push(r.ms);
		if (r.status !== target.status) throw new Error(`${target.name}: ${r.status} of ${ask.path}`);
	}
	return { p50: rank(ms, .5), cpu: (cpu(list) - before) / rounds };
}

async function saturate(target, asks) {
	let done = 0, i = 0;
	const end = performance.now() + SECONDS * 1000;
	await Promise.all(Array.from({ length: 8 }, async () => {
		while (performance.now() < end && i < asks.length) {
			await hit(asks[i++]);
			done++;
		}
	}));
	return done / SECONDS;
}
// Arrivals at their own pace: a slow answer does not hold the next one back.
async function at_rate(asks, rate) {
	const ms = [], flying = [];
	const start = performance.now();
	for (let i = 0; i < asks.length && i < rate * SECONDS; i++) {
		const due = start + 1000 * i / rate;
		const wait = due - performance.now();
		if (wait > 1) await new Promise((r) => setTimeout(r, wait));
		flying.push(hit(asks[i]).then((r) => ms.push(r.ms)));
	}
	await Promise.all(flying);
	return { p50: rank(ms, .5), p99: rank(ms, .99), n: ms.length };
}

const U = "W-HV";
const desk = await Session.sign_in(account("RECEPTION", `${U}-HCC`));
const people = { desk, head: account("DEPT_HEAD", `${U}-VP`), handler: account("HANDLER", `${U}-VP`), leader: account("UBND_LEADER", U), clerk: account("CLERK", `${U}-VP`), asked: account("COORDINATOR", `${U}-CA`), cashier: account("CASHIER", `${U}-HCC`) };
for (const name of Object.keys(people)) if (people[name] && !(people[name] instanceof Session)) people[name] = await Session.sign_in(people[name]);
const procedure = (await desk.get(`/can-bo/tiep-nhan?tim=${encodeURIComponent("khai sinh")}`)).body.match(/\/can-bo\/tiep-nhan\/([^"?]+)"/)[1];

async function targets() {
	const pick = (list) => { let i = 0; return () => list[i++ % list.length]; };
	const ward = `(SELECT id FROM unit WHERE code = '${U}')`;
	const newest = Number(sql("SELECT MAX(id) FROM dossier")[0]);
	const ids = Array.from({ length: 400 }, (_, i) => Math.floor(newest * (i + 1) / 401));
	const of_ward = sql(`SELECT CONCAT(code, '|', a.name, '|', a.phone) FROM dossier d JOIN applicant a ON a.dossier_id = d.id WHERE d.seat_id = ${ward} AND d.id IN (${ids.join(",")})`).map((l) => l.split("|"));
	const code = pick(of_ward.map((r) => r[0])), name = pick(of_ward.map((r) => r[1])), phone = pick(of_ward.map((r) => r[2]));
	const known = pick(Array.from({ length: 50 }, (_, i) => `0481850${String(10000 + i).slice(-5)}`));
	const find = (q) => `/can-bo/tim?q=${encodeURIComponent(q)}`;
	const list = [];
	const page = (who, hang, more = "") => people[who] && list.push({ name: `queue ${hang}${more} (${who})`, status: 200, next: () => ({ path: `/can-bo/hop-viec?hang=${hang}${more}`, session: people[who] }) });
	for (const h of ["cho-chuyen", "den", "cho-tra", "bo-sung-gui", "cho-thu-phi", "cho-nguoi-nop", "cho-nop-tien", "cho-noi-khac", "chuyen-phat"]) page("desk", h);
	for (const h of ["cho-phan-cong", "cho-duyet", "de-xuat", "rut-phong", "cho-nguoi-nop-phong", "het-han-bo-sung", "cho-nop-tien-phong", "cho-noi-khac-phong", "don-vi"]) page("head", h);
	page("head", "don-vi", "&loc=qua-han");
	page("head", "don-vi", "&tt=chung%20thuc");
	for (const h of ["cua-toi", "cho-nhan", "cho-nguoi-nop-toi", "cho-noi-khac-toi"]) page("handler", h);
	for (const h of ["cho-ky", "rut"]) page("leader", h);
	page("clerk", "cho-dong-dau");
	page("asked", "phoi-hop");
	page("cashier", "cho-thu-phi");
	const search = (what, status, q) => list.push({ name: `search by ${what}`, status, times: 3, next: () => ({ path: find(q()), session: desk }) });
	search("code", 303, code);
	search("name", 200, name);
	search("common name", 200, () => "nguyen thi");
	search("telephone", 200, phone);
	search("id number", 200, known);
	list.push({ name: "status page", status: 200, times: 10, // ticks are 10 ms
		 next: () => ({ path: `/tra-cuu/${code()}` }) });
	list.push({ name: "intake", status: 303, next: async () => {
		const f = await intake_fields(desk, procedure);
		return { method: "POST", path: `/can-bo/tiep-nhan/${procedure}`, session: desk, body: f.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`).join("&") };
	} });
	return list;
}

function fill(from, to, n, open) {
	const t = Date.now();
	execFileSync("tests/bench/fill", ["motcua", from, to, n, open].map(String), { stdio: ["ignore", "ignore", "inherit"] });
	console.log(`# ${to - from + 1} dossiers made in ${Math.round((Date.now() - t) / 1000)} s`);
}

// Persons whose id numbers the search looks for.
for (let i = 0; i < 50; i++) if (!code_of(await intake(desk, procedure, { so_giay_to: `0481850${String(10000 + i).slice(-5)}` }))) throw new Error("no intake");
const sizes = [SMALL, LARGE], results = [];
for (const [i, n] of sizes.entries()) {
	fill(i ? SMALL + 1 : 1, n, n, i ? Math.max(4000, n / 50) : 4000);
	const rows = new Map();
	await settle();
	agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
	const all = await targets();
	for (let pass = 0; pass < PASSES; pass++) for (const t of all) rows.set(t.name, [...(rows.get(t.name) ?? []), await one_by_one(t)]);
	for (const [name, runs] of rows) rows.set(name, Object.fromEntries(["p50", "cpu"].map((k) => [k, rank(runs.map((r) => r[k]), .5)])));
	results.push(rows);
}
console.log(`\nV4, one request at a time, medians of ${PASSES} passes of ${ROUNDS} each: ${SMALL} and ${LARGE} dossiers`);
console.log(`${"".padEnd(38)}${"p50 ms".padStart(16)}${"ratio".padStart(8)}${"CPU µs".padStart(16)}${"ratio".padStart(8)}`);
let worst = { ratio: 0 };
for (const [name, a] of results[0]) {
	const b = results[1].get(name);
	const p = b.p50 / a.p50, c = b.cpu / a.cpu;
	if (c > worst.ratio) worst = { ratio: c, name };
	console.log(`${name.padEnd(38)}${`${a.p50.toFixed(2)} ${b.p50.toFixed(2)}`.padStart(16)}${p.toFixed(2).padStart(8)}${`${a.cpu.toFixed(0)} ${b.cpu.toFixed(0)}`.padStart(16)}${c.toFixed(2).padStart(8)}`);
}
console.log(`V4 worst CPU ratio: ${worst.ratio.toFixed(2)}, ${worst.name} (must 1.3, goal 1.1)`);

console.log(`\nV5, ${LARGE} dossiers, p99 at half of the saturating load, ${SECONDS} s each`);
const must = { "status page": 20, "queue cho-chuyen (desk)": 50, "queue don-vi (head)": 50, "search by name": 100, "search by common name": 100, "search by telephone": 100, "intake": 60 };
for (const t of await targets()) {
	if (!(t.name in must)) continue;
	const make = async (n) => { const asks = []; for (let i = 0; i < n; i++) asks.push(await t.next()); return asks; };
	await settle();
	const most = t.name === "intake" ? 800 : 20000;
	const rate = await saturate(t, await make(most));
	const half = await at_rate(await make(Math.min(most, Math.ceil(rate / 2 * SECONDS))), rate / 2);
	console.log(`${t.name.padEnd(38)}${rate.toFixed(0).padStart(7)}/s saturated${half.p50.toFixed(2).padStart(9)} ms p50${half.p99.toFixed(2).padStart(9)} ms p99 (must ${must[t.name]})`);
}
process.exit(0);
