// The catalogue says one thing everywhere, and is found by what people type.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session, account, check, code_of, finish, intake, request } from "../support/http.mjs";
import { sql } from "../support/late.mjs";

const get = (path) => request("GET", path);
const text = (html) => html.replace(/<[^>]*>/g, " ").replace(/&amp;/g, "&").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/\s+/g, " ").trim();
const catalogue = JSON.parse(readFileSync("sql/data/procedures.json", "utf8")).procedures;
const BIN = `${process.env.BUILD ?? "build"}/bin/motcua`;
const dir = mkdtempSync(join(tmpdir(), "mc-cat-"));
function take(kind, doc, ...more) {
	const file = join(dir, `${kind}.json`);
	writeFileSync(file, typeof doc === "string" ? doc : JSON.stringify(doc));
	try {
		return { rc: 0, said: execFileSync(BIN, ["import", kind, file, "--var", process.env.VAR, ...more], { encoding: "utf8", stdio: "pipe" }) };
	} catch (e) { return { rc: e.status, said: `${e.stdout}${e.stderr}` }; }
}

// A file with nothing in it is no import that went well.
for (const kind of ["units", "calendar", "rules", "escalation", "procedures", "search"])
	for (const empty of ["", " \n\t"]) check(`an empty file of ${kind} is said to be empty`, ((r) => r.rc === 1 && r.said.includes("tệp trống; không có gì được thay đổi"))(take(kind, empty)), take(kind, empty).said);
for (const doc of [{ schema: 1, escalations: [] }, { schema: 1, procedures: [] }])
	check("and so is one without a single row", ((r) => r.rc === 1 && r.said.includes("không có mục nào"))(take("procedures" in doc ? "procedures" : "escalation", doc)));

// What paper cannot show is refused at this door as at the forms'; what nobody sees is dropped.
const named = (more) => { const doc = JSON.parse(readFileSync("sql/data/units.json", "utf8")); doc.units[0].name += more; return take("units", doc, "--dry-run"); };
check("a name that no paper can show is refused", ((r) => r.rc === 1 && r.said.includes("name: có ký tự “中” không in được lên giấy tờ"))(named(" 中")), named(" 中").said);
check("a name with what nobody sees is taken", named("\ufffe\u202e\u0007").rc === 0, named("\ufffe").said);

const hours = (list) => { const doc = JSON.parse(readFileSync("sql/data/units.json", "utf8")); doc.office_hours.default = list; return take("units", doc, "--dry-run"); };
for (const [list, says] of [[[["08:00", "08:01"]], "mỗi buổi ít nhất 30 phút, cả ngày ít nhất 4 giờ"], [[["08:00", "11:59"]], "cả ngày ít nhất 4 giờ"], [[["13:00", "17:00"], ["07:00", "11:00"]], "buổi sau bắt đầu sau khi"], [[["07:00", "11:00"], ["11:00", "15:00"]], "buổi sau bắt đầu sau khi"], [[], "cần từ 1 đến 4 buổi"], [[["7h", "11h"]], "không đúng dạng"]])
	check(`office hours ${JSON.stringify(list)} are refused in a file, too`, ((r) => r.rc === 1 && r.said.includes(says))(hours(list)), hours(list).said);
check("those of a whole day are taken", hours([["08:00", "12:00"]]).rc === 0, hours([["08:00", "12:00"]]).said);

// One wording: API list = API page = public page = print sheet = desk's form, for every procedure in force.
const list = JSON.parse((await get("/api/v1/thu-tuc?limit=500")).body);
check("the API gives the whole catalogue at once", list.thu_tuc.length === list.tong_so && list.sau === null && list.tong_so > 50, `${list.thu_tuc.length}`);
const shown = new Map();
for (let page = 1, last = 1; page <= last; page++) {
	const body = (await get(`/thu-tuc?trang=${page}`)).body;
	last = Number(body.match(/Trang \d+ trên (\d+)/)?.[1] ?? 1);
	for (const m of body.matchAll(/href="\/thu-tuc\/([^"]+)">[^<]*<\/a><\/h3><p class="mc-meta"><span>([^<]*)<\/span> <span>([^<]*)<\/span>/g)) shown.set(m[1], [text(m[2]), text(m[3])]);
}
const uses = Object.fromEntries(sql("SELECT code, SUM(n) FROM procedure_use GROUP BY code").split("\n").map((l) => l.split("\t")));
check("the pages of the list have each procedure once", shown.size === list.tong_so, `${shown.size} of ${list.tong_so}`);
const desk = await Session.sign_in(account("RECEPTION", "W-HK-HCC"));
const unlike = [], internal = [], zeros = [], noughts = [], twin_rows = [], brief = [];
let counted = 0;
const at_desk = { free: [], unknown: [], known: [] };
for (const p of list.thu_tuc) {
	const one = JSON.parse((await get(`/api/v1/thu-tuc/${p.ma}`)).body);
	const page = text((await get(`/thu-tuc/${p.ma}`)).body), sheet = text((await get(`/thu-tuc/${p.ma}/ban-in`)).body);
	const shows = (await get(`/thu-tuc/${p.ma}`)).body, main = shows.slice(shows.indexOf("<main"), shows.indexOf("</main>"));
	const ways = [...main.matchAll(/<tr class="govuk-table__row"><th[^>]*>(.*?)<\/th>(.*?)<\/tr>/gs)].map((m) => m[2]).filter((w) => w.includes("<td"));
	if (ways.some((w, k) => k && w === ways[k - 1])) twin_rows.push(p.ma);
	if (/(?<![A-ZĐ])(CSDL|PCCC|BHXH|ATTP|VPĐKĐĐ|TTHC)(?![A-ZĐ])/.test(text(main.replace(/<h1.*?<\/h1>/s, "").replace(/<table.*?<\/table>/s, "")))) brief.push(p.ma);
	const raw = (await desk.get(`/can-bo/tiep-nhan/${p.ma}`)).body, form = text(raw);
	const counter = one.cach_nop.find((c) => c.cach === "Trực tiếp") ?? one.cach_nop[0];
	const same = shown.get(p.ma)?.[0] === p.thoi_han && shown.get(p.ma)?.[1] === p.phi && counter.thoi_han === p.thoi_han && counter.phi.join("; ") === p.phi;
	if (!same || ![page, sheet].every((t) => t.includes(p.thoi_han) && counter.phi.every((f) => t.includes(f)))) unlike.push(p.ma);
	if (raw.includes('value="truc_tiep"') && !(form.includes(p.thoi_han) && counter.phi.every((f) => form.includes(f)))) unlike.push(`${p.ma} at the desk`);
	for (const r of catalogue.filter((r) => r.code === p.ma && r.internal_notes)) if ([page, sheet].some((t) => t.includes(r.internal_notes.slice(0, 30)))) internal.push(p.ma);
	if (/(^|\D)0 bản/.test(page + sheet)) noughts.push(p.ma);
	counted += /Bắt buộc: \d+ bản (chính|sao)/.test(page);
	if (/(^|[^\d/.,])0\d (ngày|giờ|bộ)/.test(page.slice(page.indexOf("Thời hạn"))) || /cổng quốc gia|cổng để trống/.test(page + sheet)) zeros.push(p.ma);
	const chosen = raw.match(/<select[^>]*id="phi"[^]*?<\/select>/)?.[0].match(/value="([^"]*)" selected/)?.[1];
	const kind = /Hỏi tại quầy/.test(p.phi) ? "unknown" : /\d/.test(p.phi) ? "known" : "free";
	at_desk[kind].push(chosen);
}
check("ways of filing that say the same are one row", twin_rows.length === 0, twin_rows.join());
check("no office's abbreviation is left to be guessed", brief.length === 0, brief.join());
check("term and fee are said alike by list, page, print sheet, API and desk", !unlike.length, unlike.join(", "));
check("no page and no print sheet has a curator's note", !internal.length, internal.join(", "));
check("papers are counted in words, none of them as nought", counted > 30 && !noughts.length, `${counted} ${noughts.join(", ")}`);
check("no number has a leading zero", !zeros.length, zeros.join(", "));
check("a control: unknown, known and free fees are all there", Object.values(at_desk).every((l) => l.length > 3));
check("an unknown fee is chosen by the officer, never exempt by default", at_desk.unknown.every((v) => v === ""), [...new Set(at_desk.unknown)].join());
check("a free one is not charged", at_desk.free.every((v) => v === "khong_thu"), [...new Set(at_desk.free)].join());
check("a known one is due", at_desk.known.every((v) => v === "thu_sau"), [...new Set(at_desk.known)].join());
const tell = (code) => list.thu_tuc.find((p) => p.ma === code).phi;
check("no fee that another document sets is called free", catalogue.every((r) => r.valid_to || !r.channels[0].fees.some((f) => /theo/i.test(f.text ?? "")) || !/^Miễn phí/.test(tell(r.code))));
check("certified copies cost by the page", tell("2.000815") === "2.000 đồng/trang, từ trang thứ ba 1.000, tối đa 200.000 đồng/bản", tell("2.000815"));
check("an amount is not hidden behind its exemptions", tell("2.001263").includes("400.000 đồng/trường hợp"), tell("2.001263"));

// The receipt says what was said at the desk.
const receipt = async (res) => text((await desk.get(`/can-bo/ho-so/${code_of(res)}/bien-nhan`)).body);
const id = () => `0481850${String(Math.floor(Math.random() * 1e5)).padStart(5, "0")}`;
const free = await receipt(await intake(desk, "1.001193", { so_giay_to: id() }));
check("the receipt of a free procedure says so, and nobody is exempt", free.includes("Không thu") && !/Đối tượng miễn/.test(free) && free.includes("Trong ngày"));
const posted = await receipt(await intake(desk, "1.001193", { so_giay_to: id(), phi: "mien_phi" }));
check("even when the officer chose an exemption", posted.includes("Không thu") && !/Đối tượng miễn/.test(posted));
const mute = await intake(desk, "1.012796", { so_giay_to: id(), phi: "" });
check("an unknown fee without a choice is not received", mute.status === 422 && mute.body.includes('id="phi-loi"'), `${mute.status}`);

// The term goes by the kind of work.
const PERMIT = "1.013225";
const unchosen = await intake(desk, PERMIT, { so_giay_to: id() });
check("a building permit is not received before its kind is chosen", unchosen.status === 422 && unchosen.body.includes('id="truong_hop-loi"'), `${unchosen.status}`);
for (const [kind, days, name] of [["1", 15, "Nhà ở riêng lẻ"], ["2", 20, "Công trình khác"]]) {
	const res = await intake(desk, PERMIT, { so_giay_to: id(), truong_hop: kind });
	const row = sql(`SELECT CONCAT_WS(' ', term_unit, term_halves) FROM dossier WHERE code = '${code_of(res)}'`);
	check(`${name}: ${days} days, fixed at reception`, row === `CD ${2 * days}`, `${res.status} ${row}`);
	check(`${name}: the receipt says kind and term`, (await receipt(res)).includes(`${days} ngày (${name})`));
}
check("a kind that there is not is refused", (await intake(desk, PERMIT, { so_giay_to: id(), truong_hop: "9" })).status === 422);

// What people type.
const find = async (words) => {
	const body = (await get(`/thu-tuc?tim=${encodeURIComponent(words)}`)).body;
	return { body: text(body), hits: [...body.matchAll(/<h3><a[^>]*>([^<]*)/g)].map((m) => m[1]) };
};
for (const [words, name] of [["đăng kí kết hôn", "Đăng ký kết hôn"], ["qui hoạch", "quy hoạch"], ["chứng thực chữ kí", "Chứng thực chữ ký"], ["giấy phép xây dựng nhà", "Cấp giấy phép xây dựng mới"], ["đăng ký kết hôn nước ngoài", "có yếu tố nước ngoài"],
	["cấp giấy xác nhận hôn nhân", "tình trạng hôn nhân"], ["chứng thực bản sao giấy tờ", "Chứng thực bản sao từ bản chính"], ["nhà xây phép giấy", "Cấp giấy phép xây dựng mới"], ["xây nhà", "Cấp giấy phép xây dựng mới"], ["xin phép xây nhà", "Cấp giấy phép xây dựng mới"], ["khai sinh?", "Đăng ký khai sinh"], ['"khai sinh"', "Đăng ký khai sinh"],
	["(khai sinh)", "Đăng ký khai sinh"], ["khai-sinh", "Đăng ký khai sinh"], ["KHAI SINH.", "Đăng ký khai sinh"], ["mã 1.001193", "Đăng ký khai sinh"], ["1,001193", "Đăng ký khai sinh"], ["1001193", "Đăng ký khai sinh"],
	["làm giấy khai sinh cho con", "Đăng ký khai sinh"], ["xin thủ tục làm khai sinh", "Đăng ký khai sinh"], ["sao y bản chính", "Chứng thực bản sao"], ["chết", "Đăng ký khai tử"], ["ông mất", "Đăng ký khai tử"], ["mở quán cà phê", "Đăng ký thành lập hộ kinh doanh"], ["bán hàng", "hộ kinh doanh"], ["giấy độc thân", "tình trạng hôn nhân"], ["sổ đỏ", "Giấy chứng nhận lần đầu"]])
	check(`found by ${words}`, (await find(words)).hits.some((h) => h.includes(name)), (await find(words)).hits.slice(0, 3).join(" | "));
check("the exact name comes first", (await find("khai sinh")).hits[0] === "Đăng ký khai sinh" && (await find("kết hôn")).hits[0] === "Đăng ký kết hôn");
for (const words of ["khai sinh, kết hôn", "khai sinh; kết hôn", "khai sinh/kết hôn"])
	check(`${words}: signs between words are no words`, ((found, plain) => plain.length > 0 && found.join() === plain.join())((await find(words)).hits, (await find("khai sinh kết hôn")).hits));
const or = await find("khai sinh bò tót");
check("when nothing has all the words, those with most are given and said so", or.hits.length > 0 && /Không có thủ tục nào có đủ các chữ/.test(or.body));
for (const [words, where] of [["hộ chiếu", "Công an"], ["sổ đỏ", "Văn phòng đăng ký đất đai"], ["bằng lái xe", "Cảnh sát giao thông"], ["ly hôn", "Tòa án"], ["li hôn", "Tòa án"], ["hộ khẩu", "Công an phường"], ["căn cước", "Công an"],
	["lý lịch tư pháp", "Công an"], ["bảo hiểm xã hội", "Bảo hiểm xã hội"], ["đăng ký xe", "Công an"], ["thành lập công ty", "Đăng ký kinh doanh"]]) {
	const r = await find(words);
	check(`${words}: not here, but where, by what law`, r.body.includes("không làm ở đây") && r.body.includes(where) && r.body.includes("Căn cứ: Luật"));
	if (words === "hộ chiếu") check("the desk's picker says it too", text((await desk.get(`/can-bo/tiep-nhan?tim=${encodeURIComponent(words)}`)).body).includes(where));
}
check("desk and API find the same", (await desk.get(`/can-bo/tiep-nhan?tim=${encodeURIComponent("đăng kí kết hôn")}`)).body.includes("Đăng ký kết hôn") && JSON.parse((await get(`/api/v1/thu-tuc?tim=${encodeURIComponent("đăng kí kết hôn")}`)).body).thu_tuc[0].ten === "Đăng ký kết hôn");
const names_of = Object.fromEntries(list.thu_tuc.map((p) => [p.ma, p.ten]));
const order = [...shown.keys()], letters = new Intl.Collator("vi");
const wrong = order.filter((code, i) => i && Number(uses[code] ?? 0) > Number(uses[order[i - 1]] ?? 0) || i && (uses[code] ?? 0) === (uses[order[i - 1]] ?? 0) && letters.compare(names_of[order[i - 1]], names_of[code]) > 0);
check("the list goes by use, then by the Vietnamese alphabet", !wrong.length, wrong.map((c) => names_of[c]).join(" | "));
const used = sql("SELECT p.code FROM procedure_use u JOIN procedure_version p ON p.code = u.code AND p.valid_to IS NULL GROUP BY p.code ORDER BY SUM(u.n) DESC, p.name COLLATE utf8mb4_vietnamese_ci LIMIT 1");
check("the most used comes first, on the home page too", [...shown.keys()].length > 0 && (await get("/")).body.match(/mc-tiles">\s*<li><a[^>]*href="\/thu-tuc\/([^"]+)"/)?.[1] === used, used);
check("six tiles, each a procedure that there is", [...(await get("/")).body.matchAll(/<li><a class="govuk-link" href="\/thu-tuc\/([^"]+)"/g)].length === 6);
const tiles = [...(await get("/")).body.matchAll(/<li><a class="govuk-link" href="\/thu-tuc\/([^"]+)">[^<]*<\/a> <span>([^<]*)<\/span>/g)].map((m) => [m[1], text(m[2])]);
check("a tile says how long as the list does", tiles.length === 6 && tiles.every(([code, term]) => shown.get(code)?.[0] === term), JSON.stringify(tiles.map(([code, term]) => [code, term, shown.get(code)?.[0]])));
check("of the same-day term in a word", [...shown.values()].some(([t]) => t === "Trong ngày") && [...shown.values()].every(([t]) => !/nhận sau|tiếp theo/.test(t)));

// Paged lists and wrong filters.
for (const [path, to] of [["/thu-tuc?trang=99", /trang=4$|trang=\d+$/], ["/thu-tuc?trang=0", /trang=1$/], ["/thu-tuc?trang=abc", /trang=1$/], ["/thu-tuc?tim=khai&trang=7", /tim=khai.*trang=1$/], ["/cong-khai/tre-han?trang=9999", /trang=\d+$/], ["/cong-khai/tre-han?trang=abc", /tre-han$/]]) {
	const res = await get(path);
	check(`${path} leads to a page there is`, res.status === 303 && to.test(res.headers.location), `${res.status} ${res.headers.location}`);
	check(`${path}: and that one is there`, (await get(new URL(res.headers.location, "http://x").pathname + new URL(res.headers.location, "http://x").search)).status === 200);
}
for (const path of ["/thu-tuc?linh-vuc=khong-co", `/thu-tuc?linh-vuc=${encodeURIComponent("ă")}`, "/cong-khai/tre-han?don-vi=W-XX", `/cong-khai/tre-han?don-vi=${encodeURIComponent("ă")}`, "/cong-khai/tre-han?don-vi=W-HK-HCC", "/cong-khai/tre-han?nguyen-nhan=x", "/cong-khai/tre-han?thang=2026-13", "/cong-khai/tre-han?thang=2199-01", "/cong-khai/tre-han?thang=2026", "/cong-khai/tre-han?thu-tu=x", "/cong-khai/tre-han.csv?thang=x"]) {
	const res = await get(path);
	check(`${path} says that there is no such thing`, res.status === 404 && !/Không có hồ sơ trễ hẹn|0 thủ tục/.test(res.body), `${res.status}`);
}

// The API documents what it answers, by name.
const docs = (await get("/api")).body;
const documented = (caption) => new Set([...docs.slice(docs.indexOf(caption), docs.indexOf("</table>", docs.indexOf(caption))).matchAll(/scope="row"><code>([^<]+)<\/code>/g)].map((m) => m[1]));
const names = (value, into = new Set()) => {
	if (Array.isArray(value)) value.forEach((v) => names(v, into));
	else if (value && typeof value === "object") for (const [k, v] of Object.entries(value)) { into.add(k); names(v, into); }
	return into;
};
const alike = (a, b) => [...a].every((x) => b.has(x)) && [...b].every((x) => a.has(x)) && a.size > 0;
const any = sql("SELECT code FROM dossier LIMIT 1");
const json = async (path) => JSON.parse((await get(path)).body);
const answers = { "Các trường của tình trạng hồ sơ": await json(`/api/v1/ho-so/${any}`), "Các trường của danh sách thủ tục": await json(`/api/v1/thu-tuc?tim=${encodeURIComponent("hộ khẩu")}`),
	"Các trường của một thủ tục": await json(`/api/v1/thu-tuc/${PERMIT}`), "Trường của một lỗi": await json("/api/v1/thu-tuc/9.999999") };
for (const [caption, answer] of Object.entries(answers)) check(`/api names exactly what is answered: ${caption}`, alike(documented(caption), names(answer)), `${[...names(answer)].filter((n) => !documented(caption).has(n))} / ${[...documented(caption)].filter((n) => !names(answer).has(n))}`);
for (const [method, path, status] of [["GET", "/api/v1/khong-co", 404], ["GET", "/api/v1", 404], ["GET", "/api/v1/ho-so/abc", 422], ["GET", "/api/v1/ho-so/H17.81-200101-0001", 404], ["POST", "/api/v1/thu-tuc", 405], ["GET", "/api/v1/thu-tuc?limit=0", 422],
	["GET", "/api/v1/thu-tuc?limit=501", 422], ["GET", "/api/v1/thu-tuc?limit=x", 422], ["GET", "/api/v1/thu-tuc?sau=9.999999", 422], ["GET", "/api/v1/thu-tuc?linh-vuc=khong-co", 422], ["GET", "/api/v1/a/b/c", 404]]) {
	const res = await request(method, path);
	check(`${method} ${path}: ${status}, in JSON`, res.status === status && /json/.test(res.headers["content-type"]) && Object.keys(JSON.parse(res.body)).join() === "loi", `${res.status} ${res.headers["content-type"]}`);
}
const walked = [];
for (let after = "", n = 0; n < 30; n++) {
	const part = await json(`/api/v1/thu-tuc?limit=7${after}`);
	walked.push(...part.thu_tuc.map((p) => p.ma));
	if (!part.sau) break;
	after = `&sau=${part.sau}`;
}
check("the cursor walks over every procedure once", walked.length === list.tong_so && new Set(walked).size === walked.length, `${walked.length}`);

// Codes, endings, the trail.
const base = structuredClone(catalogue.find((r) => r.code === "1.004873" && !r.valid_to));
const run = String(Date.now()).slice(-6); // the database keeps what an earlier run took over
const codes = [`DNG-${run}_1`, `X.Y-Z_${run}`];
const odd = codes.map((code) => ({ ...base, code, name: `Thủ tục thử ${code}`, version: "thu-1" }));
const trail = () => Number(sql("SELECT COUNT(*) FROM audit WHERE action = 'import'"));
const before = trail();
check("codes with every allowed sign are taken over", take("procedures", { procedures: odd }).rc === 0);
check("the import stands in the trail: who and what", trail() > before && sql("SELECT CONCAT(reason, ' ', detail) FROM audit WHERE action = 'import' ORDER BY id DESC LIMIT 1").match(`motcua import procedures .*@.* mới: DNG-${run}_1`), sql("SELECT CONCAT(reason, ' ', detail) FROM audit WHERE action = 'import' ORDER BY id DESC LIMIT 1"));
const settled = trail();
take("procedures", { procedures: odd });
take("procedures", { procedures: odd.map((r) => ({ ...r, notes: "Khác" })) }, "--dry-run");
check("nothing changed, or only tried: nothing in the trail", trail() === settled);
for (const code of codes) {
	for (const path of [`/thu-tuc/${code}`, `/thu-tuc/${code}/ban-in`, `/thu-tuc/${code}/lich-su`, `/api/v1/thu-tuc/${code}`]) check(`${path} is there`, (await get(path)).status === 200);
	check(`${code} in small letters leads there`, (await get(`/thu-tuc/${code.toLowerCase()}`)).headers.location?.endsWith(`/thu-tuc/${code}`));
	check(`${code}: the desk receives it`, !!code_of(await intake(desk, code, { so_giay_to: id() })));
}
for (const code of ["AB/CD", "AB CD", "..AB", "ABC.", "A..B1", "abcd", "_AB1", "ĐN-1"]) check(`an address cannot carry ${code}: refused`, take("procedures", { procedures: [{ ...base, code, version: "thu-1" }] }).rc !== 0);
const [used_one] = odd;
const dossier = sql(`SELECT d.code FROM dossier d JOIN procedure_version p ON p.id = d.version_id WHERE p.code = '${used_one.code}' LIMIT 1`);
const rewritten = take("procedures", { procedures: [{ ...used_one, name: "Tên khác" }] });
check("a version in use is not rewritten", rewritten.rc !== 0 && rewritten.said.includes("phiên bản mới"), rewritten.said);
const duty = "Luật thử, Điều 3: không tính thời gian nộp tiền", owing = { ...used_one, financial_duty: duty, supplement_ground: "Luật thử, Điều 4" };
const grounds = () => sql(`SELECT CONCAT_WS('|', financial_duty, supplement_ground) FROM procedure_version WHERE code = '${used_one.code}'`);
check("a ground that a version in use lacked is added", take("procedures", { procedures: [owing] }).said.includes("1 thay đổi") && grounds() === `${duty}|Luật thử, Điều 4`, grounds());
for (const other of [{ financial_duty: "Luật khác" }, { financial_duty: null }, { supplement_ground: null }]) check(`and stays what it is: ${JSON.stringify(other)}`, take("procedures", { procedures: [{ ...owing, ...other }] }).said.includes("phiên bản mới") && grounds() === `${duty}|Luật thử, Điều 4`, grounds());
check("a ground is words", take("procedures", { procedures: [{ ...owing, financial_duty: 1 }] }).rc !== 0);
const ended = take("procedures", { procedures: [{ ...owing, valid_to: "2026-01-31" }] });
check("a version in use can be ended", ended.rc === 0 && ended.said.includes("1 thay đổi"), ended.said);
check("it is offered no more", !(await json(`/api/v1/thu-tuc?limit=499`)).thu_tuc.some((p) => p.ma === used_one.code) && /hết hiệu lực/.test((await get(`/thu-tuc/${used_one.code}?x=${run}`)).body)) // another address: nginx keeps a page for a moment;
check("its open dossiers keep it", (await desk.get(`/can-bo/ho-so/${dossier}`)).body.includes(used_one.name) && sql(`SELECT p.code FROM dossier d JOIN procedure_version p ON p.id = d.version_id WHERE d.code = '${dossier}'`) === used_one.code);
const history = (await get("/thu-tuc/1.004873/lich-su")).body;
const version = history.match(/href="(\/thu-tuc\/1\.004873\?phien-ban=dn[^"]*)"/)?.[1];
check("a former version can be opened, and says that it has ended", /hết hiệu lực/.test((await get(version.replaceAll("&amp;", "&"))).body), version);
check("its headings begin as headings do", [...history.matchAll(/<h2[^>]*><a[^>]*>([^<]*)/g)].every((m) => /^\p{Lu}/u.test(m[1].trim())) && /<h2[^>]*><a[^>]*>(Từ ngày|Trước đây)/.test(history));
check("the history says what changed", /Khác phiên bản trước: /.test(text(history)));
take("procedures", { procedures: [{ ...odd[1], valid_to: "2026-01-31" }] });
rmSync(dir, { recursive: true });
finish();
