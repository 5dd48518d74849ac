// Every paper as Chromium prints it: its size and number of pages; on screen no
// fault for axe, none for html-validate.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dmy, examining, go, iso, s, unit_id, who, year } from "../support/cases.mjs";
import { dossiers } from "../support/http.mjs";
import { BASE, BUILD, DESK, PHONE, SHOTS, axe, check, finish, open, shot, sign_in } from "./support.mjs";

const require = createRequire(join(BUILD, "tests-npm", "package.json"));
const { HtmlValidate } = require("html-validate");
const validator = new HtmlValidate({ extends: ["html-validate:standard"], rules: { "long-title": "off", "tel-non-breaking": "off", "no-trailing-whitespace": "off" } });

async function window_of(name, viewport) {
	const page = await open(viewport);
	await sign_in(page, who[name]);
	return page;
}
const desk = await window_of("desk", DESK), phone = await window_of("desk", PHONE), clerk = await window_of("clerk", DESK);

// One dossier that has had nearly everything, and the ends of others.
const much = await examining({ chu_ho_so: "Trương Đình Quý", cach_nhan: "buu_chinh" });
await go("head", much, "lay-y-kien", { noi_dung: "Xác minh nơi cư trú của người yêu cầu", thoi_han: "4", don_vi_han: "WH", don_vi: await unit_id(much, "Công an phường") });
await go("police", much, "tra-loi", { loai_tra_loi: "dong_y", noi_dung: "Đúng nơi cư trú" });
await go("handler", much, "nghia-vu-tai-chinh", { so_thong_bao: "TB-1187", so_tien: "1205000", nguoi_nop_tien: "Trương Đình Quý", han: dmy(10) });
await go("desk", much, "da-nop", { so_bien_lai: "BL-77", so_tien: "1205000" });
await go("handler", much, "trinh", { loai_ket_qua: "tu_choi", ghi_chu: "Không đủ điều kiện theo quy định" });
await go("head", much, "duyet");
await go("leader", much, "ky");
await go("clerk", much, "phat-hanh", { so_van_ban: "127/TB-UBND" });
await go("desk", much, "giao-buu-chinh", { so_van_don: "EB987654321VN" });
const wanting = await examining();
await go("handler", wanting, "de-xuat-bo-sung", { can_bo_sung: "Giấy xác nhận tình trạng hôn nhân\nẢnh chân dung 4×6\nBản sao căn cước", ghi_chu: "Thiếu ba giấy tờ theo quy định", can_cu: "Luật Hộ tịch, Điều 16", han: dmy(20) });
await go("head", wanting, "duyet-bo-sung");
await go("desk", wanting, "yeu-cau-bo-sung");
const stopped = await examining();
await go("leader", stopped, "dung", { can_cu: "Nghị định 118/2025/NĐ-CP", ghi_chu: "Đối tượng không còn" });
const linked = await examining();
const land = (await s.head.get(`/can-bo/ho-so/${linked}`)).body.match(/value="(\d+)"[^>]*>(?:<label[^>]*>)?[^<]*Văn phòng Đăng ký đất đai/)?.[1];
await go("head", linked, "lien-thong", { noi_dung: "Trích lục bản đồ địa chính", thoi_han: "1", don_vi_han: "WD", don_vi: land });

const headed = new Set(["receipt", "control slip", "supplement", "refusal", "discontinued", "payment", "consultation", "transfer"]);
const A5 = /Page size:\s+(419|420)\S* x 59[456]/, A4 = /Page size:\s+59[456]\S* x 84[12]/, WIDE = /Page size:\s+84[12]\S* x 59[456]/;
const papers = [
	["receipt", desk, `/can-bo/ho-so/${much}/bien-nhan`, A5, 2], ["control slip", desk, `/can-bo/ho-so/${much}/in/kiem-soat`, A5, 2],
	["supplement", desk, `/can-bo/ho-so/${wanting}/in/bo-sung`, A5, 1], ["refusal", desk, `/can-bo/ho-so/${much}/in/tu-choi`, A5, 1],
	["discontinued", desk, `/can-bo/ho-so/${stopped}/in/dung`, A5, 1], ["payment", desk, `/can-bo/ho-so/${much}/in/nop-tien`, A5, 1],
	["consultation", desk, `/can-bo/ho-so/${much}/in/phoi-hop`, A4, 1], ["transfer", desk, `/can-bo/ho-so/${linked}/in/chuyen-lien-thong`, A4, 1],
	["hand-over", desk, `/can-bo/so/ban-giao/${iso(0)}`, WIDE, 9], ["results", clerk, `/can-bo/so/ket-qua/${iso(0)}`, WIDE, 9],
	["post", desk, `/can-bo/so/buu-chinh/${iso(0)}`, WIDE, 3], ["register", desk, `/can-bo/so/theo-doi/${year}`, WIDE, 60],
];
for (const [name, page, path, size, most] of papers) {
	const res = await page.goto(`${BASE}${path}`);
	const report = await validator.validateString(await res.text());
	check(`${name}: the HTML is valid`, report.valid, report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} ${m.line}:${m.column}`)).slice(0, 5).join(", "));
	const file = join(SHOTS, `paper-${name.replaceAll(" ", "-")}.pdf`);
	writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
	// Browsers leave backgrounds off the paper: what is ruled is a border.
	await page.emulateMedia({ media: "print" });
	const rules = await page.$$eval(".rule", (all) => all.map((e) => ((c, box) => ({ ink: parseFloat(c.borderTopWidth) > 0 && c.borderTopStyle === "solid" && c.borderTopColor === "rgb(0, 0, 0)", wide: box.width > 40 }))(getComputedStyle(e), e.getBoundingClientRect())));
	await page.emulateMedia({ media: null });
	check(`${name}: the lines under agency and motto are printed`, (rules.length > 1 || !headed.has(name)) && rules.every((r) => r.ink && r.wide), JSON.stringify(rules));
	const info = execFileSync("pdfinfo", [file], { encoding: "utf8" });
	const pages = Number(info.match(/Pages:\s+(\d+)/)[1]);
	check(`${name}: printed from the browser on its paper, at most ${most} page(s)`, size.test(info) && pages <= most, `${pages} ${info.match(/Page size:.*/)[0]}`);
	await shot(page, `paper-${name.replaceAll(" ", "-")}`);
	await axe(page, name);
}
// A long list: the head is repeated on each sheet, and each has its number.
const text = execFileSync("pdftotext", ["-layout", join(SHOTS, "paper-register.pdf"), "-"], { encoding: "utf8" }).split("\f").filter((t) => t.trim());
check("every sheet of the register repeats its head and bears its number", text.length > 1 && text.every((t, i) => (t.includes("Mã hồ sơ") || (i === text.length - 1 && t.includes("Kết sổ"))) && t.includes(`Trang ${i + 1}`)), `${text.length}`);
for (const path of [`/can-bo/ho-so/${much}/in/kiem-soat`, `/can-bo/so/theo-doi/${year}`, "/can-bo/so"]) {
	await phone.goto(`${BASE}${path}`);
	await shot(phone, `paper-phone${path.replaceAll("/", "-").slice(-12)}`);
	await axe(phone, `${path.split("/").pop()} on a telephone`);
}
await desk.goto(`${BASE}/can-bo/so`);
await shot(desk, "books");
await axe(desk, "the books");
await desk.goto(`${BASE}/can-bo/ho-so/${much}`);
check("the dossier's page leads to its papers", await desk.locator("section[aria-labelledby=h-ban-in] a").count() >= 5);
// The owner's page on paper: what is folded on the screen is there, and a step
// that is done differs from one to come by more than a colour that is not printed.
const own = dossiers.find((x) => x.state === "DANG_THU_LY" && x.secret), owner = await open(PHONE);
await owner.goto(`${BASE}/t/${own.token}`);
await owner.emulateMedia({ media: "print" });
check("steps and clock keep their colours on paper", await owner.$$eval(".mc-steps, .mc-bar", (all) => all.length === 2 && all.every((e) => getComputedStyle(e).printColorAdjust === "exact")));
check("the headline's lines are of a length, and it ends in no full stop", await owner.$eval(".mc-status__now", (e) => getComputedStyle(e).textWrapStyle === "balance" && !/\.\s*$/.test(e.textContent)) && await owner.$$eval("h1, h2", (all) => all.every((e) => e.classList.contains("govuk-visually-hidden") || getComputedStyle(e).textWrapStyle === "balance")));
const own_file = join(SHOTS, "paper-owner.pdf");
writeFileSync(own_file, await owner.pdf({ format: "A4" }));
const on_paper = execFileSync("pdftotext", ["-layout", own_file, "-"], { encoding: "utf8" });
check("what is folded on the screen is open on paper", await owner.locator("details").count() >= 3 && await owner.locator("details[open]").count() === 0 && ["Nhận hồ sơ", "Vì sao hẹn ngày này", "Không tính"].every((w) => on_paper.includes(w)), on_paper.slice(0, 2500));
// A control: the validator does see a fault that is put in.
check("a control: html-validate sees a broken page", !(await validator.validateString("<p><div></p>")).valid);
await finish();
