// Everything to type into can be seen: the border of each field, against what
// lies behind it, has at least 3:1 (WCAG 1.4.11), on white as on colour.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BASE, DESK, PHONE, VAR, check, finish, open } from "./support.mjs";

const dossiers = JSON.parse(readFileSync(join(VAR, "demo-dossiers.json"), "utf8"));
const some = dossiers.find((d) => d.secret), ready = dossiers.find((d) => d.secret && d.state === "CO_KET_QUA") ?? some;
const pages = ["/", "/phan-anh", "/thu-tuc", "/tra-cuu?ma=H17.81", "/tra-cuu?ma=", "/tra-cuu", `/tra-cuu/${some.code}`, `/t/${ready.token}`, "/cong-khai/tre-han", "/lien-he", "/can-bo/dang-nhap"];

// Runs in the page: the fields whose border does not stand out.
function faint() {
	const parse = (c) => (c.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
	const light = (c) => { const [r, g, b] = parse(c).map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
	const behind = (e) => { for (e = e.parentElement; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if ((parse(c)[3] ?? 1) > 0) return c; } return "rgb(255, 255, 255)"; };
	const bad = [];
	let n = 0;
	for (const e of document.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select")) {
		if (!e.checkVisibility()) continue;
		n++;
		const s = getComputedStyle(e), back = behind(e);
		const edge = parseFloat(s.borderTopWidth) > 0 && ratio(s.borderTopColor, back) >= 3;
		const filled = ratio(s.backgroundColor, back) >= 3;
		if (!edge && !filled) bad.push(`${e.name || e.id}: ${s.borderTopColor} on ${back}`);
	}
	return { n, bad };
}

let all = 0;
for (const size of [PHONE, DESK]) {
	const page = await open(size, { script: true, csp: false });
	for (const path of pages) {
		await page.goto(BASE + path);
		const seen = await page.evaluate(faint);
		all += seen.n;
		check(`${path} at ${size.width} px: every field can be seen`, seen.bad.length === 0, seen.bad.join("; "));
		if (path.startsWith("/t/")) {
			const box = page.locator("textarea"), wide = (await box.boundingBox())?.width ?? 0, all = (await page.locator("main").boundingBox()).width;
			check(`at ${size.width} px there is room to say what was not received`, wide > Math.min(600, 0.9 * all), `${wide} of ${all}`);
		}
		if (path === "/phan-anh") {
			await page.evaluate(() => document.querySelector(".mc-lookup--plain").classList.remove("mc-lookup--plain"));
			check("a control: white on white is noticed", (await page.evaluate(faint)).bad.length === 1);
		}
	}
	await page.context().close();
}
check("there were fields to look at", all >= 12, `${all}`);
await finish();
