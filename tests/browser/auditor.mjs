// Those who watch, in Chromium without script: the purpose that is asked, the
// trail, and what the owner of a dossier sees of it, on a screen and a phone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BASE, DESK, PHONE, VAR, account, axe, check, finish, loads, open, shot, sign_in } from "./support.mjs";

const dossiers = JSON.parse(readFileSync(join(VAR, "demo-dossiers.json"), "utf8"));
const who = account("CONTROL", "W-HV-VP");
for (const size of [DESK, PHONE]) {
	const page = await open(size);
	await sign_in(page, who);
	await page.goto(`${BASE}/can-bo/kiem-tra`);
	await axe(page, `the auditor's page at ${size.width}`);
	await shot(page, "auditor");
	await loads(page, () => page.getByRole("button", { name: "Xem ngày này" }).click());
	check(`the day is listed at ${size.width}`, await page.locator("tbody tr").count() > 0);
	await axe(page, `the trail of a day at ${size.width}`);
	await shot(page, "trail-day");
	await page.goto(`${BASE}/can-bo/kiem-tra/ngay?ngay=31/02/2026`);
	await axe(page, `a day that is none at ${size.width}`);
	const { code } = dossiers.find((d) => d.unit.includes("Hải Vân"));
	await page.goto(`${BASE}/can-bo/ho-so/${code}`);
	await axe(page, `the purpose that is asked at ${size.width}`);
	await shot(page, "purpose");
	await loads(page, () => page.getByRole("button", { name: "Ghi mục đích" }).click());
	check(`an empty purpose is answered at ${size.width}`, (await page.title()).startsWith("Lỗi:"));
}
const d = dossiers.find((x) => x.state === "DANG_THU_LY");
for (const size of [DESK, PHONE]) {
	const owner = await open(size);
	await owner.goto(`${BASE}/t/${d.token}`);
	check(`the owner sees who has looked at ${size.width}`, (await owner.locator("main").innerText()).includes("Ai đã xem hồ sơ của tôi"));
	await axe(owner, `who has looked at ${size.width}`);
	await shot(owner, "who-looked");
}
await finish();
