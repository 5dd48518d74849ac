// Registers and reports through nginx: the register of letters, the list of late
// dossiers with the digest of its file, and its report to the unit above.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session, account, check, finish, form, set } from "../support/http.mjs";
import { as, people } from "../support/ward.mjs";
import { post, whole_road } from "../support/letters.mjs";

const above = await Session.sign_in(account("CONTROL", "DN")), inspector = await Session.sign_in(account("INSPECTOR", "DN"));
const elsewhere = await Session.sign_in(account("CONTROL", "W-LC-VP"));
const leader = await as("leader"), control = await as("control"), clerk = await as("clerk"), head = await as("head"), economy = await as("economy");
const deskhead = await as("deskhead"), desk = await as("desk"), handler = await as("handler"), cashier = await as("cashier");
const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");
const now = new Date(Date.now() + 7 * 3600e3), year = now.getUTCFullYear(), month = now.getUTCMonth() + 1;
const month_code = (back) => { const d = new Date(Date.UTC(year, month - 1 - back, 1)); return d.toISOString().slice(0, 7); };
// RFC 4180, as we write it: every cell in quotes.
const cells = (text) => [...text.replace(/^\ufeff/, "").matchAll(/((?:"(?:[^"]|"")*",?)+)\r\n/g)].map((m) => [...m[1].matchAll(/"((?:[^"]|"")*)"/g)].map((c) => c[1].replace(/""/g, '"')));
const text = (html) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const strip = (html) => text(html.match(/<article.*<\/article>/s)?.[0] ?? html);
const dir = mkdtempSync(join(tmpdir(), "reports-"));
// A spreadsheet opens: all its texts, by unzip.
function xlsx(bytes) {
	const path = join(dir, "x.xlsx");
	writeFileSync(path, bytes);
	execFileSync("unzip", ["-tqq", path]);
	return execFileSync("unzip", ["-p", path, "xl/worksheets/sheet1.xml"], { encoding: "utf8", maxBuffer: 64e6 });
}

// ---- the register of letters ----
const made = await whole_road(above);
const BOOK = `/can-bo/so/thu-xin-loi/${year}`;
const csv = await clerk.get(`${BOOK}.csv`), rows = cells(csv.body), line = rows.find((r) => r[0] === made.number);
check("the register's file has a title for each of its 16 columns", csv.status === 200 && rows[0].length === 16 && rows.every((r) => r.length === 16), `${csv.status} ${rows[0]?.length}`);
check("and is sent as a file", /attachment; filename="so-thu-xin-loi-\d+\.csv"/.test(csv.headers["content-disposition"]));
const dmy = [now.getUTCDate(), month, year].map((n) => String(n).padStart(2, "0")).join("/");
check("a letter stands in it under its number with dossier, applicant, fault and signer", !!line && line[3] === made.code && line[4] === "Nguyễn Thị Hường" && line[5].startsWith("Mất") && line[8].includes(people.leader.name), JSON.stringify(line));
const shown = (await clerk.get(made.letter)).body;
check("with the pages and the first of the digest of its stamped copy", /^\d+ trang\n[0-9a-f]{12}$/.test(line?.[11] ?? ""), line?.[11]);
check("with the way and day of sending, to whom it was reported, acknowledged, published", line?.[12] === `Gửi bưu chính\n${dmy}` && line[13].endsWith(dmy) && line[13].length > 12 && line[14] === dmy && line[15] === dmy && shown.includes("Đã công khai"), JSON.stringify(line?.slice(12)));
const numbers = rows.slice(1).map((r) => parseInt(r[0], 10));
check("numbers go on without a gap", numbers.every((n, i) => n === i + 1), numbers.join());
const parts = Math.ceil((rows.length - 1) / 200);
const page = await clerk.get(`${BOOK}?phan=${parts}`);
check("the page that prints has it too", page.status === 200 && page.body.includes(made.code) && page.body.includes("sheet--wide") && page.body.includes(line?.[11].slice(-12)), `${page.status}`);
check("there is no part beyond the last", (await clerk.get(`${BOOK}?phan=${parts + 1}`)).status === 404 && (await clerk.get(`${BOOK}?phan=0`)).status === 404);
const sheet = await clerk.get(`${BOOK}.xlsx`);
check("the spreadsheet opens and has it", sheet.status === 200 && xlsx(sheet.bytes).includes(made.number), `${sheet.status}`);
const mine = cells((await economy.get(`${BOOK}.csv`)).body), office = cells((await head.get(`${BOOK}.csv`)).body);
check("a head sees the letters of the own unit only", !mine.some((r) => r[0] === made.number) && office.some((r) => r[0] === made.number) && new Set(office.slice(1).map((r) => r[2])).size === 1);
for (const [what, path] of [["a year to come", `/can-bo/so/thu-xin-loi/${year + 1}`], ["a year before the decree", "/can-bo/so/thu-xin-loi/2017"], ["another format", `${BOOK}.pdf`], ["a month", `${BOOK}-01`]])
	check(`${what} has no register of letters`, (await clerk.get(path)).status === 404);

// ---- late dossiers ----
const list = async (s, period, query = "") => {
	const file = await s.get(`/can-bo/so/tre-han/${period}.csv${query}`);
	return { file, rows: cells(file.body).slice(1), page: await s.get(`/can-bo/so/tre-han/${period}${query}`) };
};
const digest_of = (html) => html.match(/SHA-256[^0-9a-f]*([0-9a-f]{64})/)?.[1] ?? text(html).match(/[0-9a-f]{64}/)?.[0];
// The demonstration's late dossiers, whatever day it is.
let period = `${year}`, all = await list(control, period);
if (!all.rows.length) all = await list(control, period = `${year - 1}`);
check("the list has late dossiers", all.file.status === 200 && all.rows.length > 0, `${all.file.status}`);
check("the page shows the SHA-256 of exactly the bytes of the file", digest_of(all.page.body) === sha(all.file.bytes), `${digest_of(all.page.body)} ${sha(all.file.bytes)}`);
const figure = (html, label) => Number(strip(html).match(new RegExp(`${label}: ([\\d.]+)`))?.[1]?.replace(/\./g, ""));
const stamped = /Đã có bản đóng dấu|Đã gửi người nộp|Đã báo cáo cấp trên|Đã công khai/;
const with_letter = all.rows.filter((r) => stamped.test(r[12])).length;
check("the sums above are those of the lines", figure(all.page.body, "Hồ sơ trễ hẹn") === all.rows.length && figure(all.page.body, "Đã có thư xin lỗi đóng dấu") === with_letter
	&& figure(all.page.body, "Chưa có thư xin lỗi đóng dấu") === all.rows.length - with_letter && figure(all.page.body, "Giải trình đã hoàn thành") === all.rows.filter((r) => r[10] === "Đã hoàn thành giải trình").length, strip(all.page.body).slice(0, 600));
for (const [query, want] of [["?thu=co", with_letter], ["?thu=khong", all.rows.length - with_letter]]) {
	const part = await list(control, period, query);
	check(`${query} lists ${want} of them, with a digest of its own`, part.rows.length === want && part.rows.every((r) => stamped.test(r[12]) === (query === "?thu=co")) && digest_of(part.page.body) === sha(part.file.bytes), `${part.rows.length}`);
}
check("every line was due before it was finished, by the day", all.rows.every((r) => { const day = (s) => s.split("/").reverse().join(""); return r[6] === "Chưa xong" || day(r[6]) > day(r[5].split("\n")[0]); }));
const again = all.rows.find((r) => r[13]);
check("a new appointment stands beside it and takes nobody off the list", !again || again[13] !== again[5]);
const named = (await control.get(`/can-bo/ho-so/${all.rows[0][1]}`)).body;
check("no applicant is named", !all.file.body.includes("Nguyễn Thị Hường") && named.length > 0);
const book = await control.get(`/can-bo/so/tre-han/${period}.xlsx`);
check("its spreadsheet opens and has the first code", book.status === 200 && xlsx(book.bytes).includes(all.rows[0][1]), `${book.status}`);
const by_month = [];
for (let m = 1; m <= 12; m++) {
	const res = await control.get(`/can-bo/so/tre-han/${period}-${String(m).padStart(2, "0")}.csv`);
	if (res.status === 200) by_month.push(...cells(res.body).slice(1));
}
check("the months of a year add up to it", by_month.length === all.rows.length && new Set(by_month.map((r) => r[1])).size === all.rows.length, `${by_month.length}`);
const own = (await list(economy, period)).rows, others = all.rows.filter((r) => !own.some((o) => o[1] === r[1]));
check("a head sees the lines of the own unit only", own.length < all.rows.length && new Set(own.map((r) => r[3])).size <= 1 && others.every((r) => r[3] !== own[0]?.[3]), `${own.length}`);
check("another authority has its own list", !(await list(elsewhere, period)).rows.some((r) => r[1] === all.rows[0][1]));
for (const bad of [`${year}-13`, `${year}-q5`, `${year + 1}`, "2017", "x", `${year}-1`])
	check(`there is no list of ${bad}`, (await control.get(`/can-bo/so/tre-han/${bad}`)).status === 404);

// ---- who may ----
const roles = { desk, handler, cashier, clerk };
for (const [name, s] of Object.entries(roles)) check(`${name} does not open the list of late dossiers`, (await s.get(`/can-bo/so/tre-han/${period}`)).status === 403);
for (const name of ["desk", "handler", "cashier"]) check(`${name} does not open the register of letters`, (await roles[name].get(BOOK)).status === 403);
for (const [name, s] of Object.entries({ deskhead, leader, control, inspector })) check(`${name} opens both`, (await s.get(`/can-bo/so/tre-han/${period}`)).status === 200 && (await s.get(BOOK)).status === 200);
check("who is not signed in opens neither", (await new Session().get(BOOK)).status === 303);
const links = (await control.get("/can-bo/so")).body;
check("the page of registers leads to all of them", [BOOK, `/can-bo/so/tre-han/${month_code(0)}`, `/can-bo/so/tre-han/${year}`, "/can-bo/bao-cao"].every((p) => links.includes(`href="${p}"`)));
check("and leads nobody where they may not go", !(await handler.get("/can-bo/so")).body.includes("tre-han") && !(await clerk.get("/can-bo/so")).body.includes("/can-bo/bao-cao"));

// ---- upward ----
const last = month_code(1), SEND = `/can-bo/gui-bao-cao/${last}`;
check("the month that runs is not reported", (await leader.get(`/can-bo/gui-bao-cao/${month_code(0)}`)).status === 409);
check("nor a year", (await leader.get(`/can-bo/gui-bao-cao/${year - 1}`)).status === 409);
for (const [name, s] of Object.entries({ desk, head, clerk, handler, deskhead, inspector })) check(`${name} does not send a report`, (await s.get(SEND)).status === 403 && (await s.post(SEND, [["_csrf", "x"]])).status === 403);
const form_page = (await leader.get(SEND)).body, fields = form(form_page, SEND);
const is_again = form_page.includes('name="ly_do"');
check("the form shows the digest of the month's file", digest_of(form_page) === sha((await leader.get(`/can-bo/so/tre-han/${last}.csv`)).bytes));
const moved = await leader.post(SEND, set(fields, { ma_tep: "0".repeat(64), ly_do: "Bổ sung số liệu sau khi đối chiếu lại." }));
check("a list that is not what was seen is not sent", moved.status === 409 && moved.body.includes("đã thay đổi"), `${moved.status}`);
const because = is_again ? { ly_do: "Bổ sung số liệu sau khi đối chiếu lại." } : {};
const sent = await leader.post(SEND, set(fields, because)), report = sent.headers.location;
check("the leader sends it", sent.status === 303 && /^\/can-bo\/bao-cao\/\d+$/.test(report), `${sent.status}`);
check("the same form twice is one report", (await leader.post(SEND, set(fields, because))).headers.location === report);
const second_page = (await control.get(SEND)).body, second = form(second_page, SEND);
const empty = await control.post(SEND, second);
check("the same month again needs a reason", empty.status === 422 && empty.body.includes("lý do báo cáo lại"), `${empty.status}`);
const kept = await control.post(SEND, set(second, { ly_do: "quên <b>thư</b>" }));
check("a short one is no reason, and is kept as typed", kept.status === 422 && kept.body.includes("quên &lt;b&gt;thư&lt;/b&gt;"), `${kept.status}`);
const v2 = await control.post(SEND, set(second, { ly_do: "Bổ sung thư xin lỗi đã đóng dấu sau khi báo cáo." }));
check("with a reason it is another version", v2.status === 303 && v2.headers.location !== report, `${v2.status}`);
const first = (await leader.get(report)).body, newer = (await leader.get(v2.headers.location)).body;
check("both stay, and the first says that there is another", first.includes("đã được báo cáo lại") && newer.includes("Bổ sung thư xin lỗi đã đóng dấu") && !newer.includes("đây là bản gửi trước"));

check("the unit above sees it among what it received", (await above.get("/can-bo/bao-cao")).body.includes(`href="${v2.headers.location}"`));
check("another ward sees nothing of it", (await elsewhere.get(report)).status === 404 && (await elsewhere.get(`${report}/tre-han.csv`)).status === 404 && !(await elsewhere.get("/can-bo/bao-cao")).body.includes(`href="${report}"`));
const opened = (await above.get(v2.headers.location)).body, copy = await above.get(`${v2.headers.location}/tre-han.csv`);
check("opens it, downloads the file as it was sent, and its digest is the one shown", copy.status === 200 && digest_of(opened) === sha(copy.bytes) && opened.includes("Khớp"), `${copy.status}`);
check("the file has the counts of the report", figure(`<article>${opened}</article>`.replace(/<dt[^>]*>/g, "").replace(/<\/dt><dd[^>]*>/g, ": "), "Hồ sơ trễ hẹn") === cells(copy.body).length - 1);
const ACK = `${v2.headers.location}/xac-nhan`;
const csrf = (html) => html.match(/name="_csrf" value="([^"]+)"/)?.[1];
const self = await leader.post(ACK, [["_csrf", csrf(newer)], ["ghi_chu", ""]]);
check("who sent it cannot acknowledge it", self.status === 403 && self.body.includes("cơ quan nhận báo cáo"), `${self.status}`);
check("nor the inspection there", (await inspector.post(ACK, [["_csrf", csrf((await inspector.get(v2.headers.location)).body)]])).status === 403);
check("nor without the form's token", (await above.post(ACK, [["ghi_chu", "x"]])).status === 403);
const ack = await post(above, v2.headers.location, ACK, { ghi_chu: "Đã nhận đủ, <i>khớp</i> số liệu." });
check("the unit above acknowledges with a note", ack.status === 303, `${ack.status}`);
const told = (await control.get(v2.headers.location)).body;
check("its sender reads by whom, and the note, escaped", told.includes("đã xác nhận nhận báo cáo") && told.includes("&lt;i&gt;khớp&lt;/i&gt;"));
check("once", !form((await above.get(v2.headers.location)).body, ACK) && (await above.post(ACK, [["_csrf", csrf((await above.get(v2.headers.location)).body)]])).status === 409);
check("the first version still waits", (await leader.get(report)).body.includes("Chờ cơ quan cấp trên xác nhận"));

rmSync(dir, { recursive: true });
finish();
