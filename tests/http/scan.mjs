// The scanner hands over and returns, one dossier a scan, through nginx.
import { execFileSync } from "node:child_process";
import { Session, VAR, account, check, code_of, finish, form, intake, key, set } from "../support/http.mjs";

const U = "W-HV";
const desk = await Session.sign_in(account("RECEPTION", `${U}-HCC`));
const head = await Session.sign_in(account("DEPT_HEAD", `${U}-VP`));
const stranger = await Session.sign_in(account("RECEPTION", "W-HK-HCC"));
const sql = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${VAR}/run/mariadb.sock`, "-N", "motcua", "-e", q], { encoding: "utf8" }).trim();
const state = (code) => sql(`SELECT CONCAT(state, IF(in_transit, '>', '')) FROM dossier WHERE code = '${code}'`);
const OVER = "/can-bo/quet/ban-giao", BACK = "/can-bo/quet/tra-ket-qua";
const scan = async (who, path, ma) => who.post(path, set(form((await who.get(path)).body, path), { ma }));
const id = () => `048185${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}`;
const receive = async (changes = {}) => code_of(await intake(desk, "1.004873", { so_giay_to: id(), ...changes }));

const codes = [await receive(), await receive(), await receive()];
for (const code of codes) {
	const res = await scan(desk, OVER, code);
	check("a scan at the desk forwards the dossier", res.status === 303 && state(code) === "CHO_PHAN_CONG>", `${res.status} ${state(code)}`);
}
const list = await desk.get(OVER);
check("the list grows, newest first", codes.every((c) => list.body.includes(c)) && list.body.indexOf(codes[2]) < list.body.indexOf(codes[0]));
check("the list is not in the address, and the field waits empty for the next scan", /name="ma"[^>]*autofocus/.test(list.body) && !/id="ma"[^>]*value=/.test(list.body));
const twice = await scan(desk, OVER, codes[0]);
check("scanned twice it is a sentence, and nothing happens", twice.status === 422 && twice.body.includes(codes[0]) && state(codes[0]) === "CHO_PHAN_CONG>", `${twice.status}`);
check("the sentence says what was scanned, the field is empty again", twice.body.includes(`“${codes[0]}”`) && !/id="ma"[^>]*value=/.test(twice.body));

const undo = form(list.body, `${OVER}/thu-hoi`);
const recalled = await desk.post(`${OVER}/thu-hoi`, set(undo, { ma: codes[2] }));
check("a hand-over is taken back from the list", recalled.status === 303 && state(codes[2]) === "DA_TIEP_NHAN", `${recalled.status} ${state(codes[2])}`);
const signed = await scan(head, OVER, codes[0].toLowerCase().replaceAll("-", "\u2013"));
check("over there the same scan signs for it, however the scanner spells", signed.status === 303 && state(codes[0]) === "CHO_PHAN_CONG", `${signed.status} ${state(codes[0])}`);
check("then it is no longer offered to take back", !form((await desk.get(OVER)).body, `${OVER}/thu-hoi`)?.some(([, v]) => v === codes[0]));
const late = await desk.post(`${OVER}/thu-hoi`, set(undo, { ma: codes[0], _key: key() }));
check("and cannot be", late.status === 422 && state(codes[0]) === "CHO_PHAN_CONG", `${late.status}`);
const other = await scan(stranger, OVER, codes[1]);
check("another ward's scan finds nothing", other.status === 422 && other.body.includes("Không có hồ sơ này") && state(codes[1]) === "CHO_PHAN_CONG>");
for (const [what, text, words] of [["half a number", "H17.81-2611", "thiếu"], ["a card", "048185012345|1|An|15031985|Nữ|X|1", "Mã hồ sơ"], ["nothing", "  ", "Nhập mã hồ sơ"], ["three hundred letters", "9".repeat(301), "dài quá"]]) {
	const res = await scan(desk, OVER, text);
	check(`${what} is a sentence`, res.status === 422 && res.body.includes(words), `${res.status}`);
}
const same = set(form((await desk.get(OVER)).body, OVER), { ma: codes[2] });
const [a, b] = await Promise.all([desk.post(OVER, same), desk.post(OVER, same)]);
check("one scan sent twice at once is one hand-over", a.status === 303 && b.status === 303 && sql(`SELECT COUNT(*) FROM event e JOIN dossier d ON d.id = e.dossier_id WHERE d.code = '${codes[2]}' AND e.move = 'chuyen'`) === "2", `${a.status} ${b.status}`);

// Returning: the way of one dossier up to its result.
const handler = await Session.sign_in(account("HANDLER", `${U}-VP`));
const leader = await Session.sign_in(account("UBND_LEADER", U));
const clerk = await Session.sign_in(account("CLERK", `${U}-VP`));
async function ready(changes, signed_for = true) {
	const code = await receive(changes);
	await scan(desk, OVER, code);
	await scan(head, OVER, code);
	const page = (await head.get(`/can-bo/ho-so/${code}`)).body;
	const who = [...page.matchAll(/<option value="(\d+)"[^>]*>([^<]+)/g)].find((o) => o[2].startsWith(account("HANDLER", `${U}-VP`).name));
	await head.move(code, "phan-cong", { nguoi_thu_ly: who[1] });
	await handler.move(code, "trinh", { ghi_chu: "Đủ" });
	await head.move(code, "duyet");
	await leader.move(code, "ky");
	await clerk.move(code, "phat-hanh", { so_van_ban: "12/XN" });
	if (signed_for && state(code).endsWith(">")) await scan(desk, OVER, code);
	return code;
}
const code = await ready({ ho_ten: "Lê Thị Quét" });
check("a dossier reached its result", state(code) === "CO_KET_QUA", state(code));
const early = await scan(desk, BACK, codes[1]);
check("what has no result yet is not returned, and the step is named", early.status === 422 && early.body.includes("chưa có kết quả"));
const found = await scan(desk, BACK, code);
check("the receipt's bar code opens the return", found.status === 303 && found.headers.location === `${BACK}/${code}`, `${found.status}`);
const path = `${BACK}/${code}`;
const give = form((await desk.get(path)).body, path);
const said = { loai_nguoi_nhan: "chinh_chu", da_kiem_tra: "1", tra_ban_chinh: "khong_co" };
check("nothing is said of the receiver before a person says it", give && !give.some(([k, v]) => k in said || /^(nguoi_nhan|giay_to_nguoi_nhan|giay_uy_quyen)$/.test(k) && v));
const asked = (await desk.get(path)).body, fields_at = asked.slice(asked.indexOf(`action="${path}"`), asked.indexOf("</form>", asked.indexOf(`action="${path}"`)));
const called = [...fields_at.matchAll(/<(legend|label)\b[^>]*>(.*?)<\/\1>/gs)].map((m) => m[2].replace(/<[^>]*>|\(.*?\)|:.*/gs, "").trim().toLowerCase());
check("no two fields of the return are called alike", called.length >= 11 && new Set(called).size === called.length && called.includes("người đến nhận là") && called.some((l) => l.startsWith("họ tên người nhận thay")), called.join(" | "));
const mute = await desk.post(path, give);
check("Enter alone returns nothing, and asks for all three at once", mute.status === 422 && state(code) === "CO_KET_QUA" && ["Chọn người đến nhận", "rồi đánh dấu, hoặc ghi giấy tờ khác", "hay đã trả lại bản chính"].every((w) => mute.body.includes(w)), `${mute.status}`);
const half = await desk.post(path, set(give, { ...said, tra_ban_chinh: null }));
check("what was said stays when the rest is asked", half.status === 422 && /value="chinh_chu"[^>]* checked/.test(half.body) && /id="da_kiem_tra"[^>]* checked/.test(half.body) && !/name="tra_ban_chinh"[^>]* checked/.test(half.body));
const delegate = await desk.post(path, set(give, { ...said, loai_nguoi_nhan: "uy_quyen", nguoi_nhan: "Lê Văn Thay" }));
check("who receives for somebody brings the paper; the name stays", delegate.status === 422 && delegate.body.includes("giấy ủy quyền") && delegate.body.includes("Lê Văn Thay") && state(code) === "CO_KET_QUA", `${delegate.status}`);
const done = await desk.post(path, set(give, said)), again = await desk.post(path, set(give, said));
check("said and returned, a second Enter does no harm", done.status === 303 && again.status === 303 && state(code) === "DA_TRA_KQ", `${done.status} ${again.status}`);
const today = (await desk.get(BACK)).body;
check("and it stands in the list of today, counted beside the box", today.includes(code) && Number(today.match(/<button[^>]*>Mở<\/button>\s*<p class="govuk-body">Hôm nay: <strong>(\d+)/)?.[1]) === (today.match(/<tr><th scope="row">/g) ?? []).length);
const gone = await scan(desk, BACK, code);
check("scanned once more it says when it was returned", gone.status === 422 && gone.body.includes("đã trả kết quả lúc"));

// A result that the desk did not sign for: page and scanner give one answer.
const moving = await ready({}, false);
const offered = form((await desk.get(`/can-bo/ho-so/${moving}`)).body, `/can-bo/ho-so/${moving}/buoc/tra-ket-qua`), opened = await scan(desk, BACK, moving);
check("what was not signed for is returned at the page and by the scanner alike", state(moving) === "CO_KET_QUA>" && offered && opened.headers.location === `${BACK}/${moving}`, `${state(moving)} ${opened.status}`);
const handed = await desk.post(`${BACK}/${moving}`, set(form((await desk.get(`${BACK}/${moving}`)).body, `${BACK}/${moving}`), said));
check("and who gave it out is written", handed.status === 303 && state(moving) === "DA_TRA_KQ", `${handed.status} ${state(moving)}`);

const owing = await ready({ phi: "thu_sau", so_tien_phi: "15.000" });
const pay_path = `${BACK}/${owing}`, pay = form((await desk.get(pay_path)).body, pay_path);
check("a fee that is owed stands on the return form", (await desk.get(pay_path)).body.includes("15.000 đồng"));
const unpaid = await desk.post(pay_path, set(pay, { ...said, so_bien_lai: "" }));
check("without its receipt nothing is returned", unpaid.status === 422 && state(owing) === "CO_KET_QUA", `${unpaid.status}`);
const paid = await desk.post(pay_path, set(pay, { ...said, so_bien_lai: "BL 5" }));
check("with it, fee and result go in one press", paid.status === 303 && state(owing) === "DA_TRA_KQ" && sql(`SELECT CONCAT(p.state, p.receipt_number) FROM payment p JOIN dossier d ON d.id = p.dossier_id WHERE d.code = '${owing}'`) === "DABL 5", `${paid.status} ${state(owing)}`);

// The test field.
const TEST = "/can-bo/quet/thu";
const sample = (await desk.get(TEST)).body.match(/<p class="mc-code[^"]*">([^<]+)<\/p>/)[1];
const probe = async (text) => (await desk.post(TEST, set(form((await desk.get(TEST)).body, TEST), { quet_thu: text }))).body;
check("a clean scan is said to be clean", (await probe(sample)).includes("đúng từng ký tự") || (await probe(sample)).includes("đúng"));
check("Telex is found out", (await probe(sample.replace("AADDOWEE", "ÂĐƠÊ"))).includes("Telex"));
check("VNI is found out", (await probe(sample.replace("A1D9O7E6", "ÁĐƠÊ"))).includes("VNI"));
check("control characters are counted", (await probe(`\u001d${sample}\u0004`)).includes("2 ký tự điều khiển"));
check("what was scanned for a test is not executed", (await probe("<b>x</b>")).includes("&lt;b&gt;"));
check("who does not work at the desk cannot return by scanner", (await handler.get(BACK)).status === 403 && (await handler.post(path, give)).status === 403);
const bare = await desk.post(OVER, [["ma", codes[1]], ["_key", key()]]);
check("without the session's token nothing is handed over", bare.status === 403);
finish();
