// A file of responsibility as the leader, a head and the officer see it, at a
// desk, on a telephone and on paper.
import { BASE, DESK, PHONE, account, axe, check, finish, loads, open, shot, sign_in } from "./support.mjs";
import { explain, late_of, new_officer, sql } from "../support/late.mjs";

const U = "W-HK";
// An officer whose second late dossier of the quarter opens the file.
const officer = await new_officer(`Lê Văn Chậm ${Date.now().toString(36)}`);
for (let i = 0; i < 2; i++) await explain(officer, await late_of(officer));
let id = "";
for (let i = 0; i < 90 && !id; i++) {
	id = sql(`SELECT id FROM accountability_file WHERE officer_id = ${officer.id}`);
	if (!id) await new Promise((r) => setTimeout(r, 1000));
}
const file = `/can-bo/trach-nhiem/${id}`;
check("the second late dossier has opened it", /^\d+$/.test(id));
// The officer's session goes on in the window.
async function as_officer(size) {
	const page = await open(size);
	await page.context().addCookies(Object.entries(officer.session.cookies).map(([name, value]) => ({ name, value, url: BASE.replace("http:", "https:"), secure: true })));
	return page;
}
for (const size of [DESK, PHONE]) {
	const page = await open(size);
	await sign_in(page, account("UBND_LEADER", U));
	await page.goto(`${BASE}/can-bo/trach-nhiem?loai=dang-mo`);
	check("the leader sees files that are open", await page.locator("tbody tr").count() > 0);
	await shot(page, "accountability-list");
	await axe(page, "the list");
	await loads(page, () => page.locator(`tbody a[href="${file}"]`).click());
	check("each dossier leads to its days by holder", (await page.locator(".mc-side a").first().getAttribute("href")).endsWith("/tre-han"));
	check("the demand stands with its basis", (await page.locator("main").innerText()).includes("Chỉ thị 07/CT-UBND"));
	await shot(page, "accountability");
	await axe(page, "a file");
	await page.emulateMedia({ media: "print" });
	check("on paper there is the file and no form", await page.locator("h2", { hasText: /^Xem xét trách nhiệm$/ }).isVisible() && !(await page.locator("main form").first().isVisible().catch(() => false)) && !(await page.locator(".mc-top nav").isVisible()));
	await shot(page, "accountability-print");
	await page.emulateMedia({ media: "screen" });
	await page.context().close();

	const mine = await as_officer(size);
	await mine.goto(`${BASE}/can-bo/canh-bao`);
	await shot(mine, "accountability-told");
	await axe(mine, "the warnings with a file of one's own");
	await loads(mine, () => mine.locator(`main a[href="${file}"]`).first().click());
	check("the officer has a form for their side", await mine.locator("textarea[name=noi_dung]").count() === 1);
	await shot(mine, "accountability-mine");
	await axe(mine, "one's own file");
	await mine.goto(`${BASE}/can-bo/giai-trinh`);
	check("and from the explanations", await mine.locator('main a[href="/can-bo/trach-nhiem"]').count() === 1);
	await mine.goto(`${BASE}/can-bo/tai-khoan`);
	check("one's own files are found from one's account", await mine.locator('main a[href="/can-bo/trach-nhiem"]').count() === 1);
	await mine.context().close();
}
await finish();
