// The staff program with a virus scanner set: a second program and nginx on
// the same database, and a clamd of a few lines that this test speaks for.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import net from "node:net";
import { join, resolve } from "node:path";

const BUILD = resolve(process.env.BUILD ?? "build"), VAR = resolve(process.env.VAR ?? "var");
const here = join(VAR, "tmp", "scan");
rmSync(here, { recursive: true, force: true });
for (const d of ["run", "log", "tmp/web"]) mkdirSync(join(here, d), { recursive: true });
symlinkSync(join(VAR, "run", "mariadb.sock"), join(here, "run", "mariadb.sock"));
for (const d of ["secret", "files"]) symlinkSync(join(VAR, d), join(here, d));
const free = () => new Promise((r) => { const s = net.createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => r(port)); }); });
const port = await free();
writeFileSync(join(here, "nginx.conf"), readFileSync("nginx.conf.example", "utf8").replaceAll("${PORT}", port).replaceAll("${VAR}", here).replaceAll("${STATIC}", join(BUILD, "static"))
	.replace(/rate=\d+r\/[ms]/g, "rate=100000r/m").replace(/^user .*$/m, process.getuid() === 0 ? "user root;" : "") + "daemon off;\n");
const children = [
	...[["--socket", join(here, "run", "staff.sock")], ["--pool", "sign-in", "--db-user", "mc_sign_in", "--socket", join(here, "run", "sign-in.sock")]].map((pool) =>
		spawn(join(BUILD, "bin", "staff"), ["--var", here, ...pool, "--workers", "2", "--templates", "templates"], { stdio: "ignore", env: { ...process.env, MC_CLAMD: join(here, "clamd") } })),
	spawn("nginx", ["-e", join(here, "log", "e"), "-c", join(here, "nginx.conf")], { stdio: "ignore" }),
];
process.on("exit", () => {
	children.forEach((c) => c.kill("SIGTERM"));
	// What this program of root's has stored belongs to the instance's own.
	if (process.getuid() === 0) execFileSync("chown", ["-R", "--from=root", `--reference=${join(VAR, "files")}`, join(VAR, "files")]);
});
process.env.BASE = `http://127.0.0.1:${port}`;
const { Session, account, check, dossiers, finish, key, request } = await import("../support/http.mjs");
const { pdf } = await import("../support/samples.mjs");
for (let i = 0; i < 100; i++) {
	if ((await request("GET", "/can-bo/readyz").catch(() => ({}))).status === 200) break;
	await new Promise((r) => setTimeout(r, 100));
}

const desk = await Session.sign_in(account("RECEPTION", "W-HK-HCC")), head = await Session.sign_in(account("DEPT_HEAD", "W-HK-VP"));
const { code } = dossiers.find((d) => d.code.startsWith("H17.81") && d.unit.startsWith("Văn phòng")); // the head's own
const at = `/can-bo/ho-so/${code}/tep`;
const csrf = (await desk.get("/can-bo/hop-viec")).body.match(/name="_csrf" value="([^"]+)"/)[1];
const send = (...files) => desk.upload(at, [["_csrf", csrf], ["_key", key()], ["loai", "khac"], ["giay", ""]], files.map(([name, text]) => ["tep", name, pdf(`${text} ${key()}`)]));
const row = async (who, name) => (await who.get(at)).body.split("<tr>").find((r) => r.includes(`>${name}</a>`)) ?? "";
const link = async (who, name) => (await row(who, name)).match(/href="([^"]+)"/)?.[1];

// Nobody listens yet: files are kept and wait.
const mark = key().slice(0, 8);
const silent = await send([`cho-${mark}.pdf`, "chờ"], [`cho2-${mark}.pdf`, "chờ nữa"]);
check("while the scanner is silent files are kept", silent.status === 303, `${silent.status}`);
check("and say that they wait", (await row(head, `cho-${mark}.pdf`)).includes("Chờ quét mã độc"));
const other = await head.get(await link(head, `cho-${mark}.pdf`));
check("others cannot read them yet, and are told why", other.status === 409 && other.body.includes("đang chờ quét mã độc"), `${other.status}`);
check("who uploaded one can", (await desk.get(await link(desk, `cho-${mark}.pdf`))).status === 200);

let streams = 0;
const clamd = net.createServer((c) => {
	let got = Buffer.alloc(0);
	c.on("error", () => {});
	c.on("data", (d) => {
		got = Buffer.concat([got, d]);
		if (got.length < 14 || !got.subarray(-4).equals(Buffer.alloc(4))) return;
		streams++;
		c.end(got.includes("ma-doc") ? "stream: Thu.Nghiem-1 FOUND\0" : "stream: OK\0");
	});
});
await new Promise((r) => clamd.listen(join(here, "clamd"), r));
const mixed = await send([`lanh-${mark}.pdf`, "lành"], [`benh-${mark}.pdf`, "ma-doc"]);
check("the infected one is refused with its name, the other kept", mixed.status === 422 && mixed.body.includes(`Tệp “benh-${mark}.pdf” có mã độc (Thu.Nghiem-1)`) && (mixed.body.match(/Đã lưu<\/strong>/g) ?? []).length === 1);
check("the clean one says so", (await row(head, `lanh-${mark}.pdf`)).includes("Đã quét, không có mã độc") && (await head.get(await link(head, `lanh-${mark}.pdf`))).status === 200);
check("nothing of the infected one is listed", !(await row(desk, `benh-${mark}.pdf`)));
check("the scanner saw each file once", streams === 2, `${streams}`);
clamd.close();
finish();
