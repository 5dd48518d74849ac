// A working day of a ward, in Chromium and without script, through the pages
// that people use: sixty dossiers, seven people and those whom they ask, every
// kind of trouble once.  The plain intakes of the crowd come by the HTTP helper.
import { join } from "node:path";
import { BASE, DESK, PHONE, account, axe, check, fill, finish, loads, open, send, shot, sign_in } from "./support.mjs";
import { Session, code_of, dossiers, form, intake, replay } from "../support/http.mjs";
import { owe } from "../support/notice.mjs";
import { pdf } from "../support/samples.mjs";

const U = "W-HV", t0 = Date.now();
const staff = {
	desk: ["RECEPTION", "HCC"], deskhead: ["RECEPTION_HEAD", "HCC"], cashier: ["CASHIER", "HCC"], handler: ["HANDLER", "VP"], head: ["DEPT_HEAD", "VP"],
	leader: ["UBND_LEADER", ""], clerk: ["CLERK", "VP"], police: ["COORDINATOR", "CA"],
};
const who = Object.fromEntries(Object.entries(staff).map(([name, [role, unit]]) => [name, account(role, unit ? `${U}-${unit}` : U)]));
who.land = account("COORDINATOR", "X-VPDK");
who.post = account("POST_AGENT", "X-BDDN");
const everybody = (await import("../support/http.mjs")).accounts;
const second_of = (name) => everybody.find((a) => a.unit === who[name].unit && a.roles.includes(staff[name][0]) && a.login !== who[name].login);
who.desk2 = second_of("desk");
who.handler2 = second_of("handler");

// ---- the people, each at a desk of their own ----
const pages = {};
async function at_desk(name) {
	if (!pages[name]) {
		pages[name] = await open(DESK);
		await sign_in(pages[name], who[name]);
		if (/dang-nhap/.test(pages[name].url())) throw new Error(`${name} is not signed in: ${pages[name].url()}`);
	}
	return pages[name];
}
const text_of = (page) => page.locator("main").innerText();
const progress = (words) => console.log(`# ${((Date.now() - t0) / 1000).toFixed(0)} s: ${words}`);
const tried = new Set();
async function show(name, code) {
	const page = await at_desk(name);
	await page.goto(`${BASE}/can-bo/ho-so/${code}`);
	return page;
}
const type_in = (page, code, move, fields) => fill(page, `/can-bo/ho-so/${code}/buoc/${move}`, fields);
// A move that succeeds; the page says so.
async function act(name, code, move, fields = {}) {
	const page = await show(name, code);
	await send(page, await type_in(page, code, move, fields));
	tried.add(move);
	if (!page.url().includes("xong=")) check(`${name}: ${move} of ${code}`, false, (await text_of(page)).slice(0, 300).replace(/\n/g, " "));
	return page;
}
// One that is answered with a sentence; what was typed stays.
async function told(sentence, name, code, move, fields, words) {
	const page = await show(name, code);
	await send(page, await type_in(page, code, move, fields));
	const text = await text_of(page);
	let kept = true;
	for (const [field, value] of Object.entries(fields)) {
		const box = page.locator(`form[action$="/buoc/${move}"] [name=${field}]:not([type=radio], [type=checkbox], select)`).first();
		if (typeof value === "string" && await box.count()) kept &&= await box.inputValue() === value;
	}
	check(sentence, text.includes(words) && kept && !page.url().includes("xong="), text.slice(0, 200).replace(/\n/g, " "));
	return page;
}
// The notice of money among the files, as the case officer puts it there.
async function put_notice(code, name = "thong-bao.pdf") {
	owe(code);
	const page = await show("handler", code);
	check("a stop for money waits for its notice", (await page.locator("#chan-nghia-vu-tai-chinh").innerText()).includes("Chưa có tệp thông báo"));
	await loads(page, () => page.locator("#chan-nghia-vu-tai-chinh a").click());
	await page.locator("#loai").selectOption("thong_bao");
	await page.locator("#tep").setInputFiles({ name, mimeType: "application/pdf", buffer: pdf(code) });
	await loads(page, () => page.locator("form", { has: page.locator("#tep") }).locator("button[type=submit]").click());
}
// The applicant's request to withdraw, as the desk puts it there.
async function put_wish(code, name) {
	const page = await show("desk", code);
	check("a wish to withdraw waits for its request", (await page.locator("#chan-de-nghi-rut").innerText()).includes("Chưa có tệp đề nghị rút"));
	await loads(page, () => page.locator("#chan-de-nghi-rut a").click());
	await page.locator("#loai").selectOption("don_rut");
	await page.locator("#tep").setInputFiles({ name, mimeType: "application/pdf", buffer: pdf(name + code) });
	await loads(page, () => page.locator("form", { has: page.locator("#tep") }).locator("button[type=submit]").click());
}
// The same page narrow and wide, with axe; one of each kind.
async function look(name, what) {
	const page = pages[name];
	for (const size of [DESK, PHONE]) {
		await page.setViewportSize(size);
		await shot(page, `day-${what}`);
		await axe(page, `the day: ${what}`);
	}
	const small = await page.locator("main summary, main button").evaluateAll((all) => all.filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 40).map((e) => e.innerText));
	check(`${what}: whatever is pressed is 40 px high or more`, !small.length, small.join(", "));
	await page.setViewportSize(DESK);
}

// ---- the crowd of the morning ----
const day = new Map(); // code -> the state in which it goes to bed
const crowd = await Session.sign_in(who.desk2);
let number = 0;
async function by_helper(procedure = "1.004873", changes = {}) {
	const res = await intake(crowd, procedure, { cach_nhan: number++ % 3 ? "tai_quay" : "buu_chinh", ...changes });
	const code = code_of(res);
	if (!code) throw new Error(`intake of ${procedure}: ${res.status}`);
	day.set(code, "Đã tiếp nhận");
	return code;
}
async function at_counter(procedure, fields = {}, name = "desk") {
	const page = await at_desk(name);
	await page.goto(`${BASE}/can-bo/tiep-nhan/${procedure}`);
	const person = { ho_ten: "Phan Thị Kim Thoa", ngay_sinh: "20/10/1979", so_giay_to: `048179${String(Date.now() % 1000000).padStart(6, "0")}`, dien_thoai: "0905771771", dia_chi: "Tổ 30, phường Hải Vân", ...fields };
	for (const [field, value] of Object.entries(person)) {
		const inside = page.locator("main details:not([open])", { has: page.locator(`[name=${field}]`) });
		if (await inside.count()) await inside.first().locator("summary").click();
		const box = page.locator(`[name=${field}]`).first(), kind = await box.evaluate((e) => e.localName === "select" ? "select" : e.type);
		if (kind === "radio") await page.locator(`[name=${field}][value="${value}"]`).check(); else if (kind === "select") await box.selectOption(value); else await box.fill(value);
	}
	for (const box of await page.locator("input[type=checkbox][name^=giay_], input[type=checkbox][name^=xuat_trinh_]").all()) await box.check();
	await loads(page, () => page.locator("main button[value=nhan]:visible").click());
	if (!/bien-nhan/.test(page.url()) && await page.locator("[name=xac_nhan_trung]").count()) {
		await page.locator("[name=xac_nhan_trung]").check();
		await loads(page, () => page.locator("main button[value=nhan]:visible").click());
	}
	const code = page.url().match(/ho-so\/([^/]+)\/bien-nhan/)?.[1];
	if (!code) return [null, page];
	day.set(code, "Đã tiếp nhận");
	return [code, page];
}
const bed = (code, state) => day.set(code, state);
async function to_handler(code, handler = who.handler) {
	await act("desk", code, "chuyen");
	await act("head", code, "nhan");
	await act("head", code, "phan-cong", { nguoi_thu_ly: { pick: handler.name } });
	return code;
}
async function fresh(fields = {}) { return to_handler((await at_counter("1.004873", fields))[0]); }
async function to_ready(code) {
	await act("handler", code, "trinh", { loai_ket_qua: "ket_qua" });
	await act("head", code, "duyet");
	await act("leader", code, "ky");
	await act("clerk", code, "phat-hanh", { so_van_ban: "301/UBND-XN" });
	return code;
}

// Typed fast and wrong, at the counter.
{
	const [none, page] = await at_counter("2.000635", { phi: "thu_truoc", so_tien_phi: "8.000", so_bien_lai: "" });
	check("a fee taken without the receipt's number is a sentence, and the form is kept", !none && /biên lai/i.test(await text_of(page)) && await page.locator("[name=ho_ten]").inputValue() === "Phan Thị Kim Thoa", page.url());
	await look("desk", "intake-wrong-receipt");
}
let [c] = await at_counter("1.004873");
check("a dossier is taken in at the counter", !!c);
const plain = c;

// The ordinary road, and what each of the seven sees on it.
await show("desk", c); await look("desk", "received");
const first_open = async (name) => (await pages[name].locator("details.mc-action[open] summary").allInnerTexts()).map((s) => s.trim());
check("the desk finds the usual next step open, and nothing else", (await first_open("desk")).join() === "Chuyển hồ sơ", (await first_open("desk")).join());
await show("leader", c);
check("what is seldom done stands under its own heading", await pages.leader.locator("h3", { hasText: "Việc khác" }).count() === 1);
await act("desk", c, "chuyen");
await act("desk", c, "thu-hoi");
await act("desk", c, "chuyen");
await act("head", c, "nhan");
await show("head", c); await look("head", "unassigned");
check("the head of the division is asked to assign", (await first_open("head"))[0] === "Phân công");
await told("assigning nobody is a sentence", "head", c, "phan-cong", {}, "Chọn người thụ lý");
await look("head", "assign-nobody");
await act("head", c, "phan-cong", { nguoi_thu_ly: { pick: who.handler.name } });
await show("handler", c); await look("handler", "examining");
check("the case officer is asked to submit", (await first_open("handler"))[0] === "Trình duyệt");
await act("handler", c, "giao-lai", { ghi_chu: "Hồ sơ cùng người nộp đang do đồng nghiệp thụ lý." });
await act("head", c, "phan-cong", { nguoi_thu_ly: { pick: who.handler2.name } });
await act("head", c, "doi-thu-ly", { nguoi_thu_ly: { pick: who.handler.name }, ghi_chu: "Đồng nghiệp nghỉ phép." });
await act("handler", c, "trinh", { loai_ket_qua: "ket_qua", ghi_chu: "Đủ điều kiện." });
await show("head", c); await look("head", "approving");
await act("head", c, "chinh-sua", { ghi_chu: "Ghi rõ căn cứ pháp lý." });
await act("handler", c, "trinh", { loai_ket_qua: "ket_qua" });
await act("handler", c, "thu-hoi");
await act("handler", c, "trinh", { loai_ket_qua: "ket_qua" });
await act("head", c, "duyet");
await show("leader", c); await look("leader", "signing");
await act("leader", c, "nhan");
await act("leader", c, "ky");
await told("a release without the number is a sentence", "clerk", c, "phat-hanh", { so_van_ban: "" }, "Nhập số văn bản");
await act("clerk", c, "phat-hanh", { so_van_ban: "300/UBND-XN" });
await show("desk", c); await look("desk", "ready");
await told("a delegate without authorisation is sent back", "desk", c, "tra-ket-qua", { loai_nguoi_nhan: "uy_quyen", nguoi_nhan: "Lê Văn Bình", giay_to_nguoi_nhan: "Căn cước" }, "giấy ủy quyền");
await act("desk", c, "tra-ket-qua", { loai_nguoi_nhan: "uy_quyen", nguoi_nhan: "Lê Văn Bình", giay_to_nguoi_nhan: "Căn cước", giay_uy_quyen: "Số 12, ngày 20/11/2026" });
await show("desk", c);
const log = await pages.desk.locator(".mc-log").last().innerText();
check("the timeline tells who was given it, the document, the receiver and on what paper", ["Giao cho: " + who.handler2.name, "Văn bản số: 300/UBND-XN", "Người nhận: Lê Văn Bình", "Giấy ủy quyền: Số 12"].every((w) => log.includes(w)), log.slice(0, 600));
await look("desk", "returned");
// … and was wrong.
await act("desk", c, "dinh-chinh", { ghi_chu: "Sai năm sinh trên giấy xác nhận." });
const round = (await show("desk", c)).url() && (await pages.desk.locator(".mc-log").last().innerText()).match(/Hồ sơ đính chính: ([\w.-]+)/)?.[1];
check("the wrong result has a round of its own, named in the timeline", !!round);
bed(c, "Đã trả kết quả");
if (round) {
	await show("handler", round); await look("handler", "correcting-round");
	bed(round, "Đang thụ lý");
}
progress("the ordinary road and its correction");

// Supplement.
c = await fresh();
await told("a supplement that names nothing is a sentence", "handler", c, "de-xuat-bo-sung", { can_bo_sung: "", ghi_chu: "Thiếu" }, "mỗi mục một dòng");
await act("handler", c, "de-xuat-bo-sung", { can_bo_sung: "Bản chính giấy xác nhận cư trú\nẢnh 3x4 nền trắng", ghi_chu: "Hồ sơ thiếu hai thành phần." });
await show("head", c);
check("the proposal waits at the top for the head", (await first_open("head"))[0] === "Duyệt yêu cầu bổ sung");
await look("head", "supplement-proposed");
await act("head", c, "duyet-bo-sung");
await act("desk", c, "yeu-cau-bo-sung");
await show("desk", c); await look("desk", "supplement-waiting");
check("the timeline says what to bring until when", /Hạn bổ sung: \d\d\/\d\d\/\d{4}/.test(await pages.desk.locator(".mc-log").last().innerText()) && (await pages.desk.locator(".mc-log").last().innerText()).includes("Ảnh 3x4 nền trắng"));
await act("desk", c, "nhan-bo-sung");
await act("handler", c, "nhan");
await act("handler", c, "de-xuat-bo-sung", { can_bo_sung: "Thêm một bản sao", ghi_chu: "Còn thiếu." });
await told("a second supplement is not the head's to allow", "head", c, "duyet-bo-sung", {}, "đã được yêu cầu bổ sung");
await act("head", c, "khong-duyet", { ghi_chu: "Đã yêu cầu một lần; tự tra cứu trong cơ sở dữ liệu." });
bed(c, "Đang thụ lý");

// Money.
c = await fresh();
await put_notice(c);
await act("handler", c, "nghia-vu-tai-chinh", { tep_thong_bao: { pick: "thong-bao.pdf" }, so_thong_bao: "TB-215/CCT", so_tien: "1.500.000", nguoi_nop_tien: "Phan Thị Kim Thoa" });
await show("cashier", c); await look("cashier", "payment-waiting");
await told("paid without a receipt's number is a sentence", "cashier", c, "da-nop", { so_bien_lai: "" }, "Nhập số biên lai");
await act("cashier", c, "da-nop", { so_bien_lai: "BL-0915" });
check("sum and receipt are in the timeline", ["1.500.000 đồng", "BL-0915"].every(async (w) => (await text_of(pages.cashier)).includes(w)));
bed(c, "Đang thụ lý");
progress("supplement and payment");

// Co-ordination: several asked, one cancelled, one on paper; one late since before today.
c = await fresh();
await act("handler", c, "de-xuat-phoi-hop", { don_vi: { pick: ["Công an phường"] }, noi_dung: "Xác minh nơi cư trú", thoi_han: "2", don_vi_han: "WH" });
await told("a limit longer than the dossier's own is refused", "head", c, "lay-y-kien", { noi_dung: "Xác minh nơi cư trú", thoi_han: "40", don_vi: { pick: ["Công an phường"] } }, "dài hơn thời hạn còn lại");
await look("head", "consult-too-long");
await act("head", c, "lay-y-kien", { don_vi: { pick: ["Công an phường", "Chi cục Thuế", "Phòng Kinh tế"] }, noi_dung: "Xác minh nơi cư trú và nghĩa vụ thuế", thoi_han: "2", don_vi_han: "WH" });
await show("head", c); await look("head", "consulting");
await show("police", c); await look("police", "asked");
check("who was asked finds the answer open", (await first_open("police"))[0] === "Trả lời phối hợp");
await act("police", c, "tra-loi", { loai_tra_loi: "dong_y", noi_dung: "Đúng nơi cư trú." });
await act("head", c, "huy-yeu-cau", { yeu_cau: { pick: "Phòng Kinh tế" }, ghi_chu: "Không còn cần." });
await act("handler", c, "tra-loi", { yeu_cau: { pick: "Thuế" }, loai_tra_loi: "co_y_kien", noi_dung: "Không nợ thuế.", so_van_ban: "88/CCT" });
const asked = await (await show("handler", c)).locator(".mc-log").last().innerText();
check("the timeline says who was asked what until when, and who answered", ["Hỏi: ", "Công an phường", "Thời hạn trả lời: 2 giờ", "Trả lời: Đồng ý", "Nội dung trả lời: Không nợ thuế."].every((w) => asked.includes(w)), asked.slice(0, 500));
bed(c, "Đang thụ lý");
const police = await Session.sign_in(who.police);
let late = null;
for (const d of dossiers) {
	const res = await police.get(`/can-bo/ho-so/${d.code}`);
	if (res.status === 200 && form(res.body, `/can-bo/ho-so/${d.code}/buoc/tra-loi`) && res.body.includes("Quá hạn trả lời")) { late = d.code; break; }
}
check("an answer is owed that is late since before today", !!late);
if (late) {
	await told("late without a reason it cannot be saved", "police", late, "tra-loi", { loai_tra_loi: "dong_y", noi_dung: "Hiện trạng đúng như hồ sơ." }, "đã quá hạn. Vui lòng nêu lý do");
	await look("police", "answer-late");
	await act("police", late, "tra-loi", { loai_tra_loi: "dong_y", noi_dung: "Hiện trạng đúng như hồ sơ.", ly_do_tre: "Phải đi thực địa hai lần." });
	check("the reason stands in the dossier", (await text_of(pages.police)).includes("Phải đi thực địa hai lần."));
	bed(late, null);
}

// Interlinked: another authority's unit has the dossier, and gives it back.
c = await fresh();
await act("head", c, "lien-thong", { don_vi: { pick: "Chi nhánh Văn phòng Đăng ký đất đai" }, noi_dung: "Trích lục bản đồ", thoi_han: "4", don_vi_han: "WH" });
await act("land", c, "nhan");
await show("land", c); await look("land", "interlinked");
await act("land", c, "tra-lien-thong", { loai_tra_loi: "dong_y", noi_dung: "Gửi kèm trích lục." });
await act("handler", c, "nhan");
bed(c, "Đang thụ lý");
progress("co-ordination and the interlinked segment");

// Refusal as a result, by post: not found, then delivered.
c = await fresh({ cach_nhan: "buu_chinh" });
await act("handler", c, "trinh", { loai_ket_qua: "tu_choi", ghi_chu: "Không đủ điều kiện theo Luật Hộ tịch." });
await act("head", c, "duyet");
await act("head", c, "thu-hoi");
await act("head", c, "duyet");
await act("leader", c, "chinh-sua", { ghi_chu: "Dẫn đủ điều, khoản." });
await act("handler", c, "nhan").catch(() => {});
await to_ready(c);
await told("a parcel without a number is a sentence", "desk", c, "giao-buu-chinh", { so_van_don: "" }, "Nhập số vận đơn");
await act("desk", c, "giao-buu-chinh", { so_van_don: "EB123456789VN", don_vi: { pick: "Bưu điện" } });
await show("post", c); await look("post", "posted");
await act("post", c, "phat-khong-thanh-cong", { ghi_chu: "Vắng nhà, gọi không nghe máy." });
await act("desk", c, "giao-buu-chinh", { so_van_don: "EB987654321VN", don_vi: { pick: "Bưu điện" } });
await act("post", c, "phat-thanh-cong", { nguoi_nhan: "Phan Thị Kim Thoa" });
bed(c, "Đã trả kết quả");

// Withdrawal refused and granted, discontinuation, what is kept.
c = await fresh();
await put_wish(c, "rut-1.pdf");
await act("desk", c, "de-nghi-rut", { tep_de_nghi: { pick: "rut-1.pdf" }, ghi_chu: "Người nộp muốn nộp nơi khác." });
await show("head", c); await look("head", "withdrawing");
await act("head", c, "khong-dong-y-rut", { ghi_chu: "Kết quả đã trình ký." });
await put_wish(c, "rut-2.pdf");
await act("desk", c, "de-nghi-rut", { tep_de_nghi: { pick: "rut-2.pdf" }, ghi_chu: "Người nộp vẫn đề nghị rút." });
await act("leader", c, "dong-y-rut");
await act("desk", c, "luu", { noi_luu: "Kho 2, kệ 5" });
bed(c, "Đã lưu hồ sơ");
c = await fresh();
await act("head", c, "loi-dong-bo", { ghi_chu: "Hệ thống hộ tịch không phản hồi." });
await act("head", c, "het-loi-dong-bo", { ghi_chu: "Đã thông." });
await told("stopping without its article is a sentence", "leader", c, "dung", { can_cu: "", ghi_chu: "Người nộp đã mất." }, "Nêu căn cứ pháp lý");
await act("leader", c, "dung", { can_cu: "Luật Hộ tịch 2014, Điều 18", ghi_chu: "Người nộp đã mất." });
await show("leader", c); await look("leader", "discontinued");
bed(c, "Dừng giải quyết");

// A fee that is owed keeps the result; the desk takes it with the receipt.
[c] = await at_counter("2.000635", { phi: "thu_sau", so_tien_phi: "8.000" }, "desk2");
if (c) {
	await told("taking a fee needs the receipt's number", "desk2", c, "thu-phi", { so_bien_lai: "" }, "Nhập số biên lai");
	await act("desk2", c, "thu-phi", { so_bien_lai: "BL-0916" });
	await act("desk2", c, "chuyen");
	bed(c, "Chờ phân công");
}
// Sent to the wrong division and back.
[c] = await at_counter("1.004873", {}, "desk2");
await act("desk2", c, "chuyen");
await act("head", c, "nhan");
await act("head", c, "tra-lai", { ghi_chu: "Thiếu trang hai của tờ khai." });
await act("desk2", c, "nhan");
bed(c, "Đã tiếp nhận");
progress("refusal by post, withdrawals, discontinuation, fee");

// Two people on one dossier: the second keeps what was typed.
c = await fresh();
await put_notice(c);
const mine = await show("handler", c);
const f = await type_in(mine, c, "nghia-vu-tai-chinh", { tep_thong_bao: { pick: "thong-bao.pdf" }, so_thong_bao: "TB-giữ lại", so_tien: "250.000", ghi_chu: "Tính theo bảng giá đất năm 2026." });
await act("head", c, "loi-dong-bo", { ghi_chu: "Hệ thống thuế không phản hồi." });
await send(mine, f);
const met = await text_of(mine);
check("the second is told who was first, and every field is still there", met.includes("Hồ sơ đã thay đổi") && met.includes(who.head.name) && await mine.locator("[name=so_thong_bao]").first().inputValue() === "TB-giữ lại" && await mine.locator("form[action$='nghia-vu-tai-chinh'] [name=ghi_chu]").inputValue() === "Tính theo bảng giá đất năm 2026.");
for (const size of [DESK, PHONE]) { await mine.setViewportSize(size); await shot(mine, "day-conflict"); }
await mine.setViewportSize(DESK);
await send(mine, mine.locator("form[action$='nghia-vu-tai-chinh']"));
check("and sends it again with one press", mine.url().includes("xong=nghia-vu-tai-chinh"), mine.url());
bed(c, "Chờ thực hiện nghĩa vụ tài chính");

// The rest of the sixty: the crowd, some of them well on their way by evening.
const rest = [];
while (day.size < 60) rest.push(await by_helper());
for (const code of rest.slice(0, 6)) { await act("desk", code, "chuyen"); bed(code, "Chờ phân công"); }
progress(`${day.size} dossiers`);

// What each finds in the evening.
for (const name of ["desk", "head", "handler", "leader", "clerk"]) {
	const page = await at_desk(name);
	await page.goto(`${BASE}/can-bo/hop-viec`);
	await look(name, `inbox-${name}`);
}
const names = { ...staff };
check(`all kinds of trouble were walked: ${tried.size} moves`, tried.size >= 34, [...tried].join(" "));

// Every dossier of the day is accounted for, and its minutes add up.
const minutes = (s) => Number(s.match(/(\d+) giờ/)?.[1] ?? 0) * 60 + Number(s.match(/(\d+) phút/)?.[1] ?? 0);
const evening = await Session.sign_in(who.desk);
const lost = [], unequal = [];
for (const [code, state] of day) {
	const { body, status } = await evening.get(`/can-bo/ho-so/${code}`);
	const is = body.match(/Bước: <strong>([^<]+)/)?.[1];
	if (status !== 200 || (state && is !== state)) lost.push(`${code}: ${is ?? status} instead of ${state}`);
	const table = body.match(/id="h-ngay".*?<\/section>/s)?.[0] ?? "";
	const parts = [...table.matchAll(/<td class="n">((?:\d+ giờ)? ?(?:\d+ phút)?)<\/td>/g)].map((m) => minutes(m[1]));
	const total = table.match(/đã qua: <strong>([^<]+)/)?.[1];
	if (!parts.length && !total) continue; // nothing has gone by yet
	if (!total || parts.reduce((a, b) => a + b, 0) !== minutes(total)) unequal.push(`${code}: ${parts} of ${total}`);
}
check(`all ${day.size} dossiers of the day are where they were left`, day.size >= 60 && !lost.length, lost.join("; "));
check("whose minutes: the shares of every dossier add up to the whole", !unequal.length, unequal.slice(0, 3).join("; "));
const verify = replay();
check("and every clock and chain replays", !/fault|sai|bad/i.test(verify.replace(/\b0 (faults?|bad)\b/g, "")), verify.slice(-300));
console.log(`# ${verify.trim().split("\n").at(-1)}`);
progress("done");
void names; void plain;
await finish();
