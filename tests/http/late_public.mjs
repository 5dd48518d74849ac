// The public list of late dossiers: each figure of the page is a count of the
// rows of its CSV, whatever was filtered; nothing that makes no sense is shown
// as if it did; and the page costs the same wherever one stands in it.
import { readFileSync } from "node:fs";
import { check, finish, request } from "../support/http.mjs";
import { sql } from "../support/late.mjs";

const HOME = "/cong-khai/tre-han", ROWS = 25;
const get = (query = "", path = HOME) => request("GET", path + (query && `?${query}`));
const plain = (html) => html.replace(/&amp;/g, "&").replace(/&quot;/g, '"').replace(/&#39;/g, "'");
const number = (text) => Number(text.replace(/\./g, ""));
async function csv(query) {
	const res = await get(query, `${HOME}.csv`);
	const [head, ...rows] = res.body.replace(/^\uFEFF/, "").trimEnd().split("\r\n").map((l) => [...l.matchAll(/"((?:[^"]|"")*)"/g)].map((m) => m[1].replaceAll('""', '"')));
	return rows.map((r) => Object.fromEntries(head.map((h, i) => [h, r[i]])));
}
const NO_STAMP = (r) => r["Thư xin lỗi"] !== "Đã ký, có bản đóng dấu";
const page_of = ({ body }) => ({
	total: number(body.match(/id="h-so">([\d.]+) hồ sơ trễ hẹn/)?.[1] ?? "0"),
	open: number(body.match(/trễ hẹn, ([\d.]+) chưa có kết quả/)?.[1] ?? "0"),
	letters: [...body.matchAll(/<dd>([^:]+): <strong>([\d.]+)<\/strong>/g)].map((m) => [m[1], number(m[2])]),
	units: [...body.matchAll(/<th scope="row"><a[^>]*href="([^"]+)">([^<]+)<\/a><svg[\s\S]*?width="([\d.]+)%" height="10" rx="2"><\/rect><\/svg><\/th><td>([\d.]+)<\/td><td>([\d.]+)<\/td>/g)]
		.map((m) => ({ code: plain(m[1]).match(/don-vi=([^&]+)/)?.[1], name: plain(m[2]), width: Number(m[3]), n: number(m[4]), without: number(m[5]) })),
	full: number(body.match(/Thanh đầy là ([\d.]+) hồ sơ/)?.[1] ?? "0"),
	codes: [...body.matchAll(/\/tra-cuu\/(H17[^"]+)"/g)].map((m) => m[1]),
	place: body.match(/Trang (\d+) trên (\d+)/)?.slice(1).map(Number) ?? [1, 1],
	next: plain(body.match(/href="([^"]+)" rel="next"/)?.[1] ?? ""),
});
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

const all = await csv("");
check("there is enough to page and to filter", all.length > 2 * ROWS && new Set(all.map((r) => r["Mã cơ quan"])).size > 1, `${all.length}`);
const unit = all.find((r) => r["Mã đơn vị"] !== r["Mã cơ quan"]), month = unit["Ngày hẹn"].slice(0, 7);
const cause = ["", ...new Set(all.map((r) => r["Nguyên nhân"]))].includes("Từ đơn vị giải quyết") ? "don_vi" : "dang-giai-trinh";
for (const [query, keeps] of [["", () => true],
	[`don-vi=${unit["Mã cơ quan"]}`, (r) => r["Mã cơ quan"] === unit["Mã cơ quan"]],
	[`don-vi=${unit["Mã đơn vị"]}`, (r) => r["Mã đơn vị"] === unit["Mã đơn vị"]],
	[`thang=${month}`, (r) => r["Ngày hẹn"].startsWith(month)],
	["nguyen-nhan=dang-giai-trinh", (r) => r["Nguyên nhân"] === "Đang giải trình"],
	[`nguyen-nhan=${cause}&thu-tu=moi-nhat`, (r) => r["Nguyên nhân"] === (cause === "don_vi" ? "Từ đơn vị giải quyết" : "Đang giải trình")],
	[`don-vi=${unit["Mã cơ quan"]}&nguyen-nhan=&thang=${month}&thu-tu=moi-nhat`, (r) => r["Mã cơ quan"] === unit["Mã cơ quan"] && r["Ngày hẹn"].startsWith(month)]]) {
	const rows = await csv(query), p = page_of(await get(query)), is_newest = query.includes("moi-nhat");
	const say = `“${query}”, ${rows.length} rows`;
	check(`${say}: the CSV has what the filter leaves, no more and no less`, same(rows.map((r) => r["Mã hồ sơ"]).sort(), all.filter(keeps).map((r) => r["Mã hồ sơ"]).sort()) && rows.length > 0);
	check(`${say}: the total and what is open`, p.total === rows.length && p.open === rows.filter((r) => r["Kết quả"] === "Chưa có kết quả").length, `${p.total} ${p.open}`);
	check(`${say}: by state of the letter, all four`, p.letters.length === 4 && p.letters.every(([name, n]) => n === rows.filter((r) => r["Thư xin lỗi"] === name).length), JSON.stringify(p.letters));
	const key = new Set(rows.map((r) => r["Mã cơ quan"])).size > 1 ? "Mã cơ quan" : "Mã đơn vị", units = new Set(rows.map((r) => r[key]));
	check(`${say}: by unit, each once`, units.size < 2 ? !p.units.length : p.units.length === units.size && p.units.every((u) => u.n === rows.filter((r) => r[key] === u.code).length && u.without === rows.filter((r) => r[key] === u.code && NO_STAMP(r)).length), JSON.stringify(p.units));
	check(`${say}: worst first, all bars to the scale that is said`, p.units.every((u, i) => (!i || u.n <= p.units[i - 1].n) && Math.abs(u.width - 100 * u.n / p.full) <= .051) && (!p.units.length || p.units[0].n === p.full), JSON.stringify(p.units));
	const order = (r) => is_newest ? r["Ngày hẹn"] : Number(r["Số ngày trễ theo lịch"]);
	check(`${say}: ${is_newest ? "the last due" : "the longest late"} stands first`, rows.every((r, i) => !i || order(r) <= order(rows[i - 1])));
	// Page by page: the rows of the CSV in their order, the filter kept.
	const seen = [];
	let at = p, pages = 1;
	for (seen.push(...at.codes); at.next && pages < 100; pages++) {
		check(`${say}: page ${pages + 1} keeps what was asked`, query.split("&").filter((x) => !x.endsWith("=")).every((x) => at.next.includes(x)), at.next);
		at = page_of(await request("GET", at.next));
		seen.push(...at.codes);
	}
	check(`${say}: its pages are the rows of the CSV, in order`, same(seen, rows.map((r) => r["Mã hồ sơ"])) && pages === Math.max(1, Math.ceil(rows.length / ROWS)) && at.place[1] === pages, `${seen.length} ${pages} ${at.place}`);
}

// Said once for all in a row, and not in each of them.
const first = (await get("nguyen-nhan=dang-giai-trinh")).body, listed = first.slice(first.indexOf("mc-late"));
check("what rows have in common is said once", listed.split("Đang giải trình").length - 1 <= listed.split("mc-group").length - 1 && listed.split("mc-group").length - 1 < page_of({ body: first }).codes.length, `${listed.split("Đang giải trình").length - 1}`);
check("what is chosen stands in the form, and can be let go", /value="dang-giai-trinh" selected/.test(first) && first.includes(`href="${HOME}">Bỏ lọc`) && !(await get()).body.includes("Bỏ lọc"));
check("the link of the CSV keeps the filter", plain(first).includes(`href="${HOME}.csv?nguyen-nhan=dang-giai-trinh"`));

// A filter that leaves nothing says so, with the form; what makes no sense is another matter.
const nothing = await get("nguyen-nhan=dong_bo&thang=2018-01"), bare = page_of(nothing);
check("filtered to nothing: a sentence, no figures, the form", nothing.status === 200 && nothing.body.includes("nào khớp với điều đã chọn") && !bare.total && !bare.units.length && !bare.codes.length && /value="2018-01" selected/.test(nothing.body) && nothing.body.includes("Bỏ lọc"), `${nothing.status}`);
check("its CSV has the head alone", (await csv("nguyen-nhan=dong_bo&thang=2018-01")).length === 0);
for (const query of ["don-vi=W-XX", "don-vi=w-hk", "nguyen-nhan=x", "nguyen-nhan=-", "thang=2026-13", "thang=2026-q4", "thang=2199-01", "thu-tu=x"]) {
	const res = await get(query), file = await get(query, `${HOME}.csv`);
	check(`${query}: a sentence and the form, no list`, res.status === 404 && res.body.includes("Không có gì ở địa chỉ này") && res.body.includes("<form") && !page_of(res).codes.length && !res.body.includes("Không có hồ sơ trễ hẹn"), `${res.status}`);
	check(`${query}: no file of it`, file.status === 404 && !/csv/.test(file.headers["content-type"]), `${file.status}`);
}
// A field that has a handful of procedures names them; some tell of a family's need.
const procedures = JSON.parse(readFileSync("sql/data/procedures.json", "utf8")).procedures;
const has = new Set(sql("SELECT DISTINCT p.field FROM explanation e JOIN dossier d ON d.id = e.dossier_id JOIN procedure_version p ON p.id = d.version_id").split("\n"));
const named = new Set(all.map((r) => r["Lĩnh vực"])), narrow = (f) => new Set(procedures.filter((p) => p.field === f).map((p) => p.code)).size < 5;
check("late ones there are of fields that would tell", [...has].some(narrow) && has.has("Nuôi con nuôi"), [...has].join(" "));
check("and wide fields alone are named", named.has("Hộ tịch") && [...named].every((f) => f === "Lĩnh vực khác" || (!narrow(f) && !/con nuôi|nghèo|trợ|người có công|trẻ em|tệ nạn/i.test(f))), [...named].join(" "));
const file = await get("", `${HOME}.csv`);
check("the file is one to keep, and names no person", /text\/csv/.test(file.headers["content-type"]) && /attachment/.test(file.headers["content-disposition"]) && !/Họ và tên|\d{12}|0\d{9}/.test(file.body));
finish();
