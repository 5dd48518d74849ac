// nginx's limits as they stand in the file that runs, on an instance of its own:
// each kind of request ends in a page of 429 that says when to come back, others
// are served on; thousands of idle connections and sixty sign-ins a second, from
// one network and from many, keep nobody out; a flood fills no log.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

let passed = 0, failed = 0;
const check = (sentence, fine, detail = "") => {
	fine ? passed++ : failed++;
	console.log(`${fine ? "ok" : "not ok"} - ${sentence}${fine || !detail ? "" : `: ${detail}`}`);
};
const VAR = mkdtempSync(join(tmpdir(), "motcua-limits-"));
const PORT = await new Promise((r) => { const s = net.createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => r(port)); }); });
const env = { ...process.env, VAR, PORT: String(PORT), DEMO: "0", WORKERS: "2" };
delete env.LIMIT;
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const ask = (from, method, path, { body = "", cookie } = {}) => new Promise((resolve) => {
	const t0 = Date.now();
	const req = http.request({ host: "127.0.0.1", port: PORT, localAddress: from, method, path, agent: false, timeout: 20000, headers: { ...(body ? { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body) } : {}), ...(cookie ? { Cookie: cookie } : {}) } }, (res) => {
		let text = "";
		res.on("data", (d) => { text += d; });
		res.on("end", () => resolve({ status: res.statusCode, body: text, again: res.headers["retry-after"], ms: Date.now() - t0 }));
	});
	req.on("timeout", () => req.destroy());
	req.on("error", () => resolve({ status: 0, body: "", ms: Date.now() - t0 }));
	req.end(body);
});
const HONEST = "127.0.99.1";
// Each of somebody else: the programs count tries by account and by dossier.
let n_th = 0;
const sign_in = (more) => ["POST", "/can-bo/dang-nhap", { body: `ten_dang_nhap=khong.co.${++n_th}&mat_khau=sai+mat+khau+nay`, ...more }];
const number = () => `H17.82-261123-${String(++n_th % 10000).padStart(4, "0")}`;
const served = (res) => res.status === 200 || res.status === 404;
const lines = () => readFileSync(join(VAR, "log", "nginx-access.log"), "utf8").split("\n").length;
try {
	execFileSync("fcgi/run/ops", ["start"], { env, stdio: "pipe", timeout: 180000 });

	// What a password takes here while nobody else asks.
	const quiet = (await ask(HONEST, ...sign_in())).ms;

	// kind, what is asked, how many go before the limit
	const kinds = [
		["a password", sign_in, 40], ["a receipt's secret", () => ["POST", `/tra-cuu/${number()}/xac-minh`, { body: "ma_bi_mat=222222" }], 20],
		["an upload", () => ["POST", "/can-bo/tiep-nhan/1.004873", { body: "a=b" }], 60], ["a post", () => ["POST", "/can-bo/hop-viec/hang-loat", { body: "a=b" }], 200],
		["a look-up", () => ["GET", `/tra-cuu/${number()}`], 60], ["a code on a receipt", () => ["GET", "/t/23456789BCFGHJKLMNPQRSTVXZ"], 60], ["a page", () => ["GET", "/lien-he"], 300],
	];
	for (const [i, [what, request, burst]] of kinds.entries()) {
		const from = `127.0.${10 + i}.1`, got = [];
		let left = 6 * burst + 600, more = 20;
		const t0 = Date.now();
		await Promise.all(Array.from({ length: 24 }, async () => { while (left-- > 0 && more > 0) { const res = await ask(from, ...request()); got.push(res); more -= res.status === 429; } }));
		const let_in = got.filter((r) => r.status !== 429).length, turned = got.filter((r) => r.status === 429);
		// Passwords are also held by how many wait.
		const least = request === sign_in ? 1 : burst;
		check(`${what}: beyond what one may ask at once comes 429, with a page and when to come back`, let_in >= least && turned.length > 0 && turned.every((r) => r.again === "60" && r.body.includes("quá nhiều yêu cầu")), `${let_in} let in, ${turned.length} turned away in ${Date.now() - t0} ms`);
		check(`${what}: nobody is answered by a fault`, got.every((r) => r.status > 0 && r.status < 500), [...new Set(got.map((r) => r.status))].join());
		const other = await ask(HONEST, ...request());
		check(`${what}: another address is served on`, other.status !== 429 && other.status > 0 && other.status < 500, `${other.status}`);
	}
	const from_net = [];
	for (let i = 0; i < 130; i++) from_net.push(ask(`127.0.40.${1 + i % 120}`, ...sign_in()));
	check("a network of addresses is one", (await Promise.all(from_net)).filter((r) => r.status === 429).length >= 30);

	// Connections that ask nothing.
	const before = lines();
	const idle = await Promise.all(Array.from({ length: 4000 }, (_, i) => new Promise((r) => { const s = net.connect({ host: "127.0.0.1", port: PORT, localAddress: `127.0.50.${1 + i % 2}` }, () => r(s)); s.on("error", () => r(s)); s.on("close", () => { s.is_closed = true; }); })));
	const times = [];
	let fine = 0;
	for (let i = 0; i < 60; i++) { const res = await ask(HONEST, "GET", i % 2 ? "/lien-he" : "/can-bo/dang-nhap"); fine += served(res); times.push(res.ms); }
	times.sort((a, b) => a - b);
	check("four thousand idle connections keep nobody out", fine === 60 && times[58] < 1000, `${fine} of 60, the slowest ${times[59]} ms`);
	console.log(`# idle: ${idle.filter((s) => !s.is_closed).length} open, p50 ${times[30]} ms, slowest ${times[59]} ms`);
	idle.forEach((s) => s.destroy());

	// Sixty sign-ins a second, from one network and from sixty.
	for (const [where, address] of [["one network", (i) => `127.0.60.${1 + i % 200}`], ["sixty networks", (i) => `127.1.${i % 60}.1`]]) {
		const flood = [];
		const seen = [];
		const t0 = Date.now();
		for (let i = 0; Date.now() - t0 < 8000; i++) {
			flood.push(ask(address(i), ...sign_in()));
			if (i % 20 === 19) seen.push(ask(HONEST, "GET", "/lien-he"), ask(HONEST, "GET", "/can-bo/dang-nhap"));
			if (i % 60 === 59) seen.push(ask(HONEST, ...sign_in({ cookie: "__Host-mc_may=here-before" })));
			await sleep(Math.max(0, t0 + (i + 1) * 1000 / 60 - Date.now()));
		}
		const honest = await Promise.all(seen), got = await Promise.all(flood);
		const slow = Math.max(...honest.map((r) => r.ms));
		check(`sixty sign-ins a second from ${where}: the honest are served`, honest.every((r) => r.status === 200 || r.status === 422 || r.status === 401), [...new Set(honest.map((r) => r.status))].join());
		check(`sixty sign-ins a second from ${where}: and wait for a few others at most`, slow < Math.max(3000, 10 * quiet), `${slow} ms, alone ${quiet} ms`);
		check(`sixty sign-ins a second from ${where}: most are turned away at once`, got.filter((r) => r.status === 429).length > got.length / 2, `${got.filter((r) => r.status === 429).length} of ${got.length}`);
		const by = (list) => Object.entries(list.reduce((o, r) => ({ ...o, [r.status]: (o[r.status] ?? 0) + 1 }), {})).map(([k, v]) => `${v} × ${k}`).join(", ");
		console.log(`# ${where}: tries ${by(got)}; the honest ${by(honest)}, honest slowest ${slow} ms`);
	}
	let n = 0;
	await Promise.all(Array.from({ length: 32 }, async () => { while (n++ < 3000) await ask("127.0.70.1", ...sign_in()); }));
	await sleep(2500);
	check("of what is turned away one line in sixteen is kept", lines() - before < 2500, `${lines() - before} lines`);
	const alerts = readFileSync(join(VAR, "log", "nginx-error.log"), "utf8");
	check("nginx has no alert to tell", alerts === "", alerts.slice(0, 400));
} finally {
	try { execFileSync("fcgi/run/ops", ["stop"], { env, stdio: "pipe", timeout: 60000 }); } catch { /* stopped */ }
	rmSync(VAR, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
