// The board: page, CSV and JSON have the same numbers, and they are what the
// events say, by the slow implementation; nothing that makes no sense is shown as
// if it did; what tells of somebody is merged; and it says of when it is.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { VAR, check, finish, request } from "../support/http.mjs";
import { planted, sql, swept } from "../support/late.mjs";
import { after, day_of, lives, motcua, slow } from "../support/figures.mjs";

motcua("figures");
await swept();
const get = (path) => request("GET", path);
const number = (text) => Number(text.replace(/\./g, ""));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const table = (body) => {
	const [head, ...rows] = body.replace(/^\uFEFF/, "").trimEnd().split("\r\n").map((l) => [...l.matchAll(/"((?:[^"]|"")*)"/g)].map((m) => m[1].replaceAll('""', '"')));
	return rows.map((r) => Object.fromEntries(head.map((h, i) => [h, r[i]])));
};
const as_of = sql("SELECT as_of FROM figure_mark"), today = day_of(as_of), all = lives();
const unit = new Map(sql("SELECT id, code FROM unit").split("\n").map((l) => l.split("\t"))), proc = new Map(sql("SELECT id, code, wide_field(field), IF(wide_field(field) = field, field_slug, 'khac') FROM procedure_version").split("\n").map((l) => { const [id, ...v] = l.split("\t"); return [id, v]; }));
const line_of = (key) => { const [authority, u, version, channel] = key.split(" "); return { "co-quan": unit.get(authority), "don-vi": unit.get(u), "linh-vuc": proc.get(version)[2], kenh: channel, "thu-tuc": proc.get(version)[0] }; };
const months = []; // newest first
for (let day = today; months.length < 6; day = after(`${day.slice(0, 7)}-01`, -1)) months.push(day.slice(0, 7));
const last_of = (m) => { const end = after(`${Number(m.slice(5)) === 12 ? Number(m.slice(0, 4)) + 1 : m.slice(0, 4)}-${String(Number(m.slice(5)) % 12 + 1).padStart(2, "0")}-01`, -1); return end > today ? today : end; };
const COLUMNS = { ky_truoc_chuyen_sang: "carried", tiep_nhan: "received", truoc_han: "early", dung_han: "on_time", tre_han: "late", tu_choi: "refused", rut: "withdrawn", dung: "stopped", rut_dung_sau_han: "ended_late", dang_giai_quyet: "open", dang_qua_han: "open_late", dang_tam_dung: "paused" };
const add = (to, o) => { for (const k of Object.keys(o)) to[k] = (to[k] ?? 0) + o[k]; return to; };

let wrong = [], named = 0, merged = 0, seen = 0;
for (const month of months) {
	const lines = [...slow(all, `${month}-01`, last_of(month))].map(([key, o]) => ({ ...line_of(key), o }));
	for (const [query, keeps] of [["", () => true], ["&don-vi=W-HK", (l) => l["co-quan"] === "W-HK"], ["&don-vi=W-HV-VP", (l) => l["don-vi"] === "W-HV-VP"], ["&linh-vuc=ho-tich&kenh=truc_tiep", (l) => l["linh-vuc"] === "ho-tich" && l.kenh === "truc_tiep"], ["&linh-vuc=khac", (l) => l["linh-vuc"] === "khac"]]) {
		const rows = table((await get(`/cong-khai.csv?thang=${month}${query}`)).body), mine = lines.filter(keeps), where = `${month}${query}`;
		for (const r of rows) {
			if (r.bang === "thang") continue;
			if (r.bang === "thu-tuc") { named += r.ma !== ""; merged += r.ma === ""; continue; }
			const sum = mine.filter((l) => r.bang === "tat-ca" || l[r.bang] === r.ma).reduce((s, l) => add(s, l.o), {});
			for (const [column, k] of Object.entries(COLUMNS)) if (Number(r[column]) !== (sum[k] ?? 0)) wrong.push(`${where} ${r.bang} ${r.ma} ${column}: ${r[column]}, events say ${sum[k]}`);
			const results = Number(r.truoc_han) + Number(r.dung_han) + Number(r.tre_han), kept = results - Number(r.tre_han);
			if (Number(r.co_ket_qua) !== results || Number(r.dang_trong_han) + Number(r.dang_qua_han) !== Number(r.dang_giai_quyet) || (results ? Math.abs(Number(r.ty_le_dung_hen) - 100 * kept / results) > .1 : r.ty_le_dung_hen !== "")) wrong.push(`${where} ${r.bang} ${r.ma}: ${JSON.stringify(r)}`);
			if (Number(r.ky_truoc_chuyen_sang) + Number(r.tiep_nhan) !== results + Number(r.rut) + Number(r.dung) + Number(r.dang_giai_quyet)) wrong.push(`${where} ${r.bang} ${r.ma}: received is not ended and open`);
			seen++;
		}
		// Every line of the ledger is in some line of each table.
		for (const bang of ["co-quan", "don-vi", "linh-vuc", "kenh"]) {
			const of = rows.filter((r) => r.bang === bang), total = rows.find((r) => r.bang === "tat-ca");
			if (of.length && of.reduce((n, r) => n + Number(r.tiep_nhan), 0) !== Number(total.tiep_nhan)) wrong.push(`${where} ${bang} does not sum`);
		}
	}
	// A procedure is named where many came or ended, and none or many were late.
	const by = new Map();
	for (const l of lines) by.set(`${l["co-quan"]} ${l["thu-tuc"]}`, add(by.get(`${l["co-quan"]} ${l["thu-tuc"]}`) ?? {}, l.o));
	const fell = new Map(sql(`SELECT CONCAT(u.code, ' ', p.code), GREATEST(SUM(f.late_began), SUM(f.late_ended), SUM(f.letters), SUM(f.reappointed)) FROM figure_day f JOIN unit u ON u.id = f.authority_id JOIN procedure_version p ON p.id = f.version_id WHERE f.day BETWEEN '${month}-01' AND '${last_of(month)}' GROUP BY u.code, p.code`).split("\n").filter(Boolean).map((l) => l.split("\t")));
	const may = new Set([...by].filter(([k, o]) => { const late = Math.max(o.late + o.ended_late, Number(fell.get(k) ?? 0)), ended = o.early + o.on_time + o.late + o.withdrawn + o.stopped; return (o.received >= 5 || ended >= 5) && (!late || late >= 5); }).map(([k]) => k));
	for (const committee of new Set(lines.map((l) => l["co-quan"]))) {
		const shown = table((await get(`/cong-khai.csv?thang=${month}&don-vi=${committee}`)).body).filter((r) => r.bang === "thu-tuc" && r.ma).map((r) => `${committee} ${r.ma}`);
		const should = [...may].filter((k) => k.startsWith(`${committee} `));
		if (shown.some((k) => !may.has(k)) || (should.length > 1 && shown.length !== should.length)) wrong.push(`${month} ${committee}: named ${shown}, may be ${should}`);
	}
}
check(`${months.length} months, ${seen} lines of the CSV: each number is what the events say`, wrong.length === 0 && seen > 100, wrong.slice(0, 3).join("; "));
console.log(`# ${named} procedures named, ${merged} merged lines`); // tests/db/test_figures.c names some

// The page shows what the CSV has, and JSON too.
const plain = (html) => html.replace(/&amp;/g, "&").replace(/&quot;/g, '"').replace(/&#39;/g, "'");
for (const [path, query] of [[`/cong-khai/thang/${months[1]}`, `thang=${months[1]}`], [`/cong-khai/don-vi/W-HK?thang=${months[0]}`, `thang=${months[0]}&don-vi=W-HK`], [`/cong-khai/linh-vuc/ho-tich?thang=${months[2]}&kenh=truc_tiep`, `thang=${months[2]}&linh-vuc=ho-tich&kenh=truc_tiep`]]) {
	const html = plain((await get(path)).body), rows = table((await get(`/cong-khai.csv?${query}`)).body), json = JSON.parse((await get(`/api/v1/thong-ke?${query}`)).body);
	const total = rows.find((r) => r.bang === "tat-ca");
	const cells = Object.fromEntries([...html.matchAll(/dinh-nghia#([a-z_]+)">[^<]+<\/a><\/th><td[^>]*>([\d.]+)</g)].map((m) => [m[1], number(m[2])]));
	check(`${path}: each number of the page is the CSV's`, Object.keys(cells).length === 17 && Object.entries(cells).every(([k, n]) => Number(total[k]) === n), JSON.stringify(cells));
	for (const bang of ["co-quan", "don-vi", "linh-vuc", "kenh", "thu-tuc"]) {
		const part = html.match(new RegExp(`<table[^>]*id="${bang}">([\\s\\S]*?)</table>`))?.[1] ?? "";
		const shown = [...part.matchAll(/<tr class="govuk-table__row"><th[^>]*scope="row">(?:<a[^>]*>)?([^<]+)[\s\S]*?<\/tr>/g)].map((m) => [m[1], ...[...m[0].matchAll(/<td[^>]*>([^<]*)</g)].map((c) => c[1])]);
		const should = rows.filter((r) => r.bang === bang).map((r) => [r.ten, r.tiep_nhan, r.co_ket_qua, r.tre_han, r.ty_le_dung_hen ? `${r.ty_le_dung_hen.replace(".", ",")}%` : "chưa có", ...(bang === "thu-tuc" ? [] : [r.dang_giai_quyet, r.dang_qua_han])]);
		check(`${path}: table ${bang}, ${should.length} rows, is the CSV's in its order`, same(shown.map((r) => r.map((c) => c.replace(/(\d)\.(\d)/, "$1$2"))), should), JSON.stringify([shown[0], should[0]]));
		check(`${path}: ${bang} of the JSON is the CSV's`, same((json.bang[bang] ?? []).map((r) => [r.ma, r.tiep_nhan, r.ty_le_dung_hen ?? ""]), rows.filter((r) => r.bang === bang).map((r) => [r.ma, Number(r.tiep_nhan), r.ty_le_dung_hen])));
	}
	const trend = [...html.matchAll(/<tr class="govuk-table__row"><th[^>]*><a class="govuk-link" href="\/cong-khai\/thang\/([0-9-]+)">[^<]*<\/a><\/th>((?:<td[^>]*>[^<]*<\/td>)+)/g)].map((m) => [m[1], ...[...m[2].matchAll(/>([^<]*)<\/td>/g)].map((c) => c[1])]);
	check(`${path}: the months behind the charts are the CSV's`, trend.length > 2 && same(trend.map((t) => t.slice(0, 4).map((c) => c.replace(".", ""))), rows.filter((r) => r.bang === "thang").map((r) => [r.ma, r.tiep_nhan, r.co_ket_qua, r.tre_han])), JSON.stringify(trend[0]));
	check(`${path}: it leads to its files and to what each number means`, html.includes(`/cong-khai.csv?${query}`) && html.includes(`/api/v1/thong-ke?${query}`) && html.includes("Số liệu tính đến"));
}
// Equals, and what one chooses from, go by the Vietnamese alphabet: Đ after D.
const letters = new Intl.Collator("vi"), in_order = (names) => names.every((n, i) => !i || letters.compare(names[i - 1], n) <= 0);
const fields = table((await get(`/cong-khai.csv?thang=${months[0]}`)).body).filter((r) => r.bang === "linh-vuc");
const same_rank = fields.filter((r, i) => i && r.co_ket_qua === fields[i - 1].co_ket_qua && r.ty_le_dung_hen === fields[i - 1].ty_le_dung_hen).map((r) => [fields[fields.indexOf(r) - 1].ten, r.ten]);
check("fields of equal figures go by name", same_rank.every(in_order), JSON.stringify(same_rank));
const page = plain((await get("/cong-khai")).body), choices = (name) => [...(page.match(new RegExp(`<select[^>]*name="${name}">([\\s\\S]*?)</select>`))?.[1] ?? "").matchAll(/<option value="[^"]+"[^>]*>([^<]+)</g)].map((m) => m[1]);
check("one chooses a field or a committee by its name", choices("linh-vuc").length > 4 && choices("don-vi").length > 1 && in_order(choices("linh-vuc")) && in_order(choices("don-vi")), JSON.stringify([choices("linh-vuc"), choices("don-vi")]));
const running = plain((await get(`/cong-khai/thang/${months[0]}`)).body);
check("a month that has not ended says so", running.includes("(chưa hết tháng)") && running.includes(`số liệu đến hết ngày ${today.split("-").reverse().join("/")}`));
check("one that has ended does not", !plain((await get(`/cong-khai/thang/${months[2]}`)).body).match(/<h2[^>]*id="h-chinh"[^>]*>[^<]*chưa hết tháng/));

// Late ones: as many as the list has, the oldest first, both ways linked.
const board = plain((await get(`/cong-khai/thang/${months[0]}`)).body), list = plain((await get("/cong-khai/tre-han")).body);
const by_hand = planted(), unsigned = planted("AND NOT EXISTS (SELECT * FROM letter_fault f JOIN letter l ON l.id = f.letter_id WHERE f.dossier_id = d.id AND l.stamped_at IS NOT NULL)");
const ever = number(board.match(/Từ đầu đến cuối kỳ có ([\d.]+) hồ sơ từng trễ/)[1]), owed = number(board.match(/([\d.]+) hồ sơ còn nợ thư/)[1]);
check("as many were late as the list has", ever === number(list.match(/id="h-so">([\d.]+) hồ sơ/)[1]) - by_hand.length, `${ever}`);
check("as many owe their letter as it has without a signed one", owed === ["Chưa có", "Đang chuẩn bị"].reduce((n, w) => n + number(list.match(new RegExp(`<dd>${w}: <strong>([\\d.]+)`))[1]), -unsigned.length), `${owed}`);
const oldest = [...board.slice(board.indexOf("mc-oldest")).matchAll(/\/tra-cuu\/(H17[^"]+)"/g)].map((m) => m[1]), csv = table((await get("/cong-khai/tre-han.csv")).body);
check("the ten that are open longest", oldest.length === 10 && same(oldest, csv.filter((r) => r["Kết quả"] === "Chưa có kết quả" && !by_hand.includes(r["Mã hồ sơ"])).slice(0, 10).map((r) => r["Mã hồ sơ"])), oldest.join(" "));
check("linked both ways", board.includes('href="/cong-khai/tre-han"') && list.includes('href="/cong-khai"'));
check("no person, no number of one", !/Họ và tên|\b\d{12}\b|\b0\d{9}\b/.test(board.replace(/<footer[\s\S]*/, "")));

for (const [path, status] of [["/cong-khai/don-vi/W-XX", 404], ["/cong-khai/linh-vuc/khong-co", 404], ["/cong-khai/thang/2026-13", 404], ["/cong-khai/thang/2199-01", 404], ["/cong-khai?kenh=x", 404], ["/cong-khai/don-vi/w-hk", 404], ["/cong-khai.csv?thang=x", 404], ["/api/v1/thong-ke?thang=x", 422]]) {
	const res = await get(path);
	check(`${path}: ${status}, a sentence and no figures`, res.status === status && !res.body.includes("h-chinh") && (path.includes("api") ? res.body.includes('"loi"') : /Không có/.test(res.body)), `${res.status}`);
}
const definitions = (await get("/cong-khai/dinh-nghia")).body;
check("each number of the page has its definition", [...running.matchAll(/dinh-nghia#([a-z_]+)"/g)].every((m) => definitions.includes(`id="${m[1]}"`)) && definitions.includes('id="gop"'));

// Of what is not there it says so.  The views are put back as they were.
const as_it_was = (name) => sql(`SHOW CREATE VIEW ${name}`).split("\t")[1].replace(/^CREATE /, "CREATE OR REPLACE ");
async function instead(name, select, look) {
	const was = as_it_was(name);
	sql(`CREATE OR REPLACE VIEW ${name} AS ${select}`);
	try { look(await get(`/cong-khai?thang=&kenh=&x=${Math.random()}`)); } finally { sql(was); }
}
// A target is somebody's word: without one there is none to keep or to miss.
const targets = `SELECT rule_set, code, value, legal_basis, valid_from, valid_to FROM rule WHERE code <> 'on_time_target'`;
await instead("public_rule", targets, ({ body }) => check("no target: the page says so, and judges nothing", body.includes("chưa có chỉ tiêu được công bố") && !/mức cho phép|chưa đạt|ít nhất/.test(body)));
await instead("public_rule", `${targets} UNION ALL SELECT code, 'on_time_target', 970, 'Chỉ tiêu thử', valid_from, valid_to FROM rule_set`, ({ body }) => check("a target that was set: which, whose, kept or not", /Chỉ tiêu năm \d+ là ít nhất 97[,0]*%: (chưa )?đạt/.test(body) && body.includes("Chỉ tiêu thử") && body.includes("mức cho phép 3,0%")));
await instead("public_figure_mark", "SELECT CAST(NULL AS DATETIME) AS as_of", ({ status, body }) => check("not counted yet: a sentence, no number", status === 200 && body.includes("đang được tính lần đầu") && !body.includes("h-chinh") && !body.includes("<form"), `${status}`));
await instead("public_figure_mark", `SELECT CAST(UTC_TIMESTAMP() - INTERVAL 47 MINUTE AS DATETIME) AS as_of`, ({ status, body }) => check("behind: by how much", status === 200 && /Chậm 4[67] phút/.test(body), `${status}`));
await instead("public_figure_month", `SELECT * FROM figure_month WHERE 0`, ({ status, body }) => check("no dossier yet: a sentence", status === 200 && body.includes("Chưa có hồ sơ nào được tiếp nhận") && !body.includes("h-chinh"), `${status}`));

for (let i = 0; i < 3; i++) await get(`/cong-khai?x=${i}`); // past the caches of the site and of the calendar
const log = readFileSync(join(VAR, "log", "public.log"), "utf8").trimEnd().split("\n").filter((l) => l.includes("route=/cong-khai status=200")).slice(-1)[0];
check("twelve statements at most", Number(log.match(/statements=(\d+)/)[1]) <= 12, log);
finish();
