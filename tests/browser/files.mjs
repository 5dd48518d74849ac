// The files of a dossier as a person meets them: scanning paper by paper, a
// refused file, taking one back; at a desk and on a telephone, no script.
import { BASE, DESK, PHONE, account, axe, check, finish, loads, open, shot, sign_in } from "./support.mjs";
import { dossiers } from "../support/http.mjs";
import { pdf, png } from "../support/samples.mjs";

const U = "W-HK";
const code = dossiers.map((d) => d.code).findLast((c) => c.startsWith("H17.81"));
const at = `${BASE}/can-bo/ho-so/${code}/tep`;
const file = (name, buffer) => ({ name, mimeType: "application/octet-stream", buffer });
const mark = `${process.pid} ${Date.now()}`;

const desk = await open(DESK);
await sign_in(desk, account("RECEPTION", `${U}-HCC`));
await desk.goto(`${BASE}/can-bo/ho-so/${code}/bien-nhan`);
await loads(desk, () => desk.getByRole("link", { name: "Quét giấy tờ" }).click());
check("the receipt leads to the scans", desk.url() === `${at}#quet-giay-to`, desk.url());
await shot(desk, "files-empty");
await axe(desk, "files, none yet");
const rows = desk.locator("#quet-giay-to .mc-scanrow");
check("each paper has its own choice of file, with its name as label", await rows.count() > 0 && await rows.first().locator("input").getAttribute("id") === await rows.first().locator("label").getAttribute("for"));
await rows.first().locator("input").setInputFiles(file("Tờ khai, bản quét.pdf", pdf(`tờ khai ${mark}`)));
await loads(desk, () => desk.getByRole("button", { name: "Tải bản quét lên" }).click());
check("the scan is kept and the paper says so", (await desk.locator("main").innerText()).includes("Đã lưu 1 tệp.") && /Đã có bản \d/.test(await rows.first().innerText()));
await desk.locator("#loai").selectOption("khac");
await desk.locator("#tep").setInputFiles([file("Ảnh hiện trạng.png", png(64, 20 + process.pid % 400)), file("Không phải ảnh.png", Buffer.from("x"))]);
await loads(desk, () => desk.getByRole("button", { name: "Tải lên", exact: true }).click());
const text = await desk.locator("main").innerText();
check("of two files the good one is kept and the other told why not", text.includes("Đã lưu") && text.includes("Tệp “Không phải ảnh.png” có tên PNG nhưng nội dung không phải PNG."));
check("the focus is on what must be mended", await desk.evaluate(() => document.activeElement.className).catch(() => "") === "govuk-error-summary");
check("the kind that was chosen is kept", await desk.locator("#loai").inputValue() === "khac");
await shot(desk, "files-refused");
const waits = desk.waitForEvent("download");
await desk.getByRole("link", { name: "Tờ khai, bản quét.pdf" }).first().click();
check("a click saves the file under its own name", (await waits).suggestedFilename() === "Tờ khai, bản quét.pdf");
await desk.goto(at);
await desk.locator("details", { hasText: "Rút tệp" }).first().locator("summary").click();
await loads(desk, () => desk.getByRole("button", { name: "Rút tệp này" }).first().click());
check("without a reason it stays open with a sentence", (await desk.locator("details[open]").innerText()).includes("Nhập lý do rút tệp"));
await shot(desk, "files-withdraw");
await desk.locator("details[open] input[name=ly_do]").fill("Quét nhầm trang");
await loads(desk, () => desk.locator("details[open]").getByRole("button", { name: "Rút tệp này" }).click());
check("taken back, it stays in the history", (await desk.locator("main").innerText()).includes("Quét nhầm trang"));
await shot(desk, "files");
await axe(desk, "files");
await desk.goto(`${BASE}/can-bo/ho-so/${code}`);
await shot(desk, "dossier-with-files");
await axe(desk, "the dossier with its files");

const phone = await open(PHONE);
await sign_in(phone, account("RECEPTION", `${U}-HCC`));
for (const [name, path] of [["files on a telephone", at], ["the dossier with its files", `${BASE}/can-bo/ho-so/${code}`]]) {
	await phone.goto(path);
	await shot(phone, name.replaceAll(" ", "-"));
	await axe(phone, name);
}
await finish();
