// The pages of people, units and calendar in Chromium: axe at both widths,
// signing in with the code, no sideways scrolling.
import { BASE, DESK, PHONE, account, axe, check, finish, open, shot, sign_in } from "./support.mjs";

const admin = await open(DESK);
await sign_in(admin, account("ADMIN", "DN"));
check("an administrator signs in with password and code", (await admin.title()).startsWith("Quản trị"), await admin.title());
const head = await open(DESK);
await sign_in(head, account("DEPT_HEAD", "W-LC-VP"));
const desk = await open(DESK);
await sign_in(desk, account("RECEPTION_HEAD", "W-LC-HCC"));
const pages = [
	[admin, "accounts", "/can-bo/quan-tri/tai-khoan"], [admin, "a new account", "/can-bo/quan-tri/tai-khoan-moi"], [admin, "one account", "/can-bo/quan-tri/tai-khoan/hk.vp1"],
	[admin, "one's own account", "/can-bo/tai-khoan"], [admin, "another telephone", "/can-bo/tai-khoan/xac-thuc"], [admin, "the units of 2025", "/can-bo/quan-tri/don-vi?ngay=30/06/2025"],
	[admin, "a unit", "/can-bo/quan-tri/don-vi/W-HK"], [admin, "a new unit", "/can-bo/quan-tri/don-vi-moi"], [admin, "the calendar", "/can-bo/quan-tri/lich"],
	[admin, "a recorded delegation", "/can-bo/uy-quyen?nguoi_giao=lc.chutich"], [head, "delegation", "/can-bo/uy-quyen"], [head, "handing over", "/can-bo/don-vi/ban-giao"],
	[desk, "inherited dossiers", "/can-bo/don-vi/ke-thua"], [desk, "dates by the new calendar", "/can-bo/don-vi/lich-hen"],
];
for (const size of [PHONE, DESK]) {
	for (const [page, name, path] of pages) {
		await page.setViewportSize(size);
		const res = await page.goto(BASE + path);
		check(`${name} opens`, res.status() === 200, `${res.status()}`);
		await axe(page, name);
		await shot(page, `people-${name.replaceAll(/[^a-z0-9]+/g, "-")}`);
	}
}
await head.goto(`${BASE}/can-bo/don-vi/ban-giao`);
await head.locator("a:has-text('Bàn giao')").first().click();
await axe(head, "handing over one officer's dossiers");
finish();
