// The board, its definitions and the list it leads to, on a telephone and on a
// desk: nothing is pushed sideways, axe finds nothing, each chart has its words
// and its table, the form leads where it says, without script.
import { motcua } from "../support/figures.mjs";
import { BASE, PHONE, axe, check, finish, open, shot } from "./support.mjs";

motcua("figures");
for (const size of [PHONE, { width: 1280, height: 800 }]) {
	const page = await open(size);
	for (const [name, path] of [["the board", "/cong-khai"], ["a running month", "/cong-khai/thang/2026-11"], ["a unit", "/cong-khai/don-vi/W-HK"], ["a field", "/cong-khai/linh-vuc/ho-tich"], ["nothing there", "/cong-khai?thang=2199-01"], ["the definitions", "/cong-khai/dinh-nghia"], ["the open data", "/du-lieu/"]]) {
		await page.goto(BASE + path);
		const seen = await page.evaluate(() => ({
			wide: document.documentElement.scrollWidth, h1: document.querySelectorAll("h1").length,
			charts: [...document.querySelectorAll("svg[role=img]")].map((s) => ({ named: s.getAttribute("aria-labelledby").split(" ").every((id) => document.getElementById(id)?.textContent.trim()), bars: s.querySelectorAll("rect").length, out: [...s.querySelectorAll("rect, text")].filter((e) => e.getBoundingClientRect().right > s.getBoundingClientRect().right + 1).length })),
			tables: [...document.querySelectorAll("table")].every((t) => t.caption?.textContent.trim()), months: document.querySelectorAll("details table tbody tr").length,
		}));
		check(`${name} at ${size.width}: nothing is pushed sideways`, seen.wide <= size.width && seen.h1 === 1, JSON.stringify(seen));
		check(`${name} at ${size.width}: each chart has its words, each table its caption`, seen.tables && seen.charts.every((c) => c.named && c.out === 0 && c.bars === seen.months), JSON.stringify(seen.charts));
		await axe(page, `${name} at ${size.width}`);
		await shot(page, `board-${name.replaceAll(" ", "-")}-${size.width}`);
	}
	await page.goto(BASE + "/cong-khai");
	await page.selectOption("#don-vi", "W-HV");
	await page.selectOption("#kenh", "truc_tiep");
	await page.click("button[type=submit]");
	check(`at ${size.width}: the form leads to what was chosen`, (await page.innerText("#h-chinh")).startsWith("UBND phường Hải Vân, nộp trực tiếp tại quầy:") && await page.inputValue("#don-vi") === "W-HV", page.url());
	await page.context().close();
}
finish();
