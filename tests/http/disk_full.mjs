// The disk runs full under an instance of its own (a small tmpfs, so as root):
// what is read goes on, nothing more is taken, and it heals by itself.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const place = mkdtempSync(join(tmpdir(), "motcua-full-"));
const VAR = join(place, "var");
const PORT = await new Promise((r) => { const s = net.createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => r(port)); }); });
const env = { ...process.env, VAR, PORT: String(PORT), WORKERS: "2" };
const ops = (what) => execFileSync("fcgi/run/ops", [what], { env, encoding: "utf8", stdio: "pipe", timeout: 400000 });
try {
	execFileSync("mount", ["-t", "tmpfs", "-o", "size=2500m", "tmpfs", place], { stdio: "pipe" });
} catch (e) {
	console.log(`# needs root to mount a small disk: ${String(e.stderr ?? e).trim()}`);
	rmSync(place, { recursive: true, force: true });
	console.log("0 passed, 0 failed");
	process.exit(0);
}
let code = 1;
try {
	ops("start");
	Object.assign(process.env, { VAR, BASE: `http://127.0.0.1:${PORT}` });
	const { Session, account, accounts, check, code_of, dossiers, intake_fields, key, request, result, set } = await import("../support/http.mjs");
	const desk = await Session.sign_in(account("RECEPTION", "W-HV-HCC"));
	const fields = await intake_fields(desk, "1.004873");
	const intake = () => desk.post("/can-bo/tiep-nhan/1.004873", set(fields, { _key: key(), xac_nhan_trung: "1" }));
	const before = await intake();
	check("there is room: a dossier is received", before.status === 303 && !!code_of(before), `${before.status}`);

	const disk = statfsSync(VAR);
	const ballast = join(place, "ballast");
	execFileSync("fallocate", ["-l", String(disk.bavail * disk.bsize - (100 << 20)), ballast]);
	const refused = await intake();
	check("the disk is nearly full: 503, and a sentence that says so", refused.status === 503 && refused.body.includes("sắp hết chỗ chứa") && refused.body.includes("chưa được lưu"), `${refused.status}`);
	check("it says when to come back", !!refused.headers["retry-after"]);
	for (const path of ["/", "/thu-tuc", `/tra-cuu/${dossiers[0].code}`, "/cong-khai/tre-han"]) check(`${path} is read on`, (await request("GET", path)).status === 200);
	check("the desk reads on", (await desk.get("/can-bo/hop-viec")).status === 200);
	check("somebody signs in", (await Session.with_password(accounts.find((a) => !a.totp_secret && a.roles.some((r) => r.startsWith("HANDLER")))))[1].status === 303);

	rmSync(ballast);
	const healed = await intake();
	check("there is room again: at once a dossier is received", healed.status === 303 && !!code_of(healed), `${healed.status}`);
	check("what was acknowledged is there", (await request("GET", `/tra-cuu/${code_of(before)}`)).status === 200);
	code = result();
} finally {
	try { ops("stop"); } catch { /* stopped */ }
	try { execFileSync("umount", [place]); } catch { /* its last file is closed late */ execFileSync("umount", ["-l", place]); }
	rmSync(place, { recursive: true, force: true });
}
process.exit(code);
