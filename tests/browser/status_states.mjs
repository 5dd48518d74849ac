// Every state of the owner's page at 360 px, by number and by QR code: no
// sentence that is not so, no script, within its weight; build/shots/state-*
// as pictures, and as text to be read aloud.
import { gzipSync } from "node:zlib"; // as nginx sends it
import { readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { examining as intaken, go, s } from "../support/cases.mjs";
import { BASE, VAR, PHONE, DESK, SHOTS, axe, check, finish, open, shot } from "./support.mjs";

const known = new Map(JSON.parse(readFileSync(join(VAR, "demo-dossiers.json"), "utf8")).map((d) => [d.code, d]));
const sql = (text) => execFileSync("mariadb", ["-S", process.env.DB_SOCKET ?? join(VAR, "run/mariadb.sock"), "-N", "-B", "motcua", "-e", text], { encoding: "utf8" }).trim();
const now = "UTC_TIMESTAMP()";
const late = `d.due_at IS NOT NULL AND DATE(d.due_at + INTERVAL 7 HOUR) < DATE(COALESCE(d.finished_at, ${now}) + INTERVAL 7 HOUR)`;
const refused = "(SELECT e.data LIKE '%result_kind=tu_choi%' FROM event e WHERE e.dossier_id=d.id AND e.move='trinh' ORDER BY e.seq DESC LIMIT 1)";

// What is looked for, and what its page must and must not say.
const states = [
	["received", "d.state='DA_TIEP_NHAN' AND k.valid_to IS NULL", ["chưa cần làm gì thêm|có quyền được biết"], []],
	["unassigned", "d.state='CHO_PHAN_CONG'", ["chờ phân công"], []],
	["examining", `d.state='DANG_THU_LY'`, ["đang được xem xét"], []],
	["consulting", "d.state='LAY_Y_KIEN'", ["đơn vị phối hợp"], []],
	["approval", "d.state='CHO_DUYET'", ["đang chờ duyệt"], []],
	["signature", "d.state='CHO_KY'", ["chờ lãnh đạo ký"], []],
	["seal", "d.state='CHO_PHAT_HANH'", ["đã được ký"], ["chờ lãnh đạo ký"]],
	["late", `d.finished_at IS NULL AND d.clock='running' AND ${late}`, ["Đã quá ngày hẹn \\d+", "xin lỗi", "Có thể|có thể", "\\d+ (ngày kể cả ngày nghỉ|ngày làm việc|giờ làm việc|ngày) mà"], ["chưa cần làm gì thêm", "Đúng tiến độ"]],
	["supplement", `d.state='CHO_BO_SUNG' AND d.wait_due_at > ${now} AND d.due_at IS NULL`, ["Chưa có ngày hẹn mới", "bổ sung"], ["quá hạn bổ sung"]],
	["supplement-overdue", `d.state='CHO_BO_SUNG' AND d.wait_due_at < ${now} - INTERVAL 1 DAY`, ["Đã quá hạn bổ sung \\d+ ngày", "liên hệ ngay"], []],
	["payment", "d.state='CHO_NVTC' AND d.due_at IS NULL", ["Chưa có ngày hẹn mới", "nộp tiền"], []],
	["withdrawing", "d.state='RUT_CHO_DUYET' AND d.due_at IS NOT NULL", ["Đề nghị rút", "Hẹn trả kết quả"], ["Chưa có ngày hẹn mới"]],
	["withdrawn", "d.state='DA_RUT'", ["Đã rút", "các bước sau không thực hiện"], ["đúng hẹn", "5 trên 5", "đến nhận kết quả", "Có kết quả"]],
	["ready", `d.state='CO_KET_QUA' AND d.receive_way='tai_quay' AND NOT ${refused} AND NOT (${late})`, [], []],
	["ready-late", `d.state='CO_KET_QUA' AND NOT ${refused} AND ${late}`, ["trễ hẹn", "xin lỗi"], []],
	["refused", `d.state IN ('CO_KET_QUA','DA_TRA_KQ') AND ${refused}`, [], ["mời ông/bà đến nhận", "Đã có kết quả"]],
	["returned", `d.state='DA_TRA_KQ' AND NOT ${refused}`, ["không phải làm gì thêm"], []],
	["ended-ward", "d.finished_at IS NULL AND k.valid_to IS NOT NULL", ["đã kết thúc hoạt động", "Trung tâm Phục vụ hành chính công phường"], ["sẽ được chuyển"]],
];

const text = async (page) => (await page.locator("main").innerText()).replace(/\s+/g, " ");
const told = (words, has, not) => has.every((h) => new RegExp(h).test(words)) && not.every((n) => !words.includes(n));

// As who holds the receipt: its QR code, or the secret that the desk prints.
async function opened(page, code) {
	const token = known.get(code)?.token;
	if (token) return page.goto(`${BASE}/t/${token}`);
	const secret = (await s.desk.get(`/can-bo/ho-so/${code}/bien-nhan`)).body.match(/>([2-9BCFGHJKLMNPQRSTVXZ]{6})</)?.[1];
	await page.goto(`${BASE}/tra-cuu/${code}`);
	await page.locator("[name=ma_bi_mat]").fill(secret ?? "");
	return Promise.all([page.waitForEvent("load"), page.locator("form.mc-verify button").click()]);
}

// Its picture, and its text to be read aloud.
async function kept(page, name) {
	await shot(page, name);
	writeFileSync(join(SHOTS, `${name}.txt`), await page.locator("main").innerText());
}

// The calendar tells what the table below it and the appointment tell, each
// look of a day is in its legend, and the legend has no other.
async function drawn(page, name) {
	const n = (what) => page.locator(what).count(), cell = (look) => n(`.mc-cal td.${look}`);
	if (!await n(".mc-cal")) return check(`${name}: no calendar where no day is told`, !await n(".mc-days__table tbody tr"));
	const counted = await cell("used") + await cell("ahead"), told = await n(".mc-days--counted");
	check(`${name}: the calendar counts the days of the table`, await n(".mc-cal__key + p") ? counted <= told : counted === told, `${counted}, ${told}`);
	check(`${name}: the appointment is ringed once, or there is none`, await cell("due") === Number(/Hẹn trả kết quả|Hẹn ban đầu|Ngày hẹn đã có/.test(await page.locator(".mc-clock").innerText())));
	check(`${name}: today, or the end of the work, is ringed once`, await cell("today") === 1);
	for (const look of ["used", "ahead", "off", "pause", "late", "due", "today"])
		check(`${name}: the legend is of what is drawn: ${look}`, await n(`.mc-cal__key .${look}`) === (await cell(look) ? 1 : 0));
	check(`${name}: who hears the days hears as much`, await n(".mc-cal td[class] > span") === await n(".mc-cal td[class]") && await n(".mc-cal table") <= 3);
}

// The headline stands whole above its dates; gaps between the days of the clock
// are as wide in a short term as in a long one.
async function set_well(page, name) {
	const head = await page.$eval(".mc-status__now", (e) => {
		const s = getComputedStyle(e), next = document.querySelector(".mc-clock").getBoundingClientRect(), act = document.querySelector(".mc-status__act").getBoundingClientRect();
		return { words: e.textContent.trim(), wrap: s.textWrapStyle, shown: s.overflow === "visible" && s.textWrapMode === "wrap" && e.scrollWidth <= e.clientWidth, room: act.top - e.getBoundingClientRect().bottom, before: next.top - act.bottom };
	});
	check(`${name}: the headline is whole, of even lines, without a full stop, off what follows`, !/[.…]$/.test(head.words) && head.wrap === "balance" && head.shown && head.room >= 8 && head.before >= 8, JSON.stringify(head));
	const gaps = new Set(await page.$$eval(".mc-bar--cells rect", (all) => all.map((e) => ((s) => `${s.stroke} ${s.strokeWidth}`)(getComputedStyle(e)))));
	check(`${name}: the days of the clock stand two pixels apart`, [...gaps].every((g) => g === "rgb(255, 255, 255) 2px"), [...gaps].join());
}

async function both(name, code, has, not, full = true) {
	const page = await open(PHONE);
	const res = await page.goto(`${BASE}/tra-cuu/${code}`);
	const alone = await text(page);
	check(`${name}, by number alone, says what is so`, res.status() === 200 && told(alone, has, not), alone.slice(0, 300));
	await set_well(page, `${name}, by number`);
	await kept(page, `state-${name}-code`);
	if (full) {
		await opened(page, code);
		const whole = await text(page);
		check(`${name}, with the QR code, says what is so`, told(whole, has, not) && whole.includes("Ai đã xem hồ sơ của tôi"), whole.slice(0, 300));
		const weight = gzipSync(await page.content(), { level: 5 }).length, width = await page.evaluate("document.documentElement.scrollWidth").catch(() => PHONE.width);
		check(`${name} fits the telephone and its weight`, weight < 10 * 1024 && width <= PHONE.width, `${weight} bytes, ${width} px`);
		await set_well(page, name);
		await drawn(page, name);
		await kept(page, `state-${name}-full`);
	}
	await page.context().close();
}

const found = (where) => sql(`SELECT d.code FROM dossier d JOIN unit k ON k.id=d.seat_desk_id WHERE ${where} ORDER BY d.id DESC LIMIT 300`).split("\n").filter(Boolean);
for (const [name, where, has, not] of states) {
	const codes = found(where), code = codes.find((c) => known.get(c)?.token) ?? codes[0];
	check(`the demonstration has one: ${name}`, !!code);
	if (code) await both(name, code, has, not, !!known.get(code)?.token);
}

// What the demonstration has none of is made, as those do it whose work it is.
async function decided(way) {
	const code = await intaken({ cach_nhan: way });
	await go("handler", code, "trinh", { loai_ket_qua: "ket_qua", ghi_chu: "Đủ điều kiện" });
	await go("head", code, "duyet");
	await go("leader", code, "ky");
	await go("clerk", code, "phat-hanh", { so_van_ban: "131/UBND-XN" });
	return code;
}
async function posted(then) {
	const code = await decided("buu_chinh");
	await go("desk", code, "giao-buu-chinh", { so_van_don: "EB223456789VN" });
	if (then) await go("desk", code, then, { ghi_chu: "Theo báo cáo của bưu chính", nguoi_nhan: "Nguyễn Thị Hường" });
	return code;
}
async function discontinued(then) {
	const code = await intaken();
	await go("leader", code, "dung", { can_cu: "Nghị định 118/2025/NĐ-CP", ghi_chu: "Đối tượng không còn" });
	if (then) await go("desk", code, then, { noi_luu: "Kho 1, kệ 2" });
	return code;
}
async function archived() {
	const code = await decided("tai_quay");
	await go("desk", code, "tra-ket-qua", { loai_nguoi_nhan: "chinh_chu", giay_to_nguoi_nhan: "Giấy hẹn, căn cước" });
	await go("desk", code, "luu", { noi_luu: "Kho 1, kệ 2" });
	return code;
}
// The days of a supplement pass by themselves: one of those that have waited.
async function expired() {
	const was = "d.state='DUNG_XU_LY' AND EXISTS (SELECT 1 FROM event e WHERE e.dossier_id=d.id AND e.move='het-han-bo-sung') AND d.code LIKE 'H17.81-%'";
	for (const code of found(`d.state='CHO_BO_SUNG' AND d.code LIKE 'H17.81-%' AND d.wait_due_at < ${now} - INTERVAL 1 DAY`).slice(1))
		if (!found(was).length) await s.head.move(code, "het-han-bo-sung", { ghi_chu: "Đã nhắc, không bổ sung" });
	return found(was)[0];
}
const never = ["đúng hẹn", "đến nhận kết quả", "5 trên 5"];
for (const [name, make, has, not] of [
	["waits-for-post", () => decided("buu_chinh"), ["bưu chính"], []],
	["posted", posted, ["bưu chính chuyển đến ông/bà", "chờ bưu chính phát", "cuối trang|nhập mã tra cứu rồi báo"], ["mời ông/bà đến", "Nơi đang giữ"]],
	["undelivered", () => posted("phat-khong-thanh-cong"), ["đến nơi tiếp nhận"], ["chưa cần", "chờ bưu chính"]],
	["delivered", () => posted("phat-thanh-cong"), ["đã (được )?trả", "không phải làm gì thêm"], []],
	["discontinued", discontinued, ["Đã dừng giải quyết", "các bước sau không thực hiện"], never],
	["discontinued-archived", () => discontinued("luu"), ["Đã dừng giải quyết"], never],
	["archived", archived, ["lưu", "không phải làm gì thêm"], ["đến nhận"]],
	["supplement-expired", expired, ["Đã dừng giải quyết", "Hẹn lần đầu"], [...never, "Ngày hẹn đã có"]],
]) {
	const code = await make();
	check(`there is one: ${name}`, !!code);
	if (code) await both(name, code, has, not);
	if (code) check(`${name}: the staff see it as months too`, /<caption>Tháng \d+ năm \d{4}<[^]*<td class="[a-z ]*today"/.test((await s.desk.get(`/can-bo/ho-so/${code}`)).body));
}
const left = found("d.finished_at IS NULL AND k.valid_to IS NOT NULL")[0];
if (left) await both("ended-ward-whole", left, ["đã kết thúc hoạt động", "Trung tâm Phục vụ hành chính công phường"], ["sẽ được chuyển", "Nơi đang giữ", "hỏi nơi tiếp nhận", "tại đây"]);

// A refusal: neutral by number, plain with the QR code.
const neutral = sql(`SELECT d.code FROM dossier d WHERE d.state IN ('CO_KET_QUA','DA_TRA_KQ') AND ${refused} ORDER BY d.id DESC LIMIT 300`).split("\n").find((c) => known.get(c)?.token);
check("the demonstration has a refusal", !!neutral);
if (neutral) {
	const page = await open(DESK);
	await page.goto(`${BASE}/tra-cuu/${neutral}`);
	const alone = await text(page);
	check("by number alone it reads as any other answer", alone.includes("văn bản trả lời") && !alone.includes("không được giải quyết"));
	await page.goto(`${BASE}/t/${known.get(neutral).token}`);
	const whole = await text(page);
	check("with the QR code it says so, why, and what one may do", ["Hồ sơ không được giải quyết", "Lý do:", "nộp lại", "Khiếu nại văn bản này trong 90 ngày"].every((w) => whole.includes(w)), whole.slice(0, 400));
	await axe(page, "a refusal");
	await shot(page, "state-refused-full");
	await page.context().close();
}
await finish();
