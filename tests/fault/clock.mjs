// The machine's clock jumps under an instance of its own (libfaketime; what only
// runs is left alone, as on a real machine): no act gets a wrong date, what was
// typed is kept, the alarm is there within a minute, and it heals by itself or by
// the operator's word.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BUILD = process.env.BUILD ?? "build";
const LIB = ["x86_64", "aarch64"].map((a) => `/usr/lib/${a}-linux-gnu/faketime/libfaketimeMT.so.1`).find((f) => existsSync(f));
if (!LIB) {
	console.log("# needs Debian's faketime\n0 passed, 1 failed");
	process.exit(1);
}
const VAR = mkdtempSync(join(tmpdir(), "motcua-clock-"));
const PORT = await new Promise((r) => { const s = net.createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => r(port)); }); });
const env = { ...process.env, VAR, PORT: String(PORT), WORKERS: "2" };
const ops = (what) => execFileSync("fcgi/run/ops", [what], { env, encoding: "utf8", stdio: "pipe", timeout: 900000 });
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const faked = { LD_PRELOAD: LIB, FAKETIME_TIMESTAMP_FILE: join(VAR, "offset"), FAKETIME_NO_CACHE: "1", FAKETIME_DONT_FAKE_MONOTONIC: "1", DONT_FAKE_MONOTONIC: "1" };
const jump = (seconds) => writeFileSync(faked.FAKETIME_TIMESTAMP_FILE, `${seconds < 0 ? "" : "+"}${seconds}\n`);
const motcua = (...args) => {
	try { return execFileSync(`${BUILD}/bin/motcua`, [...args, "--var", VAR], { env: { ...env, ...faked }, encoding: "utf8", stdio: "pipe" }); } catch (e) { return `${e.stdout}${e.stderr}`; }
};
const sql = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${VAR}/run/mariadb.sock`, "-N", "-B", "motcua", "-e", q]).toString().trim();
const until = async (what, seconds) => {
	const t0 = Date.now();
	while (Date.now() - t0 < seconds * 1000) { if (await what()) return (Date.now() - t0) / 1000; await sleep(200); }
	return Infinity;
};
let code = 1;
try {
	ops("start");
	jump(0);
	// Each program behind a script that fakes its clock, as whoever it then is:
	// what libfaketime shares between processes is their user's own.
	const wrap = join(VAR, "wrap", "bin"), real = execFileSync("sh", ["-c", `cd ${BUILD}; pwd; PATH=$PATH:/usr/sbin command -v mariadbd`], { encoding: "utf8" }).trim().split("\n");
	mkdirSync(wrap, { recursive: true });
	for (const [name, path] of [["mariadbd", real[1]], ...["public", "staff", "worker"].map((p) => [p, `${real[0]}/bin/${p}`])]) {
		writeFileSync(join(wrap, name), `#!/bin/sh\nexec env ${Object.entries(faked).map(([k, v]) => `${k}='${v}'`).join(" ")} ${path} "$@"\n`);
		chmodSync(join(wrap, name), 0o755);
	}
	for (const part of ["mariadb", "public", "staff", "sign-in", "worker"]) {
		const file = join(VAR, "service", part, "run"), lines = readFileSync(file, "utf8").split("\n");
		lines.splice(lines.length - 2, 0, `export BUILD='${VAR}/wrap' PATH='${wrap}':"$PATH"`);
		writeFileSync(file, lines.join("\n"));
		execFileSync("s6-svc", ["-wR", "-T", "30000", "-r", join(VAR, "service", part)], { stdio: "pipe" });
	}
	Object.assign(process.env, { VAR, BASE: `http://127.0.0.1:${PORT}` });
	const { Session, account, check, code_of, intake_fields, request, result } = await import("../support/http.mjs");
	const ready = async () => (await request("GET", "/readyz").catch(() => ({ body: "" }))).body;
	const P = "1.004873", NAME = "Lò Thị Đồng Hồ";
	const who = account("RECEPTION", "W-HV-HCC");
	const fill = async (s) => intake_fields(s, P, { ho_ten: NAME });
	check("the instance is well and its clock is not in doubt", await until(async () => await ready() === "ok\n", 60) < 60, await ready());
	const desk = await Session.sign_in(who);
	const mine = code_of(await desk.post(`/can-bo/tiep-nhan/${P}`, await fill(desk)));
	check("a dossier is received", !!mine);
	jump(60);
	await sleep(12000);
	check("a minute is borne", !(await ready()).includes("clock") && motcua("clock").startsWith("ok: moved by"), motcua("clock"));
	jump(0);

	const year_end = Math.floor(Date.UTC(new Date().getUTCFullYear(), 11, 31, 16, 58) / 1000 - Date.now() / 1000); // 23:58 here
	const events = () => sql("SELECT COUNT(*) FROM event");
	const trail = (after) => sql(`SELECT GROUP_CONCAT(action, ' ', outcome, ' ', at) FROM audit WHERE id > ${after}`);
	let clean = true, unseen = "";
	for (const [name, by] of [["an hour on", 3600], ["an hour back", -3600], ["a day on", 86400], ["a day back", -86400], ["to the end of the year", Math.abs(year_end) > 600 ? year_end : 7200]]) {
		const s = await Session.sign_in(who), typed = await fill(s);
		const before = events(), looks = sql("SELECT MAX(id) FROM audit"), log = join(VAR, "log", "worker.log"), said = readFileSync(log).length;
		jump(by);
		const t0 = Date.now();
		const sent = await s.post(`/can-bo/tiep-nhan/${P}`, typed);
		// By a clock that runs ahead whoever was just here has been idle for long.
		const idle = by > 3000;
		check(`${name}: nothing is received, at once`, idle ? sent.status === 401 : sent.status === 503 && sent.body.includes("Đồng hồ của máy chủ") && !!sent.headers["retry-after"], `${sent.status}`);
		check(`${name}: what was typed is on the page`, sent.body.includes(`value="${NAME}"`));
		const moved = await s.move(mine, "chuyen");
		check(`${name}: nothing is moved`, moved.status === 503 || moved.status === 401 || moved.missing, `${moved.status}`);
		const look = await s.get(`/can-bo/ho-so/${mine}`);
		check(`${name}: nobody looks at an hour that is not so`, look.status === (idle ? 401 : 503) || look.status === 303, `${look.status}`);
		check(`${name}: nor signs in at one`, await Session.sign_in(who).then(() => false, () => true));
		check(`${name}: what is public is read`, (await request("GET", `/tra-cuu/${mine}`)).status === 200);
		const alarm = await until(async () => (await ready()).includes("clock of this machine") && /job=watch detail="the clock was moved by/.test(readFileSync(log).subarray(said).toString()), 60 - (Date.now() - t0) / 1000);
		const took = (Date.now() - t0) / 1000;
		const metrics = (await request("GET", "/metrics")).body, doctor = motcua("doctor");
		check(`${name}: the alarm is there within a minute`, alarm < 60 && /^motcua_clock_doubted 1$/m.test(metrics) && /^WRONG .*clock/m.test(doctor) && motcua("clock").startsWith("DOUBTED"), `${alarm}`);
		console.log(`# ${name}: alarm after ${took.toFixed(1)} s`);
		clean &&= events() === before;
		unseen += trail(looks).replace("NULL", "");
		jump(0);
		const healed = await until(async () => !(await ready()).includes("clock"), 30);
		const again = await Session.sign_in(who), res = await again.post(`/can-bo/tiep-nhan/${P}`, await fill(again));
		check(`${name} and back: all is well again by itself`, healed < 30 && res.status === 303, `${healed} ${res.status}`);
	}
	check("no event was written while the clock was wrong", clean);
	check("and no row of the audit trail", unseen === "", unseen);
	check("no event stands before the one that it follows", sql("SELECT COUNT(*) FROM event a JOIN event b ON b.dossier_id = a.dossier_id AND b.seq = a.seq + 1 WHERE b.at < a.at") === "0");

	// The operator knows that it is right now.
	const s = await Session.sign_in(who), typed = await fill(s);
	jump(1200);
	check("twenty minutes on: refused", (await s.post(`/can-bo/tiep-nhan/${P}`, typed)).status === 503);
	check("a word without a reason changes nothing", /ten letters/.test(motcua("clock", "confirm", "ok")) && motcua("clock").startsWith("DOUBTED"));
	const said = motcua("clock", "confirm", "compared with the time server of the city");
	check("with one it is taken, and kept", /counts as right/.test(said) && sql("SELECT CONCAT(outcome, ' ', reason) FROM audit WHERE action = 'clock_confirm'") === "ok compared with the time server of the city", said);
	const res = await s.post(`/can-bo/tiep-nhan/${P}`, await fill(s));
	check("and dossiers are received again at once", res.status === 303, `${res.status}`);
	check("no alarm is left", await until(async () => !(await ready()).includes("clock"), 60) < 60, await ready());
	const verify = motcua("verify");
	check("every date and chain is as it should be", / events, 0 faults\n/.test(verify) && /, 0 not as recorded\n/.test(verify) && /, 0 not as sealed/.test(verify), verify.slice(-600));
	code = result();
} finally {
	try { ops("stop"); } catch { /* stopped */ }
	if (!process.env.KEEP) rmSync(VAR, { recursive: true, force: true });
}
process.exit(code);
