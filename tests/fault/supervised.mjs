// Each part killed in turn comes back by itself, whoever was its child; a part
// that cannot live is given up and said; a hung worker is ended.  On an instance
// of its own.  FULL=1: fifty rounds.
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

let passed = 0, failed = 0;
const check = (sentence, fine, detail = "") => {
	fine ? passed++ : failed++;
	console.log(`${fine ? "ok" : "not ok"} - ${sentence}${fine ? "" : `: ${detail}`}`);
};
const VAR = mkdtempSync(join(tmpdir(), "motcua-sup-"));
const PORT = await new Promise((r) => { const s = net.createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => r(port)); }); });
const env = { ...process.env, VAR, PORT: String(PORT), DEMO: "0", WORKERS: "2", GIVE_UP: "3", LOG_LOOK_S: "2" };
const ops = (what) => execFileSync("fcgi/run/ops", [what], { env, encoding: "utf8", stdio: "pipe", timeout: 180000 });
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const get = (path) => new Promise((resolve) => {
	const req = http.get({ host: "127.0.0.1", port: PORT, path, agent: false, timeout: 5000 }, (res) => {
		let body = "";
		res.on("data", (d) => { body += d; });
		res.on("end", () => resolve({ status: res.statusCode, body }));
	});
	req.on("error", () => resolve({ status: 0, body: "" }));
	req.on("timeout", () => req.destroy());
});
const stat = (part, what) => execFileSync("s6-svstat", ["-o", what, join(VAR, "service", part)], { encoding: "utf8" }).trim();
const pid_of = (part) => Number(stat(part, "pid"));
const children = (parent) => readdirSync("/proc").filter((p) => /^\d+$/.test(p)).map(Number).filter((p) => {
	try { return readFileSync(`/proc/${p}/stat`, "utf8").split(") ")[1].split(" ")[1] === String(parent); } catch { return false; }
});
const until = async (what, seconds = 60) => {
	for (let i = 0; i < seconds * 10; i++) { if (await what()) return true; await sleep(100); }
	return false;
};
const all_well = async () => {
	for (const path of ["/readyz", "/can-bo/readyz", "/can-bo/dang-nhap"]) if ((await get(path)).status !== 200) return false;
	return (await get("/robots.txt")).status === 200 && stat("worker", "up") === "true";
};
const PARTS = ["mariadb", "public", "staff", "sign-in", "worker", "nginx", "logs"];
const log = () => readFileSync(join(VAR, "log", "supervisor.log"), "utf8");
try {
	ops("start");
	check("the instance is well", await all_well());
	const rounds = process.env.FULL ? 50 : 2;
	let back = 0;
	for (let i = 0; i < rounds; i++) for (const part of PARTS) {
		const was = pid_of(part);
		process.kill(was, "SIGKILL");
		if (await until(async () => pid_of(part) > 0 && pid_of(part) !== was && await all_well())) back++;
		else console.log(`# round ${i}: ${part} did not come back`);
		await sleep(process.env.FULL ? 700 : 0);
	}
	check(`each part killed in turn came back by itself (${back} of ${rounds * PARTS.length})`, back === rounds * PARTS.length);
	check("and each death is said", PARTS.every((p) => log().includes(`event=part-died part=${p} code=256 signal=9`)));

	const staff = pid_of("staff");
	const [first] = children(staff);
	process.kill(first, "SIGSTOP");
	check("a worker that was stopped is ended and replaced", await until(() => !children(staff).includes(first) && children(staff).length === 2));

	check("the jobs' signs are figures", /motcua_job_last_success_seconds\{job="seal"\} \d+/.test((await get("/metrics")).body));
	check("and while they run nobody warns", (await get("/readyz")).body === "ok\n", (await get("/readyz")).body);
	const replayed = (faults) => execFileSync("mariadb", ["--no-defaults", `--socket=${join(VAR, "run/mariadb.sock")}`, "motcua", "-e", `INSERT INTO seal_check (at, seals, rows_n, waiting, faults, kind, fault_id, reason) VALUES (UTC_TIMESTAMP(), 1, 1, 0, ${faults}, '', '', '')`]);
	replayed(1);
	check("faults that a replay found are said by readyz", await until(async () => (await get("/readyz")).body.includes("the last replay found faults"), 40));
	replayed(0);
	check("until a replay finds none", await until(async () => (await get("/can-bo/readyz")).body === "ok\n", 40));
	// At rest: in the middle of a job it may be silent for as long as that job may take.
	const rests = async () => Number((await get("/metrics")).body.match(/motcua_jobs_next_sign_seconds (\d+)/)?.[1]) - Date.now() / 1000 < 3;
	check("the jobs of a start are done", await until(rests, 60));
	const jobs = pid_of("worker");
	process.kill(jobs, "SIGSTOP");
	check("jobs that stand still are said by readyz", await until(async () => (await get("/can-bo/readyz")).body.includes("jobs are behind"), 90));
	let doctor = "";
	try { execFileSync(join(process.env.BUILD ?? "build", "bin/motcua"), ["doctor", "--var", VAR], { encoding: "utf8" }); } catch (e) { doctor = e.stdout; }
	check("and by doctor", /WRONG jobs: no sign of life for \d+ s/.test(doctor), doctor);
	process.kill(jobs, "SIGCONT");

	// Somebody turns durability off under running programs.
	const root = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${join(VAR, "run/mariadb.sock")}`, "-e", q]);
	root("SET GLOBAL sync_binlog = 0");
	const [served] = children(pid_of("public"));
	process.kill(served, "SIGKILL");
	check("a worker that begins on a database that could lose a commit does not serve", await until(async () => (await get("/tra-cuu/H17.81-261123-0001")).status === 503));
	check("and the jobs say it in their log", await until(() => /job=watch detail="the database could lose/.test(readFileSync(join(VAR, "log", "worker.log"), "utf8")), 40));
	root("SET GLOBAL sync_binlog = 1");
	check("durable again, it serves again", await until(async () => (await Promise.all([1, 2, 3, 4].map(() => get("/readyz")))).every((r) => r.status === 200)));

	const noisy = join(VAR, "log", "public.log");
	appendFileSync(noisy, "x".repeat(1 << 20).concat("\n").repeat(9));
	check("a log that has grown is put away", await until(() => existsSync(`${noisy}.1`) && statSync(noisy).size < 1 << 20));
	const before = statSync(noisy).size;
	await get("/healthz");
	check("and written on", await until(() => statSync(noisy).size > before));

	// What it needs is gone: it is not tried for ever.
	const key = join(VAR, "secret", "mc_staff.pw");
	check("the sign-in part has a password of its own", readFileSync(join(VAR, "secret", "mc_sign_in.pw"), "utf8") !== readFileSync(key, "utf8"));
	renameSync(key, `${key}.away`);
	process.kill(pid_of("staff"), "SIGKILL");
	check("a part that cannot live is given up", await until(() => log().includes("event=part-given-up part=staff") && stat("staff", "up") === "false"));
	check("the rest goes on", (await get("/readyz")).status === 200 && (await get("/can-bo/readyz")).status === 503);
	renameSync(`${key}.away`, key);
	check("mended, a start brings it back", /starting staff again/.test(ops("start")) && await all_well());

	// The supervisor itself.
	process.kill(Number(readFileSync(join(VAR, "run", "supervisor.pid"), "utf8")), "SIGKILL");
	await sleep(200);
	ops("start");
	check("its supervisor killed: a start takes everything over", await all_well());
	const pids = PARTS.map(pid_of);
	ops("stop");
	check("a stop leaves nothing", pids.every((p) => { try { process.kill(p, 0); return false; } catch { return true; } }));
} finally {
	try { ops("stop"); } catch { /* stopped */ }
	rmSync(VAR, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
