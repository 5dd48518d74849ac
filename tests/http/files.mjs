// Files of a dossier through nginx: up, down, refused, named by anything, cut
// off by dying workers; who may, how much, and what stays behind.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { BASE, Session, VAR, account, check, code_of, dossiers, finish, form, intake, key, request, set } from "../support/http.mjs";
import { docx, pdf, png, zip } from "../support/samples.mjs";

const BUILD = process.env.BUILD ?? "build";
const U = "W-HK";
const s = {};
for (const [name, role, unit] of [["desk", "RECEPTION", `${U}-HCC`], ["clerk", "CLERK", `${U}-VP`], ["other_desk", "RECEPTION", "W-HV-HCC"],
	["other_head", "DEPT_HEAD", `${U}-KTHTDT`], ["control", "CONTROL", `${U}-VP`]]) s[name] = await Session.sign_in(account(role, unit));
const sql = (text) => execFileSync("mariadb", ["--no-defaults", `--socket=${VAR}/run/mariadb.sock`, "-N", "motcua", "-e", text], { encoding: "utf8" }).trim();
// This test alone fills a person's day: the limits of a day are test_attachment's.
const day_limits = (account, unit) => sql(`UPDATE rule SET value=${account} WHERE code='file_account_day_max_mb'; UPDATE rule SET value=${unit} WHERE code='file_unit_day_max_mb'`);
day_limits(100000, 100000);
process.on("exit", () => day_limits(500, 2000));
const doctor = () => {
	try { return execFileSync(join(BUILD, "bin", "motcua"), ["doctor", "--read-files", "--var", VAR], { encoding: "utf8" }); } catch (e) { return e.stdout; }
};
const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");
const stored = (bytes) => { const h = sha(bytes); return join(VAR, "files", h.slice(0, 2), h.slice(2, 4), h); };
const tree = () => execFileSync("find", [VAR, "-path", `${VAR}/db`, "-prune", "-o", "-path", `${VAR}/files`, "-prune", "-o", "-path", `${VAR}/tmp`, "-prune", "-o", "-type", "f", "-print"], { encoding: "utf8" });
const csrf_of = (page) => page.body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? "";

const hits = await s.desk.get(`/can-bo/tiep-nhan?tim=${encodeURIComponent("dang ky khai sinh")}`);
const procedure = hits.body.match(/\/can-bo\/tiep-nhan\/([^"?]+)"/)[1];
const fresh = async () => code_of(await intake(s.desk, procedure));
const code = await fresh();
const at = (c = code) => `/can-bo/ho-so/${c}/tep`;
const tokens = {};
for (const who of Object.keys(s)) tokens[who] = csrf_of(await s[who].get("/can-bo/hop-viec"));
const send = async (who, c, files, fields = {}) => {
	return s[who].upload(at(c), Object.entries({ _csrf: tokens[who], _key: key(), loai: "khac", giay: "", ...fields }), files);
};
const list = async (who = "desk", c = code) => (await s[who].get(at(c))).body;

// From the receipt to the scans.
const receipt = await s.desk.get(`/can-bo/ho-so/${code}/bien-nhan`);
check("after intake the next step is visible: scan the papers", receipt.body.includes(`href="${at()}#quet-giay-to"`));
const page = await s.desk.get(at());
const papers = [...page.body.matchAll(/name="tep_(\d+)"/g)].map((m) => m[1]);
check("the page has one choice of file a paper", page.status === 200 && papers.length > 0 && page.body.includes('enctype="multipart/form-data"'));
const fields = form(page.body, at()).filter(([k]) => !k.startsWith("tep"));
const one = pdf("bản quét thứ nhất"), two = png(40, 30);
const scans = [[`tep_${papers[0]}`, "Tờ khai.pdf", one], ...(papers[1] ? [[`tep_${papers[1]}`, "căn cước.png", two]] : [])];
const up = await s.desk.upload(at(), fields, [...scans, [`tep_${papers.at(-1)}9`, "", Buffer.alloc(0)]]);
check("several scans in one form are kept", up.status === 303 && up.headers.location === `${at()}?xong=${scans.length}`, `${up.status} ${up.headers.location}`);
check("the bytes lie under their hash", existsSync(stored(one)) && readFileSync(stored(one)).equals(one));
let body = await list();
check("the list shows name, kind, version and state", ["Tờ khai.pdf", "Bản quét giấy tờ, bản 1", "Không quét mã độc", "Bản mới nhất"].every((w) => body.includes(w)));
check("the paper shows its scan", body.includes("Đã có bản 1"));
const again = await s.desk.upload(at(), fields, scans);
check("the same form again keeps nothing twice", again.status === 303 && sql(`SELECT COUNT(*) FROM attachment a JOIN dossier d ON d.id=a.dossier_id WHERE d.code='${code}'`) === String(scans.length));
// A name with quotes, as browsers write them (%22) and as curl does (\\"): it is
// whole, and no system's file names have quotes.
const quoted = 'Đơn "bản chính".pdf', kept_as = "Đơn _bản chính_.pdf";
const by_curl = async (c) => {
	const cookie = Object.entries(s.desk.cookies).map(([k, v]) => `${k}=${v}`).join("; ");
	return execFileSync("curl", ["-sS", "-o", "/dev/null", "-w", "%{http_code}", "-H", `Cookie: ${cookie}`, "-H", `Origin: ${BASE}`, "-F", `_csrf=${tokens.desk}`, "-F", `_key=${key()}`, "-F", "loai=khac", "-F", "giay=", "-F", 'tep=@-;filename="Đơn \\"bản chính\\".pdf"', `${BASE}${at(c)}`], { input: pdf("của curl"), encoding: "utf8" });
};
for (const [who, put] of [["a browser", async (c) => (await send("desk", c, [["tep", quoted, pdf("của trình duyệt")]])).status], ["curl", by_curl]]) {
	const c = await fresh(), status = Number(await put(c)), link = (await list("desk", c)).match(new RegExp(`/can-bo/ho-so/${c}/tep/\\d+`))?.[0];
	const down = link ? (await s.desk.get(link)).headers["content-disposition"] ?? "" : "";
	check(`a file that ${who} calls ${quoted} is listed whole`, status === 303 && (await list("desk", c)).includes(`>${kept_as}<`), `${status} ${link}`);
	check("and downloaded as one name, cut nowhere", decodeURIComponent(down.match(/filename\*=UTF-8''(\S+)/)?.[1] ?? "") === kept_as, down);
}

// Papers of no kind have nothing to do with each other.
const apart = await fresh();
for (const name of ["giấy uỷ quyền.pdf", "sổ đỏ.pdf"]) await send("desk", apart, [["tep", name, pdf(name)]]);
const unrelated = await list("desk", apart);
check("an unrelated file is no version of another", unrelated.includes(">sổ đỏ.pdf<") && !/Đã có bản mới hơn|Bản mới nhất|, bản \d/.test(unrelated), unrelated.match(/.{80}(mới hơn|mới nhất|, bản \d)/)?.[0]);

const none = await s.desk.upload(at(), set(fields, { _key: key() }), []);
check("a form without a file is a sentence beside the field", none.status === 422 && none.body.includes("Chọn ít nhất một tệp") && none.body.includes("<title>Lỗi:"));

// A password that only forbids printing leaves it readable; one that is asked for does not.
const plain = join(VAR, "tmp", "plain.pdf");
writeFileSync(plain, (await s.desk.get(`/can-bo/ho-so/${code}/bien-nhan.pdf`)).bytes);
const encrypted = (user) => {
	const to = join(VAR, "tmp", `locked-${user}.pdf`);
	execFileSync("qpdf", ["--encrypt", user, "chu", "256", "--print=none", "--", plain, to]);
	return readFileSync(to);
};
const closed = await send("desk", code, [["tep", "khai.pdf", encrypted("bi-mat")]]);
check("a PDF that nobody can open is refused with the way out", closed.status === 422 && closed.body.includes("được đặt mật khẩu"), `${closed.status}`);
const damaged = await send("desk", code, [["tep", "khai.pdf", Buffer.from("%PDF-1.4\n%%EOF\nstartxref\n0\n%%EOF")]]);
check("one that nobody can examine is refused with the way out", damaged.status === 422 && damaged.body.includes("in hoặc quét lại thành PDF"), `${damaged.status}`);
const readable = await send("desk", code, [["tep", "khai.pdf", encrypted("")]]);
check("one that only forbids printing is kept", readable.status === 303, `${readable.status}`);

const dossier_page = await s.desk.get(`/can-bo/ho-so/${code}`);
check("the dossier's page shows its files and the way to them", dossier_page.body.includes("Tờ khai.pdf") && dossier_page.body.includes(`href="${at()}"`));

// Down again.
const link = body.match(/href="(\/can-bo\/ho-so\/[^"]+\/tep\/\d+)"[^>]*>Tờ khai\.pdf/)[1];
const down = await s.desk.get(link);
const h = down.headers;
check("a download gives the very bytes", down.status === 200 && down.bytes.equals(one));
check("as an attachment with its own name", h["content-disposition"].startsWith("attachment; filename=\"tep-") && h["content-disposition"].endsWith(`filename*=UTF-8''${encodeURIComponent("Tờ khai.pdf")}`), h["content-disposition"]);
check("of its type, never sniffed, in a sandbox, never stored", h["content-type"] === "application/pdf" && h["x-content-type-options"] === "nosniff"
	&& h["content-security-policy"] === "sandbox; default-src 'none'" && h["cache-control"] === "no-store", JSON.stringify(h));
check("the server does not say where it lies", !h["x-accel-redirect"] && !JSON.stringify(h).includes(sha(one)));
for (const path of [`/_tep/${sha(one).slice(0, 2)}/${sha(one).slice(2, 4)}/${sha(one)}`, "/_tep/", "/_tep/../secret/server.key", "/_tep/tmp/"])
	check(`nobody reaches ${path.slice(0, 12)}… without the program`, [400, 404].includes((await s.desk.get(path)).status));
check("a download is in the audit trail", sql(`SELECT COUNT(*) FROM audit a JOIN dossier d ON d.id=a.dossier_id WHERE d.code='${code}' AND action='read-file' AND outcome='ok'`) === "1");
check("a file of another dossier is not of this one", (await s.desk.get(link.replace(code, await fresh()))).status === 404);
for (const id of ["0", "99999999", "abc", "1%20or%201", "-1", "999999999999999999999"]) check(`no file ${id}`, (await s.desk.get(`${at()}/${id}`)).status === 404);

// Who may.
check("another ward sees nothing of it", (await s.other_desk.get(at())).status === 404 && (await s.other_desk.get(link)).status === 404 && (await send("other_desk", code, [["tep", "a.pdf", one]])).status === 404);
for (const who of [s.other_head, s.control]) await who.say_purpose(code);
check("a colleague of the committee may read", (await s.other_head.get(at())).status === 200 && (await s.other_head.get(link)).status === 200);
check("but not add", (await send("other_head", code, [["tep", "b.pdf", pdf("b")]])).status === 403 && (await s.other_head.get(at())).body.includes("không tải thêm tệp"));
check("control may read, and has no form", (await s.control.get(at())).status === 200 && !(await s.control.get(at())).body.includes("multipart") && (await send("control", code, [["tep", "b.pdf", pdf("b")]])).status === 403);
check("nobody signed out reads", (await request("GET", link)).status === 303);
check("without the session's token nothing is taken", (await s.desk.upload(at(), [["_key", key()], ["loai", "khac"]], [["tep", "a.pdf", pdf("x")]])).status === 403);
check("nor from another site", (await s.desk.upload(at(), set(fields, { _key: key() }), [["tep", "a.pdf", pdf("x")]], { origin: "https://example.invalid" })).status === 403);
const early = await send("clerk", code, [["tep", "kq.pdf", pdf("kq")]], { loai: "ket_qua" });
check("no result before the signature", early.status === 422 && early.body.includes("chưa được ký"), `${early.status}`);
check("no result by the desk", (await send("desk", code, [["tep", "kq.pdf", pdf("kq")]], { loai: "ket_qua" })).status === 403);
const sealing = dossiers.find((d) => ["CHO_PHAT_HANH", "CO_KET_QUA"].includes(d.state) && d.code.startsWith(code.slice(0, 6)));
const result = await send("clerk", sealing.code, [["tep", "ket qua.pdf", pdf(`kết quả ${key()}`)]], { loai: "ket_qua" });
check("the clerk adds the signed result", result.status === 303, `${result.status}`);
const noKind = await send("desk", code, [["tep", "a.pdf", pdf("x")]], { loai: "" });
check("a file of no kind is a sentence beside the field", noKind.status === 422 && noKind.body.includes("Chọn loại tệp"));

// What is not what it says.
const eicar = Buffer.from("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
const bomb = docx(Array.from({ length: 110 }, (_, i) => [`word/media/${i}.bmp`, Buffer.alloc(1 << 20)]));
const hostile = [
	["Đơn.pdf", Buffer.from("<html><script>alert(1)</script>"), "có tên PDF nhưng nội dung không phải PDF"],
	["ảnh.png", pdf("không phải ảnh"), "có tên PNG nhưng nội dung là PDF"],
	["eicar.com", eicar, "không thuộc loại được nhận"],
	["eicar.pdf", eicar, "nội dung không phải PDF"],
	["trong-pdf.pdf", pdf(eicar.toString()), "EICAR"],
	["bom.docx", bomb, "khi mở ra lớn quá mức"],
	["bom-noi-doi.docx", docx([["word/x.xml", Buffer.alloc(30 << 20), 10]]), "hỏng"],
	["lu.png", png(10, 10, [65000, 65000]), "kích thước ảnh quá lớn"],
	["hai-mat.png", Buffer.concat([png(9, 9), docx()]), "tệp nén giấu bên trong"],
	["hai-mat.pdf", Buffer.concat([pdf("x"), docx()]), "tệp nén giấu bên trong"],
	["cat.pdf", pdf("bị cắt").subarray(0, -20), "bị cắt cụt"],
	["cat.docx", docx().subarray(0, -30), "bị cắt cụt"],
	["macro.docx", docx([["word/vbaProject.bin", Buffer.from("x")]]), "macro"],
	["thu-muc.docx", docx([["../../../etc/cron.d/x", Buffer.from("x")]]), "hỏng"],
	["nen.zip", zip([["a", Buffer.from("a")]]), "không thuộc loại"],
	["rong.pdf", Buffer.alloc(0), "rỗng"],
	["ma-lenh.pdf", pdf("x", 0, "/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "có mã lệnh (JavaScript) bên trong; hãy lưu hoặc in lại thành PDF không có mã lệnh"],
	["mo-chuong-trinh.pdf", pdf("x", 0, "/OpenAction<</S/Launch/F(cmd.exe)>>"), "lệnh mở chương trình"],
	["xfa.pdf", pdf("x", 0, "/AcroForm<</Fields[]/XFA[(a)(b)]>>"), "XFA"],
	["mau-tu-xa.docx", docx([["word/_rels/settings.xml.rels", Buffer.from('<Relationship Id="r" Type="http://x/attachedTemplate" Target="http://x.invalid/m.dotm" TargetMode="External"/>')]]), "từ nơi khác khi mở"],
	["ole.docx", docx([["word/embeddings/oleObject1.bin", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0])]]), "nhúng bên trong (OLE)"],
	["dde.docx", docx([["word/header1.xml", Buffer.from('<w:fldSimple w:instr="DDEAUTO c:\\\\cmd"/>')]]), "DDE"],
];
check(`the bomb is small: ${bomb.length} bytes`, bomb.length < 200 * 1024);
for (const [name, bytes, words] of hostile) {
	const res = await send("desk", code, [["tep", name, bytes]]);
	check(`refused: ${name}`, res.status === 422 && res.body.includes(words) && !existsSync(stored(bytes)), `${res.status} ${res.body.match(/govuk-error-message[^]*?<\/p>/)?.[0] ?? ""}`);
}
const mixed = await send("desk", code, [["tep", "tốt.pdf", pdf("tốt")], ["tep", "xấu.pdf", Buffer.from("xấu")], ["tep", "cũng tốt.png", png(7, 7)]]);
check("one bad file does not cost the good ones, and each is told", mixed.status === 422 && mixed.body.includes("Kết quả từng tệp") && (mixed.body.match(/Đã lưu<\/strong>/g) ?? []).length === 2
	&& (mixed.body.match(/Chưa lưu<\/strong>/g) ?? []).length === 1 && existsSync(stored(pdf("tốt"))));
check("each refusal is in the audit trail", Number(sql(`SELECT COUNT(*) FROM audit a JOIN dossier d ON d.id=a.dossier_id WHERE d.code='${code}' AND action='upload-file' AND outcome='refused'`)) >= hostile.length);

// How much.
const large = await send("desk", code, [["tep", "lon.pdf", pdf("lớn", 21 << 20)]]);
check("a file over the limit has its sentence", large.status === 422 && large.body.includes("vượt giới hạn 20 MB một tệp"), `${large.status}`);
check("a form over 24 MB is answered with the page of 413", (await send("desk", code, [["tep", "a.pdf", pdf("a", (24 << 20) + 4096)]])).status === 413);
const file26 = join(VAR, "tmp", "lon-26.pdf");
writeFileSync(file26, pdf("quá lớn", 26 << 20));
const curl = execFileSync("curl", ["-s", "-w", "\n%{http_code}", "-F", `tep=@${file26}`, `${BASE}${at()}`], { encoding: "utf8" });
check("26 MB meet nginx's page", curl.endsWith("\n413") && curl.includes("Tệp hoặc nội dung quá lớn"), curl.slice(-40));
check("20 files a form and no more", (await send("desk", code, Array.from({ length: 21 }, (_, i) => ["tep", `${i}.pdf`, pdf(`${i}`)]))).status === 413);

// A worker's memory over the largest upload.
const workers = () => {
	const parent = readFileSync(join(VAR, "run", "staff.pid"), "utf8").trim();
	return readdirSync("/proc").filter((p) => /^\d+$/.test(p)).filter((p) => {
		try { return readFileSync(`/proc/${p}/stat`, "utf8").split(") ")[1].split(" ")[1] === parent; } catch { return false; }
	}).map(Number);
};
const kb = (pid, what) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`${what}:\\s+(\\d+)`))[1]);
const before = Object.fromEntries(workers().map((p) => { writeFileSync(`/proc/${p}/clear_refs`, "5"); return [p, kb(p, "VmRSS")]; }));
const heavy = [];
for (let i = 0; i < 8; i++) heavy.push((await send("desk", code, [["tep", `nang-${i}.pdf`, pdf(`nặng ${i} ${key()}`, (19 << 20) + i)]])).status);
const grown = Math.max(...workers().filter((p) => before[p]).map((p) => kb(p, "VmHWM") - before[p]));
check(`an upload of 19 MB costs a worker no more than 64 MiB: ${(grown / 1024).toFixed(1)}`, heavy.every((st) => st === 303) && grown > 15 * 1024 && grown <= 64 * 1024, heavy.join(" "));

// Names: 515 naughty strings and the paths of every system; only labels.
const calm = tree();
const naughty = JSON.parse(readFileSync("tests/data/naughty/blns.json", "utf8"));
const paths = [];
for (const up of ["../", "..\\", "%2e%2e/", "....//", "/", "C:\\", "\\\\may\\chung\\", "~/", "./", "file:///"])
	for (const to of ["etc/passwd", "secret/server.key", "files/tmp/x", "run/staff.sock", "CON", "NUL", "aux", "COM1", "lpt9", "a".repeat(300), "ổ đĩa", "\u202efdp", "a\u0301\u0302".repeat(90), "\u{1f600}", "\ufeff", "$(id)", "`id`", "; rm -rf x", "a\nb", "a\rb"]) paths.push(up + to);
const names = [...paths.slice(0, 200), ...naughty].filter((n) => !n.includes("\0")).map((n) => `${n}.pdf`);
check(`${paths.length} path names are among ${names.length}`, paths.length >= 200 && names.length > 700);
let kept = 0, odd = 0, sent = 0, scripts = 0, broken = 0;
for (let i = 0; i < names.length; i += 180) {
	const c = await fresh();
	const some = names.slice(i, i + 180);
	for (let j = 0; j < some.length; j += 20) {
		const files = some.slice(j, j + 20).map((n, k) => ["tep", n, pdf(`tên ${i + j + k}`)]);
		const res = await send("desk", c, files);
		sent += files.length;
		if (res.status === 303) kept += files.length;
		else if (res.status === 422) kept += (res.body.match(/Đã lưu<\/strong>/g) ?? []).length;
		else odd++;
		if (/<script/i.test(res.body)) scripts++;
	}
	const html = await list("desk", c);
	if (/<script|<img|<svg on/i.test(html.replace(/<svg class="mc-icon[^]*?<\/svg>/g, "")) || html.includes("\u202e")) scripts++;
	for (const m of [...html.matchAll(/href="(\/can-bo\/ho-so\/[^"]+\/tep\/\d+)"/g)].filter((_, n) => n % 9 === 0)) {
		const res = await s.desk.get(m[1]);
		const name = decodeURIComponent(res.headers["content-disposition"]?.match(/filename\*=UTF-8''(.*)$/)?.[1] ?? "/");
		if (res.status !== 200 || /[\/\\<>:"|?*\u0000-\u001f]/.test(name) || /^\.|[. ]$|^(con|nul|aux|prn|com\d|lpt\d)\b/i.test(name)) broken++;
	}
}
check(`every hostile name is a label or a sentence: ${kept} of ${sent} kept`, odd === 0 && kept > 650, `${odd} odd answers`);
check("none of them is markup on the page", scripts === 0, `${scripts}`);
check("none of them is a path, a device or a control on download", broken === 0, `${broken}`);
check("nothing appeared outside the store", tree() === calm);
const nul = await send("desk", code, [["tep", "a.pdf\0.exe", pdf("nul")]]);
check("a NUL in a name is refused whole", nul.status === 400, `${nul.status}`);

// A wrong upload.
body = await list();
const wrong = body.match(/action="(\/can-bo\/ho-so\/[^"]+\/tep\/\d+\/rut)"/)[1];
const rut = (who, reason, csrf) => s[who].post(wrong, [["_csrf", csrf], ["ly_do", reason]]);
const mine = csrf_of(await s.desk.get(at()));
const bare = await rut("desk", " ", mine);
check("taking a file back needs a reason", bare.status === 422 && bare.body.includes("Nhập lý do rút tệp"));
check("and the right person", (await rut("other_head", "x", csrf_of(await s.other_head.get("/can-bo/hop-viec")))).status === 403);
check("and the session's token", (await rut("desk", "nhầm", "0".repeat(64))).status === 403);
check("then it is taken back", (await rut("desk", "Quét nhầm người khác", mine)).status === 303);
body = await list();
check("and stays in the history with its reason", body.includes("Đã rút") && body.includes("Quét nhầm người khác") && (await s.desk.get(wrong.replace("/rut", ""))).status === 200);
check("a second time is refused", (await rut("desk", "x", mine)).status === 409);

// Files that end whoever reads them: a tree of 60 000 pages, a stream that is endless once unpacked.
const chain = Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n${Array.from({ length: 59998 }, (_, i) => `${i + 2} 0 obj<</Type/Pages/Kids[${i + 3} 0 R]/Count 1>>endobj\n`).join("")}60000 0 obj<</Type/Page>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF`);
const flat = deflateSync(Buffer.alloc(300 << 20), { level: 1 });
const start = "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n";
const endless = Buffer.concat([Buffer.from(`${start}4 0 obj<</Type/XRef/Size 5/W[1 4 2]/Root 1 0 R/Filter/FlateDecode/Length ${flat.length}>>stream\n`), flat, Buffer.from(`\nendstream endobj\nstartxref\n${start.length}\n%%EOF`)]);
const living = workers().sort().join();
const secret_name = `nguyen-thi-${key().slice(0, 6)}.pdf`;
const ending = await send("desk", code, [["tep", secret_name, chain], ["tep", "khong-day.pdf", endless], ["tep", `lanh-${secret_name}`, pdf(`lành ${key()}`)]], { loai: "khac" });
check("a file that ends its reader is a sentence beside its field, the next one is kept", ending.status === 422 && ending.body.includes(`Tệp “${secret_name}” không mở được trong giới hạn an toàn: cấu trúc`)
	&& ending.body.includes("Tệp “khong-day.pdf” không mở được trong giới hạn an toàn: khi đọc cần quá nhiều bộ nhớ; hãy in hoặc quét lại") && (ending.body.match(/Đã lưu<\/strong>/g) ?? []).length === 1, `${ending.status}`);
check("and what was chosen on the form stays", /<option value="khac" selected/.test(ending.body));
check("every worker lives", workers().sort().join() === living, `${living} / ${workers()}`);
const log = readFileSync(join(VAR, "log", "staff.log"), "utf8");
check("the log tells of it without the file's name", /event=file-not-inspected type=pdf bytes=\d+ status=\d+/.test(log) && !log.includes(secret_name));

// Workers die while files come in.
const c = await fresh();
let kills = 0, lost = 0;
const killer = setInterval(() => {
	const now = workers();
	if (!now.length || kills >= 40) return;
	try { process.kill(now[kills % now.length], "SIGKILL"); kills++; } catch { /* gone already */ }
}, 40);
const acknowledged = [];
for (let i = 0; i < 60; i++) {
	const bytes = pdf(`giữa chừng ${i}`, 300000), fixed = { _key: key() };
	for (let n = 0; n < 20; n++) {
		let res = null;
		try { res = await send("desk", c, [["tep", `${i}.pdf`, bytes]], fixed); } catch { /* a cut line is no acknowledgement */ }
		if (res?.status === 303) { acknowledged.push(bytes); break; }
		if (res && res.status < 500) break; /* a refusal is an answer */
		lost++;
		await new Promise((r) => setTimeout(r, 200));
	}
}
clearInterval(killer);
await new Promise((r) => setTimeout(r, 1200));
check(`60 files acknowledged while ${kills} workers were killed (${lost} sent again)`, acknowledged.length === 60 && kills >= 3);
check("each acknowledged file is whole", acknowledged.every((b) => existsSync(stored(b)) && readFileSync(stored(b)).equals(b)));
check("each once", sql(`SELECT COUNT(*), COUNT(DISTINCT digest) FROM attachment a JOIN dossier d ON d.id=a.dossier_id WHERE d.code='${c}'`) === "60\t60");
const said = doctor();
check("doctor: no row without its file, nothing foreign, nothing damaged", /\b0 rows without file, \d+ objects without row, 0 strangers/.test(said) && said.includes("every file is what its name says"), said);
check("doctor: files can be looked into", said.includes("files can be looked into before they are kept"), said);
finish();
