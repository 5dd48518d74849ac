// What anybody may see, and what nobody may: look-up by code, secret, QR.
import { BASE, Session, check, dossiers, finish, request } from "../support/http.mjs";
import { sql } from "../support/late.mjs";

// What was once said and meant something else: "first of all", names with a word in brackets, leading noughts.
const MISLEADING = /trước hết (Thứ|Chủ nhật|ngày)|kệ và phần mềm|[Gg]iấy và phần mềm|Dữ liệu cho phần mềm|\(phối hợp\)|Giấy tờ số|Số việc|[Mm]ã vuông|Ai đã dùng bao lâu|Trưởng đơn vị|(^|[^\d/.,])0\d (ngày|giờ)/;
const text_of = (html) => html.slice(html.indexOf("<body")).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
const IS_OFFICIAL = /<header[^]*Trang chính thức của cơ quan nhà nước Việt Nam\. <a href="\/lien-he#nhan-biet">[^]*<main/;
const changed = (html) => html.match(/Thay đổi gần nhất (\d\d:\d\d, [^;<]+); xem lúc \d\d:\d\d, /)?.[1];
const d = dossiers.find((x) => x.state === "DANG_THU_LY" && x.secret) ?? dossiers.find((x) => x.secret);
const page = await request("GET", `/tra-cuu/${d.code}`);
check("by code alone: number, steps and appointment", page.status === 200 && page.body.includes(d.code) && /trên 5/.test(page.body) && /\d\d\/\d\d\/\d{4}/.test(page.body));
const family = d.name.split(" ")[0];
for (const [what, text] of [["name", d.name], ["masked name", `${family} **`], ["procedure", d.procedure], ["resolving unit", d.unit], ["secret", d.secret], ["token", d.token]])
	check(`by code alone: no ${what}`, !page.body.includes(text));
check("a control: the full page does hold what the short one hides", (await (async () => {
	const s = new Session();
	const t = await s.get(`/t/${d.token}`);
	check("the QR token leads to a clean address", t.status === 303 && t.headers.location.endsWith(`/tra-cuu/${d.code}`) && !t.headers.location.includes(d.token));
	const full = await s.get(`/tra-cuu/${d.code}`);
	check("the full page is for its owner only", full.headers["cache-control"] === "no-store" && /noindex/.test(full.body));
	check("the full page masks the name", !full.body.includes(d.name) && full.body.includes("**"));
	check("the full page tells why that day", /Vì sao hẹn ngày này/.test(full.body) && /không tính|tính vào thời hạn|trả trong ngày/.test(full.body));
	const done = full.body.slice(full.body.indexOf('id="h-nhat-ky"')), [told, folded] = [done.slice(0, done.indexOf("<details")), done.slice(done.indexOf("<details"), done.indexOf("</details>"))];
	check("what was done for the owner is told, what the office did inside is folded away", told.includes("<strong>Tiếp nhận hồ sơ của ông/bà</strong>") && !told.includes("<strong>Nhận hồ sơ</strong>") && folded.includes("Việc trong nội bộ cơ quan") && folded.includes("<strong>Nhận hồ sơ</strong>") && !folded.includes("Tiếp nhận hồ sơ") && !/<details[^>]* open/.test(folded), told);
	check("nor has the full page a word that says something else", !MISLEADING.test(text_of(full.body)), text_of(full.body).match(MISLEADING)?.[0]);
	check("it says when something changed last, which is when the newest thing was done, and when one looked", changed(full.body) === told.match(/mc-events__at">([^<]+)/)[1]);
	check("that it is an official one is said on both pages of a dossier", IS_OFFICIAL.test(page.body) && IS_OFFICIAL.test(full.body));
	// Of one of which papers were kept: some procedures only look at them.
	const keeps = dossiers.find((x) => x.token && sql(`SELECT COUNT(*) FROM dossier_paper p JOIN dossier y ON y.id = p.dossier_id WHERE y.code = '${x.code}' AND NOT p.is_shown AND p.originals > 0`) !== "0");
	const holder = new Session();
	await holder.get(`/t/${keeps.token}`);
	const kept = (await holder.get(`/tra-cuu/${keeps.code}`)).body, papers = kept.slice(kept.indexOf('id="h-giay-to"'), kept.indexOf('id="h-da-xem"'));
	check("papers are counted in words, none of them as nought", /<li>[^<]*: (\d+ bản (chính|chứng thực|chụp)(, )?)+<\/li>/.test(papers) && !/\b0 bản|<td/.test(papers), papers);
	return full.body.includes(d.procedure) && full.body.includes(d.unit);
})()));
check("by code alone: when something changed last, not when the page was made", changed(page.body) && page.body.includes(`xem lúc`) && !page.body.includes("Cập nhật lúc") && changed(page.body) !== page.body.match(/xem lúc ([^<.]+)/)[1]);
check("the pass opens no other dossier", await (async () => {
	const s = new Session();
	await s.get(`/t/${d.token}`);
	const other = dossiers.find((x) => x.secret && x.code !== d.code && x.procedure !== d.procedure);
	return !(await s.get(`/tra-cuu/${other.code}`)).body.includes(other.procedure);
})());

for (const path of ["/", "/lien-he", "/thu-tuc", "/thu-tuc/1.001193", "/phan-anh", "/cong-khai/tre-han", "/cong-khai/doi-chieu", "/api", "/khong-co-trang-nay", "/tra-cuu?ma=H17.81"]) {
	const whole = (await request("GET", path)).body, foot = whole.slice(whole.indexOf("<footer"));
	check(`whose site it is, where they are and when: ${path}`, whole.slice(0, whole.indexOf("<main")).includes("UBND") && foot.includes("Nguyễn Sinh Sắc") && /Giờ làm việc: thứ Hai|Giờ làm việc/.test(foot) && foot.includes('href="/lien-he"'));
	check(`that it is an official one, and how one knows: ${path}`, IS_OFFICIAL.test(whole));
	check(`its links are named for who reads them: ${path}`, foot.includes('href="/cong-khai/doi-chieu">Đối chiếu hồ sơ giấy<') && foot.includes('href="/du-lieu/">Dữ liệu mở<'));
	check(`no word that says something else: ${path}`, !MISLEADING.test(text_of(whole)), text_of(whole).match(MISLEADING)?.[0]);
}
check("how one knows it stands where that leads", /id="nhan-biet"[^>]*>[^<]+<\/h2>\s*<p[^>]*>[^<]*không hỏi mật khẩu, mã OTP/.test((await request("GET", "/lien-he")).body.replace(/<\/?strong>/g, "")));
for (const [path, name] of [["/cong-khai/doi-chieu", "Đối chiếu hồ sơ giấy"], ["/du-lieu/", "Dữ liệu mở"]]) check(`${path} has the name of its link`, (await request("GET", path)).body.includes(`<h1 class="govuk-heading-l">${name}</h1>`));
check("a dossier's page names its own ward alone", ((head) => head.includes("UBND phường") && !head.includes("UBND các"))(page.body.slice(0, page.body.indexOf("<main"))));

const verify = (code, secret) => new Session().post(`/tra-cuu/${code}/xac-minh`, [["ma_bi_mat", secret]]);
const nowhere = "H17.81-200101-0001";
let wrong, unknown;
const is_one = () => wrong?.body.replaceAll(d.code, "X") === unknown?.body.replaceAll(nowhere, "X");
// A worker keeps the names of the wards for half a minute: one may be new to the other.
for (let i = 0; i < 4 && !(wrong && is_one()); i++) {
	if (i) await new Promise((r) => setTimeout(r, 12000));
	wrong = await verify(d.code, "222222");
	unknown = await verify(nowhere, "222222");
}
check("wrong secret and unknown number: one answer", wrong.status === 422 && unknown.status === 422 && is_one());
const limited = dossiers.at(-1);
let last = null;
for (let i = 0; i < 11; i++) last = await verify(limited.code, "333333");
check("the eleventh wrong secret waits, is told of the QR code and keeps its box", last.status === 429 && last.body.includes("15 phút") && last.body.includes("Mã QR in trên giấy tiếp nhận vẫn mở được") && last.body.includes(`name="ma_bi_mat"`), `${last.status}`);
check("even the right secret waits then", (await verify(limited.code, limited.secret)).status === 429);
for (const [sentence, opt] of [["from nowhere (null)", { origin: "null" }], ["from another site", { origin: "http://evil.example" }]])
	check(`a secret posted ${sentence} is refused`, (await new Session().post(`/tra-cuu/${d.code}/xac-minh`, [["ma_bi_mat", d.secret]], opt)).status === 403);
check("an old telephone that names no origin is served", (await new Session().post(`/tra-cuu/${d.code}/xac-minh`, [["ma_bi_mat", d.secret]], { origin: null })).status === 303);
for (const { code } of dossiers.filter((x) => x.unit === "UBND phường Hòa Khánh Nam")) {
	const place = (await request("GET", `/tra-cuu/${code}`)).body.match(/id="h-lien-he"[^]*?<strong>([^<]*)</)?.[1];
	check(`who asks about ${code} is sent to the desk that follows its ward's`, /Hòa Khánh/.test(place) && !/Hòa Khánh Nam/.test(place), place);
}
check("an unknown token is nowhere", (await request("GET", "/t/22222222222222222222222222")).status === 404);

const go = (typed) => request("GET", `/tra-cuu?ma=${encodeURIComponent(typed)}`);
const [agency, day, seq] = d.code.split("-");
for (const typed of [d.code.toLowerCase(), `  ${d.code} `, d.code.split("").join(" "), `${agency}\u2013${day}\u2212${seq}`, `${agency}\u2010${day}\u2015${seq}`,
	`${BASE}/tra-cuu/${d.code}`, `${agency}${day}${seq}`, d.code.replace("H17", "h17").replaceAll("0", "O"), d.code.normalize("NFD")]) {
	const res = await go(typed);
	check(`understood as typed: ${typed}`, res.status === 303 && res.headers.location.endsWith(`/tra-cuu/${d.code}`), `${res.status} ${res.headers.location}`);
}
const bare = agency.replaceAll(".", "");
for (const typed of [`${bare}${day}${seq}`, `${bare}-${day}-${seq}`.toLowerCase(), `${agency.replace(".", " ")} ${day} ${seq}`, `${agency.replace(".", ",")}-${day}-${seq}`, `${agency}/${day}/${seq}`,
	`${d.code}.`, `“${d.code}”`, `(${d.code})`, `Mã hồ sơ: ${d.code}`, `${BASE}/tra-cuu/${d.code}?zarsrc=410#x`, `${BASE}/tra-cuu?ma=${d.code}`, `${BASE}/TRA-CUU/${d.code}`, `Ｈ${d.code.slice(1)}`]) {
	const res = await go(typed);
	check(`understood as typed: ${typed}`, res.status === 303 && res.headers.location.endsWith(`/tra-cuu/${d.code}`), `${res.status} ${res.headers.location}`);
	if (/[/?#]/.test(typed)) continue;
	const path = await request("GET", `/tra-cuu/${encodeURIComponent(typed)}`);
	check(`as an address too: ${typed}`, path.status === 303 && path.headers.location.endsWith(`/tra-cuu/${d.code}`), `${path.status}`);
	check(`and for programs: ${typed}`, JSON.parse((await request("GET", `/api/v1/ho-so/${encodeURIComponent(typed)}`)).body).ma === d.code);
}
for (const typed of [`${BASE}/t/${d.token}`, d.token.toLowerCase(), `${BASE.toUpperCase()}/T/${d.token}.`, `${BASE}/t/${d.token}?zarsrc=410`]) {
	const res = await go(typed);
	check(`the QR's address in the box: ${typed.slice(0, 30)}`, res.status === 303 && res.headers.location.endsWith(`/t/${d.token}`), `${res.status} ${res.headers.location}`);
}
check("the QR's address with a full stop", (await request("GET", `/t/${d.token}.`)).status === 303);
const alone = dossiers.find((x) => dossiers.filter((y) => y.code.endsWith(x.code.slice(-12))).length === 1);
const home_left_out = await go(alone.code.replace(/^[^.]+\./, ""));
check("without the province in front", home_left_out.status === 303 && home_left_out.headers.location.endsWith(alone.code), `${home_left_out.status}`);
const tail = await go(alone.code.split("-").slice(1).join("-"));
check("day and sequence alone, when one desk has them", tail.status === 303 || tail.body.includes("mã cơ quan"), `${tail.status}`);
for (const code of ["H15.50.05.13-261008-0975", "000.00.AA.H17-230509-0001"]) check(`${code} is looked up`, (await request("GET", `/tra-cuu/${code}`)).status === 404 && (await request("GET", `/api/v1/ho-so/${code}`)).status === 404);

const other = dossiers.find((x) => x.secret && x.code !== d.code && x.code !== dossiers.at(-1).code);
for (const typed of [`${other.secret.slice(0, 3)}-${other.secret.slice(3)}`, `${other.secret}.`.toLowerCase(), `Mã tra cứu: ${other.secret}`, other.secret.split("").join(" ")]) check(`the secret as typed: ${typed.length}`, (await verify(other.code, typed)).status === 303);
for (let i = 0; i < 12; i++) last = await verify(other.code, ["12345", "7PP4VMX", "AAAAAA", "0"][i % 4]);
check("what cannot be a secret is no wrong try", last.status === 422 && last.body.includes("6 chữ và số") && (await verify(other.code, other.secret)).status === 303);

const blocked = await verify(d.code, d.secret);
const told = await request("GET", blocked.headers.location);
check("the right secret without cookies: it is said", told.status === 422 && told.body.includes("cookie"), `${told.status}`);
const by_qr = await request("GET", (await request("GET", `/t/${d.token}`)).headers.location);
check("by QR too", by_qr.body.includes("cookie") && by_qr.body.includes(`/tra-cuu/${d.code}/xac-minh`));
const kept = new Session();
const on = await kept.get((await kept.post(`/tra-cuu/${d.code}/xac-minh`, [["ma_bi_mat", d.secret]])).headers.location);
check("with cookies the dossier opens", on.status === 303 && on.headers.location.endsWith(`/tra-cuu/${d.code}`) && !on.headers.location.includes("mo?"));
check("no address leads to another site", (await request("GET", "/mo?ma=https://evil.example/")).headers.location === "/");

for (const [typed, words] of [["", "Nhập mã hồ sơ"], ["H17.81", "còn thiếu ngày"], [`${agency}-${day}`, "còn thiếu số thứ tự"], [`${agency}-260231-0001`, "không có thật"],
	[`${agency}-26112-0001`, "6 chữ số"], [`${agency}-${day}-01`, "4 hoặc 5 chữ số"], ["261123-0042", "mã cơ quan"], ["x".repeat(150), "quá dài"]]) {
	const res = await go(typed);
	const shown = res.body.replace(/\s+/g, " ");
	check(`its own sentence for "${typed.slice(0, 30)}"`, res.status === 422 && shown.includes(words), `${res.status}`);
	if (typed && typed.length < 100) check(`what was typed stays: "${typed}"`, res.body.includes(`value="${typed}"`));
}
const heading = (res) => [res.body.match(/<title>([^<]*) – /)?.[1], res.body.match(/<h1[^>]*>([^<]*)/)?.[1]];
const missing = await request("GET", `/tra-cuu/${nowhere}`);
check("nobody is sent to a telephone that no desk has", /gọi (số )?(điện thoại|số)|gọi điện/.test(missing.body) === (await request("GET", "/lien-he")).body.includes('href="tel:'));
check("a number that we do not have: the title says so, the box keeps it, nothing is to be mended", missing.status === 404 && heading(missing).every((h) => h === "Chưa tìm thấy hồ sơ") && missing.body.includes(`value="${nowhere}"`) && !/error-summary|cần sửa/.test(missing.body), `${heading(missing)}`);
const plainly = await request("GET", "/tra-cuu");
check("the look-up opened plainly is its box, and no error", plainly.status === 200 && plainly.body.includes('name="ma"') && !/error|Lỗi/.test(plainly.body) && heading(plainly).every((h) => h === "Tra cứu hồ sơ"), `${plainly.status} ${heading(plainly)}`);
check("what cannot be a number is said as such", /summary__title"[^>]*>Chưa đọc được mã hồ sơ</.test((await go("H17.81")).body));
check("so is a secret that does not fit", /summary__title"[^>]*>Chưa mở được trang đầy đủ</.test(wrong.body));
for (const path of ["/t/22222222222222222222222222", "/thu-tuc/9.999999"]) check(`what is missing is not called a page: ${path}`, heading(await request("GET", path)).every((h) => h === "Chưa tìm thấy"), `${heading(await request("GET", path))}`);
check("an address that is none is called a page", heading(await request("GET", "/khong-co")).every((h) => h === "Không tìm thấy trang"));
check("a QR code is called by one name", (await Promise.all(["/", "/phan-anh", `/tra-cuu?ma=${"x".repeat(40)}`].map(async (p) => (await request("GET", p)).body))).every((b) => !b.includes("vuông")));
const utf8 = await request("GET", "/tra-cuu?ma=%ff%fe");
check("invalid UTF-8 gets its own page", utf8.status === 400 && utf8.body.includes("UTF-8"));
const long = await request("GET", `/tra-cuu?ma=${"a".repeat(1024 * 1024)}`).catch((e) => ({ status: 0, body: String(e) }));
check("a query of 1 MB gets a page that says so", long.status === 414 && long.body.includes("quá dài"), `${long.status}`);
check("a query of 10 KB too", (await request("GET", `/tra-cuu?ma=${"a".repeat(10000)}`)).status === 413);

for (const [words, name] of [["dang ky khai sinh", "Đăng ký khai sinh"], ["DĂNG KÝ khai", "Đăng ký khai sinh"], ["ho tich", "hộ tịch"], ["1.001193", "Đăng ký khai sinh"], ["1.001193.000.00.00.H17", "Đăng ký khai sinh"]]) {
	const res = await request("GET", `/thu-tuc?tim=${encodeURIComponent(words)}`);
	check(`procedures found by "${words}"`, res.status === 200 && res.body.includes(name));
}
const sheet = (await request("GET", "/thu-tuc/1.001193/ban-in")).body, places = [...sheet.matchAll(/href="(\/thu-tuc\/1\.001193\/ban-in\?noi=\d+)">([^<]+)</g)];
check("the posted sheet says whose it is, and shows no code that leads nowhere", /class="org">UBND các phường/.test(sheet) && places.length >= 3 && !sheet.includes('class="qr"'));
for (const [, path, name] of places.filter((p) => p[2].startsWith("Trung tâm Phục vụ hành chính công"))) {
	const its = (await request("GET", path)).body, top = its.slice(its.indexOf('class="posted"'), its.indexOf('class="over"'));
	check(`the sheet of ${name}: its ward, its house, its hours`, /class="org">UBND phường/.test(top) && top.includes(`<b>${name}</b>`) && /đường|Lô/.test(top) && top.includes("Giờ làm việc"), top.slice(0, 300));
}
check("a place that is none is no place", (await request("GET", "/thu-tuc/1.001193/ban-in?noi=x%27")).body.includes("UBND các phường"));
check("nothing found says so", (await request("GET", "/thu-tuc?tim=qwertyuiop")).body.includes("Không có thủ tục nào khớp"));
const all = await request("GET", "/thu-tuc");
check("letters of LIKE are letters", (await request("GET", "/thu-tuc?tim=%25%25")).status === 200 && all.status === 200);
const proc = await request("GET", "/thu-tuc/1.001193");
check("a procedure: papers, steps, law", ["Giấy chứng sinh", "Trình tự", "Luật Hộ tịch"].every((w) => proc.body.includes(w)));
check("the long code leads to the short one", (await request("GET", "/thu-tuc/1.001193.000.00.00.H17")).headers.location?.endsWith("/thu-tuc/1.001193"));
check("a procedure no longer in force says so", /hết hiệu lực/.test((await request("GET", "/thu-tuc/1.009159")).body));
check("no such procedure", (await request("GET", "/thu-tuc/9.999999")).status === 404);

const api = await request("GET", `/api/v1/ho-so/${d.code}`);
const json = JSON.parse(api.body);
check("JSON by code says no more than the page", json.ma === d.code && json.tong_so_buoc === 5 && !api.body.includes(d.unit) && !api.body.includes(d.procedure) && !("ten" in json));
check("JSON of an unknown number", (await request("GET", `/api/v1/ho-so/${nowhere}`)).status === 404);
check("JSON of procedures", JSON.parse((await request("GET", "/api/v1/thu-tuc?tim=khai%20sinh")).body).thu_tuc.length > 0);
check("JSON of one procedure", JSON.parse((await request("GET", "/api/v1/thu-tuc/1.001193")).body).giay_to.length > 3);

const put = await request("PUT", "/tra-cuu");
check("an odd method: 405 with Allow", put.status === 405 && put.headers.allow === "GET, HEAD");
const head = await request("HEAD", `/tra-cuu/${d.code}`);
check("HEAD has no body", head.status === 200 && head.body === "" && Number(head.headers["content-length"]) > 1000);
check("an unknown address", (await request("GET", "/khong-co")).status === 404);
for (const path of ["/static/", "/static/x.css", "/error/503.html", "/_tep/x"]) {
	const gone = await request("GET", path);
	check(`${path}: the site's own page of 404`, gone.status === 404 && gone.body.includes('lang="vi"') && !gone.body.includes("nginx"), `${gone.status} ${gone.body.slice(0, 200)}`);
}
check("a path that climbs is refused", [400, 404].includes((await request("GET", "/static/..%2f..%2fsecret")).status));
for (const path of ["/healthz", "/readyz", "/can-bo/readyz"]) check(`${path} is well`, (await request("GET", path)).status === 200);
for (const name of ["content-security-policy", "x-content-type-options", "referrer-policy"]) check(`header ${name}`, !!page.headers[name]);
check("the policy allows no script", page.headers["content-security-policy"].includes("script-src 'none'") && !/<script|style=/.test(page.body));

// First visit to a status page: everything it names, as sent.
let bytes = Number(page.headers["content-length"]);
const seen = new Set();
for (const m of page.body.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)) {
	if (seen.has(m[1])) continue;
	seen.add(m[1]);
	const res = await request("GET", m[1], { headers: { "Accept-Encoding": "br" } });
	check(`${m[1].split("/").pop()} is there for ever`, res.status === 200 && /immutable/.test(res.headers["cache-control"]));
	bytes += Number(res.headers["content-length"]);
}
check(`the first visit is under 50 KB: ${(bytes / 1024).toFixed(1)} KB`, bytes < 50 * 1024);
const count = async () => Number((await request("GET", "/metrics")).body.match(/motcua_statements_total\{program="public",method="GET",route="\/tra-cuu\/:code"\} (\d+)/)?.[1] ?? 0);
const before = await count();
await request("GET", `/tra-cuu/${d.code}`);
let sent = 0; // a page is counted just after it was answered
for (let i = 0; i < 40 && !sent; i++) { sent = (await count()) - before; if (!sent) await new Promise((r) => setTimeout(r, 25)); }
check("the status page by code is two statements: the dossier and its desk", sent === 2, `${sent}`);
// The public list of late dossiers: code, procedure, unit, days, whose, letter; no person.
const listed = await request("GET", "/cong-khai/tre-han");
const codes = [...listed.body.matchAll(/\/tra-cuu\/(H17[^"]+)"/g)].map((m) => m[1]);
check("late dossiers are public, with their letter and whose days they were", listed.status === 200 && codes.length > 10 && /Chưa có|Đã ký/.test(listed.body) && /Đang giải trình|Từ đơn vị giải quyết/.test(listed.body), `${listed.status} ${codes.length}`);
const named = dossiers.filter((x) => x.name && codes.includes(x.code) && listed.body.includes(x.name));
const named_so = dossiers.filter((x) => codes.includes(x.code) && listed.body.includes(x.procedure));
check("nor a procedure that would tell who it is: the field alone", codes.some((c) => dossiers.some((x) => x.code === c && x.procedure)) && named_so.length === 0 && listed.body.includes("Hộ tịch"), named_so.map((x) => x.code).join(" "));
check("and name no person", named.length === 0, named.map((x) => x.code).join(" "));
const row = (await request("GET", "/cong-khai/tre-han.csv")).body.split("\r\n").find((r) => r.includes("Đã có kết quả") && r.includes("có bản đóng dấu"));
const apologised = await request("GET", `/tra-cuu/${row?.match(/H17[^"]+/)?.[0]}`);
check("by number alone one reads that it was late, and the letter", apologised.body.includes("Thư xin lỗi số") && apologised.body.includes("trễ hẹn"));
finish();
