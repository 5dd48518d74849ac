// The database frozen, then killed: an honest page at once, static pages stay,
// and everything is well again by itself.  On an instance of its own.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figure } from "../support/figure.mjs";
import { check, result } from "../support/tally.mjs";

const VAR = mkdtempSync(join(tmpdir(), "motcua-gone-"));
const PORT = await new Promise((r) => { const s = net.createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => r(port)); }); });
const env = { ...process.env, VAR, PORT: String(PORT), DEMO: "0", WORKERS: "2" };
const get = (path) => new Promise((resolve) => {
	const t0 = Date.now();
	const req = http.get({ host: "127.0.0.1", port: PORT, path, agent: false }, (res) => {
		let body = "";
		res.on("data", (d) => { body += d; });
		res.on("end", () => resolve({ status: res.statusCode, headers: res.headers, body, ms: Date.now() - t0 }));
	});
	req.on("error", () => resolve({ status: 0, headers: {}, body: "", ms: Date.now() - t0 }));
});
try {
	execFileSync("fcgi/run/ops", ["start"], { env, stdio: "pipe", timeout: 120000 });
	check("the instance is well", (await get("/readyz")).status === 200);
	check("a second start says that it runs already", /already running/.test(execFileSync("fcgi/run/ops", ["start"], { env, encoding: "utf8" })));
	const busy = await new Promise((r) => { const p = spawn("fcgi/run/ops", ["start"], { env: { ...env, VAR: join(VAR, "other") } }); let out = ""; p.stderr.on("data", (d) => { out += d; }); p.on("close", (code) => r({ code, out })); });
	check("a port in use is a sentence that says what to do", busy.code !== 0 && /Port \d+ is in use/.test(busy.out) && /PORT=/.test(busy.out), busy.out);

	const pid = Number(readFileSync(join(VAR, "run", "mariadb.pid"), "utf8"));
	const code = "/tra-cuu/H17.81-261123-0001";
	check("an unknown number is 404 while the database is well", (await get(code)).status === 404);
	// What is public was read once, and its files are written.
	execFileSync(join(process.env.BUILD ?? "build", "bin", "motcua"), ["figures", "--var", VAR], { stdio: "pipe" });
	for (let i = 0; i < 150 && (await get("/du-lieu/tu-dien.json")).status !== 200; i++) await new Promise((r) => setTimeout(r, 200));
	const open = ["/cong-khai", "/cong-khai/tre-han", "/du-lieu/", "/du-lieu/tu-dien.json", "/du-lieu/so-lieu-ngay.csv", "/du-lieu/thu-tuc.json"];
	const well = await Promise.all(open.map(get));
	check("the board, the late list and the open data are there", well.every((r) => r.status === 200), well.map((r) => r.status).join(" "));
	process.kill(pid, "SIGSTOP");
	while (!/^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, "utf8"))) await new Promise((r) => setTimeout(r, 10));
	const frozen = await get(code);
	check("frozen: 503 with Retry-After within 2.5 s", frozen.status === 503 && !!frozen.headers["retry-after"] && frozen.ms <= 2600, `${frozen.status} after ${frozen.ms} ms`);
	const many = await Promise.all(Array.from({ length: 32 }, () => get(code)));
	check("thirty-two at once wait no longer than one", many.every((r) => r.status === 503 && r.ms <= 2600), many.map((r) => `${r.status} ${r.ms}`).join(", "));
	const known = await get(code);
	check("nor does the next one", known.status === 503 && known.ms <= 2600, `${known.status} after ${known.ms} ms`);
	check("and the page says it in Vietnamese", frozen.body.includes("Hệ thống") && frozen.body.includes("thử lại"));
	process.kill(pid, "SIGCONT");
	const thawed = Date.now();
	let back = 0;
	while (Date.now() - thawed < 10000 && back < 3) { back = (await get(code)).status === 404 ? back + 1 : 0; await new Promise((r) => setTimeout(r, 50)); }
	check("thawed: well again within 2 s", back === 3 && Date.now() - thawed < 3000, `${Date.now() - thawed} ms`);
	const heals = Date.now() - thawed;

	// And kept down: its supervisor would have it back before we look.
	execFileSync("s6-svc", ["-kd", join(VAR, "service", "mariadb")]);
	await new Promise((r) => setTimeout(r, 300));
	const gone = await get(code);
	check("killed: 503 at once", gone.status === 503 && gone.ms < 500, `${gone.status} after ${gone.ms} ms`);
	check("not ready says so", (await get("/readyz")).status === 503);
	check("the program itself is alive", (await get("/healthz")).status === 200);
	const stale = await Promise.all(open.map(get));
	check("the board, the late list and the open data still are, and say of when", stale.every((r, i) => r.status === 200 && (i > 1 || r.body === well[i].body)) && /Số liệu tính đến/.test(stale[0].body) && /Cập nhật lúc/.test(stale[1].body) && /Viết lúc/.test(stale[2].body) && JSON.parse(stale[3].body).tinh_den, stale.map((r) => r.status).join(" "));
	check("what nobody has read is an honest page", (await get("/cong-khai/don-vi/W-HK")).status === 503);
	const still = (await get("/robots.txt")).status === 200;
	check("static files stay", still);
	const said = execFileSync("fcgi/run/ops", ["start"], { env, encoding: "utf8", timeout: 120000 });
	check("a start asks every part and brings back the one that is down", /starting mariadb again/.test(said) && (await get("/readyz")).status === 200, said);
	// Had the database answered, "within 2.5 s" would say nothing.
	const slowest = Math.max(frozen.ms, ...many.map((r) => r.ms));
	const control = many.some((r) => r.status === 404 || r.ms < 1) ? false : "well before: 404, frozen: 503";
	figure("R4", "database frozen, killed", `frozen: 503 within ${slowest} ms for 32 clients, killed: within ${gone.ms} ms; good again after ${heals} ms; static ${still ? 200 : "GONE"}`, "2.5 s, 0.1 s, 2 s, 200", many.every((r) => r.status === 503) && still && (process.env.FULL ? slowest <= 2500 && gone.ms <= 100 && heals <= 2000 : slowest <= 2600 && gone.ms < 500 && heals < 3000), control);
} finally {
	execFileSync("fcgi/run/ops", ["stop"], { env, stdio: "pipe" });
	rmSync(VAR, { recursive: true, force: true });
}
process.exit(result());
