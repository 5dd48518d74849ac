// Every paper of a dossier and every register through nginx: as a page, as a
// PDF, and with the sentence that says why there is none.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { U, dmy, examining, go, iso, open, plain, s, unit_id, who, year } from "../support/cases.mjs";
import { check, finish, request } from "../support/http.mjs";
import { go as moved, reach } from "../support/ward.mjs";

const folder = mkdtempSync(join(tmpdir(), "papers-"));

function pdf_of(bytes) {
	const file = join(folder, "x.pdf");
	writeFileSync(file, bytes);
	return { info: execFileSync("pdfinfo", [file], { encoding: "utf8" }), text: execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }).replace(/\s+/g, " ") };
}
// The page and the PDF of a paper show the same; both have every word asked for.
async function paper(name, code, slug, words, size, pages = 1) {
	const [path, query = ""] = slug.split("?");
	const page = await s[name].get(`/can-bo/ho-so/${code}/in/${slug}`);
	const text = plain(page.body);
	const lacks = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", code, ...words].filter((w) => !text.includes(w));
	check(`${path}: the page has every field`, page.status === 200 && lacks.length === 0, `${page.status} ${lacks.join(" | ")}`);
	const file = await s[name].get(`/can-bo/ho-so/${code}/in/${path}.pdf${query ? `?${query}` : ""}`);
	if (file.status !== 200) return check(`${path}: the PDF is there`, false, `${file.status}`);
	const pdf = pdf_of(file.bytes);
	const missing = [code, ...words].filter((w) => !pdf.text.includes(w));
	check(`${path}: the PDF has every field, on ${pages} of ${size}`, missing.length === 0 && Number(pdf.info.match(/Pages:\s+(\d+)/)[1]) <= pages && pdf.info.includes(size), `${missing.join(" | ")} ${pdf.info.match(/Pages:.*|Page size:.*/g)}`);
	return page;
}
const A5 = "419.528 x 595.276", A4 = "595.276 x 841.89";
async function none(name, code, slug, words, status = 409) {
	const res = await s[name].get(`/can-bo/ho-so/${code}/in/${slug}`);
	check(`${slug} of ${code.slice(-4)} is answered with a sentence`, res.status === status && plain(res.body).includes(words), `${res.status} ${plain(res.body).slice(0, 300)}`);
}

// ---- form 01 ----
const code = await open({ chu_ho_so: "Trương Đình Quý", dia_chi_chu_ho_so: "Tổ 9, phường Hòa Minh", email: "huong@thu.vn" });
const receipt = await s.desk.get(`/can-bo/ho-so/${code}/bien-nhan`);
for (const words of [code, "Nguyễn Thị Hường", "Tổ 12, phường Hòa Khánh", "0905218218", "Số định danh", "Trương Đình Quý", "Nội dung yêu cầu", "Hình thức nộp", "Thành phần hồ sơ", "Bản chính", "Bản chứng thực", "Bản chụp", "Số lượng hồ sơ", "01 bộ", "Thời gian giải quyết hồ sơ theo quy định", "Thời gian nhận hồ sơ", "Thời gian trả kết quả", "Đăng ký nhận kết quả tại", `quyển số: ${year}`, "số thứ tự:", "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Mẫu số 01, Thông tư 03/2025/TT-VPCP", "Trung tâm Phục vụ hành chính công", "ỦY BAN NHÂN DÂN"])
	check(`form 01 shows ${words}`, plain(receipt.body).includes(words));
const form01 = pdf_of((await s.desk.get(`/can-bo/ho-so/${code}/bien-nhan.pdf`)).bytes);
for (const [what, words] of [["page", plain(receipt.body)], ["PDF", form01.text]]) {
	check(`form 01 as ${what}: two copies, each named`, ["Liên 1 – lưu theo hồ sơ", "Liên 2 – giao người nộp hồ sơ", "Lập thành hai liên"].every((w) => words.includes(w)) && words.split("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ").length === 3);
	check(`form 01 as ${what}: no address of a machine, and nothing promised of one`, !/127\.0\.0\.1|localhost|:\d{4}\/|quét mã QR bằng/.test(words), words.match(/.{40}(127\.0|localhost|quét mã QR bằng).{20}/)?.[0]);
	const table = words.slice(words.indexOf("Bản chụp"), words.indexOf("Số lượng hồ sơ"));
	check(`form 01 as ${what}: papers that were not given are a dash, not nought`, /\d –( –)? /.test(table) && !/(^|\s)0(?=\s|$)/.test(table), table);
	check(`form 01 as ${what}: every day is written one way`, words.split(/ngày \d\d? tháng \d\d? năm \d{4}/).length >= 7 && !/\d\d?\/\d\d?\/\d{4}/.test(words), words.match(/.{30}\d\/\d{4}/)?.[0]);
	check(`form 01 as ${what}: where the desk is, once`, words.split("Nguyễn Sinh Sắc").length === 3);
}
const entry = plain(receipt.body).match(/số thứ tự: (\d+)/)?.[1];
check("form 01 as PDF carries the same line of the register", form01.text.includes(`số thứ tự: ${entry}`) && form01.text.includes("Trương Đình Quý") && form01.text.includes("Mẫu số 01, Thông tư 03/2025/TT-VPCP"));

// ---- the control slip ----
await none("desk", code, "bo-sung", "chưa được yêu cầu bổ sung");
await none("desk", code, "tu-choi", "không có kết quả từ chối");
await none("desk", code, "dung", "không dừng giải quyết");
await none("desk", code, "nop-tien", "không có nghĩa vụ tài chính");
await none("desk", code, "phoi-hop", "không có yêu cầu phối hợp");
await none("desk", code, "chuyen-lien-thong", "chưa chuyển liên thông");
await none("desk", code, "khong-co", "Không có mẫu giấy tờ này", 404);
await none("desk", code, "bo-sung.pdf", "chưa được yêu cầu bổ sung");
await none("desk", "H43.30-200101-0001", "kiem-soat", "Không có hồ sơ này", 404);
await none("stranger", code, "kiem-soat", "Không có hồ sơ này", 404);
if (s.admin) check("an administrator prints no dossier", (await s.admin.get(`/can-bo/ho-so/${code}/in/kiem-soat`)).status === 403);
check("nobody prints unseen", (await request("GET", `/can-bo/ho-so/${code}/in/kiem-soat`)).status === 303);

const asked = await examining();
const police = await unit_id(asked, "Công an phường");
await go("head", asked, "lay-y-kien", { noi_dung: "Xác minh nơi cư trú", thoi_han: "4", don_vi_han: "WH", don_vi: police });
await paper("head", asked, "phoi-hop?so=1", ["PHIẾU LẤY Ý KIẾN PHỐI HỢP", "Kính gửi: Công an phường", "Xác minh nơi cư trú", "04 giờ làm việc".slice(3), "ĐƠN VỊ CHỦ TRÌ", who.head.name], A4);
await none("head", asked, "phoi-hop?so=7", "không có yêu cầu phối hợp");
const seen = await s.police.get(`/can-bo/ho-so/${asked}/in/phoi-hop`);
check("the asked unit prints what it is asked", seen.status === 200 && plain(seen.body).includes("Xác minh nơi cư trú"), `${seen.status}`);
await go("police", asked, "tra-loi", { loai_tra_loi: "dong_y", noi_dung: "Đúng nơi cư trú" });
await paper("head", asked, "phoi-hop", ["Đồng ý", "Đúng nơi cư trú"], A4);

// ---- supplement ----
const wanting = await examining();
await go("handler", wanting, "de-xuat-bo-sung", { can_bo_sung: "Giấy xác nhận tình trạng hôn nhân\nẢnh chân dung", ghi_chu: "Thiếu hai giấy tờ", can_cu: "Luật Hộ tịch, Điều 16", han: dmy(20) });
await none("desk", wanting, "bo-sung", "chưa được yêu cầu bổ sung");
await go("head", wanting, "duyet-bo-sung");
await go("desk", wanting, "yeu-cau-bo-sung");
await paper("desk", wanting, "bo-sung", ["PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Nguyễn Thị Hường", "1. Giấy xác nhận tình trạng hôn nhân", "2. Ảnh chân dung", "Lý do: Thiếu hai giấy tờ", "Căn cứ pháp lý: Luật Hộ tịch, Điều 16", "Hạn bổ sung:", `năm ${iso(20).slice(0, 4)}`, "Thời gian nhận hồ sơ", "NGƯỜI HƯỚNG DẪN", who.desk.name, "Mẫu số 02, Thông tư 03/2025/TT-VPCP"], A5);

// ---- money, refusal ----
const owed = await examining();
await go("handler", owed, "nghia-vu-tai-chinh", { so_thong_bao: "TB-1187", so_tien: "1205000", nguoi_nop_tien: "Trương Đình Quý", han: dmy(10) });
await paper("desk", owed, "nop-tien", ["NGHĨA VỤ TÀI CHÍNH", "TB-1187", "Trương Đình Quý", "1.205.000 đồng", "Một triệu hai trăm lẻ năm nghìn đồng", "Hạn nộp"], A5);
await go("desk", owed, "da-nop", { so_bien_lai: "BL-77", so_tien: "1205000" });
await paper("desk", owed, "nop-tien", ["BL-77", "Đã nộp lúc"], A5);
await go("handler", owed, "trinh", { loai_ket_qua: "tu_choi", ghi_chu: "Không đủ điều kiện theo quy định" });
await paper("head", owed, "tu-choi", ["PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Lý do: Không đủ điều kiện theo quy định", "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Mẫu số 03, Thông tư 03/2025/TT-VPCP"], A5);
await go("head", owed, "chinh-sua", { ghi_chu: "Xem lại" });
await none("head", owed, "tu-choi", "không có kết quả từ chối");
await go("handler", owed, "trinh", { loai_ket_qua: "tu_choi", ghi_chu: "Không đủ điều kiện theo quy định" });
await go("head", owed, "duyet");
await go("leader", owed, "ky");
await go("clerk", owed, "phat-hanh", { so_van_ban: "125/TB-UBND" });
await paper("desk", owed, "tu-choi", ["Số: 125/TB-UBND", who.leader.name], A5);
await paper("desk", owed, "kiem-soat", ["PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Giao: ", "Nhận: ", who.desk.name, who.head.name, who.handler.name, "Kết quả giải quyết", "Ghi chú", "Trước hạn", "Cộng thời gian làm việc đã qua", "Mẫu số 06, Thông tư 03/2025/TT-VPCP"], A5, 2); // nine hand-overs, one draft written twice

// ---- endings ----
const gone = await examining();
await go("desk", gone, "de-nghi-rut", { ghi_chu: "Không còn nhu cầu" });
await go("head", gone, "dong-y-rut");
await paper("desk", gone, "dung", ["THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "Theo đề nghị rút hồ sơ", "Không còn nhu cầu", "Mẫu số 05, Thông tư 03/2025/TT-VPCP", "THỦ TRƯỞNG CƠ QUAN"], A5);
const stopped = await examining();
await go("leader", stopped, "dung", { can_cu: "Nghị định 118/2025/NĐ-CP", ghi_chu: "Đối tượng không còn" });
await paper("desk", stopped, "dung", ["Cơ quan thông báo dừng giải quyết", "Đối tượng không còn", "Căn cứ pháp lý: Nghị định 118/2025/NĐ-CP"], A5);

// ---- interlinked ----
const linked = await examining();
const land = (await s.head.get(`/can-bo/ho-so/${linked}`)).body.match(/name="don_vi" type="(?:radio|checkbox)" value="(\d+)"[^>]*><label[^>]*>[^<]*Văn phòng Đăng ký đất đai/)?.[1] ?? (await s.head.get(`/can-bo/ho-so/${linked}`)).body.match(/<option value="(\d+)"[^>]*>[^<]*Văn phòng Đăng ký đất đai/)?.[1];
await go("head", linked, "lien-thong", { noi_dung: "Trích lục bản đồ", thoi_han: "1", don_vi_han: "WD", don_vi: land });
await paper("head", linked, "chuyen-lien-thong", ["PHIẾU CHUYỂN HỒ SƠ LIÊN THÔNG", "Trích lục bản đồ", "Thành phần hồ sơ chuyển kèm", "1. ", "BÊN NHẬN HỒ SƠ", "Văn phòng Đăng ký đất đai"], A4);

// ---- the links ----
const links = plain((await s.desk.get(`/can-bo/ho-so/${wanting}`)).body);
check("the dossier's page links the papers that exist, and no other", links.includes("Bản in") && links.includes("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ") && links.includes("Phiếu kiểm soát") && !links.includes("Phiếu từ chối giải quyết"));
check("only the desk is offered the receipt", !(await s.handler.get(`/can-bo/ho-so/${wanting}`)).body.includes("/bien-nhan"));

// ---- lists of a day ----
const posted = await examining({ cach_nhan: "buu_chinh" });
await go("handler", posted, "trinh", { loai_ket_qua: "ket_qua", ghi_chu: "Đủ điều kiện" });
await go("head", posted, "duyet");
await go("leader", posted, "ky");
await go("clerk", posted, "phat-hanh", { so_van_ban: "126/UBND-XN" });
await go("desk", posted, "giao-buu-chinh", { so_van_don: "EB123456789VN" });
async function list(name, path, words) {
	const res = await s[name].get(path);
	const text = plain(res.body), lacks = words.filter((w) => !text.includes(w));
	check(`${path.replace(/\d{4}-\d\d-\d\d/, "DAY")} lists what was given`, res.status === 200 && lacks.length === 0, `${res.status} ${lacks.join(" | ")}`);
}
await list("desk", `/can-bo/so/ban-giao/${iso(0)}`, ["BIÊN BẢN GIAO NHẬN HỒ SƠ GIẤY", posted, stopped, "Nguyễn Thị Hường", who.desk.name, "BÊN GIAO", "BÊN NHẬN", who.head.name]);
await list("clerk", `/can-bo/so/ket-qua/${iso(0)}`, ["PHIẾU BÀN GIAO KẾT QUẢ", posted, "126/UBND-XN", "Tổ 12, phường Hòa Khánh", "BCCI"]);
await list("desk", `/can-bo/so/buu-chinh/${iso(0)}`, ["BƯU CHÍNH CÔNG ÍCH", posted, "EB123456789VN", "0905218218"]);
for (const [path, words, status = 404] of [[`/can-bo/so/ban-giao/${iso(3)}`, "một ngày đã đến"], ["/can-bo/so/ban-giao/hom-nay", "năm-tháng-ngày"], ["/can-bo/so/buu-chinh/2026-02-30", "năm-tháng-ngày"], [`/can-bo/so/buu-chinh/2019-01-02`, "không có kết quả nào giao bưu chính", 200]]) {
	const res = await s.desk.get(path);
	check(`${path} is answered with a sentence`, res.status === status && plain(res.body).includes(words), `${res.status}`);
}

// ---- the register ----
const book = await s.desk.get(`/can-bo/so/theo-doi/${year}`);
const total = Number((await s.desk.get(`/can-bo/so/theo-doi/${year}.csv`)).body.trim().split("\r\n").length) - 1;
const text = plain(book.body);
for (const words of ["SỔ THEO DÕI HỒ SƠ", `Năm ${year}`, "STT", "Mã hồ sơ", "Tên thủ tục hành chính, nội dung", "Số bộ", "chủ hồ sơ", "Địa chỉ, số điện thoại", "Cơ quan giải quyết", "Nhận hồ sơ", "Hẹn trả kết quả", "Trả kết quả", "Phương thức nhận kết quả", "Ký nhận", "Ghi chú", "Mẫu số 07, Thông tư 03/2025/TT-VPCP"])
	check(`the register has ${words}`, text.includes(words));
const csv = await s.desk.get(`/can-bo/so/theo-doi/${year}.csv`);
const numbers = csv.body.replace(/^\ufeff/, "").split("\r\n").slice(1).filter(Boolean).map((l) => Number(l.match(/^"(\d+)"/)?.[1])).filter((n) => !Number.isNaN(n));
check("on the paper a unit is named within its ward, in the file in full", book.body.includes(">Văn phòng HĐND và UBND<") && csv.body.includes("Văn phòng HĐND và UBND phường Hòa Khánh"));
check("its numbers are consecutive from 1", numbers.length > 8 && numbers.every((n, i) => n === i + 1), `${numbers.length}`);
check("the receipt's number is that of the register", new RegExp(`"${entry}","${code}"`).test(csv.body));
check("a withdrawn dossier says so in its last column", csv.body.includes("Đã rút hồ sơ") && csv.body.includes("Dừng giải quyết") && csv.body.includes("Từ chối giải quyết"));
const parts = Math.max(1, Math.ceil(numbers.length / 200));
const last = plain((await s.desk.get(`/can-bo/so/theo-doi/${year}?phan=${parts}`)).body);
check("the last part has the closing line", last.includes("Kết sổ") && last.includes("Sổ chưa khóa"), `${total}`);
const xlsx = await s.desk.get(`/can-bo/so/theo-doi/${year}.xlsx`);
writeFileSync(join(folder, "so.xlsx"), xlsx.bytes);
const strings = execFileSync("python3", ["-c", "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip()); print(z.read('xl/worksheets/sheet1.xml').decode())", join(folder, "so.xlsx")], { encoding: "utf8", maxBuffer: 64e6 });
check("the spreadsheet opens and has the same lines", xlsx.status === 200 && strings.startsWith("None") && strings.includes(code) && strings.includes("Mã hồ sơ") && (strings.match(/<row /g) ?? []).length === numbers.length + 1, `${(strings.match(/<row /g) ?? []).length}`);
for (const [path, status] of [[`/can-bo/so/theo-doi/${year}?phan=9999`, 404], ["/can-bo/so/theo-doi/1999", 404], ["/can-bo/so/theo-doi/abcd", 404], [`/can-bo/so/theo-doi/${year}.exe`, 404], [`/can-bo/so/theo-doi/${Number(year) + 1}`, 404]])
	check(`${path} is no book`, (await s.desk.get(path)).status === status);
check("a case officer does not open the register of all", (await s.handler.get(`/can-bo/so/theo-doi/${year}`)).status === 403);
check("another ward's register is another one", !(await s.stranger.get(`/can-bo/so/theo-doi/${year}.csv`)).body.includes(code));
if (s.control) check("procedure control reads the register", (await s.control.get(`/can-bo/so/theo-doi/${year}`)).status === 200);
const books = await s.desk.get("/can-bo/so");
check("the books are listed", books.status === 200 && books.body.includes(`/can-bo/so/theo-doi/${year}`) && books.body.includes(`/can-bo/so/ban-giao/${iso(0)}`));
check("a case officer is listed the lists of his unit only", !(await s.handler.get("/can-bo/so")).body.includes("/theo-doi/"));

// ---- what ended without a result has none, on page and paper, put away too ----
const kept_words = /Có kết quả|Trước hạn|trước hạn|Đúng hạn|đúng hạn/;
for (const [state, words] of [["DA_RUT", "Đã rút hồ sơ"], ["DUNG_XU_LY", "Dừng giải quyết"], ["LUU", "Kết thúc, không có kết quả"]]) {
	const early = await reach(state === "LUU" ? "DA_RUT" : state);
	if (state === "LUU") await moved("desk", early, "luu", { noi_luu: "Kho 1" });
	const top = (await s.desk.get(`/can-bo/ho-so/${early}`)).body.match(/mc-idbar__due.*/)[0];
	check(`${state}: the page of the dossier calls it what it is`, top.includes(words) && top.includes("Kết thúc lúc") && !kept_words.test(top), plain(top).slice(0, 200));
	const slip = plain((await s.desk.get(`/can-bo/ho-so/${early}/in/kiem-soat`)).body);
	check(`${state}: so does its control slip`, /Kết thúc: \d/.test(slip) && slip.includes(`Kết quả giải quyết: ${words}`) && !slip.includes("Có kết quả:"), slip.match(/Hẹn trả:.{120}/)?.[0]);
	const line = plain((await s.desk.get(`/can-bo/so/theo-doi/${year}.csv`)).body).split(early)[1] ?? "";
	check(`${state}: and the register`, line.slice(0, 700).includes(words), line.slice(0, 300));
}
rmSync(folder, { recursive: true });
finish();
