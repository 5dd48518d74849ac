// The disk runs full under an instance of its own (a small tmpfs, so as root)
// while desks send: what is read goes on, nothing more is taken, the database
// lives, nothing that was acknowledged is lost, and it heals by itself.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figure } from "../support/figure.mjs";
import { Instance, sleep, until } from "../support/instance.mjs";

const place = mkdtempSync(join(tmpdir(), "motcua-full-"));
try {
	execFileSync("mount", ["-t", "tmpfs", "-o", "size=2500m", "tmpfs", place], { stdio: "pipe" });
} catch (e) {
	console.log(`# needs root to mount a small disk: ${String(e.stderr ?? e).trim()}`);
	rmSync(place, { recursive: true, force: true });
	console.log("0 passed, 0 failed");
	process.exit(0);
}
// For the control: where this file lies, the disk says that it has room.
const blind = join(place, "blind"), shim = join(place, "room");
writeFileSync(`${shim}.c`, '#define _GNU_SOURCE\n#include <dlfcn.h>\n#include <stdlib.h>\n#include <sys/statvfs.h>\n#include <unistd.h>\nint statvfs(const char *path, struct statvfs *fs)\n{\n\tint (*real)(const char *, struct statvfs *) = (int (*)(const char *, struct statvfs *))dlsym(RTLD_NEXT, "statvfs");\n\tint r = real(path, fs);\n\tif (getenv("BLIND") && access(getenv("BLIND"), F_OK) == 0)\n\t\tfs->f_bavail = fs->f_blocks;\n\treturn r;\n}\n');
execFileSync("gcc", ["-shared", "-fPIC", "-w", "-o", `${shim}.so`, `${shim}.c`, "-ldl"]);
const i = await Instance.make("full", { WORKERS: "2", LD_PRELOAD: `${shim}.so`, BLIND: blind }, place);
let code = 1;
try {
	i.start();
	i.here();
	const { Session, account, accounts, check, code_of, dossiers, intake_fields, key, request, result, set } = await import("../support/http.mjs");
	const { Ledger } = await import("../support/ledger.mjs");
	const desk = await Session.sign_in(account("RECEPTION", "W-HV-HCC"));
	const fields = await intake_fields(desk, "1.004873");
	const intake = () => desk.post("/can-bo/tiep-nhan/1.004873", set(fields, { _key: key(), xac_nhan_trung: "1" }));
	const before = await intake();
	check("there is room: a dossier is received", before.status === 303 && !!code_of(before), `${before.status}`);
	const ledger = new Ledger(i), mariadb = i.pid("mariadb");
	await ledger.clients(4);
	const work = ledger.work(1e9, Date.now() + 120000);
	work.catch(() => {}); // awaited below: until then it must not end the process
	await sleep(2000);
	const early = ledger.said.length;

	const ballast = join(place, "ballast");
	const leave = (mb) => { const disk = statfsSync(i.VAR); execFileSync("fallocate", ["-o", "0", "-l", String(Math.max(1, disk.bavail * disk.bsize - (mb << 20) + size)), ballast]); size += Math.max(0, disk.bavail * disk.bsize - (mb << 20)); };
	let size = 0;
	leave(100);
	const refused = await intake();
	check("the disk is nearly full: 503, and a sentence that says so", refused.status === 503 && refused.body.includes("sắp hết chỗ chứa") && refused.body.includes("chưa được lưu"), `${refused.status}`);
	check("it says when to come back", !!refused.headers["retry-after"]);
	const at_limit = ledger.said.length;
	for (const path of ["/", "/thu-tuc", `/tra-cuu/${dossiers[0].code}`, "/cong-khai/tre-han"]) check(`${path} is read on`, (await request("GET", path)).status === 200);
	check("the desk reads on", (await desk.get("/can-bo/hop-viec")).status === 200);
	check("somebody signs in", (await Session.with_password(accounts.find((a) => !a.totp_secret && a.roles.some((r) => r.startsWith("HANDLER")))))[1].status === 303);
	await sleep(process.env.FULL ? 20000 : 3000); // desks press their button on
	check("nobody gets anything in meanwhile", ledger.said.length <= at_limit + 4, `${ledger.said.length - at_limit}`);
	check("the database has not died", i.pid("mariadb") === mariadb);

	// The control: nobody looks how much room there is.
	writeFileSync(blind, "");
	const control = (await intake()).status !== 503;
	rmSync(blind);
	check("a control: a guard that does not look is noticed", control);

	rmSync(ballast);
	const t0 = Date.now();
	let healed;
	await until(async () => { healed = await intake(); return healed.status === 303; }, 30);
	const heals = Date.now() - t0;
	check("there is room again: at once a dossier is received", healed.status === 303 && !!code_of(healed) && heals <= 10000, `${healed.status} after ${heals} ms`);
	await until(() => ledger.said.length > at_limit + 8, 20);
	ledger.stopped = true;
	await work;
	const is = ledger.missing();
	check("what was acknowledged is there", is.wrong === 0 && (await request("GET", `/tra-cuu/${code_of(before)}`)).status === 200, JSON.stringify(is));
	const verify = i.motcua("verify");
	check("the replay is clean", / 0 faults/.test(verify), verify.slice(-300));
	figure("R6", "disk full under load (database, files, temp, logs on it)", `${is.wrong} of ${ledger.said.length} lost, 503 with a sentence, heals in ${heals} ms, database ${i.pid("mariadb") === mariadb ? "lived" : "DIED"}`, "0, ≤ 10 s",
		is.wrong === 0 && early > 0 && refused.status === 503 && heals <= 10000 && i.pid("mariadb") === mariadb && / 0 faults/.test(verify), control && "a guard that does not look was noticed");
	code = result();
} finally {
	try { execFileSync("fcgi/run/ops", ["stop"], { env: i.env, stdio: "pipe" }); } catch { /* stopped */ }
	try { execFileSync("umount", [place]); } catch { /* its last file is closed late */ execFileSync("umount", ["-l", place]); }
	rmSync(place, { recursive: true, force: true });
}
process.exit(code);
