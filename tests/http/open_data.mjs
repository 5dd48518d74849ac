// The open data: every figure of the board again from the files, by awk; what is
// in them tells of nobody; and they, the board and the late list stand while the
// database is gone.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { VAR, check, finish, request } from "../support/http.mjs";
import { sql } from "../support/late.mjs";
import { motcua } from "../support/figures.mjs";

motcua("figures");
const PUBLIC = join(VAR, "public"), dictionary = join(PUBLIC, "tu-dien.json");
rmSync(dictionary, { force: true }); // what is missing is written
for (let i = 0; i < 600 && !existsSync(dictionary); i++) await new Promise((r) => setTimeout(r, 200));
const get = (path) => request("GET", path);
const words = JSON.parse((await get("/du-lieu/tu-dien.json")).body);
check("the dictionary names version, moment and licence", words.phien_ban === 1 && /^20\d\d-.*\+07:00$/.test(words.tinh_den) && words.giay_phep.includes("47/2020"));
const bytes = (name) => readFileSync(join(PUBLIC, name));
const files = words.bang.flatMap((t) => t.cac_tep);
check("each file it names is there, as it says", files.length > 8 && files.every((f) => f.byte === bytes(f.tep).length && f.sha256 === createHash("sha256").update(bytes(f.tep)).digest("hex")), `${files.length}`);
check("and no other, none half written", readdirSync(PUBLIC).every((n) => n === "tu-dien.json" || files.some((f) => f.tep === n)), readdirSync(PUBLIC).join(" "));
const parse = (name) => bytes(name).toString("utf8").replace(/^\uFEFF/, "").trimEnd().split("\r\n").map((l) => [...l.matchAll(/"((?:[^"]|"")*)"|([^",]+)/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2]));
for (const t of words.bang) for (const { tep } of t.cac_tep.filter((f) => f.tep.endsWith(".csv"))) {
	const [head, ...rows] = parse(tep), json = JSON.parse(bytes(tep.replace(/csv$/, "json")));
	check(`${tep}: ${rows.length} lines, the fields of the dictionary, and the JSON says the same`, JSON.stringify(head) === JSON.stringify(t.truong.map((f) => f.ten)) && json.dong.length === rows.length && rows.every((r, i) => r.length === head.length && head.every((h, k) => String(json.dong[i][h] ?? "") === r[k])) && t.truong.every((f) => f.y_nghia && f.nguon && f.tu_phien_ban));
	const served = await get(`/du-lieu/${tep}`);
	check(`${tep} is served as it is, to anybody`, served.status === 200 && /text\/csv/.test(served.headers["content-type"]) && served.headers["x-content-type-options"] === "nosniff" && served.headers["access-control-allow-origin"] === "*" && served.bytes.equals(bytes(tep)), `${served.status} ${served.headers["content-type"]}`);
}

// awk: the board's figures from the daily facts.
const awk = (program, ...names) => execFileSync("awk", ["-F,", program, ...names.map((n) => join(PUBLIC, n))], { encoding: "utf8" }).trimEnd().split("\n").filter(Boolean).map((l) => l.split("\t"));
const PROGRAM = (from, to, column, filter) => `
	{ gsub(/[\\r"\\xef\\xbb\\xbf]/, "") }
	NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
	$c["ngay"] > "${to}" || !(${filter}) { next }
	{ k = ${column}; seen[k] = 1; ended = $c["truoc_han"] + $c["dung_han"] + $c["tre_han"] + $c["rut"] + $c["dung"]
	  open[k] += $c["tiep_nhan"] - ended; late[k] += $c["bat_dau_tre"] - $c["het_tre"]; paused[k] += $c["tam_dung"] - $c["chay_lai"]; owed[k] += $c["bat_dau_tre"] - $c["co_thu_xin_loi"] }
	$c["ngay"] < "${from}" { carried[k] += $c["tiep_nhan"] - ended; next }
	{ within[k] = 1; r[k] += $c["tiep_nhan"]; e[k] += $c["truoc_han"]; o[k] += $c["dung_han"]; l[k] += $c["tre_han"]; x[k] += $c["tu_choi"]; w[k] += $c["rut"]; s[k] += $c["dung"]; a[k] += $c["rut_dung_sau_han"]
	  f[k] += $c["bat_dau_tre"]; t[k] += $c["co_thu_xin_loi"]; m1[k] += $c["phut_co_quan"]; m2[k] += $c["phut_don_vi_khac"]; m3[k] += $c["phut_nguoi_nop"]; m4[k] += $c["phut_loi_dong_bo"] }
	END { for (k in seen) printf "%s\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\t%d\\n", k, carried[k], r[k], e[k] + o[k] + l[k], e[k], o[k], l[k], x[k], w[k], s[k], a[k], open[k], open[k] - late[k], late[k], paused[k], f[k], t[k], owed[k], m1[k], m2[k], m3[k], m4[k] }`;
const COLUMN = { "tat-ca": '""', "co-quan": '$c["co_quan"]', "don-vi": '$c["don_vi"]', kenh: '$c["kenh"]', "linh-vuc": '$c["linh_vuc"]', "thu-tuc": '$c["thu_tuc"]' };
const first = parse("so-lieu-ngay.csv")[1][0], today = words.tinh_den.slice(0, 10);
const months = [];
for (let m = today.slice(0, 7); m >= first.slice(0, 7); m = new Date(Date.UTC(Number(m.slice(0, 4)), Number(m.slice(5)) - 2, 1)).toISOString().slice(0, 7)) months.push(m);
let figures = 0, wrong = [];
for (const month of months) for (const [query, filter] of [["", "1"], ["&don-vi=W-HK", '$c["co_quan"] == "W-HK"'], ["&kenh=truc_tiep&don-vi=W-LC-VP", '$c["don_vi"] == "W-LC-VP" && $c["kenh"] == "truc_tiep"']]) {
	const [head, ...rows] = (await get(`/cong-khai.csv?thang=${month}${query}`)).body.replace(/^\uFEFF/, "").trimEnd().split("\r\n").map((l) => [...l.matchAll(/"((?:[^"]|"")*)"/g)].map((m) => m[1]));
	const rate = head.indexOf("ty_le_dung_hen"), to = `${month}-31` > today ? today : `${month}-31`;
	for (const bang of Object.keys(COLUMN)) {
		const got = new Map(awk(PROGRAM(`${month}-01`, to, COLUMN[bang], filter), "so-lieu-ngay.csv").map(([k, ...n]) => [k, n]));
		for (const r of rows.filter((x) => x[0] === bang)) {
			const n = got.get(bang === "linh-vuc" ? r[2] : r[1]) ?? Array(21).fill("0"), said = r.slice(3).filter((_, i) => i + 3 !== rate);
			said.forEach((v, i) => { if (v !== "") { figures++; if (v !== n[i]) wrong.push(`${month}${query} ${bang} ${r[1]} ${head[i + 3 + (i + 3 >= rate)]}: ${v}, awk ${n[i]}`); } });
		}
	}
}
check(`${figures} figures of the board of ${months.length} months are what awk makes of so-lieu-ngay.csv`, figures > 1000 && wrong.length === 0, `${wrong.length}: ${[...new Set(wrong.map((w) => w.split(" ")[0]))]} ${wrong.slice(0, 3).join("; ")}`);

// The dossiers themselves say the same.
const dossiers = months.flatMap((m) => existsSync(join(PUBLIC, `ho-so-${m}.csv`)) ? parse(`ho-so-${m}.csv`).slice(1) : []), head = words.bang.find((t) => t.ten === "ho-so").truong.map((f) => f.ten), at = (r, k) => r[head.indexOf(k)];
const sum = (c) => Number(awk(`{ gsub(/[\\r"]/, "") } NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next } { s += $c["${c}"] } END { print s + 0 }`, "so-lieu-ngay.csv")[0][0]);
for (const [what, mine] of [["tiep_nhan", dossiers.length], ["tre_han", dossiers.filter((r) => at(r, "ket_thuc") === "tre_han").length], ["truoc_han", dossiers.filter((r) => at(r, "ket_thuc") === "truoc_han").length], ["tu_choi", dossiers.filter((r) => at(r, "tu_choi") === "1").length], ["rut", dossiers.filter((r) => at(r, "ket_thuc") === "rut").length], ["co_thu_xin_loi", dossiers.filter((r) => at(r, "ngay_thu_xin_loi")).length], ["bat_dau_tre", dossiers.filter((r) => at(r, "ngay_bat_dau_tre")).length], ["tam_dung", dossiers.reduce((n, r) => n + Number(at(r, "so_lan_tam_dung")), 0)]])
	check(`${what}: the lines of the dossiers sum to the daily facts (${mine})`, sum(what) === mine, `${sum(what)} ${mine}`);
check("as many late ones as the list has", parse("tre-han.csv").length - 1 === Number(sql("SELECT COUNT(*) FROM explanation WHERE round = 1")));

// Nobody in them.
const people = sql("SELECT name, id_number, phone FROM applicant UNION SELECT name, login, '#' FROM account").split("\n").flatMap((l) => l.split("\t")).filter((x) => x.length > 6);
const text = readdirSync(PUBLIC).map((n) => bytes(n).toString("utf8")).join("\n");
const found = [...new Set(people)].filter((p) => text.includes(p) && !sql("SELECT GROUP_CONCAT(name, short_name) FROM unit").includes(p));
check(`${people.length} names, numbers and telephones: none is in any file`, people.length > 500 && found.length === 0, found.slice(0, 3).join(" "));
const all_dossiers = months.filter((m) => existsSync(join(PUBLIC, `ho-so-${m}.csv`))).map((m) => bytes(`ho-so-${m}.csv`).toString("utf8")).join("\n");
check("no dossier's number in the lines of dossiers, no procedure", !/H17\.|\d\.\d{6}/.test(all_dossiers));
for (const m of months) if (existsSync(join(PUBLIC, `ho-so-${m}.csv`))) {
	const lines = parse(`ho-so-${m}.csv`).slice(1), keyed = lines.map((r) => [4, 0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11].map((i) => r[i]).join("\x01"));
	check(`ho-so-${m}: lines stand in the order of what they say`, JSON.stringify(keyed) === JSON.stringify([...keyed].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))));
}

const index = await get("/du-lieu/"), feed = await get("/du-lieu/moi.atom");
check("the page names every file", index.status === 200 && files.every((f) => index.body.includes(`href="/du-lieu/${f.tep}"`)));
check("the feed, too", feed.status === 200 && /application\/atom\+xml/.test(feed.headers["content-type"]) && feed.body.startsWith("<?xml") && (feed.body.match(/<entry>/g) ?? []).length === files.length + 1, `${feed.status} ${feed.body.slice(0, 60)}`);
for (const path of ["/du-lieu/..%2fsecret/server.key", "/du-lieu/../secret/server.key", "/du-lieu/khong-co.csv"]) check(`${path} is not there`, [400, 404].includes((await get(path)).status));
finish();
