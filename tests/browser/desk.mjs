// P4: a common intake with the keyboard and the scanner alone.  Every key is
// counted, a scan types like a wedge scanner and ends with Enter; no mouse.
import { go, people, reach } from "../support/ward.mjs";
import { BASE, DESK, PHONE, account, axe, check, finish, open, shot, sign_in } from "./support.mjs";

const KEYS_PER_SECOND = 3; // a clerk's pace, from the acceptance table
const SCAN_SECONDS = 2;    // to lift the card, aim, and hear the beep
const LIMIT = 60;

// With script, only to watch for mouse events; the pages have none of their own.
const desk = await open(DESK, { script: true, csp: false });
await desk.addInitScript(() => {
	for (const type of ["mousedown", "mouseup", "click", "pointerdown", "wheel"])
		addEventListener(type, (e) => {
			// Enter and Space press buttons as a click without a pointer.
			if (e.isTrusted && !(type === "click" && e.detail === 0))
				sessionStorage.mouse = Number(sessionStorage.mouse ?? 0) + 1;
		}, true);
});
await sign_in(desk, account("RECEPTION", "W-HV-HCC"));
await desk.goto(`${BASE}/can-bo/hop-viec`);
await desk.evaluate(() => { sessionStorage.mouse = 0; });

let keys = 0, scans = 0;
const press = async (key) => { keys++; await desk.keyboard.press(key); };
const type = async (text) => { keys += [...text].length; await desk.keyboard.type(text); };
// Access keys listen to the key below the modifier, which only the protocol
// itself can say.  Two keys are counted: Alt and the letter.
const cdp = await desk.context().newCDPSession(desk);
const alt = async (key) => {
	const code = /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
	const k = { modifiers: 1, key, code, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
	keys += 2;
	await cdp.send("Input.dispatchKeyEvent", { type: "keyDown", ...k, text: key, unmodifiedText: key });
	await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...k });
};
// A page that has loaded, and has put the focus where it says.
const loads = async (act) => {
	await Promise.all([desk.waitForEvent("load"), act()]);
	await desk.waitForFunction(() => !document.querySelector("[autofocus]") || document.activeElement !== document.body);
};
const scan = async (text) => {
	scans++;
	await loads(async () => { await desk.keyboard.type(text, { delay: 1 }); await desk.keyboard.press("Enter"); });
};
const begin = () => { keys = 0; scans = 0; };
const seconds = () => keys / KEYS_PER_SECOND + scans * SCAN_SECONDS;
const focus = () => desk.evaluate(() => document.activeElement?.id || document.activeElement?.name || document.activeElement?.tagName);
const value = (name) => desk.locator(`[name=${name}]`).inputValue();
const tab_to = async (name, most = 14) => {
	for (let i = 0; i < most && (await focus()) !== name; i++) await press("Tab");
	return (await focus()) === name;
};
const report = (what) => console.log(`# ${what}: ${keys} keys, ${scans} scans: ${seconds().toFixed(1)} s of ${LIMIT} s`);
const number = () => `048185${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}`;

// 1. A person with a card, never here before: certified copies, 10 pages, 2 copies.
const who = number();
await loads(() => alt("2"));
begin();
check("the menu's key opens reception, the search box waits", desk.url().endsWith("/can-bo/tiep-nhan") && (await focus()) === "tim", `${desk.url()} ${await focus()}`);
await type("2.000815");
await loads(() => press("Enter"));
check("a code opens the form and the scan field waits", desk.url().endsWith("/tiep-nhan/2.000815") && (await focus()) === "quet_cccd", await focus());
await scan(`${who}|201234567|Nguyễn Thị Hường|15031985|Nữ|Tổ 12, phường Hải Vân|01012022`);
check("the scan fills the person, the telephone is next", (await value("ho_ten")) === "Nguyễn Thị Hường" && (await value("so_giay_to")) === who && (await focus()) === "dien_thoai", await focus());
await shot(desk, "desk-scanned");
await type("0905218333");
check("a few Tabs lead to the papers", await tab_to("du_giay_to"));
await press("Space");
check("the space bar ticks them all", await desk.locator("#du_giay_to").isChecked());
check("and on to the pages", await tab_to("so_trang"));
await type("10");
await press("Tab");
await type("2");
await loads(() => press("Enter"));
check("Enter receives: the receipt is shown", /\/bien-nhan$/.test(desk.url()), `${desk.url()} ${await desk.locator(".govuk-error-summary").allInnerTexts()}`);
check("with the name off the card", (await desk.locator("main").innerText()).includes("Nguyễn Thị Hường"));
report("P4 new person with a card");
check(`P4: within ${LIMIT} s at ${KEYS_PER_SECOND} keys a second`, seconds() <= LIMIT, `${seconds()}`);
const first = desk.url().match(/ho-so\/([^/]+)/)[1];

// 2. The same person again, without a card: the number, one key, and done.
await loads(() => alt("n"));
check("the next one is one key away", desk.url().endsWith("/can-bo/tiep-nhan"), desk.url());
begin();
await type("2.000815");
await loads(() => press("Enter"));
check("Tab leads to the number", await tab_to("so_giay_to"));
await type(who);
await loads(() => alt("d"));
check("a key fills who was here before, and says from which dossier", (await value("dien_thoai")) === "0905218333" && (await desk.locator("main").innerText()).includes(`Đã điền từ hồ sơ ${first}`), await value("dien_thoai"));
check("nothing is missing: the papers are next", (await focus()) === "du_giay_to", await focus());
await press("Space");
await loads(() => press("Enter"));
check("a twin of an open dossier is asked about", (await desk.locator("main").innerText()).includes("vẫn tiếp nhận"), desk.url());
check("what was filled is still there", (await value("dien_thoai")) === "0905218333");
await press("Tab");
await press("Enter"); // the summary's link leads to the question
check("the summary's link and a Tab lead to the box", await tab_to("xac_nhan_trung", 2), await focus());
await press("Space");
await loads(() => press("Enter"));
check("confirmed, it is received", /\/bien-nhan$/.test(desk.url()), desk.url());
report("P4 the same person again");
check("P4: in a third of the time", seconds() <= 20, `${seconds()}`);

// 3. Everything typed: no card, never here before.
await loads(() => alt("n"));
begin();
await type("2.001406");
await loads(() => press("Enter"));
await tab_to("so_giay_to");
await type(number());
await tab_to("ho_ten");
await type("Nguyễn Hoàng Thị Phương Thảo");
await press("Tab");
await type("15031985");
await press("Tab");
await type("0905218444");
await press("Tab");
await type("Tổ 12, phường Hải Vân, Đà Nẵng");
await alt("g");
check("a key ticks the papers from anywhere", await desk.locator("#du_giay_to").isChecked());
check("not the one that is only shown: that is the next Tab", !await desk.locator("[name^=xuat_trinh_]").isChecked() && await tab_to("xuat_trinh_3", 1), await focus());
await press("Space");
await loads(() => alt("s"));
check("a key receives from anywhere", /\/bien-nhan$/.test(desk.url()), `${desk.url()} ${await desk.locator(".govuk-error-summary").allInnerTexts()}`);
report("P4 all typed by hand");
check(`P4: typed by hand within ${LIMIT} s too`, seconds() <= LIMIT, `${seconds()}`);
const typed = desk.url().match(/ho-so\/([^/]+)/)[1];

// 4. The scanner opens and hands over, from wherever the hands are.
await loads(() => alt("n"));
await alt("0");
check("the scan box takes the focus by its key", (await focus()) === "quet", await focus());
await scan(first.toLowerCase());
check("a scan opens the dossier", desk.url().endsWith(`/can-bo/ho-so/${first}`), desk.url());
await loads(() => desk.goto(`${BASE}/can-bo/quet/ban-giao`)); // the scanner types where the focus is
for (const code of [first, typed]) await scan(code);
const list = await desk.locator("main").innerText();
check("scans hand over one after the other, hands off the mouse", list.includes(first) && list.includes(typed) && (await focus()) === "ma", `${await focus()}: ${list}`);
await scan("H17.82-000000-0000");
check("a scan that leads nowhere is a sentence, and the next one can follow", (await desk.locator("main").innerText()).includes("không có thật") && (await focus()) === "ma" && (await desk.locator("#ma").inputValue()) === "");
check("no mouse was touched", Number(await desk.evaluate(() => sessionStorage.mouse)) === 0, await desk.evaluate(() => sessionStorage.mouse));

// 5. A result is given by keys: who came, what was looked at, the originals.
{
	const code = await reach("CO_KET_QUA");
	await go("desk", code, "nhan");
	const at = `${BASE}/can-bo/quet/tra-ket-qua`, page = await open(DESK), to = await page.context().newCDPSession(page);
	await sign_in(page, people.desk);
	await page.goto(`${at}/${code}`);
	const hit = async (key) => {
		for (const type of ["keyDown", "keyUp"]) await to.send("Input.dispatchKeyEvent", { type, modifiers: 1, key, code: `Digit${key}`, windowsVirtualKeyCode: key.charCodeAt(0), ...(type === "keyDown" && { text: key, unmodifiedText: key }) });
	};
	const made = () => page.locator("main input:checked").count();
	check("a return opens with nothing said", await made() === 0, `${await made()}`);
	await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
	check("Enter at once records nothing, and asks", page.url() === `${at}/${code}` && (await page.locator(".govuk-error-summary li").count()) === 3 && await made() === 0, await page.locator("main").innerText());
	for (const view of [PHONE, DESK]) {
		await page.setViewportSize(view);
		await shot(page, "desk-return-asked");
		await axe(page, "a return that asks");
	}
	for (const key of ["5", "7", "8"]) await hit(key);
	check("three keys say it", await made() === 3, `${await made()}`);
	await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
	check("and Enter gives the result out", page.url() === at && (await page.locator("main").innerText()).includes(code), page.url());
}

for (const view of [PHONE, DESK]) {
	const page = await open(view);
	await sign_in(page, account("RECEPTION", "W-HV-HCC"));
	for (const [name, path] of [["intake", "/can-bo/tiep-nhan/2.000815"], ["hand-over by scanner", "/can-bo/quet/ban-giao"], ["return by scanner", "/can-bo/quet/tra-ket-qua"],
		["the test field", "/can-bo/quet/thu"], ["a slip", "/can-bo/tiep-nhan/2.000815/phieu/tu-choi"], ["the book of slips", "/can-bo/phieu"]]) {
		await page.goto(`${BASE}${path}`);
		await shot(page, `desk-${name.replaceAll(" ", "-")}`);
		await axe(page, name);
	}
	await page.context().close();
}
// A control: a mouse would have been seen.
await desk.locator("h1").click();
check("a control: a click of the mouse is counted", Number(await desk.evaluate(() => sessionStorage.mouse)) > 0);
// What the receipt will promise stays in sight down to the fees, button and all.
{
	const page = await open(DESK);
	await sign_in(page, account("RECEPTION", "W-HV-HCC"));
	await page.goto(`${BASE}/can-bo/tiep-nhan/1.004873`);
	await page.locator("#phi").scrollIntoViewIfNeeded();
	const seen = await page.evaluate(() => [".mc-due-box", ".mc-side--stays button[value=nhan]"].map((q) => document.querySelector(q).getBoundingClientRect()).every((r) => r.top >= 0 && r.bottom <= innerHeight));
	check("date and button are in sight at the fees", seen);
	check("and where it will go", (await page.locator(".mc-side--stays").innerText()).includes("Chuyển đến"));
}
await finish();
