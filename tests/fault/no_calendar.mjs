// A year without calendar: no appointment is guessed, a sentence says why.
// On an instance of its own, whose calendar ends with last year.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BUILD = process.env.BUILD ?? "build";
const VAR = mkdtempSync(join(tmpdir(), "motcua-year-"));
const PORT = await new Promise((r) => { const s = net.createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => r(port)); }); });
const env = { ...process.env, VAR, PORT: String(PORT), DEMO: "0", WORKERS: "1" };
const ops = (what) => execFileSync("fcgi/run/ops", [what], { env, stdio: "pipe", timeout: 120000 });
let client;
try {
	ops("start");
	const line = execFileSync(`${BUILD}/bin/motcua`, ["user", "add", "ban.mot", "Nguyễn Văn Bàn", "RECEPTION", "W-HK-HCC", "--var", VAR], { encoding: "utf8" });
	const [login, password] = line.trim().split(/\s+/);
	writeFileSync(join(VAR, "demo-accounts.json"), "[]");
	writeFileSync(join(VAR, "demo-dossiers.json"), "[]");
	execFileSync("mariadb", ["--no-defaults", `--socket=${VAR}/run/mariadb.sock`, "motcua", "-e",
		"SET @mc_act = 'trial'; DELETE FROM calendar_day WHERE day >= '2026-01-01'; DELETE FROM calendar_year WHERE year >= 2026"]);
	ops("stop");
	ops("start");
	process.env.VAR = VAR;
	process.env.BASE = `http://127.0.0.1:${PORT}`;
	client = await import("../support/http.mjs");
	const desk = await client.Session.sign_in({ login, password });
	const page = await desk.get("/can-bo/tiep-nhan/1.001193");
	client.check("the form says that there is no calendar before anything is typed", page.status === 200 && page.body.includes("Chưa có lịch làm việc"));
	const res = await client.intake(desk, "1.001193");
	client.check("and an intake is refused with that sentence", res.status === 422 && res.body.includes("không thể tính ngày hẹn trả"), `${res.status}`);
	client.check("what was typed is kept", res.body.includes("Nguyễn Thị Hường"));
	const verify = execFileSync(`${BUILD}/bin/motcua`, ["verify", "--var", VAR], { encoding: "utf8" });
	client.check("nothing was received", verify.startsWith("0 dossiers"), verify);
} finally {
	ops("stop");
	rmSync(VAR, { recursive: true, force: true });
}
client.finish();
