// A wrong receipt time corrected by two people, and the signals that control looks at,
// at a desk and on a telephone, without a script.
import { BASE, DESK, PHONE, account, axe, check, fill, finish, loads, open, send, shot, sign_in } from "./support.mjs";
import { open as receive } from "../support/ward.mjs";

const U = "W-HK";
const two = (n) => String(n).padStart(2, "0");
for (const size of [DESK, PHONE]) {
	const code = await receive(), t = new Date(Date.now() + 7 * 3600e3 - 65 * 60e3);
	const day = `${two(t.getUTCDate())}/${two(t.getUTCMonth() + 1)}/${t.getUTCFullYear()}`, time = `${two(t.getUTCHours())}:${two(t.getUTCMinutes())}`;
	const here = `/can-bo/ho-so/${code}/dieu-chinh`;

	const desk = await open(size);
	await sign_in(desk, account("RECEPTION", `${U}-HCC`));
	await desk.goto(`${BASE}/can-bo/ho-so/${code}`);
	await loads(desk, () => desk.getByRole("link", { name: "Điều chỉnh dữ liệu ghi sai" }).click());
	await axe(desk, "the proposal of a correction");
	await send(desk, await fill(desk, here, { tu_ngay: day, tu_gio: "9 giờ" }));
	check("what is wrong stands at the top and beside its field", await desk.locator(".govuk-error-summary a[href='#tu_gio']").count() === 1 && await desk.locator("#tu_gio-loi").isVisible());
	check("and what was typed is still there", await desk.locator("[name=tu_ngay]").inputValue() === day);
	await shot(desk, "correction-wrong");
	await send(desk, await fill(desk, here, { tu_gio: time, can_cu: "Sổ giao nhận giấy ghi giờ sớm hơn, có chữ ký của người nộp." }));
	check("the desk reads that the leader decides", (await desk.locator("[role=status]").innerText()).includes("Lãnh đạo UBND quyết định"));
	await shot(desk, "correction");
	await axe(desk, "a correction that waits");

	const leader = await open(size);
	await sign_in(leader, account("UBND_LEADER", U));
	await leader.goto(`${BASE}/can-bo/hop-viec`);
	await loads(leader, () => leader.locator("header nav a[href='/can-bo/dieu-chinh']").click());
	const card = async () => {
		for (let n = 0; n < 20; n++) {
			const found = leader.locator("section.mc-card", { has: leader.locator(`a[href="/can-bo/ho-so/${code}"]`) });
			if (await found.count()) return found;
			await loads(leader, () => leader.getByRole("link", { name: "25 đề nghị tiếp theo" }).click());
		}
		throw new Error(`${code} does not wait`);
	};
	const mine = await card();
	await shot(leader, "corrections");
	await axe(leader, "the list of corrections");
	check("both dates stand side by side before deciding", /Ngày hẹn \(giữ nguyên\)[^]*Hạn sau điều chỉnh/.test(await mine.innerText()));
	await loads(leader, () => mine.getByRole("button", { name: `Duyệt điều chỉnh của hồ sơ ${code}` }).click());
	check("the decision is noted", (await leader.locator("[role=status]").innerText()).includes("Đã ghi quyết định"));
	await leader.goto(`${BASE}/can-bo/dieu-hanh`);
	await axe(leader, "the numbers with both rates");
	await leader.context().close();

	await desk.goto(`${BASE}/can-bo/ho-so/${code}`);
	check("the dossier has the mark beside its date", (await desk.locator(".mc-idbar__due").innerText()).includes("Đã điều chỉnh"));
	await shot(desk, "correction-dossier");
	await axe(desk, "a corrected dossier");
	await desk.goto(`${BASE}/tra-cuu/${code}`);
	check("so has the public page", (await desk.locator("main").innerText()).includes("Đã điều chỉnh"));
	await shot(desk, "correction-public");
	await axe(desk, "the public page of a corrected dossier");
	await desk.goto(`${BASE}/cong-khai/tre-han`);
	await axe(desk, "the public list of late dossiers");
	await desk.context().close();

	const control = await open(size);
	await sign_in(control, account("CONTROL", `${U}-VP`));
	await control.goto(`${BASE}/can-bo/kiem-tra`);
	await loads(control, () => control.getByRole("link", { name: "Dấu hiệu cần xem lại" }).click());
	check("the page says what a signal is not", (await control.locator("main").innerText()).includes("không phải kết luận"));
	const kinds = await control.locator(".mc-tabs a").evaluateAll((all) => all.map((a) => [a.getAttribute("href"), a.innerText]));
	check("each of the nine kinds has its number", kinds.length === 9 && kinds.every(([, words]) => /\d/.test(words)), JSON.stringify(kinds));
	for (const [href, words] of kinds) {
		await control.goto(`${BASE}${href}`);
		await axe(control, words.trim().replace(/\s+/g, " "));
	}
	await shot(control, "signals");
	await control.context().close();
}
await finish();
