// Two people at one desk, with the browser's own ways of bringing an old form
// back: Back, reload and resend, a receipt opened in another tab.  Nobody's
// dossier vanishes behind another's.
import { BASE, DESK, PHONE, account, check, finish, loads, open, shot, sign_in } from "./support.mjs";

const FORM = `${BASE}/can-bo/tiep-nhan/1.004873`;
const page = await open(DESK, { script: true });
await sign_in(page, account("RECEPTION", "W-HV-HCC"));
const number = () => `048185${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}`;
const card = (id, name) => `${id}||${name}|15031985|Nữ|Tổ 12, phường Hải Vân|01012022`;
const scan = async (p, text) => { await p.locator("#quet_cccd").fill(text); await loads(p, () => p.keyboard.press("Enter")); };
const finish_form = async (p) => {
	if (!await p.locator("#dien_thoai").inputValue()) await p.locator("#dien_thoai").fill("0905111222");
	if (!await p.locator("#du_giay_to").isChecked()) await p.locator("#du_giay_to").check();
	for (const box of await p.locator("[name^=xuat_trinh_]").all()) await box.check();
	await p.locator("#phi").selectOption("khong_thu");
};
const send = (p) => loads(p, async () => { await p.locator("#dien_thoai").focus(); await p.keyboard.press("Enter"); });
const code_of = (p) => p.url().match(/ho-so\/([^/]+)\/bien-nhan/)?.[1];
const shows = async (p, text) => (await p.locator("body").innerText()).includes(text);

const type = async (p, fields) => { for (const [name, text] of Object.entries(fields)) await p.locator(`#${name}`).fill(text); };

// Back, the next person typed over the first one's form, Enter.
await page.goto(FORM);
await type(page, { so_giay_to: number(), ho_ten: "Nguyễn Thị Một", dia_chi: "Tổ 1", dien_thoai: "0905111222" });
await finish_form(page);
await send(page);
const first = code_of(page);
check("the first person's receipt", !!first && await shows(page, "Nguyễn Thị Một"), page.url());
await page.goBack({ waitUntil: "load" });
check("Back leads to the form", page.url() === FORM && await page.locator("#quet_cccd").count() === 1, page.url());
await type(page, { so_giay_to: number(), ho_ten: "Trần Thị Hai", dia_chi: "Tổ 2", dien_thoai: "0905222333" });
await finish_form(page);
await send(page);
// The form had a key of its own, or says that its key was used.
if (!code_of(page)) {
	check("what was typed over an old form is kept", await shows(page, `Biểu mẫu này đã dùng cho hồ sơ ${first}`) && await page.locator("#ho_ten").inputValue() === "Trần Thị Hai");
	await send(page);
}
const second = code_of(page);
check("Back, the next person, Enter: a dossier of her own", !!second && second !== first && await shows(page, "Trần Thị Hai") && !await shows(page, "Nguyễn Thị Một"), page.url());

// The same through the scanner: the old form's key, posted with a new card.
await page.goto(FORM);
await scan(page, card(number(), "Hồ Thị Bảy"));
await finish_form(page);
const used_key = await page.locator("#tiep-nhan input[name=_key]").inputValue();
await send(page);
const seventh = code_of(page);
await page.goto(FORM);
await page.locator("#tiep-nhan input[name=_key]").evaluate((box, key) => { box.value = key; }, used_key);
await scan(page, card(number(), "Bùi Thị Tám"));
check("a card over a used form takes a fresh key at once", await page.locator("#tiep-nhan input[name=_key]").inputValue() !== used_key && await page.locator("#ho_ten").inputValue() === "Bùi Thị Tám");
await finish_form(page);
await send(page);
const eighth = code_of(page);
check("and is received as another dossier", !!eighth && eighth !== seventh && await shows(page, "Bùi Thị Tám"), page.url());

// The receipt in another tab, the next person typed over the form that stayed.
await page.goto(FORM);
await type(page, { so_giay_to: number(), ho_ten: "Lê Thị Ba", dia_chi: "Tổ 3", dien_thoai: "0905333444" });
await finish_form(page);
const [tab] = await Promise.all([page.context().waitForEvent("page"), page.locator(".mc-actions button[value=nhan]").click({ modifiers: ["Control"] })]);
await tab.waitForLoadState("load");
const third = code_of(tab);
check("the receipt opens in another tab", !!third && await shows(tab, "Lê Thị Ba"), tab.url());
await page.locator("#so_giay_to").fill(number());
await page.locator("#ho_ten").fill("Phạm Văn Bốn");
await send(page);
check("the form that stayed says that it was used, and keeps the next person", await shows(page, `Biểu mẫu này đã dùng cho hồ sơ ${third}`) && await page.locator("#ho_ten").inputValue() === "Phạm Văn Bốn" && await page.locator("#du_giay_to").isChecked());
await shot(page, "form-key-used");
await send(page);
const fourth = code_of(page);
check("Enter once more receives him", !!fourth && fourth !== third && await shows(page, "Phạm Văn Bốn"), page.url());

// The same page sent again.
await page.goto(FORM);
await type(page, { so_giay_to: number(), ho_ten: "Đỗ Thị Năm", dia_chi: "Tổ 5", dien_thoai: "0905333444" });
await finish_form(page);
const codes = [];
for (let i = 0; i < 2; i++) {
	const [again] = await Promise.all([page.context().waitForEvent("page"), page.locator(".mc-actions button[value=nhan]").click({ modifiers: ["Control"] })]);
	await again.waitForLoadState("load");
	codes.push(code_of(again));
}
check("two presses are one dossier", !!codes[0] && codes[0] === codes[1], codes.join(" "));
await page.setViewportSize(PHONE);
await page.locator("#ho_ten").fill("Vũ Thị Sáu");
await send(page);
await shot(page, "form-key-used-phone");
check("on a telephone the sentence fits too", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
await finish();
