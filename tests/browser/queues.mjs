// The inbox as a person uses it, without script: ticks, filters, walks; on a
// telephone and at a desk.
import { go, open as receive } from "../support/ward.mjs";
import { BASE, DESK, PHONE, account, axe, check, finish, open, shot, sign_in } from "./support.mjs";

const head = account("DEPT_HEAD", "W-HK-VP");
// One of them has a name of a hundred letters, without a blank.
const long = await receive({ ho_ten: "Ấ".repeat(100) });
for (const code of [await receive(), long]) await go("desk", code, "chuyen");
const page = await open(DESK);
await sign_in(page, head);
await page.goto(`${BASE}/can-bo/hop-viec?hang=den`);
await shot(page, "queue-den");
await axe(page, "a queue with ticks");
const rows = await page.locator("input[name=hs]").count();
check("rows of a hand-over can be ticked", rows > 0, `${rows}`);
const code = (await page.locator("input[name=hs]").first().getAttribute("value")).split("~")[0];
await page.locator("input[name=hs]").first().focus();
await page.keyboard.press("Space");
check("by the space bar", await page.locator("input[name=hs]").first().isChecked());
await page.locator("#loat button[type=submit]").focus();
await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
check("the answer names the dossier", (await page.textContent("main")).includes(code) && (await page.textContent("h1")).includes("đã xong 1 trong 1"));
await shot(page, "queue-answer");
await axe(page, "the answer of many");
await page.goto(`${BASE}/can-bo/hop-viec?hang=don-vi`);
await page.locator("#nguoi").selectOption({ index: 1 });
await Promise.all([page.waitForEvent("load"), page.locator(".mc-filter button").first().click()]);
check("the filter is in the address", page.url().includes("nguoi="), page.url());
await shot(page, "queue-filtered");
await page.goto(`${BASE}/can-bo/hop-viec?hang=don-vi`);
await page.locator("tbody a.mc-code").first().click();
check("a dossier of a queue shows the way on", (await page.locator("nav[aria-label='Trong hàng chờ'] a").count()) >= 1);
await shot(page, "queue-walk");
await page.setViewportSize(PHONE);
await page.goto(`${BASE}/can-bo/hop-viec?hang=den`);
await shot(page, "queue-den");
await axe(page, "a queue with ticks");
await page.goto(`${BASE}/can-bo/tim?q=nguyen`);
await axe(page, "a search");
for (const size of [DESK, PHONE]) {
	await page.setViewportSize(size);
	for (const path of [`/can-bo/tim?q=${encodeURIComponent("Ấ".repeat(100))}`, `/can-bo/ho-so/${long}`, "/can-bo/hop-viec?hang=den"]) {
		await page.goto(BASE + path);
		await axe(page, `a long name on ${path.split("?")[0].slice(0, 15)}`);
	}
}
await finish();
