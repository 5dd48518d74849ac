// What will be late, as a leader, a head and an officer see it: the bell, the
// warnings, the page of numbers; at a desk and on a telephone, no script.
import { BASE, DESK, PHONE, account, axe, check, finish, loads, open, shot, sign_in } from "./support.mjs";

const U = "W-HK";

for (const size of [DESK, PHONE]) {
	const page = await open(size);
	await sign_in(page, account("UBND_LEADER", U));
	await page.goto(`${BASE}/can-bo/dieu-hanh`);
	check("five numbers, each a link to its list", await page.locator(".mc-stats dd a").count() === 5);
	check("the bell tells how many are not seen", /^\d+\+?$/.test((await page.locator(".mc-bell").innerText()).split(" ")[0].trim()), await page.locator(".mc-bell").innerText());
	await shot(page, "watch");
	await axe(page, "the leader's page");
	const said = Number((await page.locator(".mc-stats__late dd a").innerText()).replace(/\D/g, ""));
	await loads(page, () => page.locator(".mc-stats__late dd a").click());
	check("the list behind the number has its dossiers", await page.locator("tbody tr").count() === Math.min(said, 25), `${said}`);
	await shot(page, "watch-list");
	await axe(page, "a list behind a number");
	await page.goto(`${BASE}/can-bo/canh-bao`);
	await shot(page, "warnings");
	await axe(page, "the warnings");
	for (const [path, name] of [["/can-bo/giai-trinh", "explanations"], ["/cong-khai/tre-han", "late-public"], ["/can-bo/quet/thu", "scan-test"]]) {
		await page.goto(BASE + path);
		await shot(page, name);
		await axe(page, name);
	}
	await page.emulateMedia({ media: "print" });
	await page.goto(`${BASE}/can-bo/dieu-hanh`);
	check("on paper there is no navigation, but every number", !(await page.locator(".mc-top nav").isVisible()) && await page.locator(".mc-stats").isVisible());
	await shot(page, "watch-print");
	await page.context().close();
}
await finish();
