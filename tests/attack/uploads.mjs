// S12: files that are not what they say, that unpack without end, that are two
// things at once, named like paths: none is run, none lies outside the store,
// none takes more than its share of memory.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { BASE, Session, VAR, account, check, code_of, finish, intake, key } from "../support/http.mjs";
import { docx, pdf, png, zip } from "../support/samples.mjs";
import { figure } from "../support/figure.mjs";
import { Instance } from "../support/instance.mjs";

void BASE;
const NAMES = process.env.FULL ? 200 : 60, MEMORY_KB = 64 * 1024;
const i = Instance.here();
const limits = (value) => i.sql(`UPDATE rule SET value=${value[0]} WHERE code='file_account_day_max_mb'; UPDATE rule SET value=${value[1]} WHERE code='file_unit_day_max_mb'`);
const desk = await Session.sign_in(account("RECEPTION", "W-HK-HCC"));
const token = (await desk.get("/can-bo/tai-khoan")).body.match(/name="_csrf" value="([^"]+)"/)[1];
let code, sent = 0;
// A dossier bears so many files and no more.
async function send(name, bytes) {
	if (sent++ % 20 === 0) code = code_of(await intake(desk, "1.004873"));
	return desk.upload(`/can-bo/ho-so/${code}/tep`, [["_csrf", token], ["_key", key()], ["loai", "khac"], ["giay", ""]], [["tep", name, bytes]]);
}
// The most that a worker held meanwhile above what it had, and the most that
// the inspector, a process a file, held in all.
let most = 0;
const others = new Set();
const peak = (pid) => {
	try {
		const s = readFileSync(`/proc/${pid}/status`, "utf8"), name = s.match(/Name:\t(.*)/)[1];
		if (name === "staff") return 0; // not yet the inspector
		others.add(name);
		return Number(s.match(/VmHWM:\s+(\d+)/)[1]);
	} catch { return 0; }
};
const resident = (pid) => { try { return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4; } catch { return 0; } };
const children_of = (p) => { try { return readFileSync(`/proc/${p}/task/${p}/children`, "utf8").split(" ").filter(Boolean); } catch { return []; } };
async function measured(act) {
	const workers = i.workers("staff"), rest = new Map(workers.map((p) => [p, resident(p)]));
	let here = 0;
	const look = () => { for (const p of workers) { here = Math.max(here, resident(p) - rest.get(p)); for (const c of children_of(p)) here = Math.max(here, peak(c)); } };
	const timer = setInterval(look, 2);
	const res = await act();
	look();
	clearInterval(timer);
	most = Math.max(most, here);
	return [res, here];
}
const outside = () => execFileSync("find", [VAR, "-path", `${VAR}/db`, "-prune", "-o", "-path", `${VAR}/files`, "-prune", "-o", "-path", `${VAR}/log`, "-prune", "-o", "-path", `${VAR}/tmp/web`, "-prune", "-o", "-type", "f", "-print"], { encoding: "utf8" }).trim().split("\n").filter((p) => !/\/service\/|test-(totp|sessions)/.test(p)).sort();
const stray = () => { try { return execFileSync("find", [join(VAR, "files"), "-type", "f", "-regextype", "posix-extended", "-not", "-regex", ".*/files/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}"], { encoding: "utf8" }).trim().split("\n").filter(Boolean); } catch (e) { return [String(e)]; } };

const ups = ["../", "..\\", "/", "C:\\", "....//", "..%2f", "%2e%2e%2f", "..\u2215", "./", "~/", "\\\\host\\share\\", "file:///", "../../../../../../"];
const names = ["etc/passwd", "secret/server.key", "x.pdf", "log/public.log", "templates/a.tpl", ".bashrc", "CON", "a;rm -rf x", "$(id)", "`id`", "a|b", "a&b", "a\nb", "a\rb", "a\tb", "\u202efdp.exe", "x".repeat(300), "a\u0000b", "<svg onload=alert(1)>", "%00", "a%0d%0aSet-Cookie: x=1", "'", "\"", " ", "."];
const paths = [];
for (let n = 0; paths.length < NAMES; n++) paths.push(`${ups[n % ups.length]}${names[(n * 7 + Math.floor(n / ups.length)) % names.length]}${n % 4 ? ".pdf" : ""}`);

// A worker that was killed has left some before; they go after a day.
const before = [...outside(), ...stray()], pids = i.workers("staff").sort().join(" ");
limits([100000, 100000]);
const wrong = [];
let taken = 0, refused = 0;
try {
	for (const [n, name] of paths.entries()) {
		const [res] = await measured(() => send(name, pdf(`tên ${n} ${key()}`)));
		if (res.status === 303) taken++; else if ([400, 422].includes(res.status)) refused++; else wrong.push(`${JSON.stringify(name)}: ${res.status}`);
	}
	check(`${paths.length} names like paths: each a label or a sentence`, wrong.length === 0 && taken > 0, wrong.slice(0, 5).join("; "));
	const eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
	const half = (b) => b.subarray(0, Math.floor(b.length / 2));
	const long = Buffer.alloc(1 << 20);
	const hostile = [
		["EICAR", "thu.pdf", pdf(eicar)], ["EICAR alone", "thu.pdf", Buffer.from(eicar)], ["a script as PDF", "a.pdf", Buffer.from("<html><script>alert(1)</script>")],
		["a program as JPEG", "a.jpg", readFileSync("/bin/true")], ["a shell script", "a.sh", Buffer.from("#!/bin/sh\nid > /tmp/x\n")], ["SVG as PNG", "a.png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")],
		["an archive of a gigabyte", "bom.docx", docx(Array.from({ length: 110 }, (_, n) => [`word/media/${n}.bmp`, long]))],
		["one part without end", "bom.docx", docx([["word/media/a.bmp", Buffer.alloc(96 << 20)], ["word/media/b.bmp", Buffer.alloc(16 << 20)]])],
		["a lying directory", "doi.docx", docx([["word/media/a.bmp", Buffer.alloc(8 << 20), 10]])], ["six thousand parts", "nhieu.docx", docx(Array.from({ length: 6000 }, (_, n) => [`a/${n}`, Buffer.alloc(1)]))],
		["a way up in an archive", "len.docx", docx([["../../../../etc/cron.d/x", Buffer.from("x")]])], ["a macro", "m.docx", docx([["word/vbaProject.bin", Buffer.from("x")]])], ["an archive", "a.zip", zip([["a", Buffer.from("x")]])],
		["a picture of 3,6 gigapixels", "to.png", png(4, 4, [60000, 60000])], ["a picture and an archive", "hai.png", Buffer.concat([png(4, 4), zip([["a", Buffer.from("x")]])])], ["a PDF and an archive", "hai.pdf", Buffer.concat([pdf("x"), zip([["a", Buffer.from("x")]])])],
		["half a picture", "nua.png", half(png(40, 40))], ["half a document", "nua.docx", half(docx())], ["half a PDF", "nua.pdf", half(pdf("x", 5000))], ["nothing", "rong.pdf", Buffer.alloc(0)],
		["a PDF with a script", "js.pdf", pdf("x", 0, "/OpenAction<</S/JavaScript/JS(app.alert(1))>>")], ["a PDF that starts a program", "chay.pdf", pdf("x", 0, "/OpenAction<</S/Launch/F(cmd.exe)>>")],
		["a PDF of sixty thousand levels", "sau.pdf", Buffer.from(`%PDF-1.4\n1 0 obj${"[".repeat(60000)}${"]".repeat(60000)}endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`)],
	];
	// What ends its reader, or would take all memory: page nodes, a stream and objects without end; and each kind cut off anywhere.
	const objects = (list) => Buffer.from(`%PDF-1.4\n${list}\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF`), many = Array.from({ length: 200000 }, (_, n) => n + 4);
	const start = "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n";
	const flat = deflateSync(Buffer.alloc(300 << 20), { level: 1 });
	hostile.push(["page nodes", "cay.pdf", objects(`1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n${Array.from({ length: 59998 }, (_, n) => `${n + 2} 0 obj<</Type/Pages/Kids[${n + 3} 0 R]/Count 1>>endobj\n`).join("")}60000 0 obj<</Type/Page>>endobj`)],
		["a stream without end", "dai.pdf", Buffer.concat([Buffer.from(`${start}4 0 obj<</Type/XRef/Size 5/W[1 4 2]/Root 1 0 R/Filter/FlateDecode/Length ${flat.length}>>stream\n`), flat, Buffer.from(`\nendstream endobj\nstartxref\n${start.length}\n%%EOF`)])],
		["objects without end", "vat.pdf", objects(`1 0 obj<</Type/Catalog/Pages 2 0 R/K[${many.map((n) => `${n} 0 R`).join(" ")}]>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page>>endobj\n${many.map((n) => `${n} 0 obj<</S/P/P 1 0 R>>endobj\n`).join("")}`)],
		["a bomb in a bomb", "trong.docx", docx([["word/embeddings/a.xlsx", docx([["x", Buffer.alloc(60 << 20)]])]])], ["another language", "xfa.pdf", pdf("x", 0, "/AcroForm<</Fields[]/XFA[(a)(b)]>>")],
		["200 ways up", "len-200.docx", docx(Array.from({ length: 200 }, (_, n) => [`${"../".repeat(1 + n % 9)}tmp/mc-${n}`, Buffer.from("x")]))],
		...[["pdf", pdf("cắt")], ["png", png(40, 40)], ["docx", docx()]].flatMap(([end, whole]) => Array.from({ length: 20 }, (_, n) => [`${n}/20 of ${end}`, `cat-${n}.${end}`, whole.subarray(0, Math.floor((whole.length - 8) * n / 20))])));
	const let_in = [];
	for (const [what, name, bytes] of hostile) {
		const [res, kb] = await measured(() => send(name, bytes));
		if (res.status !== 422) let_in.push(`${what}: ${res.status}`);
		if (kb > MEMORY_KB) console.log(`# ${what} took ${kb} KB`);
	}
	check(`${hostile.length} hostile files are refused with a sentence`, let_in.length === 0, let_in.join("; "));
	// The largest that is taken.
	const large = pdf("lớn", 18 << 20);
	const [res, kb] = await measured(() => send("lon.pdf", large));
	console.log(`# the largest form (${(large.length / 1048576).toFixed(0)} MB) answered ${res.status}, ${kb} KB; the most of any ${most} KB`);
	check("none takes more than 64 MB", most <= MEMORY_KB, `${most} KB`);
	check("a worker starts nothing but the inspector", [...others].join() === "file_inspector", [...others].join());
	// nginx keeps a body while it comes; the program's own things are there already.
	const after = [...outside(), ...stray()].filter((p) => !before.includes(p) && !/\/tmp\/body\//.test(p));
	check("nothing lies outside the store", after.length === 0, after.join(" "));
	check("what lies there is what its name says", readdirSync(join(VAR, "files")).filter((d) => /^[0-9a-f]{2}$/.test(d)).slice(0, 8).every((a) => readdirSync(join(VAR, "files", a)).every((b) => readdirSync(join(VAR, "files", a, b)).every((f) => createHash("sha256").update(readFileSync(join(VAR, "files", a, b, f))).digest("hex") === f))));
	check("no worker died", i.workers("staff").sort().join(" ") === pids);
	const planted = join(VAR, "run", "planted.pdf");
	writeFileSync(planted, "x");
	const control = outside().includes(planted);
	rmSync(planted);
	check("a control: a file elsewhere is seen", control);
	figure("S12", "hostile uploads", `${paths.length} names, ${hostile.length} kinds: ${let_in.length} let in, ${after.length} outside the store, at most ${Math.round(most / 1024)} MB`, "0, 0, ≤ 64 MB", let_in.length === 0 && wrong.length === 0 && after.length === 0 && most <= MEMORY_KB, control && "a file elsewhere was seen");
} finally {
	limits([500, 2000]);
}
finish();
