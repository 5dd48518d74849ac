// Every state of the owner's page at 360 px, by number and by QR code: no
// sentence that is not so, no script, within its weight; build/shots/state-*.
import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { BASE, VAR, PHONE, DESK, axe, check, finish, open, shot } from "./support.mjs";

const known = new Map(JSON.parse(readFileSync(join(VAR, "demo-dossiers.json"), "utf8")).map((d) => [d.code, d]));
const sql = (text) => execFileSync("mariadb", ["-S", process.env.DB_SOCKET ?? join(VAR, "run/mariadb.sock"), "-u", "root", "-N", "-B", "motcua", "-e", text], { encoding: "utf8" }).trim();
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
	["late", `d.finished_at IS NULL AND d.clock='running' AND ${late}`, ["Đã quá ngày hẹn \\d+", "xin lỗi", "Có thể|có thể"], ["chưa cần làm gì thêm", "Đúng tiến độ"]],
	["supplement", `d.state='CHO_BO_SUNG' AND d.wait_due_at > ${now} AND d.due_at IS NULL`, ["Chưa có ngày hẹn mới", "bổ sung"], ["quá hạn bổ sung"]],
	["supplement-overdue", `d.state='CHO_BO_SUNG' AND d.wait_due_at < ${now} - INTERVAL 1 DAY`, ["Đã quá hạn bổ sung \\d+ ngày", "liên hệ ngay"], []],
	["payment", "d.state='CHO_NVTC' AND d.due_at IS NULL", ["Chưa có ngày hẹn mới", "nộp tiền"], []],
	["withdrawing", "d.state='RUT_CHO_DUYET' AND d.due_at IS NULL", ["Chưa có ngày hẹn mới", "Đề nghị rút"], []],
	["withdrawn", "d.state='DA_RUT'", ["Đã rút", "các bước sau không thực hiện"], ["đúng hẹn", "5 trên 5", "đến nhận kết quả", "Có kết quả"]],
	["ready", `d.state='CO_KET_QUA' AND d.receive_way='tai_quay' AND NOT ${refused} AND NOT (${late})`, [], []],
	["ready-late", `d.state='CO_KET_QUA' AND NOT ${refused} AND ${late}`, ["trễ hẹn", "xin lỗi"], []],
	["refused", `d.state IN ('CO_KET_QUA','DA_TRA_KQ') AND ${refused}`, [], ["mời ông/bà đến nhận", "Đã có kết quả"]],
	["returned", `d.state='DA_TRA_KQ' AND NOT ${refused}`, ["không phải làm gì thêm"], []],
	["ended-ward", "d.finished_at IS NULL AND k.valid_to IS NOT NULL", ["đã kết thúc hoạt động", "Trung tâm Phục vụ hành chính công phường"], ["sẽ được chuyển"]],
];

const text = async (page) => (await page.locator("main").innerText()).replace(/\s+/g, " ");
const told = (words, has, not) => has.every((h) => new RegExp(h).test(words)) && not.every((n) => !words.includes(n));

for (const [name, where, has, not] of states) {
	const codes = sql(`SELECT d.code FROM dossier d JOIN unit k ON k.id=d.seat_desk_id WHERE ${where} ORDER BY d.id DESC LIMIT 300`).split("\n").filter(Boolean);
	const code = codes.find((c) => known.get(c)?.token) ?? codes[0];
	check(`the demonstration has one: ${name}`, !!code);
	if (!code) continue;
	const page = await open(PHONE);
	const res = await page.goto(`${BASE}/tra-cuu/${code}`);
	const alone = await text(page);
	check(`${name}, by number alone, says what is so`, res.status() === 200 && told(alone, has, not), alone.slice(0, 300));
	await shot(page, `state-${name}-code`);
	const d = known.get(code);
	if (!d?.token) { await page.context().close(); continue; }
	await page.goto(`${BASE}/t/${d.token}`);
	const whole = await text(page);
	check(`${name}, with the QR code, says what is so`, told(whole, has, not) && whole.includes(d.procedure), whole.slice(0, 300));
	check(`${name} fits the telephone and its weight`, Buffer.byteLength(await page.content()) < 40 * 1024 && await page.evaluate("document.documentElement.scrollWidth <= innerWidth").catch(() => true));
	await shot(page, `state-${name}-full`);
	await page.context().close();
}

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
