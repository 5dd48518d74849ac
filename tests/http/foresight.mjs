// What will be late, through nginx: the bell, one's own warnings, seen by a
// POST of one's own; the page of numbers by role, and the lists behind them.
import { execFileSync } from "node:child_process";
import { Session, VAR, account, check, code_of, finish, form, intake, request, set } from "../support/http.mjs";
import { go, reach } from "../support/ward.mjs";

const U = "W-HK";
const s = {};
for (const [name, role, unit] of [["desk", "RECEPTION", `${U}-HCC`], ["deskhead", "RECEPTION_HEAD", `${U}-HCC`], ["head", "DEPT_HEAD", `${U}-VP`], ["handler", "HANDLER", `${U}-VP`],
	["leader", "UBND_LEADER", U], ["control", "CONTROL", `${U}-VP`], ["other", "DEPT_HEAD", `${U}-KTHTDT`], ["stranger", "UBND_LEADER", "W-HV"], ["cashier", "CASHIER", `${U}-HCC`]])
	s[name] = await Session.sign_in(account(role, unit));
const sql = (text) => execFileSync("mariadb", ["--no-defaults", `--socket=${VAR}/run/mariadb.sock`, "-N", "motcua", "-e", text], { encoding: "utf8" }).trim();
const bell = (res) => res.body.match(/class="mc-bell">(\d+\+?)/)?.[1] ?? "0";
const unit_of = (code) => sql(`SELECT id FROM unit WHERE code = '${code}'`);
const LIST = "/can-bo/canh-bao";

// A warning for a dossier of today, made as the worker makes them.
const code = code_of(await intake(s.desk, "1.004873"));
const id = sql(`SELECT id FROM dossier WHERE code = '${code}'`);
const holder = sql(`SELECT holder_id FROM dossier WHERE id = ${id}`);
const warn = (offset, account_id, unit, role) => sql(`INSERT INTO warning (dossier_id, matter, subject, limit_day, offset_n, account_id, unit_id, role, needs_apology, day, created_at)
	SELECT id, 'due', 0, DATE(due_at + INTERVAL 7 HOUR), ${offset}, ${account_id}, ${unit}, '${role}', ${offset >= -1 ? 1 : 0}, DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR), UTC_TIMESTAMP() FROM dossier WHERE id = ${id}; SELECT LAST_INSERT_ID()`);

// The bell.
let before = bell(await s.desk.get("/can-bo/hop-viec"));
const older = warn(-3, holder, 0, ""), mine = warn(-2, holder, 0, "");
const heads = warn(-1, 0, unit_of(`${U}-VP`), "DEPT_HEAD");
let page = await s.desk.get("/can-bo/hop-viec");
check("the bell of every page counts both", bell(page) === (before === "99+" || Number(before) > 97 ? "99+" : String(Number(before) + 2)), `${before} ${bell(page)}`);
page = await s.desk.get(LIST);
const left = (await s.desk.get(`/can-bo/ho-so/${code}`)).body.match(/mc-due__note">Còn (\d+) ngày làm việc/)[1];
const told = page.body.match(new RegExp(`mc-due__note">[^<]*</span>(?:(?!</tr>).)*${code}`, "gs")) ?? [];
check("the holder reads it once, with the days left today", page.status === 200 && told.length === 1 && told[0].includes(`Còn ${left} ngày làm việc đến hạn trả kết quả`), `${told}`);
check("among what comes soon", new RegExp(`Sắp đến ngày hẹn: làm trước</th>(?:(?!<tbody>).)*${code}`, "s").test(page.body));
check("without the head's", !page.body.includes(`${LIST}/${heads}/da-xem`));
page = await s.head.get(LIST);
check("the head reads theirs, and that the apology is due", page.body.includes(`${LIST}/${heads}/da-xem`) && page.body.includes("Cần thư xin lỗi"));
check("no applicant's name is on the page", !page.body.includes("Nguyễn Thị Hường"));
check("a page of warnings says how many rows it has at most", (page.body.match(/<tr class="mc-unseen">|<tr>/g) ?? []).length <= 27);

// Seen.
const action = `${LIST}/${mine}/da-xem`;
const fields = form((await s.desk.get(LIST)).body, action);
check("each unseen one has a form with a token", fields?.some(([k, v]) => k === "_csrf" && v.length === 64), JSON.stringify(fields));
let res = await s.desk.post(action, set(fields, { _csrf: "0".repeat(64) }));
check("without the right token nothing is marked", res.status === 403 && sql(`SELECT COUNT(*) FROM warning WHERE id = ${mine} AND seen_at IS NULL`) === "1", `${res.status}`);
const other_token = form((await s.other.get("/can-bo/hop-viec")).body, "/can-bo/dang-xuat");
res = await s.other.post(action, other_token);
check("somebody else's warning is not there", res.status === 404 && sql(`SELECT COUNT(*) FROM warning WHERE id = ${mine} AND seen_at IS NULL`) === "1", `${res.status}`);
res = await s.desk.post(action, fields);
check("and what was told before of the same thing", sql(`SELECT seen_by FROM warning WHERE id = ${older}`) === holder);
check("one's own is marked", res.status === 303 && res.headers.location === LIST && sql(`SELECT seen_by FROM warning WHERE id = ${mine}`) === holder, `${res.status}`);
check("and audited", sql(`SELECT COUNT(*) FROM audit WHERE action = 'warning-seen' AND account_id = ${holder} AND detail = '${mine}'`) === "1");
res = await s.desk.post(action, fields);
check("a second click changes nothing", res.status === 303 && sql(`SELECT COUNT(*) FROM audit WHERE action = 'warning-seen' AND detail = '${mine}'`) === "1");
page = await s.desk.get("/can-bo/hop-viec");
check("the bell is as before", bell(page) === before, `${before} ${bell(page)}`);
check("a GET marks nothing", (await s.desk.get(action)).status === 405);
const all = form((await s.head.get(LIST)).body, `${LIST}/da-xem`);
res = await s.head.post(`${LIST}/da-xem`, all);
check("all of one's own at once, and nobody else's", res.status === 303 && bell(await s.head.get(LIST)) === "0" && sql(`SELECT COUNT(*) > 0 FROM warning WHERE role = 'UBND_LEADER' AND seen_at IS NULL`) === "1", bell(await s.head.get(LIST)));
check("nonsense as a place is the beginning", (await s.head.get(`${LIST}?sau=x'--`)).status === 200 && (await s.head.get(`${LIST}?sau=da-xem.99999999999999999999`)).status === 200);

// Page by page: everything once.
const seen = new Set();
let at = LIST, pages = 0;
for (; at && pages < 60; pages++) {
	page = await s.leader.get(at);
	for (const m of page.body.matchAll(/<tr class="mc-unseen">.*?<\/tr>/gs)) seen.add(m[0].match(/ho-so\/([^"\/]+)/)[1]);
	at = page.body.match(/<p class="mc-list__foot"><a class="govuk-link" href="([^"]+)"/)?.[1]?.replace(/&amp;/g, "&");
}
const want = sql(`SELECT COUNT(DISTINCT dossier_id) FROM warning WHERE seen_at IS NULL AND ((unit_id = ${unit_of(U)} AND role = 'UBND_LEADER') OR account_id = (SELECT id FROM account WHERE login = '${account("UBND_LEADER", U).login}'))`);
check("the pages together have every dossier with an unseen warning", String(seen.size) === want, `${seen.size} of ${want} on ${pages} pages`);

// The numbers, by role.
const numbers = (res) => [...res.body.matchAll(/<dd><a [^>]*href="([^"]+)">([^<]+)/g)].map((m) => [m[1].replace(/&amp;/g, "&"), m[2]]);
const HOME = "/can-bo/dieu-hanh";
page = await s.leader.get(HOME);
const n = numbers(page);
const today = "DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR)";
const late = (where) => sql(`SELECT COUNT(*) FROM dossier WHERE ${where} AND finished_at IS NULL AND DATE(due_at + INTERVAL 7 HOUR) < ${today}`);
check("five numbers, each with its list", n.length === 5 && n.map(([href]) => href.split("/").pop()).join() === "qua-han,hom-nay,sap-den-han,cho-nguoi-dan,co-ket-qua-tre", JSON.stringify(n));
check("late is what the table says", n[0][1] === late(`seat_id = ${unit_of(U)}`), `${n[0][1]}`);
check("waiting for citizens too", n[3][1] === sql(`SELECT COUNT(*) FROM dossier WHERE seat_id = ${unit_of(U)} AND state IN ('CHO_BO_SUNG', 'CHO_NVTC')`), n[3][1]);
const results = `FROM dossier WHERE seat_id = ${unit_of(U)} AND (state IN ('CO_KET_QUA', 'DANG_CHUYEN_PHAT', 'DA_TRA_KQ') OR (state = 'LUU' AND returned_at IS NOT NULL)) AND DATE(finished_at + INTERVAL 7 HOUR) > ${today} - INTERVAL 30 DAY`;
const kept = sql(`SELECT COUNT(*) ${results} AND DATE(finished_at + INTERVAL 7 HOUR) <= DATE(due_at + INTERVAL 7 HOUR)`), done = sql(`SELECT COUNT(*) ${results}`);
check("the rate has its numerator and denominator beside it", page.body.includes(`${kept} trên ${done} hồ sơ có kết quả`), `${kept}/${done}`);
check("and its definition on the page", page.body.includes("không muộn hơn ngày hẹn trả") && page.body.includes("vẫn là trễ"));
const yesterday = sql(`SELECT COUNT(*) FROM dossier WHERE seat_id = ${unit_of(U)} AND DATE(due_at + INTERVAL 7 HOUR) < ${today} - INTERVAL 1 DAY AND (finished_at IS NULL OR DATE(finished_at + INTERVAL 7 HOUR) >= ${today})`);
const change = Number(n[0][1]) - Number(yesterday);
check("the change since yesterday's end is told", page.body.includes(change ? `${change > 0 ? "tăng" : "giảm"} ${Math.abs(change)} so với cuối ngày hôm qua` : "bằng cuối ngày hôm qua"), `${change}`);
// A day's number says no month: the axis says it under its first bar and where another begins.
const axis = page.body.slice(page.body.indexOf("mc-chart"), page.body.indexOf("</figure>")), days = [...axis.matchAll(/<tr><td>(\d\d)\/(\d\d)\/\d{4}<\/td>/g)].map((m) => [Number(m[1]), Number(m[2])]);
const month_begins = days.map(([d, m], i) => `${d}${!i || m !== days[i - 1][1] ? ` T${m}` : ""}`);
check("each day of the axis with the month that begins there", days.length > 1 && [...axis.matchAll(/y="138"[^>]*>(\d+)<\/text>(?:<text[^>]*y="155"[^>]*>(T\d+)<\/text>)?/g)].map((m) => m[1] + (m[2] ? ` ${m[2]}` : "")).join() === month_begins.join(), month_begins.join());
check("every division has its row, also with nothing late", ["VP", "KTHTDT", "VHXH"].every((d) => page.body.includes(`${HOME}?don-vi=${unit_of(`${U}-${d}`)}"`)));
const rows = [...page.body.matchAll(/<td class="n"><strong>([\d.]+)<\/strong>/g)].map((m) => Number(m[1]));
const bars = [...page.body.matchAll(/mc-rate__n" width="(\d+)%".*?<td class="n opt">([\d,]+)/gs)];
check("a bar is as long as the rate beside it says", bars.length >= 3 && bars.every((b) => Math.abs(Number(b[1]) - Number(b[2].replace(",", "."))) <= 1), bars.map((b) => `${b[1]}/${b[2]}`).join());
check("the worst first", rows.length >= 3 && rows.every((x, i) => !i || rows[i - 1] >= x), rows.join());
for (const [href, count] of n.slice(0, 4)) {
	const list = await s.leader.get(href);
	const lines = (list.body.match(/class="govuk-link mc-code"/g) ?? []).length;
	check(`the list behind the number: ${href}`, list.status === 200 && lines === Math.min(25, Number(count)), `${lines} of ${count}`);
}
check("no list names an applicant", !(await s.leader.get(`${HOME}/qua-han`)).body.includes("Nguyễn Thị"));
check("a list that does not exist is not found", (await s.leader.get(`${HOME}/tat-ca`)).status === 404);
for (const name of ["deskhead", "control"]) check(`${name} sees the whole authority`, numbers(await s[name].get(HOME))[0]?.[1] === n[0][1]);
const narrowed = await s.leader.get(`${HOME}?don-vi=${unit_of(`${U}-VP`)}`);
check("the leader may look at one unit", narrowed.status === 200 && numbers(narrowed)[0][1] === late(`seat_lead_id = ${unit_of(`${U}-VP`)}`) && narrowed.body.includes("Về cả cơ quan"));
const head = await s.head.get(HOME);
check("a head sees their own unit", head.status === 200 && numbers(head)[0][1] === late(`seat_lead_id = ${unit_of(`${U}-VP`)}`) && !head.body.includes("Theo đơn vị giải quyết"));
check("another unit's numbers are refused to a head", (await s.head.get(`${HOME}?don-vi=${unit_of(`${U}-KTHTDT`)}`)).status === 403 && (await s.head.get(`${HOME}/qua-han?don-vi=${unit_of(`${U}-KTHTDT`)}`)).status === 403);
check("another authority's unit is not there for a leader", (await s.stranger.get(`${HOME}?don-vi=${unit_of(`${U}-VP`)}`)).status === 404);
check("the leader of another ward sees another ward", numbers(await s.stranger.get(HOME))[0][1] === late(`seat_id = ${unit_of("W-HV")}`));
for (const name of ["handler", "desk", "cashier"]) {
	const refused = await s[name].get(HOME);
	check(`${name} has no such page, and no link to it`, refused.status === 403 && !(await s[name].get("/can-bo/hop-viec")).body.includes(`href="${HOME}"`), `${refused.status}`);
}
check("nobody without a session", (await request("GET", HOME)).status === 303);

// What will be late and why: one that cannot make it any more, by the usual time.
check("the worker has worked out usual times", Number(sql("SELECT COUNT(*) FROM usual_time WHERE dossiers >= 3")) > 0);
const tight = `SELECT d.code FROM dossier d JOIN procedure_version p ON p.id = d.version_id JOIN usual_time t ON t.procedure_code = p.code AND t.state = d.state
	WHERE d.seat_id = ${unit_of(U)} AND d.finished_at IS NULL AND d.clock = 'running' AND DATE(d.due_at + INTERVAL 7 HOUR) BETWEEN ${today} AND ${today} + INTERVAL 3 DAY`;
const soon = sql(`SELECT code FROM dossier WHERE seat_id = ${unit_of(U)} AND finished_at IS NULL AND clock = 'running' AND DATE(due_at + INTERVAL 7 HOUR) = ${today} LIMIT 1`);
check("what is due today is among them", !soon || page.body.includes(soon), soon);
const usual = sql(tight).split("\n").find((c) => c && page.body.includes(`/can-bo/ho-so/${c}`)); // a page has the tightest only
if (usual) {
	const row = page.body.slice(page.body.indexOf(`/can-bo/ho-so/${usual}`), page.body.indexOf("</tr>", page.body.indexOf(`/can-bo/ho-so/${usual}`)));
	check("with its step, whom it waits for, since when and what is left", /Chờ .*, từ \d\d\/\d\d\/\d{4}/.test(row) && row.includes("Các bước còn lại thường mất"), row.slice(0, 300));
}
check("only the leader's own work is offered: what waits for a signature", page.body.includes("hang=cho-ky") === (sql(`SELECT COUNT(*) FROM dossier WHERE seat_id = ${unit_of(U)} AND state = 'CHO_KY'`) !== "0") && !page.body.includes("hang=cho-duyet"));

// A result that is put away stays in the figures, kept or late.
const returned = await reach("DA_TRA_KQ");
const share = async () => (await s.leader.get("/can-bo/dieu-hanh")).body.match(/(\d+) trên (\d+) hồ sơ có kết quả/)?.slice(1).join("/");
const counted = await share();
await go("desk", returned, "luu", { noi_luu: "Kho 1" });
check("archiving takes no result out of the share kept in time", Boolean(counted) && await share() === counted, `${counted} ${await share()}`);
finish();
