// What every browser test shares: Chromium, sign-in, axe, pictures, a tally.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { say } from "../support/http.mjs";
import { Memory, next_code } from "../support/totp.mjs";

export const BASE = process.env.BASE ?? "http://127.0.0.1:8080";
export const VAR = process.env.VAR ?? "var";
export const BUILD = resolve(process.env.BUILD ?? "build");
const require = createRequire(join(BUILD, "tests-npm", "package.json"));
const { chromium } = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
export const SHOTS = join(BUILD, "shots");
mkdirSync(SHOTS, { recursive: true });

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

export const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update",
		"--disable-sync"],
});

let passed = 0;
let failed = 0;
export function check(sentence, is_true, detail = "") {
	if (is_true) {
		passed++;
		console.log(`ok - ${sentence}`);
	} else {
		failed++;
		console.log(`not ok - ${sentence}${detail ? `: ${detail}` : ""}`);
	}
}

export async function finish() {
	await browser.close();
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed ? 1 : 0);
}

const used = new Memory(VAR, "test-totp.json");
const accounts = JSON.parse(readFileSync(join(VAR, "demo-accounts.json"), "utf8"));
export function account(role, unit) {
	const found = accounts.find((a) => a.roles.includes(role) && a.unit === unit);
	if (!found) throw new Error(`no demonstration account ${role} in ${unit}`);
	return found;
}

// A fresh window; without script where the page must stand alone.
export async function open(viewport, { script = false, csp = true } = {}) {
	const context = await browser.newContext({
		viewport, javaScriptEnabled: script, bypassCSP: !csp, locale: "vi-VN",
	});
	context.setDefaultTimeout(15000);
	return context.newPage();
}

// What is done leads to a page.
export const loads = (page, act) => Promise.all([page.waitForEvent("load"), act()]);

// Opens the form of that action and types into it: text; { pick: words } of a
// list or of boxes.  The form, to be sent.
export async function fill(page, action, fields) {
	const f = page.locator(`form[action="${action}"]`).first();
	if (!await f.count()) throw new Error(`${action} is not offered at ${page.url()}`);
	const box = page.locator("details.mc-action", { has: page.locator(`form[action="${action}"]`) });
	if (await box.count() && await box.getAttribute("open") === null) await box.locator("summary").click();
	const own = say(action.split("/buoc/")[1] ?? "", fields);
	for (const [name, value] of Object.entries(own)) {
		if (!(name in fields) && !await f.locator(`[name=${name}]`).count()) continue;
		if (typeof value === "string") {
			if (await f.locator(`[name=${name}][type=radio]`).count()) await f.locator(`[name=${name}][value="${value}"]`).check();
			else if (await f.locator(`select[name=${name}]`).count()) await f.locator(`select[name=${name}]`).selectOption(value);
			else await f.locator(`[name=${name}]`).fill(value);
		} else if (await f.locator(`select[name=${name}]`).count()) {
			const label = (await f.locator(`select[name=${name}] option`).allInnerTexts()).find((o) => o.includes(value.pick));
			await f.locator(`select[name=${name}]`).selectOption({ label });
		} else for (const words of [value.pick].flat()) await f.locator("label", { hasText: words }).first().click();
	}
	return f;
}
export const send = (page, f) => loads(page, () => f.locator("button[type=submit]").click());

export async function sign_in(page, who) {
	await page.goto(`${BASE}/can-bo/dang-nhap`);
	await page.locator("[name=ten_dang_nhap]").fill(who.login);
	await page.locator("[name=mat_khau]").fill(who.password);
	await loads(page, () => page.locator("main button[type=submit]").first().click());
	if (!page.url().includes("/can-bo/dang-nhap/ma")) return;
	await page.locator("[name=ma_xac_thuc]").fill(await next_code(used, who));
	await loads(page, () => page.locator("main button[type=submit]").first().click());
}

export async function shot(page, name) {
	const { width } = page.viewportSize();
	await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`), fullPage: true });
}

// axe-core in a twin window of the same session: the page's own CSP forbids
// all script, so only this window is allowed to pass it.
export async function axe(page, name) {
	const context = await browser.newContext({
		viewport: page.viewportSize(), bypassCSP: true, locale: "vi-VN",
		storageState: await page.context().storageState(),
	});
	const twin = await context.newPage();
	await twin.goto(page.url());
	await twin.evaluate(AXE);
	const found = await twin.evaluate(async () => {
		const r = await window.axe.run(document, {
			runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		});
		return r.violations.map((v) => `${v.id} ${v.nodes[0].html.slice(0, 120)}`);
	});
	const wide = await twin.evaluate(() =>
		document.documentElement.scrollWidth - document.documentElement.clientWidth);
	const cut = await twin.evaluate(() => [...document.querySelectorAll(".mc-list, .mc-card")]
		.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.innerText.slice(0, 60)));
	await context.close();
	const width = page.viewportSize().width;
	check(`${name} at ${width} px has no axe violation`, found.length === 0, found.join(" | "));
	check(`${name} at ${width} px does not scroll sideways`, wide <= 0, `${wide} px`);
	check(`${name} at ${width} px cuts nothing off`, cut.length === 0, cut.join(" | "));
}
