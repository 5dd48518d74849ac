// The shelf count by keyboard alone, as a scanner types; the case, the owner's
// claim and the public number in Chromium, with axe at both widths.
import { BASE, DESK, PHONE, account, axe, check, fill, finish, loads, open, send, shot, sign_in } from "./support.mjs";
import { WARD, as, open as receive, reach } from "../support/ward.mjs";

const WORDS = "Đã đối chiếu với sổ giao nhận của quầy hôm nay.";
const good = await receive(), missing = await receive(), returned = await reach("DA_TRA_KQ");
const desk = await open(DESK);
await sign_in(desk, account("RECEPTION", `${WARD}-HCC`));
await desk.goto(`${BASE}/can-bo/kiem-ke`);
await axe(desk, "the counts");
await desk.setViewportSize(PHONE);
await axe(desk, "the counts");
await desk.setViewportSize(DESK);

// One that somebody left open is given up first.
const begin = async () => {
	await desk.goto(`${BASE}/can-bo/kiem-ke`);
	await send(desk, await fill(desk, "/can-bo/kiem-ke", { noi_kiem_ke: "Tủ hồ sơ quầy số 3" }));
};
const end = async (verdict) => {
	await desk.locator("summary", { hasText: "Kết thúc kiểm kê" }).click();
	await loads(desk, () => desk.locator(`button[value=${verdict}]`).click());
	// What it opens is shown first, and asked for once more.
	const sure = desk.locator("button", { hasText: "mở các sai lệch này" });
	if (!await sure.count()) return;
	await axe(desk, "what closing a count opens");
	await shot(desk, "shelf-check");
	await loads(desk, () => sure.click());
};
await begin();
const other = (await desk.locator("main").innerText()).match(/chưa kết thúc \(số (\d+)\)/)?.[1];
if (other) {
	check("a count that is still open is named beside the field", await desk.locator("#noi_kiem_ke-loi").count() === 1);
	await desk.goto(`${BASE}/can-bo/kiem-ke/${other}`);
	await end("huy");
	await begin();
}
const at = desk.url();
check("the count opens", /\/kiem-ke\/\d+$/.test(at), at);
const focus = () => desk.evaluate(() => document.activeElement?.id);
const waits = () => desk.waitForFunction(() => document.activeElement?.id === "ma");
const scan = async (text) => {
	await waits();
	await loads(desk, async () => { await desk.keyboard.type(text, { delay: 1 }); await desk.keyboard.press("Enter"); });
};
for (const size of [DESK, PHONE]) {
	await desk.setViewportSize(size);
	await desk.goto(at);
	await scan(good);
	check(`at ${size.width} px a scan is written, the field waits for the next`, (await desk.locator("[role=status]").innerText()).includes(`${good}: đúng chỗ`) && await waits().then(focus) === "ma");
	await scan(good);
	check("scanned again it says so", (await desk.locator("[role=status]").innerText()).includes("đã quét trước đó"));
	await scan(returned);
	check("what is wrong is said in the same breath", (await desk.locator("[role=status]").innerText()).includes("Đã trả kết quả"));
	await scan("H17.81-2611");
	check("a half code is a sentence beside the field, which has the focus again", (await desk.locator("#ma-loi").innerText()).includes("H17.81-2611") && await waits().then(focus) === "ma" && await desk.locator("#ma").inputValue() === "");
	await axe(desk, "a count with a problem");
	await desk.goto(at);
	await axe(desk, "a count");
	await shot(desk, "shelf-count");
	await desk.locator("summary", { hasText: "Kết thúc kiểm kê" }).click();
	await shot(desk, "shelf-count-end");
}
await desk.goto(at);
await end("xong");
const found = await desk.locator("main").innerText();
check("the comparison lists what differs", found.includes("không có trên kệ") && !found.includes(good), found.slice(0, 200));
await axe(desk, "a closed count");
await shot(desk, "shelf-closed");

const head = await open(PHONE);
await sign_in(head, account("RECEPTION_HEAD", `${WARD}-HCC`));
await head.goto(`${BASE}/can-bo/sai-lech`);
await axe(head, "the cases");
await shot(head, "mismatches");
await head.setViewportSize(DESK);
await axe(head, "the cases");
await shot(head, "mismatches");
const board = await as("deskhead");
let path = "/can-bo/sai-lech", id = null;
for (let i = 0; i < 40 && path && !id; i++) { // page by page to our own
	const body = (await board.get(path)).body;
	id = body.match(new RegExp(`/can-bo/sai-lech/(\\d+)">${missing}<`))?.[1];
	path = body.match(/href="(\/can-bo\/sai-lech\?[^"]*sau=[^"]*)"/)?.[1]?.replaceAll("&amp;", "&");
}
check("the missing dossier has a case in the list", !!id);
await head.goto(`${BASE}/can-bo/sai-lech/${id}`);
for (const size of [PHONE, DESK]) {
	await head.setViewportSize(size);
	await axe(head, "a case");
	await shot(head, "mismatch");
}
await send(head, await fill(head, `/can-bo/sai-lech/${id}/ket-thuc`, { noi_dung: "Ngắn quá" }));
check("a case that is settled badly comes back with what was typed", await head.locator("#noi_dung").inputValue() === "Ngắn quá" && await head.locator(".govuk-error-summary").count() === 1);
await axe(head, "a case with a problem");
await send(head, await fill(head, `/can-bo/sai-lech/${id}/ket-thuc`, { ket_qua: "da_tim_thay", noi_dung: WORDS }));
check("settled, it says how", (await head.locator("main").innerText()).includes("Đã tìm thấy giấy tờ"));
await axe(head, "a settled case");

// The owner, on a telephone, with the receipt's secret.
const receipt = (await (await as("desk")).get(`/can-bo/ho-so/${returned}/bien-nhan`)).body, secret = receipt.match(/>([2-9BCFGHJKLMNPQRSTVXZ]{6})</)[1];
const she = await open(PHONE);
await she.goto(`${BASE}/phan-anh`);
await axe(she, "how to say that nothing came");
await she.locator("#ma").fill(returned);
await loads(she, () => she.keyboard.press("Enter"));
await she.locator("[name=ma_bi_mat]").fill(secret);
await loads(she, () => she.keyboard.press("Enter"));
await axe(she, "the owner's page with the button");
await shot(she, "claim-form");
await she.locator("[name=ghi_them]").fill("Tôi đến hai lần chưa nhận được.");
await loads(she, () => she.locator("button", { hasText: "Gửi cho nơi trả lời" }).click());
const said = await she.locator("main").innerText();
check("the receipt of the claim has number, unit and day", /Số \d+/.test(said) && said.includes("Nơi trả lời") && /\d\d\/\d\d\/\d{4}/.test(said), said.slice(0, 200));
for (const size of [PHONE, DESK]) {
	await she.setViewportSize(size);
	await axe(she, "the receipt of a claim");
	await shot(she, "claim-receipt");
}
await loads(she, () => she.locator("a", { hasText: "Về trang hồ sơ" }).click());
check("the owner's page keeps it in sight", (await she.locator("main").innerText()).includes("Đang xử lý"));
for (const size of [PHONE, DESK]) {
	await she.setViewportSize(size);
	await axe(she, "the owner's page with a claim");
	await she.goto(`${BASE}/cong-khai/doi-chieu`);
	await axe(she, "the public number");
	await shot(she, "match");
	await she.goBack();
}
await finish();
