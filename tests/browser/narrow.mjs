// A telephone's first screen: who and where one is in three lines, and then the
// work, without pushing the page sideways.
import { sql } from "../support/late.mjs";
import { BASE, PHONE, account, axe, check, finish, open, shot, sign_in } from "./support.mjs";

const unit_name = (code) => sql(`SELECT name FROM unit WHERE code = '${code}'`);
for (const [role, unit, path] of [["DEPT_HEAD", "W-HK-VP", "/can-bo/hop-viec"], ["RECEPTION", "W-HK-HCC", "/can-bo/hop-viec"], ["UBND_LEADER", "W-HK", "/can-bo/hop-viec"], ["HANDLER", "W-HK-VP", "/can-bo/hop-viec"], ["DEPT_HEAD", "W-HK-VP", "/can-bo/dieu-hanh"], ["ADMIN", "DN", "/can-bo/quan-tri"]]) {
	const page = await open(PHONE), name = `${role.toLowerCase()} at ${path}`;
	await sign_in(page, account(role, unit));
	await page.goto(BASE + path);
	const seen = await page.evaluate(() => {
		const top = (e) => e && Math.round(e.getBoundingClientRect().top), whose = document.querySelector(".mc-top__user a"), box = whose.getBoundingClientRect();
		return { main: top(document.querySelector("main")), row: top(document.querySelector("main .mc-list tbody tr")), wide: document.documentElement.scrollWidth,
			unit: whose.innerText, whole: whose.scrollWidth <= Math.ceil(box.width) && box.right <= innerWidth, current: [...document.querySelectorAll(".mc-top [aria-current], .mc-tabs [aria-current]")].every((a) => a.getBoundingClientRect().right <= innerWidth && a.getBoundingClientRect().left >= 0) };
	});
	check(`${name}: the page begins in the first quarter`, seen.main <= PHONE.height / 4, `${seen.main}`);
	check(`${name}: its first row stands on the first screen`, path !== "/can-bo/hop-viec" || seen.row === null || seen.row < PHONE.height, `${seen.row}`);
	check(`${name}: nothing is pushed sideways`, seen.wide <= PHONE.width, `${seen.wide}`);
	check(`${name}: whose unit it is is read whole`, seen.whole && seen.unit.includes(" · "), seen.unit);
	check(`${name}: where one is is seen at once`, seen.current);
	await page.setViewportSize({ width: 1280, height: 800 });
	const at_desk = await page.$eval(".mc-top__user a", (a) => { const s = getComputedStyle(a), box = a.getBoundingClientRect(); return { words: a.innerText, whole: s.textOverflow === "clip" && a.scrollWidth <= Math.ceil(box.width) && a.scrollHeight <= Math.ceil(box.height) && box.right <= innerWidth && box.bottom <= a.closest("header").getBoundingClientRect().bottom }; });
	check(`${name}: at 1280, too, and in full`, at_desk.whole && at_desk.words.includes(`· ${unit_name(unit)}`), JSON.stringify(at_desk));
	await page.setViewportSize(PHONE);
	await axe(page, name);
	await shot(page, `narrow-${role.toLowerCase()}-${path.split("/").at(-1)}`);
	await page.context().close();
}
// And beside each other the two halves of the home page begin at one height.
const home = await open({ width: 1280, height: 800 });
await home.goto(BASE + "/");
const tops = await home.evaluate(() => [...document.querySelectorAll(".mc-split > section > h2")].map((h) => Math.round(h.getBoundingClientRect().top)));
check("home at 1280: both halves begin at one height", tops.length > 1 && tops.every((t) => Math.abs(t - tops[0]) <= 2), JSON.stringify(tops));
finish();
