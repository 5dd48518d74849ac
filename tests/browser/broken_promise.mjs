// A promise that was broken, as each of its people sees it, in Chromium and
// without script: a unit answers late, the dossier becomes late, it is
// explained, the letter waits for the one post that may sign it, is stamped,
// scanned, sent, reported, acknowledged, published; only then the result leaves.
import { BASE, DESK, PHONE, account, axe, check, fill, finish, loads, open, send, shot, sign_in } from "./support.mjs";
import { accounts, dossiers } from "../support/http.mjs";

const U = "W-LC";
const who = {
	desk: account("RECEPTION", `${U}-HCC`), deskhead: account("RECEPTION_HEAD", `${U}-HCC`), leader: account("UBND_LEADER", U), head: account("DEPT_HEAD", `${U}-VP`),
	otherhead: account("DEPT_HEAD", `${U}-VHXH`), clerk: account("CLERK", `${U}-VP`), police: account("COORDINATOR", `${U}-CA`), city: account("CONTROL", "DN"), control: account("CONTROL", `${U}-VP`),
};
const pages = {};
async function at(name, path) {
	if (!pages[name]) {
		pages[name] = await open(DESK);
		await sign_in(pages[name], who[name]);
	}
	await pages[name].goto(BASE + path);
	return pages[name];
}
const text = (page) => page.locator("main").innerText();
const offers = (page, action) => page.locator(`form[action="${action}"]`).count();
async function look(page, name) {
	for (const size of [PHONE, DESK]) {
		await page.setViewportSize(size);
		await shot(page, `promise-${name}`);
		await axe(page, `the broken promise: ${name}`);
	}
}
const dmy = (days) => { // a working day some days on
	const t = new Date(Date.now() + 7 * 3600e3 + days * 86400e3);
	while ([0, 6].includes(t.getUTCDay())) t.setUTCDate(t.getUTCDate() + 1);
	return [t.getUTCDate(), t.getUTCMonth() + 1, t.getUTCFullYear()].map((n) => String(n).padStart(2, "0")).join("/");
};

// The dossier whose answer the police owe for weeks.
let d = null;
for (const x of dossiers.filter((y) => y.state === "LAY_Y_KIEN" && y.unit.includes("Liên Chiểu") && y.unit.startsWith("Văn phòng"))) {
	if (await offers(await at("police", `/can-bo/ho-so/${x.code}`), `/can-bo/ho-so/${x.code}/buoc/tra-loi`)) { d = x; break; }
}
check("a late dossier waits for the police", !!d);
if (!d) await finish();
const home = `/can-bo/ho-so/${d.code}`, late = `${home}/tre-han`;
const step = async (name, move, fields = {}) => {
	const page = await at(name, home);
	await send(page, await fill(page, `${home}/buoc/${move}`, fields));
	if (!page.url().includes("xong=")) check(`${name}: ${move}`, false, (await text(page)).slice(0, 300));
	return page;
};

// 1. The late answer, with its reason.
{
	const page = await at("police", home);
	await send(page, await fill(page, `${home}/buoc/tra-loi`, { loai_tra_loi: "dong_y", noi_dung: "Đúng nơi cư trú" }));
	check("the police are asked why they are late", (await text(page)).includes("Vui lòng nêu lý do") && await page.locator("[name=noi_dung]").first().inputValue() === "Đúng nơi cư trú");
	await look(page, "1-late-answer");
	await send(page, await fill(page, `${home}/buoc/tra-loi`, { loai_tra_loi: "dong_y", noi_dung: "Đúng nơi cư trú", ly_do_tre: "Thiếu người đi xác minh thực địa" }));
	check("and answer", page.url().includes("xong="), page.url());
}
const holder = (await text(await at("desk", home))).match(/Đang giữ: (.+?)(?:,|·|\n)/)?.[1].trim();
who.handler = accounts.find((a) => a.unit === `${U}-VP` && a.roles.includes("HANDLER") && a.name === holder);
check("the officer has it again", !!who.handler, holder);

// 2. Ready for the signature, but late: no letter, no signature.
await step("handler", "trinh", { loai_ket_qua: "ket_qua", ghi_chu: "Đủ điều kiện" });
await step("head", "duyet");
{
	const page = await at("leader", home);
	check("the leader is not offered the signature", !await offers(page, `${home}/buoc/ky`));
	await look(page, "2-no-signature");
}

// 3. The explanation: whose days, why, and the officer's side.
{
	let page = await at("head", late);
	check("whose days they were", (await text(page)).includes("Công an phường"));
	for (let i = 0; i < 60 && !await page.locator(`form[action^="${home}/giai-trinh/"]`).count(); i++) { // the worker's sweep opens it
		await new Promise((r) => setTimeout(r, 1000));
		await page.reload();
	}
	await look(page, "3-explanation");
	const action = await page.locator(`form[action^="${home}/giai-trinh/"]`).first().getAttribute("action");
	await send(page, await fill(page, action, { phan_loai: "phoi_hop", nguyen_nhan: "p", noi_dung: "Đơn vị phối hợp trả lời chậm so với thời hạn yêu cầu." }));
	page = await at("handler", late);
	await send(page, await fill(page, action, { noi_dung: "Tôi đã nhắc đơn vị phối hợp hai lần bằng điện thoại." }));
	page = await at("head", late);
	await send(page, await fill(page, action, {}));
	check("explained, heard, closed", (await text(page)).includes("Đã hoàn thành") || !await offers(page, action), (await text(page)).match(/Giải trình[^]{0,200}/)?.[0]);
}

// 4. The letter: drafted, offered to the one post only, signed.
let letter;
{
	let page = await at("handler", late);
	await send(page, await fill(page, `${home}/thu-xin-loi`, { ly_do: "Đơn vị phối hợp trả lời chậm nên chưa đủ căn cứ.", nguyen_nhan: "p", ngay_hen_moi: dmy(7) }));
	letter = new URL(page.url()).pathname;
	check("the late unit is named as such", /Đơn vị để xảy ra chậm trễ\s+Công an phường/.test(await text(page)), (await text(page)).match(/Đơn vị để xảy ra.{0,80}/s)?.[0]);
	check("the late unit's reason is in it", (await text(page)).includes("Thiếu người đi xác minh thực địa"), page.url());
	await send(page, await fill(page, `${letter}/trinh-ky`, {}));
	for (const name of ["head", "otherhead"]) {
		page = await at(name, letter);
		check(`${name} reads who must sign and is not offered it`, (await text(page)).includes("lãnh đạo UBND phường") && !await offers(page, `${letter}/ky`));
	}
	await look(page, "4-wrong-signer");
	page = await at("leader", "/can-bo/dieu-hanh");
	await loads(page, () => page.locator('main a[href="/can-bo/thu-xin-loi"]').click());
	await look(page, "4-letters-that-wait");
	while (!await page.locator(`a[href="${letter}"]`).count()) await loads(page, () => page.locator(".mc-list__foot a").click());
	await loads(page, () => page.locator(`a[href="${letter}"]`).click());
	await send(page, await fill(page, `${letter}/ky`, {}));
	check("the leader signs; it has a number", /Thư xin lỗi \d+\/PXL/.test(await text(page)));
	await look(page, "4-signed");
}

// 5. Printed, stamped, scanned; told, reported, acknowledged, published.
{
	let page = await at("clerk", `${letter}/in/thu`);
	await look(page, "5-the-paper");
	const scan = await page.pdf({ preferCSSPageSize: true });
	page = await at("clerk", `${home}/tep`);
	await page.locator("#loai").selectOption("xin_loi");
	await page.locator("#tep").setInputFiles({ name: "Thư có dấu đỏ.pdf", mimeType: "application/pdf", buffer: scan });
	await loads(page, () => page.getByRole("button", { name: "Tải lên", exact: true }).click());
	for (const [name, act, fields] of [["clerk", "dong-dau", {}], ["desk", "gui", { cach_gui: "dien_thoai" }], ["clerk", "bao-cao", {}], ["city", "xac-nhan", {}], ["control", "cong-khai", {}]]) {
		page = await at(name, letter);
		await send(page, await fill(page, `${letter}/${act}`, fields));
		check(`${name}: ${act}`, !await offers(page, `${letter}/${act}`) && !await page.locator(".govuk-error-summary").count(), (await text(page)).slice(0, 200));
	}
	const told = await text(page);
	check("the page tells the whole road", ["Số trang bản quét", "Gửi người nộp lúc", "Cấp trên xác nhận lúc", "Công khai lúc"].every((w) => told.includes(w)));
	await look(page, "5-published");
}

// 6. The public and the owner see it.
{
	const page = await open(DESK);
	await page.goto(`${BASE}/cong-khai/tre-han`);
	for (let i = 0; i < 40 && !(await text(page)).includes(d.code); i++) {
		const next = page.getByRole("link", { name: "Trang sau" });
		if (!await next.count()) break;
		await loads(page, () => next.first().click());
	}
	const row = page.locator("tr", { hasText: d.code });
	check("the public list has it, with its letter and new day", await row.count() === 1 && /\d+\/PXL/.test(await row.innerText()), await row.count() ? await row.innerText() : page.url());
	check("and no name", !(await text(page)).includes(d.name));
	await look(page, "6-public");
	await page.goto(`${BASE}/t/${d.token}`);
	check("its owner reads the reason and the letter", /PXL/.test(await text(page)) && /xin lỗi/i.test(await text(page)));
	await look(page, "6-owner");
}

// 7. Now the result, and late stays late.
await step("deskhead", "hen-lai");
await step("leader", "ky");
await step("clerk", "phat-hanh", { so_van_ban: "88/UBND" });
{
	const page = await at("desk", home);
	check("late stays late", /trễ \d+ ngày làm việc/.test(await text(page)));
	await look(page, "7-late-stays-late");
}
await finish();
