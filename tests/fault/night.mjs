// A night of it (make night; MINUTES=480 of a real one): ten desks work, one
// citizen reads, parts are killed at random, the disk fills and empties, the
// clock jumps, sixty sign-ins a second come from everywhere.  In the morning:
// is the replay clean, is all there that was acknowledged, did the citizen wait
// more than twice as long as in the quiet first minute, does the log tell it?
import { execFileSync } from "node:child_process";
import http from "node:http";
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, result } from "../support/tally.mjs";
import { figure, quantile } from "../support/figure.mjs";
import { Instance, kill, sleep, until } from "../support/instance.mjs";

const MINUTES = Number(process.env.MINUTES ?? 10), QUIET_S = Math.min(60, MINUTES * 12);
const place = mkdtempSync(join(tmpdir(), "motcua-night-"));
execFileSync("mount", ["-t", "tmpfs", "-o", "size=3g", "tmpfs", place], { stdio: "inherit" });
const i = await Instance.make("night", { WORKERS: "3", LOG_LOOK_S: "10" }, place);
const LIB = ["x86_64", "aarch64"].map((a) => `/usr/lib/${a}-linux-gnu/faketime/libfaketimeMT.so.1`).find(existsSync);
const faked = { LD_PRELOAD: LIB, FAKETIME_TIMESTAMP_FILE: join(place, "offset"), FAKETIME_NO_CACHE: "1", FAKETIME_DONT_FAKE_MONOTONIC: "1", DONT_FAKE_MONOTONIC: "1" };
const jump = (s) => writeFileSync(faked.FAKETIME_TIMESTAMP_FILE, `${s < 0 ? "" : "+"}${s}\n`);
const log = (name) => ["", ".1"].map((x) => { try { return readFileSync(join(i.VAR, "log", name + x), "utf8"); } catch { return ""; } }).join("");
const t0 = Date.now(), told = (words) => console.log(`# ${((Date.now() - t0) / 1000).toFixed(0)} s: ${words}`);
let code = 1, going = true;
try {
	jump(0);
	i.start();
	for (const part of ["mariadb", "public", "staff", "sign-in", "worker"]) {
		const file = join(i.VAR, "service", part, "run"), lines = readFileSync(file, "utf8").split("\n");
		lines.splice(1, 0, ...Object.entries(faked).map(([k, v]) => `export ${k}='${v}'`));
		writeFileSync(file, lines.join("\n"));
		execFileSync("s6-svc", ["-wR", "-T", "30000", "-r", join(i.VAR, "service", part)]);
	}
	await until(() => i.is_well(), 60);
	i.here();
	const { accounts, dossiers, encode } = await import("../support/http.mjs");
	const { Ledger } = await import("../support/ledger.mjs");
	const ledger = new Ledger(i);
	await ledger.clients(10);
	told("all is up");

	const pages = [`/tra-cuu/${dossiers[0].code}`, "/", "/thu-tuc?tim=ket+hon", "/lien-he", "/cong-khai/tre-han"];
	const waits = { quiet: [], night: [] }, bad = { quiet: 0, night: 0 }, seen = {};
	let phase = "quiet";
	const citizen = Promise.all([0, 1].map(async (k) => {
		for (let n = k; going; n++) {
			const was = phase, res = await i.get(pages[n % pages.length], { from: "127.0.0.7" });
			waits[was].push(res.ms);
			if (res.status !== 200) bad[was]++;
			seen[res.status] = (seen[res.status] ?? 0) + 1;
			await sleep(50);
		}
	}));
	const desks = Promise.all(ledger.desks.map(async (_, k) => {
		while (going) {
			try { await ledger.one(k); } catch (e) { told(`desk ${k}: ${String(e).slice(0, 160)}`); await sleep(2000); }
			await sleep(1500);
		}
	}));
	await sleep(QUIET_S * 1000);
	phase = "night";
	told(`the quiet minute is over: p99 ${quantile(waits.quiet, 0.99).toFixed(0)} ms of ${waits.quiet.length}, ${ledger.said.length} intakes`);

	// Sixty sign-ins a second, from everywhere, as often as not of somebody real.
	const tries = {};
	let tried = 0;
	const agent = new http.Agent({ maxSockets: 400 });
	const flood = setInterval(() => {
		for (let n = 0; n < 6; n++) {
			const who = ++tried % 2 ? accounts[tried % accounts.length].login : `la.${tried}`, body = encode([["ten_dang_nhap", who], ["mat_khau", `sai ${tried}`]]);
			const req = http.request({ host: "127.0.0.1", port: i.port, method: "POST", path: "/can-bo/dang-nhap", agent, localAddress: `127.50.${(tried >> 7) & 255}.${1 + (tried & 127)}`, timeout: 20000,
				headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body), Origin: i.base } }, (res) => { tries[res.statusCode] = (tries[res.statusCode] ?? 0) + 1; res.resume(); });
			req.on("error", () => { tries.none = (tries.none ?? 0) + 1; });
			req.on("timeout", () => req.destroy());
			req.end(body);
		}
	}, 100);
	const kills = {};
	const sources = { "staff worker": () => i.workers("staff")[0], "public worker": () => i.workers("public")[0], mariadb: () => i.pid("mariadb"), nginx: () => i.pid("nginx"), staff: () => i.pid("staff"), public: () => i.pid("public"), worker: () => i.pid("worker"), "sign-in": () => i.pid("sign-in") };
	const pause = async (ms) => { for (const end = Date.now() + ms; going && Date.now() < end;) await sleep(200); };
	const killer = (async () => {
		for (const names = Object.keys(sources); going;) {
			await pause(5000 + Math.random() * 10000);
			const name = names[Math.floor(Math.random() * names.length)];
			if (going && kill(sources[name]())) kills[name] = (kills[name] ?? 0) + 1;
		}
	})();
	let fills = 0, jumps = 0;
	const ballast = join(place, "ballast");
	const disk = (async () => {
		for (;;) {
			await pause(50000);
			if (!going) return;
			const fs = statfsSync(i.VAR), room = fs.bavail * fs.bsize - (100 << 20);
			if (room > 0) { execFileSync("fallocate", ["-l", String(room), ballast]); fills++; }
			await pause(12000);
			rmSync(ballast, { force: true });
		}
	})();
	const clock = (async () => {
		for (let n = 0; ; n++) {
			await pause(75000);
			if (!going) return;
			jump([3600, -3600, 86400, -86400][n % 4]);
			jumps++;
			await pause(15000);
			jump(0);
		}
	})();
	await sleep(Math.max(0, MINUTES * 60 - QUIET_S) * 1000);
	going = false;
	clearInterval(flood);
	await Promise.all([killer, disk, clock]);
	jump(0);
	rmSync(ballast, { force: true });
	agent.destroy();
	ledger.stopped = true;
	await Promise.all([citizen, desks]);
	const well = await until(() => i.is_well(), 150);
	await until(async () => (await i.get("/readyz")).body === "ok\n", 60);
	const all = Object.values(kills).reduce((a, b) => a + b, 0), is = ledger.missing(), verify = i.motcua("verify");
	const q = quantile(waits.quiet, 0.99), p = quantile(waits.night, 0.99), share = bad.night / waits.night.length;
	told(`${ledger.said.length} intakes acknowledged, ${ledger.unanswered} answers missing; ${all} kills ${JSON.stringify(kills)}; the disk full ${fills} times, the clock moved ${jumps} times; ${tried} sign-ins ${JSON.stringify(tries)}`);
	told(`the citizen: p50 ${quantile(waits.quiet, 0.5).toFixed(0)} → ${quantile(waits.night, 0.5).toFixed(0)} ms, p99 ${q.toFixed(0)} → ${p.toFixed(0)} ms; ${bad.night} of ${waits.night.length} pages were none (${(100 * share).toFixed(2)} %), before it ${bad.quiet} of ${waits.quiet.length}; ${JSON.stringify(seen)}`);
	for (const line of `${log("staff.log")}${log("public.log")}${log("sign-in.log")}`.match(/.*event=fault status=500.*/g)?.slice(0, 5) ?? []) told(`a fault: ${line.slice(0, 300)}`);
	check("in the morning all is well", well && (await i.get("/readyz")).body === "ok\n", (await i.get("/readyz")).body);
	check("what was acknowledged is there, once", is.wrong === 0 && ledger.said.length > 0, JSON.stringify(is).slice(0, 400));
	const clean = / 0 faults/.test(verify) && /, 0 not as recorded/.test(verify) && /, 0 not as sealed/.test(verify);
	check("the replay is clean", clean, verify.slice(-500));
	check("no event stands before the one that it follows", i.sql("SELECT COUNT(*) FROM event a JOIN event b ON b.dossier_id=a.dossier_id AND b.seq=a.seq+1 WHERE b.at < a.at") === "0");
	const deaths = (log("supervisor.log").match(/event=part-died/g) ?? []).length, workers = (`${log("staff.log")}${log("public.log")}`.match(/event=worker-died/g) ?? []).length;
	const parts = Object.entries(kills).filter(([k]) => !k.includes(" ")).reduce((n, [, v]) => n + v, 0);
	const tells = deaths >= parts && workers >= all - parts && (jumps === 0 || /the clock was moved by/.test(log("worker.log")));
	check("the log tells each death and each jump", tells, `${deaths} of ${parts}, ${workers} of ${all - parts}`);
	const fine = p <= 2 * q;
	check("the citizen waited no more than twice as long", fine, `${p.toFixed(0)} ms, quiet ${q.toFixed(0)}`);
	// The control: an acknowledgement that nobody gave.
	const control = ledger.missing([...ledger.said, { key: "0".repeat(32), code: "H00", who: 0 }]).lost.length === is.lost.length + 1;
	figure("night", `${MINUTES} minutes`, `${is.wrong} of ${ledger.said.length} lost, the replay ${clean ? "clean" : `NOT clean (${verify.match(/\d+ not as sealed/)?.[0]})`}, ${all} kills, ${fills} full disks, ${jumps} jumps, ${tried} sign-ins; p99 ${q.toFixed(0)} → ${p.toFixed(0)} ms, ${(100 * share).toFixed(2)} % errors`, "0, clean, ≤ 2 ×, the log tells", is.wrong === 0 && clean && fine && tells, control && "an invented acknowledgement was missed");
	code = result();
} finally {
	going = false;
	try { execFileSync("fcgi/run/ops", ["stop"], { env: i.env, stdio: "pipe" }); } catch { /* stopped */ }
	try { execFileSync("umount", [place]); } catch { execFileSync("umount", ["-l", place]); }
	rmSync(place, { recursive: true, force: true });
}
process.exit(code);
