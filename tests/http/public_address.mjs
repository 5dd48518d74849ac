// The site's public address is one setting: what papers and pages say of it,
// on programs of their own that have it, beside the instance without.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const BUILD = resolve(process.env.BUILD ?? "build"), VAR = resolve(process.env.VAR ?? "var"), NAME = "motcua.hoakhanh.example.vn";
const here = mkdtempSync(join(VAR, "tmp", "address-"));
for (const d of ["run", "log", "tmp/web"]) mkdirSync(join(here, d), { recursive: true });
symlinkSync(join(VAR, "run", "mariadb.sock"), join(here, "run", "mariadb.sock"));
for (const d of ["secret", "files"]) symlinkSync(join(VAR, d), join(here, d));
const port = await new Promise((r) => { const s = net.createServer().listen(0, "127.0.0.1", () => { const { port: p } = s.address(); s.close(() => r(p)); }); });
writeFileSync(join(here, "nginx.conf"), readFileSync("nginx.conf.example", "utf8").replaceAll("${PORT}", port).replaceAll("${VAR}", here).replaceAll("${STATIC}", join(BUILD, "static"))
	.replace(/rate=\d+r\/[ms]/g, "rate=100000r/m").replace(/^user .*$/m, process.getuid() === 0 ? "user root;" : "") + "daemon off;\n");
const env = { ...process.env, MC_PUBLIC_URL: `https://${NAME}/` };
const children = [
	...[["staff", "staff"], ["public", "public"], ["staff", "sign-in", "--pool", "sign-in", "--db-user", "mc_sign_in"]].map(([p, pool, ...more]) =>
		spawn(join(BUILD, "bin", p), ["--var", here, ...more, "--socket", join(here, "run", `${pool}.sock`), "--workers", "1", "--templates", "templates"], { stdio: "ignore", env })),
	spawn("nginx", ["-e", join(here, "log", "e"), "-c", join(here, "nginx.conf")], { stdio: "ignore" }),
];
process.on("exit", () => { children.forEach((c) => c.kill("SIGTERM")); rmSync(here, { recursive: true, force: true }); });
const without = process.env.BASE;
process.env.BASE = `http://127.0.0.1:${port}`;
const { Session, account, check, dossiers, finish, request } = await import("../support/http.mjs");
for (const path of ["/readyz", "/can-bo/readyz"]) for (let i = 0; i < 100; i++) {
	if ((await request("GET", path).catch(() => ({}))).status === 200) break;
	await new Promise((r) => setTimeout(r, 100));
}
const folder = mkdtempSync(join(tmpdir(), "address-"));
const drawn = (svg) => { // what a QR code in the page says
	const [, size] = svg.match(/viewBox="0 0 (\d+)/), cells = [...svg.matchAll(/M(\d+)[ ,](\d+)h(\d+)/g)];
	const rows = Array.from({ length: size * 8 }, () => Array(size * 8).fill(1));
	for (const [, x, y, w] of cells) for (let i = 0; i < w * 8; i++) for (let k = 0; k < 8; k++) rows[y * 8 + k][x * 8 + i] = 0;
	writeFileSync(join(folder, "q.pgm"), `P2\n${size * 8} ${size * 8}\n1\n${rows.map((r) => r.join(" ")).join("\n")}\n`);
	return execFileSync("zbarimg", ["-q", "--raw", "--nodbus", join(folder, "q.pgm")], { encoding: "utf8" }).trim();
};

const desk = await Session.sign_in(account("RECEPTION", "W-HK-HCC")), d = dossiers.find((x) => x.code.startsWith("H17.81") && x.token);
const receipt = (await desk.get(`/can-bo/ho-so/${d.code}/bien-nhan`)).body;
check("the receipt names the site, without scheme or stroke", receipt.includes(`hoặc vào ${NAME} rồi nhập mã hồ sơ`) && receipt.includes("quét mã QR"));
check("its QR code leads there", drawn(receipt.match(/<svg class="qr"[\s\S]*?<\/svg>/)[0]) === `https://${NAME}/t/${d.token}`);
check("one knows the site by what the receipt says", (await request("GET", "/lien-he")).body.includes(`<strong>${NAME}</strong>`));
const posted = (await request("GET", "/thu-tuc/1.001193/ban-in")).body;
check("the posted sheet's QR code leads to the procedure", drawn(posted.match(/<svg class="qr"[\s\S]*?<\/svg>/)[0]) === `https://${NAME}/thu-tuc/1.001193`);
const doctor = (e) => spawnSync(join(BUILD, "bin", "motcua"), ["doctor", "--var", VAR], { encoding: "utf8", env: e }).stdout;
check("doctor says which it is", doctor(env).includes(`papers bear ${NAME}`));
for (const bad of [undefined, "", "http://127.0.0.1:8080", "https://motcua.vn:8443"]) check(`and that there is none: ${bad}`, /WRONG MC_PUBLIC_URL is not set/.test(doctor({ ...process.env, MC_PUBLIC_URL: bad })));
if (without) {
	const at = new URL(without);
	const plain = await (await fetch(new URL("/lien-he", at))).text();
	check("where none is set the page names none", !plain.includes(at.host) && !plain.includes(NAME));
}
rmSync(folder, { recursive: true });
finish();
