// As people do it, in Chromium and without script: received at the desk by
// keyboard, QR scanned by a phone, processed, returned, looked up again.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BASE, BUILD, DESK, PHONE, SHOTS, account, axe, browser, check, finish, loads, open, shot, sign_in } from "./support.mjs";

const U = "W-LC";
const desk = await open(DESK);
await sign_in(desk, account("RECEPTION", `${U}-HCC`));
check("the desk is signed in", desk.url().includes("/can-bo/hom-nay"), desk.url());
await axe(desk, "inbox");
await shot(desk, "inbox");

// An action that leads to another page, and that page loaded.

// Intake with the keyboard alone: Tab, letters, space, Enter.
await desk.goto(`${BASE}/can-bo/tiep-nhan`);
await desk.keyboard.type("tinh trang hon nhan");
await loads(desk, () => desk.keyboard.press("Enter"));
await axe(desk, "choosing a procedure");
await desk.locator("main a[href^='/can-bo/tiep-nhan/']").first().focus();
await loads(desk, () => desk.keyboard.press("Enter"));
const t0 = Date.now();
const type = async (name, text) => {
	await desk.locator(`[name=${name}]`).focus();
	await desk.keyboard.press("Control+A");
	await desk.keyboard.type(text);
};
await type("ho_ten", "Lê Thị Ngọc Ánh");
await type("ngay_sinh", "1/5/88");
await type("so_giay_to", "048188012345");
await type("dien_thoai", "0905 218");
await type("dia_chi", "Tổ 7, phường Liên Chiểu");
await loads(desk, () => desk.keyboard.press("Enter"));
check("a mistake shows its sentence, and the title begins with it", (await desk.title()).startsWith("Lỗi:") && (await desk.locator("main").innerText()).includes("10 chữ số"));
check("the summary has the focus", await desk.locator(".govuk-error-summary:focus").count() === 1);
check("what was typed is still there", await desk.locator("[name=ho_ten]").inputValue() === "Lê Thị Ngọc Ánh");
await axe(desk, "intake with a mistake");
await shot(desk, "intake-mistake");
await type("dien_thoai", "0905218333");
for (const box of await desk.locator("tr:has-text('Bắt buộc') input[name^=giay_], div:has-text('Bắt buộc') > input[name^=xuat_trinh_]").all()) {
	await box.focus();
	if (!(await box.isChecked())) await desk.keyboard.press("Space");
}
await desk.locator("main form[method=post] button[type=submit]").last().focus();
await loads(desk, () => desk.keyboard.press("Enter"));
if (await desk.locator("[name=xac_nhan_trung]").count()) {
	await desk.locator("[name=xac_nhan_trung]").focus();
	await desk.keyboard.press("Space");
	await desk.locator("main form[method=post] button[type=submit]").last().focus();
	await loads(desk, () => desk.keyboard.press("Enter"));
}
check("the receipt is on screen", /\/bien-nhan$/.test(desk.url()), desk.url());
check("typed within a minute", Date.now() - t0 < 60000, `${Date.now() - t0} ms`);
const code = desk.url().match(/ho-so\/([^/]+)/)[1];
await shot(desk, "receipt");
await axe(desk, "receipt");
const paper = join(SHOTS, "paper.pdf");
writeFileSync(paper, await desk.pdf({ preferCSSPageSize: true }));
check("printed from the browser its two copies are a page of A5 each", /Pages:\s+2\n/.test(execFileSync("pdfinfo", [paper], { encoding: "utf8" })) && /\(A5\)/.test(execFileSync("pdfinfo", [paper], { encoding: "utf8" })));

// A phone reads the QR of the printed paper.
execFileSync("pdftoppm", ["-r", "203", "-gray", "-png", paper, join(SHOTS, "paper")]);
const read = execFileSync("zbarimg", ["-q", "--raw", "--nodbus", join(SHOTS, "paper-1.png")], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim().split("\n");
const url = read.find((line) => line.includes("/t/"));
check("the QR and the bar code are read from paper", !!url && read.includes(code), read.join(" "));
const phone = await open(PHONE);
await phone.goto(url);
check("the QR opens the dossier at a clean address", phone.url() === `${BASE}/tra-cuu/${code}`);
const text = await phone.locator("main").innerText();
check("the phone shows procedure, masked name, appointment and what to do", text.includes("Lê T** N** Á**") && /Thứ|Chủ nhật/.test(text) && text.includes("chưa cần làm gì thêm"));
await shot(phone, "owner-received");
await axe(phone, "the owner's page");
await phone.getByText("Vì sao hẹn ngày này").click();
check("every day of the appointment is explained", (await phone.locator("main").innerText()).includes("tính vào thời hạn"));

// Through the building.
const unit_page = await desk.goto(`${BASE}/can-bo/ho-so/${code}`).then(() => desk.locator("main").innerText());
check("the dossier's page shows who holds it", unit_page.includes("Đang giữ"));
async function act(role, unit, label, fill = async () => {}) {
	const page = await open(DESK);
	await sign_in(page, account(role, unit));
	await page.goto(`${BASE}/can-bo/ho-so/${code}`);
	const action = page.locator("details.mc-action", { has: page.locator("summary", { hasText: label }) }).first();
	if (await action.getAttribute("open") === null) /* an only move stands open */
		await action.locator("summary").click();
	const form = action.locator("form");
	await fill(form);
	await loads(page, () => form.locator("button[type=submit]").click());
	check(`${role}: ${label}`, page.url().includes("xong="), page.url());
	return page;
}
const lead = `${U}-VP`;
await (await act("RECEPTION", `${U}-HCC`, "Chuyển hồ sơ")).context().close();
await (await act("DEPT_HEAD", lead, "Nhận hồ sơ")).context().close();
const handler = account("HANDLER", lead);
await (await act("DEPT_HEAD", lead, "Phân công", (f) => f.locator("select[name=nguoi_thu_ly]").selectOption({ label: `${handler.name} – ${handler.title}` }))).context().close();
await (await act("HANDLER", lead, "Trình duyệt", async (f) => {
	await f.locator("[name=loai_ket_qua][value=ket_qua]").check();
	await f.locator("[name=khong_du_thao]").fill("Trình kèm dự thảo giấy.");
	await f.locator("[name=ghi_chu]").fill("Đủ điều kiện.");
})).context().close();
await (await act("DEPT_HEAD", lead, "Duyệt, trình ký")).context().close();
await (await act("UBND_LEADER", U, "Ký duyệt")).context().close();
await (await act("CLERK", `${U}-VP`, "Đóng dấu, phát hành", (f) => f.locator("[name=so_van_ban]").fill("125/UBND-XN"))).context().close();
await phone.reload();
check("the phone says: come and get it", (await phone.locator("main").innerText()).includes("mời ông/bà đến nhận") || (await phone.locator("main").innerText()).includes("Mời ông/bà đến nhận"));
await shot(phone, "owner-ready");
const back = await act("RECEPTION", `${U}-HCC`, "Trả kết quả", async (f) => {
	await f.locator("[name=loai_nguoi_nhan][value=chinh_chu]").check();
	await f.locator("[name=tra_ban_chinh][value=khong_co]").check();
	await f.locator("[name=giay_to_nguoi_nhan]").fill("Giấy hẹn, căn cước");
});
await shot(back, "dossier-returned");
await axe(back, "the dossier");
await phone.goto(`${BASE}/`);
await phone.locator("[name=ma]").fill(code.toLowerCase());
await loads(phone, () => phone.locator("main form button[type=submit]").first().click());
check("looked up again by code it is returned", (await phone.locator("main").innerText()).includes("Kết quả đã được trả"));

for (const view of [PHONE, DESK]) {
	const page = await open(view);
	for (const [name, path] of [["home", "/"], ["a wrong number", "/tra-cuu?ma=h17"], ["by code", `/tra-cuu/${code}`], ["procedures", "/thu-tuc"], ["a procedure", "/thu-tuc/1.001193"],
		["its print sheet", "/thu-tuc/1.001193/ban-in"], ["its versions", "/thu-tuc/1.001193/lich-su"], ["the API page", "/api"], ["an unknown page", "/khong-co"], ["sign-in", "/can-bo/dang-nhap"]]) {
		await page.goto(`${BASE}${path}`);
		await shot(page, name.replaceAll(" ", "-"));
		await axe(page, name);
	}
	await page.context().close();
}
const staff = await open(PHONE);
await sign_in(staff, account("RECEPTION", `${U}-HCC`));
for (const [name, path] of [["inbox", "/can-bo/hop-viec"], ["intake", "/can-bo/tiep-nhan/1.001193"], ["dossier", `/can-bo/ho-so/${code}`], ["returning", "/can-bo/tra-ket-qua"]]) {
	await staff.goto(`${BASE}${path}`);
	await shot(staff, name);
	await axe(staff, name);
}
// A control: axe does see a fault that is put in.
const broken = await open(DESK, { script: true, csp: false });
await broken.setContent("<html><body><img src='x'></body></html>");
const { readFileSync } = await import("node:fs");
await broken.evaluate(readFileSync(join(BUILD, "tests-npm/node_modules/axe-core/axe.min.js"), "utf8"));
check("a control: axe sees a picture without words", await broken.evaluate(async () => (await window.axe.run(document)).violations.some((v) => v.id === "image-alt")));
void browser;
await finish();
