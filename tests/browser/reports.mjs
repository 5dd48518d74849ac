// The register of letters, the list of late dossiers and a report upward, as a
// leader and the unit above see them: at a desk, on a telephone, on paper.
import { BASE, DESK, PHONE, account, axe, check, finish, loads, open, shot, sign_in } from "./support.mjs";

const year = new Date(Date.now() + 7 * 3600e3).getUTCFullYear();
let report = null;
// Dates of the table that stand on more than one line.
const broken_dates = (page) => page.locator("table").evaluateAll((tables) => {
	let broken = 0;
	for (const table of tables) {
		const walk = document.createTreeWalker(table, NodeFilter.SHOW_TEXT), range = document.createRange();
		for (let node; (node = walk.nextNode());)
			for (const m of node.data.matchAll(/\d\d\/\d\d\/\d{4}/g)) {
				range.setStart(node, m.index);
				range.setEnd(node, m.index + m[0].length);
				if (range.getClientRects().length > 1) broken++;
			}
	}
	return broken;
});
for (const size of [DESK, PHONE]) {
	const page = await open(size);
	await sign_in(page, account("UBND_LEADER", "W-HK"));
	await page.goto(`${BASE}/can-bo/so`);
	await shot(page, "books");
	await axe(page, "the page of registers");
	for (const [path, name] of [[`/can-bo/so/thu-xin-loi/${year}`, "letter-book"], [`/can-bo/so/tre-han/${year}`, "late-list"]]) {
		await page.goto(BASE + path);
		check(`${name}: lines stand in it`, await page.locator("tbody tr").count() > 0);
		check(`${name}: no date is broken over two lines`, await broken_dates(page) === 0);
		await shot(page, name);
		await axe(page, name);
		await page.emulateMedia({ media: "print" });
		check(`${name}: on paper there are no tools`, !(await page.locator(".tools").isVisible()) && await page.locator(".grid").isVisible());
		await page.emulateMedia({ media: "screen" });
	}
	await page.goto(`${BASE}/can-bo/bao-cao`);
	const due = page.locator('main a[href^="/can-bo/gui-bao-cao/"]').first();
	check("what ended is offered to be reported", await due.count() === 1);
	await loads(page, () => due.click());
	if (await page.locator("[name=ly_do]").count()) {
		await loads(page, () => page.locator("main button").click());
		check("a further report without a reason comes back with the sentence", (await page.locator(".govuk-error-summary").innerText()).includes("lý do báo cáo lại"));
		await page.locator("[name=ly_do]").fill("Đối chiếu lại sau khi nhận thêm thư xin lỗi.");
	}
	await shot(page, "report-send");
	await axe(page, "the form that sends");
	await loads(page, () => page.locator("main button").click());
	report = new URL(page.url()).pathname;
	check("what was sent is shown with its digest", /\/can-bo\/bao-cao\/\d+$/.test(report) && /[0-9a-f]{64}/.test(await page.locator(".mc-digest").innerText()));
	await shot(page, "report");
	await axe(page, "a report");
	await page.goto(`${BASE}/can-bo/bao-cao`);
	await shot(page, "reports");
	await axe(page, "the reports");
	await page.context().close();

	const above = await open(size);
	await sign_in(above, account("CONTROL", "DN"));
	await above.goto(`${BASE}/can-bo/bao-cao`);
	await axe(above, "the reports as the unit above sees them");
	await loads(above, () => above.locator(`main a[href="${report}"]`).click());
	await above.locator("[name=ghi_chu]").fill("Đã nhận đủ.");
	await shot(above, "report-received");
	await axe(above, "a report to be acknowledged");
	await loads(above, () => above.locator("main form button").click());
	check("it is acknowledged with its note", (await above.locator("main").innerText()).includes("Đã nhận đủ."));
	await above.context().close();
}
await finish();
