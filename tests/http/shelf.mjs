// Paper = software through nginx: a room is counted by scanner, each mismatch
// becomes a case, the owner says that nothing came, the number is public.
import { execFileSync } from "node:child_process";
import { Session, VAR, account, accounts, check, finish, form, key, request, set } from "../support/http.mjs";
import { WARD, as, go, open, people, reach } from "../support/ward.mjs";

const COUNTS = "/can-bo/kiem-ke", CASES = "/can-bo/sai-lech", DESK = `${WARD}-HCC`;
const WORDS = "Đã đối chiếu với sổ giao nhận của quầy hôm nay.";
const sql = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${VAR}/run/mariadb.sock`, "-N", "motcua", "-e", q], { encoding: "utf8" }).trim();
const second = () => new Promise((done) => setTimeout(done, 1100));
const held = (unit, except) => sql(`SELECT d.code FROM dossier d JOIN unit u ON u.id = d.holder_unit_id WHERE u.code = '${unit}' AND d.in_transit = 0
	AND (d.finished_at IS NULL OR d.state = 'CO_KET_QUA')`).split("\n").filter((c) => c && !except.includes(c));
const said = (res) => (res.body.match(/error-summary__list">\s*(.*?)<\/ul>/s)?.[1] ?? res.body.match(/govuk-error-message.*?<\/p>/s)?.[0] ?? res.body.match(/<h1.*?<\/p>/s)?.[0] ?? "").replace(/<[^>]+>/g, " ").trim();

async function start(name, place = "Tủ hồ sơ phòng 101") {
	const s = await as(name), mine = sql(`SELECT c.id FROM shelf_count c JOIN unit u ON u.id = c.unit_id WHERE u.code = '${people[name].unit}' AND c.is_open = 1`);
	if (mine) await end(name, `${COUNTS}/${mine}`, "huy");
	const res = await s.post(COUNTS, set(form((await s.get(COUNTS)).body, COUNTS), { noi_kiem_ke: place }));
	check(`${name} begins a count`, res.status === 303 && res.headers.location.startsWith(`${COUNTS}/`), `${res.status} ${said(res)}`);
	return res.headers.location;
}
async function scan(name, at, ma) {
	const s = await as(name);
	return s.post(`${at}/quet`, set(form((await s.get(at)).body, `${at}/quet`), { ma }));
}
async function end(name, at, verdict) {
	const s = await as(name);
	const shown = await s.post(`${at}/ket-thuc`, set(form((await s.get(at)).body, `${at}/ket-thuc`), { ket_luan: verdict }));
	if (shown.status !== 200) return shown;
	// What it will open is shown first, and nothing is written by that.
	const count = at.split("/").pop(), will = Number(shown.body.match(/sẽ mở (\d+) sai lệch/)?.[1]);
	const before = sql(`SELECT (SELECT COUNT(*) FROM mismatch) + (SELECT COUNT(*) FROM shelf_finding WHERE count_id = ${count})`), open = sql(`SELECT is_open FROM shelf_count WHERE id = ${count}`);
	check(`${name} sees what closing opens before it does`, will > 0 && open === "1" && sql(`SELECT COUNT(*) FROM shelf_finding WHERE count_id = ${count}`) === "0", `${will} ${open} ${before}`);
	const done = await s.post(`${at}/ket-thuc`, form(shown.body, `${at}/ket-thuc`));
	check("and it opens just that many", Number(sql(`SELECT COUNT(*) FROM shelf_finding WHERE count_id = ${count}`)) === will);
	return done;
}
async function all_of(name, at, unit, except) {
	const codes = held(unit, except);
	for (let i = 0; i < codes.length; i += 400) {
		const res = await scan(name, at, codes.slice(i, i + 400).join("\r\n"));
		if (res.status !== 303) throw new Error(`scan of ${codes.length}: ${res.status} ${said(res)}`);
	}
	return codes.length;
}
const case_of = (code, kind) => sql(`SELECT COALESCE(MAX(m.id), 0) FROM mismatch m JOIN dossier d ON d.id = m.dossier_id WHERE d.code = '${code}' AND m.kind = '${kind}'`);
async function act(name, id, what, fields) {
	const s = await as(name), page = await s.get(`${CASES}/${id}`);
	const own = form(page.body, `${CASES}/${id}/${what}`);
	const blank = own ?? [["_csrf", page.body.match(/name="_csrf" value="([^"]+)"/)?.[1]], ["phien_ban", "1"]];
	return { offered: !!own, ...(await s.post(`${CASES}/${id}/${what}`, set(blank, fields))) };
}
const csv = async () => Object.fromEntries((await request("GET", "/cong-khai/doi-chieu.csv")).body.replace(/^\uFEFF/, "").trim().split(/\r?\n/).slice(1).map((l) => {
	const c = l.split(/[,;]/).map((x) => x.replace(/^"|"$/g, ""));
	return [c[0], { counts: +c[2], last: c[3], opened: +c[4], closed: +c[5], open: +c[6], late: +c[7] }];
}));

// ---- who ----
for (const [who, unit] of [["ADMIN", null], ["POST_AGENT", "X-BDDN"], ["CASHIER", DESK]]) {
	const s = await Session.sign_in(unit ? account(who, unit) : accounts.find((a) => a.roles.includes(who)));
	check(`${who} has no part in counts and cases`, (await s.get(COUNTS)).status === 403 && (await s.get(CASES)).status === 403);
}
const control = await as("control");
check("control sees counts and cases, and begins none", (await control.get(COUNTS)).status === 200 && (await control.get(CASES)).status === 200 && !form((await control.get(COUNTS)).body, COUNTS));

// ---- a count at the desk ----
const missing = await open(), unrecorded = await reach("CO_KET_QUA"), closed = await reach("DA_TRA_KQ"), theirs = await reach("DANG_THU_LY"), coming = await reach("CO_KET_QUA"), good = await open();
await go("desk", unrecorded, "nhan");
const before = (await csv())[DESK] ?? { counts: 0, opened: 0, closed: 0, open: 0, late: 0 };
await second();
const at = await start("desk");
const empty = await (await as("desk")).post(COUNTS, set(form((await (await as("desk")).get(COUNTS)).body, COUNTS), { noi_kiem_ke: "" }));
check("a count without a place is a sentence", empty.status === 422 && empty.body.includes("Ghi rõ phòng"), `${empty.status}`);
const again = await (await as("deskhead")).post(COUNTS, set(form((await (await as("deskhead")).get(COUNTS)).body, COUNTS), { noi_kiem_ke: "Tủ khác" }));
check("a second one beside it is a sentence, what was typed stays", again.status === 409 && again.body.includes("chưa kết thúc") && again.body.includes("Tủ khác"), `${again.status}`);
check("another unit does not see it, its leader does", (await (await as("handler")).get(at)).status === 404 && (await (await as("leader")).get(at)).status === 200);
const none = await end("desk", at, "xong");
check("nothing read, nothing compared", none.status === 409 && none.body.includes("Chưa quét"), `${none.status}`);

const ok = await scan("desk", at, good);
check("a scan is written down and the page waits for the next", ok.status === 303 && ok.headers.location === at, `${ok.status}`);
const list = (await (await as("desk")).get(at)).body;
check("the list says it lies where it should; the field is empty and has the focus", list.includes(`${good}: đúng chỗ`) && /id="ma"[^>]*autofocus/.test(list) && !/id="ma"[^>]*value=/.test(list));
check("in small letters with a long dash it is the same one", (await scan("desk", at, good.toLowerCase().replaceAll("-", "\u2013"))).body.includes("đã quét trước đó") && /Đã quét <strong>1</.test((await (await as("desk")).get(at)).body));
for (const [what, text, words] of [["half a number", "H17.81-2611", "thiếu"], ["no such number", "H17.33-991231-9999", "Không có hồ sơ"], ["a card", "048185012345|1|Trần An|15031985|Nữ|X|1", "giấy tờ khác"]]) {
	const res = await scan("desk", at, text);
	check(`${what} is a sentence, and kept without what it gives away`, res.status === 422 && res.body.includes(words) && !res.body.includes("048185012345") && res.body.includes("Mã lạ"), `${res.status} ${said(res)}`);
}
for (const [code, words] of [[closed, "Đã trả kết quả"], [theirs, "đang giữ"], [coming, "chưa ký nhận"]]) {
	const res = await scan("desk", at, code);
	check(`what is wrong is said at once: ${words}`, res.status === 303 && (await (await as("desk")).get(at)).body.includes(words), `${res.status}`);
}
const n = await all_of("desk", at, DESK, [missing, unrecorded]);
const arrived = await open(); // the room works on: not read, not missing
const done = await end("desk", at, "xong");
check(`a room of ${n + 2} is compared`, done.status === 303, `${done.status} ${said(done)}`);
const found = (await (await as("desk")).get(at)).body;
const kinds = { [missing]: "thieu", [unrecorded]: "chua_ghi_tra", [closed]: "da_ket_thuc", [theirs]: "noi_khac", [coming]: "chua_ky_nhan" };
check("each kind is found once", Object.entries(kinds).every(([code, kind]) => case_of(code, kind) !== "0" && found.includes(`${CASES}/${case_of(code, kind)}`)), JSON.stringify(Object.entries(kinds).map(([c, k]) => case_of(c, k))));
check("what lies where it should and what came meanwhile is no case", [good, arrived].every((c) => sql(`SELECT COUNT(*) FROM mismatch m JOIN dossier d ON d.id = m.dossier_id WHERE d.code = '${c}'`) === "0"));
check("a closed count takes no scan", (await (await as("desk")).post(`${at}/quet`, [["_csrf", found.match(/name="_csrf" value="([^"]+)"/)[1]], ["ma", good]])).status === 409);
const fresh = () => new Promise((r) => setTimeout(r, 2100)); // nginx keeps a public page for a second, by the second
await fresh();
const after = (await csv())[DESK];
check("the public number counts it", after?.counts === before.counts + 1 && after.opened >= before.opened + 5 && after.open >= before.open + 5 && after.opened === after.closed + after.open, JSON.stringify([before, after]));

// ---- a handler's room; found again; given up ----
await second();
const room = await start("handler", "Phòng chuyên viên");
await scan("handler", room, theirs);
const up = await end("handler", room, "huy");
check("a count that is given up compares nothing", up.status === 303 && (await (await as("handler")).get(room)).body.includes("không đối chiếu") && sql(`SELECT COUNT(*) FROM shelf_finding WHERE count_id = ${room.split("/").pop()}`) === "0");
await second();
const anew = await start("desk");
await all_of("desk", anew, DESK, [missing, unrecorded]);
await end("desk", anew, "xong");
const id = case_of(missing, "thieu");
check("found again it is the same case with a longer history", sql(`SELECT COUNT(*) FROM mismatch m JOIN dossier d ON d.id = m.dossier_id WHERE d.code = '${missing}'`) === "1" && (await (await as("deskhead")).get(`${CASES}/${id}`)).body.includes("Kiểm kê lại vẫn thấy"));

// ---- cases ----
check("the dossier's own page says so, to who may open the case", (await (await as("desk")).get(`/can-bo/ho-so/${missing}`)).body.includes(`${CASES}/${id}"`) && !(await (await as("cashier")).get(`/can-bo/ho-so/${missing}`)).body.includes(CASES));
check("the list has it under its unit; another unit's people do not see the case", (await (await as("handler")).get(`${CASES}/${id}`)).status === 404 && (await (await as("desk")).get(`${CASES}/${id}`)).status === 200);
const officer = await act("desk", id, "ket-thuc", { ket_qua: "da_tim_thay", noi_dung: WORDS });
check("an officer does not settle a case", officer.status === 403 && !officer.offered, `${officer.status}`);
check("but answers in it", (await act("desk", id, "y-kien", { y_kien: WORDS })).status === 303);
const short = await act("deskhead", id, "ket-thuc", { ket_qua: "da_tim_thay", noi_dung: "Thấy rồi" });
check("a short answer is a sentence, what was typed stays", short.status === 422 && short.body.includes("ít nhất 20") && short.body.includes("Thấy rồi"), `${short.status}`);
check("without an outcome too", (await act("deskhead", id, "ket-thuc", { noi_dung: WORDS })).status === 422);
check("its head settles it", (await act("deskhead", id, "ket-thuc", { ket_qua: "that_lac", noi_dung: WORDS })).status === 303);
check("lost leads to the apology", (await (await as("deskhead")).get(`${CASES}/${id}`)).body.includes(`/can-bo/ho-so/${missing}/tre-han`));
check("and once only", (await act("leader", id, "ket-thuc", { ket_qua: "da_tim_thay", noi_dung: WORDS })).status === 409);
const paper = case_of(unrecorded, "chua_ghi_tra");
const unsaid = await act("deskhead", paper, "ket-thuc", { ket_qua: "da_ghi_nhan", noi_dung: WORDS });
check("returned on paper is not settled before the return is recorded", unsaid.status === 422 && unsaid.body.includes("Trả kết quả"), `${unsaid.status}`);
await go("desk", unrecorded, "tra-ket-qua", { nguoi_nhan: "Nguyễn Thị Hường", giay_to_nguoi_nhan: "Giấy hẹn" });
check("then it is", (await act("deskhead", paper, "ket-thuc", { ket_qua: "da_ghi_nhan", noi_dung: WORDS })).status === 303);
check("settled ones are listed apart", (await (await as("leader")).get(`${CASES}?loc=da-xu-ly`)).body.includes(`${CASES}/${paper}`));
for (const q of ["?sau=x.y", "?sau=99999999999999999999.1", "?cua=khac", "?sau=1.", "?loc=khac"]) check(`${CASES}${q} is answered`, (await (await as("leader")).get(`${CASES}${q}`)).status === 200);
for (const path of [`${COUNTS}/0`, `${COUNTS}/99999999`, `${COUNTS}/x`, `${CASES}/0`, `${CASES}/x`]) check(`${path} is not known`, (await (await as("leader")).get(path)).status === 404);

// ---- the citizen ----
async function owner(code) {
	const receipt = (await (await as("desk")).get(`/can-bo/ho-so/${code}/bien-nhan`)).body;
	const secret = receipt.match(/>([2-9BCFGHJKLMNPQRSTVXZ]{6})</)?.[1], s = new Session();
	const res = await s.post(`/tra-cuu/${code}/xac-minh`, [["ma_bi_mat", secret]]);
	if (res.status !== 303) throw new Error(`secret of ${code}: ${res.status}`);
	return s;
}
const claim_at = (code) => `/tra-cuu/${code}/chua-nhan`;
const returned = await reach("DA_TRA_KQ"), early = await open();
const she = await owner(returned);
const page = (await she.get(`/tra-cuu/${returned}`)).body, blank = form(page, claim_at(returned));
check("the owner's page has the button once there is a result", !!blank);
check("not while it is being examined in time", !form((await (await owner(early)).get(`/tra-cuu/${early}`)).body, claim_at(early)));
check("and a post then is refused with the reason", (await (await owner(early)).post(claim_at(early), [["_key", key()], ["ghi_them", ""]])).status === 409);
const nobody = await new Session().post(claim_at(returned), [["_key", key()], ["ghi_them", ""]]);
check("by the number alone nobody claims", nobody.status === 422 && nobody.body.includes("mã tra cứu") && case_of(returned, "chua_nhan_kq") === "0", `${nobody.status}`);
check("nor from another site", (await she.post(claim_at(returned), blank, { origin: "http://evil.example" })).status === 403);
const long = await she.post(claim_at(returned), set(blank, { ghi_them: "x".repeat(501) }));
check("too many words are a sentence, what was typed stays", long.status === 422 && long.body.includes("x".repeat(501)) && long.body.includes("500"), `${long.status}`);
const mine = set(blank, { ghi_them: "Con gái tôi đến hai lần, quầy nói đã trả." });
const one = await she.post(claim_at(returned), mine);
check("a claim is answered with its receipt", one.status === 303 && one.headers.location === claim_at(returned), `${one.status} ${said(one)}`);
const number = case_of(returned, "chua_nhan_kq");
const receipt = (await she.get(claim_at(returned))).body;
check("the receipt says number, unit and day", receipt.includes(`Số ${number}`) && /Nơi trả lời: <strong>[^<]+Hòa Khánh/.test(receipt) && /chậm nhất hết <strong>[^<]*\d\d\/\d\d\/\d{4}/.test(receipt));
const strange = await new Session().get(claim_at(returned));
check("only to who holds the pass", strange.status === 200 && !strange.body.includes(`Số ${number}`) && !strange.body.includes("Đã ghi nhận") && (await new Session().get(claim_at("H17.33-991231-9999"))).status === 404, `${strange.status}`);
await she.post(claim_at(returned), mine);
check("the same form again is the same claim", sql(`SELECT COUNT(*) FROM citizen_claim WHERE mismatch_id = ${number}`) === "1");
await she.post(claim_at(returned), set(mine, { _key: key() }));
const both = await Promise.all([1, 2, 3].map(async () => (await owner(returned)).post(claim_at(returned), set(mine, { _key: key() }))));
check("said again, also at the same moment, it is one case with more claims", both.every((r) => r.status === 303) && case_of(returned, "chua_nhan_kq") === number && sql(`SELECT COUNT(*) FROM citizen_claim WHERE mismatch_id = ${number}`) === "5", both.map((r) => r.status).join());
check("the case has the words; the public numbers have neither words nor codes", (await (await as("deskhead")).get(`${CASES}/${number}`)).body.includes("Con gái tôi") && !/Con gái|H17\./.test((await request("GET", "/cong-khai/doi-chieu")).body + (await request("GET", "/cong-khai/doi-chieu.csv")).body));
const giver = await act("desk", number, "ket-thuc", { ket_qua: "khong_dung", noi_dung: WORDS });
check("who recorded the return does not settle it", giver.status === 403, `${giver.status}`);
check("the head does, and the owner reads the answer", (await act("deskhead", number, "ket-thuc", { ket_qua: "da_tim_thay", noi_dung: WORDS })).status === 303 && (await she.get(`/tra-cuu/${returned}`)).body.includes("đã tìm thấy kết quả"));
const own = await reach("CO_KET_QUA");
await go("deskhead", own, "nhan");
await go("deskhead", own, "tra-ket-qua", { nguoi_nhan: "Nguyễn Thị Hường", giay_to_nguoi_nhan: "Giấy hẹn" });
const he = await owner(own);
await he.post(claim_at(own), form((await he.get(`/tra-cuu/${own}`)).body, claim_at(own)));
const head_gave = await act("deskhead", case_of(own, "chua_nhan_kq"), "ket-thuc", { ket_qua: "khong_dung", noi_dung: WORDS });
check("not even the head, of a return of their own", head_gave.status === 403 && !head_gave.offered && head_gave.body.includes("không tự kết thúc"), `${head_gave.status}`);
check("then the leader does", (await act("leader", case_of(own, "chua_nhan_kq"), "ket-thuc", { ket_qua: "khong_dung", noi_dung: WORDS })).status === 303);

// ---- the public number ----
await fresh();
const end_numbers = (await csv())[DESK], shown = (await request("GET", "/cong-khai/doi-chieu")).body;
check("settled cases leave the open ones", end_numbers.closed >= after.closed + 4 && end_numbers.opened === end_numbers.closed + end_numbers.open, `${JSON.stringify(after)} → ${JSON.stringify(end_numbers)}`);
check("page and file say the same", shown.includes(`data-label="Sai lệch đã mở">${end_numbers.opened.toLocaleString("de-DE")}<`) && shown.includes("Tính đến") && shown.includes("Quá hạn: chưa xử lý"));
check("both are linked from the late list and lead to the claim", (await request("GET", "/cong-khai/tre-han")).body.includes("/cong-khai/doi-chieu") && shown.includes("/phan-anh"));
const how = await request("GET", "/phan-anh");
check("how to claim is explained and leads to the look-up", how.status === 200 && /action="\/tra-cuu" method="get"/.test(how.body));
check("the unit reads when it must count again", /lần tới chậm nhất ngày \d\d\/\d\d\/\d{4}/.test((await (await as("desk")).get(COUNTS)).body));
finish();
