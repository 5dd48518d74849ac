// Nobody games it, through nginx: a wrong receipt time is corrected by two people, beside
// the due date and never in its place; wrong roles, one's own proposal and the second
// decision are refused; the mark is public, the ground is not; late stays late.
import { execFileSync } from "node:child_process";
import { Session, account, accounts, check, dossiers, finish, form, key, replay as verify, set } from "../support/http.mjs";
import { as, go, open, people, reach } from "../support/ward.mjs";

const sql = (text) => execFileSync("mariadb", ["--no-defaults", `--socket=${process.env.DB_SOCKET}`, "-N", process.env.DB_NAME ?? "motcua", "-e", text], { encoding: "utf8" }).trim();
const page_of = (code) => `/can-bo/ho-so/${code}/dieu-chinh`;
const GROUND = "Sổ giao nhận giấy ghi giờ khác, có chữ ký <b>hai bên</b>.";
const at = (minutes) => new Date(Date.now() + 7 * 3600e3 + minutes * 60e3);
const two = (n) => String(n).padStart(2, "0");
const dmy = (t) => `${two(t.getUTCDate())}/${two(t.getUTCMonth() + 1)}/${t.getUTCFullYear()}`;
const hm = (t) => `${two(t.getUTCHours())}:${two(t.getUTCMinutes())}`;
const alert_of = (body) => (body.match(/error-summary__list">.*?<\/ul>/s)?.[0] ?? "").replace(/<[^>]+>/g, "").trim();

async function propose(name, code, changes) {
	const s = await as(name), html = (await s.get(page_of(code))).body;
	const fields = form(html, page_of(code));
	return fields ? s.post(page_of(code), set(fields, changes)) : { status: 0, body: html };
}
const waiting = async (s) => (await s.get("/can-bo/dieu-chinh")).body;
// The card of a dossier in the leader's list, page after page.
async function card(s, code) {
	for (let path = "/can-bo/dieu-chinh", n = 0; path && n < 20; n++) {
		const body = (await s.get(path)).body;
		const found = body.split("<section").find((x) => x.includes(`/can-bo/ho-so/${code}"`));
		if (found) return { html: body, id: found.match(/dieu-chinh\/(\d+)\/duyet/)?.[1] ?? null };
		path = body.match(/href="(\/can-bo\/dieu-chinh\?sau=\d+)"/)?.[1];
	}
	return { html: "", id: null };
}
async function decide(s, id, act, html, changes = {}) {
	const action = `/can-bo/dieu-chinh/${id}/${act}`;
	return s.post(action, set(form(html, action), changes));
}

// ---- proposed by the desk that wrote it down ----
const code = await open();
const hour_ago = at(-65);
const right = { tu_ngay: dmy(hour_ago), tu_gio: hm(hour_ago), can_cu: GROUND };
check("the dossier's page leads the desk there", (await (await as("desk")).get(`/can-bo/ho-so/${code}`)).body.includes(`href="${page_of(code)}"`));
for (const [sentence, changes, words] of [
	["without a ground", { can_cu: "" }, "ít nhất 20 ký tự"], ["with three words", { can_cu: "Ghi nhầm giờ." }, "ít nhất 20 ký tự"],
	["in the future", { tu_ngay: dmy(at(3 * 1440)) }, "tương lai"], ["forty days back", { tu_ngay: dmy(at(-40 * 1440)) }, "trong 10 ngày"],
	["without a day", { tu_ngay: "" }, "Nhập ngày, giờ tiếp nhận đúng"], ["at 25 o'clock", { tu_gio: "25:10" }, "Giờ chưa đúng"],
]) {
	const res = await propose("desk", code, { ...right, ...changes });
	check(`a correction ${sentence} is refused beside its field`, res.status === 422 && alert_of(res.body).includes(words), `${res.status} ${alert_of(res.body)}`);
	check(`and what was typed stays (${sentence})`, changes.can_cu !== undefined || res.body.includes("có chữ ký &lt;b&gt;hai bên"));
}
for (const name of ["handler", "head", "cashier", "clerk"])
	check(`${name} is offered no form for the receipt time`, !form((await (await as(name)).get(page_of(code))).body, page_of(code)));
const desk = await as("desk"), csrf = (s_body) => s_body.match(/name="_csrf" value="([^"]+)"/)[1];
const raw = (fields) => [["loai", "gio_tiep_nhan"], ["tu_ngay", right.tu_ngay], ["tu_gio", right.tu_gio], ["can_cu", GROUND], ["_key", key()], ...fields];
for (const name of ["handler", "head"]) {
	const s = await as(name), res = await s.post(page_of(code), raw([["_csrf", csrf((await s.get(`/can-bo/ho-so/${code}`)).body)]]));
	check(`a post by ${name} is refused with the rule`, res.status === 403 && res.body.includes("bộ phận một cửa nơi tiếp nhận"), `${res.status}`);
}
for (const name of ["leader", "clerk", "cashier"]) {
	const s = await as(name), res = await s.post(page_of(code), raw([["_csrf", csrf((await s.get(`/can-bo/ho-so/${code}`)).body)]]));
	check(`${name} may not post there at all`, res.status === 403, `${res.status}`);
}
const form_page = (await desk.get(page_of(code))).body, twice = set(form(form_page, page_of(code)), right);
const first = await desk.post(page_of(code), twice), second = await desk.post(page_of(code), twice);
check("the desk proposes it, and the same form twice is one", first.status === 303 && second.status === 303, `${first.status} ${second.status}`);
check("one row stands there", sql(`SELECT COUNT(*) FROM correction c JOIN dossier d ON d.id=c.dossier_id WHERE d.code='${code}'`) === "1");
const again = await propose("desk", code, right);
check("the leader's page says that it waits", (await (await as("leader")).get("/can-bo/dieu-hanh")).body.includes("đề nghị điều chỉnh"));
check("the same wrong thing is proposed once", again.status === 409 && again.body.includes("chỉ điều chỉnh một lần"), `${again.status}`);

// ---- decided by the leader, never by the proposer ----
const leader = await as("leader");
const mine = await card(leader, code);
check("the leader's list shows it, the ground escaped", !!mine.id && mine.html.includes("có chữ ký &lt;b&gt;hai bên"));
for (const name of ["desk", "deskhead", "head", "control"])
	check(`${name} has no such list`, (await (await as(name)).get("/can-bo/dieu-chinh")).status === 403);
const stranger = await Session.sign_in(accounts.find((a) => a.roles.includes("UBND_LEADER") && a.unit !== people.leader.unit));
const abroad = await stranger.post(`/can-bo/dieu-chinh/${mine.id}/duyet`, [["_csrf", csrf(await waiting(stranger))], ["_key", key()], ["phien_ban", "1"]]);
check("another ward's leader finds nothing", abroad.status === 404, `${abroad.status}`);
const speechless = await decide(leader, mine.id, "khong-duyet", mine.html);
check("a refusal says why", speechless.status === 422 && alert_of(speechless.body).includes("Nhập lý do"), `${speechless.status}`);
// Who proposed it at the desk leads the committee now: even so not one's own.
const own = await open();
sql(`INSERT INTO correction (form_key, dossier_id, kind, stop_seq, is_void, true_from, recorded_from, ground, proposed_by, proposed_unit, proposed_at, state)`
	+ ` SELECT UNHEX('${key()}'), d.id, 'gio_tiep_nhan', 0, 0, d.received_at - INTERVAL 1 HOUR, d.received_at, 'Sổ giấy ghi giờ khác với hệ thống.', a.id, d.desk_id, d.received_at, 'DE_NGHI'`
	+ ` FROM dossier d, account a WHERE d.code='${own}' AND a.login='${people.leader.login}'`);
const offered = await card(leader, own), own_id = sql(`SELECT c.id FROM correction c JOIN dossier d ON d.id=c.dossier_id WHERE d.code='${own}'`);
check("one's own proposal comes without a button", offered.html.includes("đề nghị của chính ông/bà") && !offered.id);
for (const act of ["duyet", "khong-duyet"]) {
	const res = await leader.post(`/can-bo/dieu-chinh/${own_id}/${act}`, [["_csrf", csrf(await waiting(leader))], ["_key", key()], ["phien_ban", "1"], ["ghi_chu", "Tự quyết định."]]);
	check(`and a post that decides it anyway (${act}) is refused`, res.status === 403 && res.body.includes("chính mình"), `${res.status}`);
}
const stale = mine.html, done = await decide(leader, mine.id, "duyet", mine.html);
check("the leader approves", done.status === 303, `${done.status} ${alert_of(done.body)}`);
const late_click = await decide(leader, mine.id, "khong-duyet", stale, { ghi_chu: "Tôi chưa đọc kỹ." });
check("a decision that was made already answers 409 and says so", late_click.status === 409 && late_click.body.includes("đã được"), `${late_click.status}`);

// ---- side by side, and in the ledger ----
const shown = (await desk.get(`/can-bo/ho-so/${code}`)).body;
check("the dossier shows the mark and both dates", shown.includes("Đã điều chỉnh") && /Sau điều chỉnh: hạn \d\d\/\d\d\/\d{4}, chưa quá hạn/.test(shown));
check("its ledger tells kind, true time, ground and who asked", shown.includes("Điều chỉnh: sai giờ tiếp nhận") && shown.includes("Giờ tiếp nhận đúng") && shown.includes("Người đề nghị"));
const row = () => sql(`SELECT due_at, first_due_at, received_at, adjusted_due_at, adjust_n FROM dossier WHERE code='${code}'`).split("\t");
check("what was recorded has not moved", row()[0] === row()[1] && row()[4] === "1");
check("the public page by number has the mark and no ground", await (async () => {
	const body = (await new Session().get(`/tra-cuu/${code}`)).body;
	return body.includes("Đã điều chỉnh") && !body.includes("Sổ giao nhận giấy") && !body.includes("Sai giờ tiếp nhận") && !body.includes(people.desk.name);
})());

// ---- a wrong stop of the clock ----
const paused = await reach("CHO_NVTC");
check("an open stop cannot be corrected yet", !form((await (await as("handler")).get(page_of(paused))).body, page_of(paused)));
await go("desk", paused, "da-nop", { so_bien_lai: "BL-9", so_tien: "1000" });
const stop = (await (await as("handler")).get(page_of(paused))).body.match(/name="lan" type="radio" value="(\d+)"/)?.[1];
check("a stop that has ended is offered to the lead unit", !!stop);
const beyond = await propose("handler", paused, { lan: stop, cach: "thoi_gian", tu_ngay: dmy(at(-5 * 1440)), tu_gio: "08:00", den_ngay: dmy(at(0)), den_gio: hm(at(0)), can_cu: GROUND });
check("a stop before the reception makes no sense", beyond.status === 422 && alert_of(beyond.body).includes("trước khi tiếp nhận"), `${beyond.status} ${alert_of(beyond.body)}`);
const none = await propose("handler", paused, { can_cu: GROUND, cach: "khong_co" });
check("which stop must be said", none.status === 422 && alert_of(none.body).includes("Chọn một lần tạm dừng"), `${none.status} ${alert_of(none.body)}`);
const never = await propose("handler", paused, { lan: stop, cach: "khong_co", can_cu: GROUND });
check("a stop that never was is proposed", never.status === 303, `${never.status} ${alert_of(never.body)}`);
const other = await card(leader, paused);
const refused = await decide(leader, other.id, "khong-duyet", other.html, { ghi_chu: "Thông báo nộp tiền có thật, xem tệp." });
check("the leader refuses with a reason", refused.status === 303, `${refused.status}`);
check("the lead unit reads why", (await (await as("handler")).get(page_of(paused))).body.includes("Thông báo nộp tiền có thật"));
const once_more = await propose("handler", paused, { lan: stop, cach: "khong_co", can_cu: GROUND });
check("refused, it may be proposed again", once_more.status === 303, `${once_more.status}`);
const last = await card(leader, paused);
check("and approved", (await decide(leader, last.id, "duyet", last.html)).status === 303);
check("the adjusted date is there beside the other", sql(`SELECT adjust_n, adjusted_due_at IS NOT NULL FROM dossier WHERE code='${paused}'`) === "1\t1");

// ---- late stays late: a full correction of a dossier that is late ----
const ward_codes = dossiers.map((x) => `'${x.code}'`).join(",");
const late = sql(`SELECT d.code FROM dossier d JOIN unit u ON u.id=d.seat_id JOIN explanation e ON e.dossier_id=d.id WHERE u.code='${people.leader.unit}' AND d.finished_at IS NOT NULL`
	+ ` AND d.state IN ('CO_KET_QUA','DA_TRA_KQ') AND DATE(d.finished_at + INTERVAL 7 HOUR) > DATE(d.due_at + INTERVAL 7 HOUR) AND d.adjust_n=0 AND e.round=1`
	+ ` AND NOT EXISTS (SELECT 1 FROM event v WHERE v.dossier_id=d.id AND v.clock='paused') AND TIMESTAMPDIFF(DAY, d.received_at, (SELECT at FROM event v WHERE v.dossier_id=d.id AND v.seq=2)) < 1 ORDER BY d.id DESC LIMIT 1`);
check("the demonstration has a result that was late", !!late, ward_codes.slice(0, 60));
if (late) {
	const [recorded, second_at, due] = sql(`SELECT DATE_FORMAT(d.received_at + INTERVAL 7 HOUR, '%d/%m/%Y %H:%i'), DATE_FORMAT(v.at + INTERVAL 7 HOUR, '%d/%m/%Y %H:%i'), d.due_at FROM dossier d JOIN event v ON v.dossier_id=d.id AND v.seq=2 WHERE d.code='${late}'`).split("\t");
	const [day, time] = (second_at === recorded ? recorded : second_at).split(" ");
	const asked = await propose("desk", late, { tu_ngay: day, tu_gio: time, can_cu: GROUND });
	check("its receipt time is proposed to be later", asked.status === 303, `${asked.status} ${alert_of(asked.body)} ${recorded} ${second_at}`);
	const c = await card(leader, late);
	check("and approved by the second person", !!c.id && (await decide(leader, c.id, "duyet", c.html)).status === 303);
	check("the official date is the same", sql(`SELECT due_at FROM dossier WHERE code='${late}'`) === due);
	check("its own page still says late, with the mark beside it", await (async () => {
		const body = (await new Session().get(`/tra-cuu/${late}`)).body;
		return body.includes("Đã giải quyết xong, trễ hẹn") && body.includes("Đã điều chỉnh") && body.includes("Sau điều chỉnh: hạn");
	})());
	const json = JSON.parse((await new Session().get(`/api/v1/ho-so/${late}`)).body);
	check("programs read both too", json.tre_hen === true && json.da_dieu_chinh === true && !!json.han_sau_dieu_chinh, JSON.stringify(json));
	let line = null;
	for (let path = "/cong-khai/tre-han", n = 0; path && !line && n < 20; n++) {
		const body = (await new Session().get(path)).body;
		line = body.split("<tr").find((x) => x.includes(`/tra-cuu/${late}"`)) ?? null;
		path = body.match(/href="([^"]+)" rel="next"/)?.[1]?.replaceAll("&amp;", "&");
	}
	check("the public list keeps it, with its days and the mark", !!line && /\d+ ngày làm việc, đã có kết quả/.test(line) && line.includes("Đã điều chỉnh"), line ?? "not there");
	check("no name and no ground in that list", !!line && !line.includes("Sổ giao nhận giấy") && !line.includes(people.desk.name));
	const d = dossiers.find((x) => x.code === late && x.secret);
	if (d) {
		const own_page = new Session();
		await own_page.post(`/tra-cuu/${late}/xac-minh`, [["ma_bi_mat", d.secret]]);
		const body = (await own_page.get(`/tra-cuu/${late}`)).body;
		check("the owner reads what was corrected and when", body.includes("Sai giờ tiếp nhận, ngày") && !body.includes("Sổ giao nhận giấy"));
	}
	check("the page of the broken promise says the letter is still owed", (await (await as("head")).get(`/can-bo/ho-so/${late}/tre-han`)).body.includes("Thư xin lỗi vẫn cần") || (await desk.get(`/can-bo/ho-so/${late}/tre-han`)).body.includes("Thư xin lỗi vẫn cần"));
}

// ---- signals ----
const control = await as("control"), signs = await control.get("/can-bo/kiem-tra/dau-hieu");
check("control sees the signals, which are no findings", signs.status === 200 && signs.body.includes("Dấu hiệu để xem lại, không phải kết luận"), `${signs.status}`);
const slugs = [...signs.body.matchAll(/loai=([a-z-]+)&amp;thang=/g)].map((m) => m[1]);
check("all nine kinds are there", new Set(slugs).size === 9, slugs.join(" "));
for (const slug of new Set(slugs)) {
	const res = await control.get(`/can-bo/kiem-tra/dau-hieu?loai=${slug}&thang=2026-11`);
	check(`the page of “${slug}” answers and says what counts`, res.status === 200 && /<h2[^>]*>[^<]+<\/h2>\s*<p class="govuk-body">[^<]{30,}/.test(res.body), `${res.status}`);
}
for (const odd of ["loai=khong-co", "thang=2026-13", "thang=3026-01", "truoc=x", "truoc=1.2", "truoc=99999999999999999999.1"])
	check(`an odd address (${odd}) is answered`, (await control.get(`/can-bo/kiem-tra/dau-hieu?${odd}`)).status === 200);
for (const name of ["desk", "handler", "head", "leader", "clerk"])
	check(`${name} does not see them`, (await (await as(name)).get("/can-bo/kiem-tra/dau-hieu")).status === 403);
check("the look at them is in the trail", sql("SELECT COUNT(*) FROM audit WHERE action='patterns'") > "0");
check("the trail says it in words", (await control.get("/can-bo/kiem-tra/ngay")).body.includes("Xem dấu hiệu cần xem lại"));

const replay = verify();
check("after all that every clock replays", replay.includes(" 0 faults"), replay.slice(-300));
void account;
finish();
