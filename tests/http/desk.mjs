// The desk through nginx: scanned cards, who was here before, fees by tariff,
// results on the spot; nothing typed is lost.
import { execFileSync } from "node:child_process";
import { Session, VAR, account, check, code_of, finish, form, intake, intake_fields, key, set } from "../support/http.mjs";

const s = await Session.sign_in(account("RECEPTION", "W-HV-HCC"));
const stranger = await Session.sign_in(account("RECEPTION", "W-HK-HCC"));
const sql = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${VAR}/run/mariadb.sock`, "-N", "motcua", "-e", q], { encoding: "utf8" }).trim();
const value = (html, name) => html.match(new RegExp(`name="${name}"[^>]*\\bvalue="([^"]*)"`))?.[1] ?? "";
const unescape = (html) => html.replaceAll("&#39;", "'");
const COPY = "2.000815", MARRIED = "1.004873", FAITH = "2.001406"; // 2.001406: one fixed fee, several days
const digits = (n) => Array.from({ length: n }, () => Math.floor(Math.random() * 10)).join("");
const id = () => `048185${digits(6)}`;
const card = (number, name = "Nguyễn Thị Hường") => `${number}|201234567|${name}|15031985|Nữ|Tổ 12, phường Hải Vân|01012022`;
const fill = async (who, procedure, changes) => {
	const page = await who.get(`/can-bo/tiep-nhan/${procedure}`);
	return who.post(`/can-bo/tiep-nhan/${procedure}`, set(form(page.body, `/can-bo/tiep-nhan/${procedure}`), changes));
};

// The scanner's Enter posts the whole form.
const number = id();
const scanned = await fill(s, MARRIED, { quet_cccd: card(number), dien_thoai: "0905111222", noi_dung: "Để vay vốn" });
check("a scanned card fills the person", scanned.status === 200 && value(scanned.body, "so_giay_to") === number && value(scanned.body, "ho_ten") === "Nguyễn Thị Hường" && value(scanned.body, "ngay_sinh") === "15/03/1985");
check("what had been typed before the scan is still there", value(scanned.body, "dien_thoai") === "0905111222" && value(scanned.body, "noi_dung") === "Để vay vốn");
check("the scan field is empty for the next scan, and nothing is an error yet", value(scanned.body, "quet_cccd") === "" && !scanned.body.includes("govuk-error-summary"));
check("no personal data travel in the address", !scanned.headers.location);
const junk = await fill(s, MARRIED, { quet_cccd: "H17.81-261123-0042", ho_ten: "Trần Văn Gõ" });
check("a code that is no card is said to be none, and the typed name stays", junk.body.includes("không phải mã QR của căn cước") && value(junk.body, "ho_ten") === "Trần Văn Gõ");
const plain = await fill(s, MARRIED, { quet_cccd: card(id(), "NGUYEN THI HUONG") });
check("a name without marks is accepted and the officer is asked to mend it", value(plain.body, "ho_ten") === "NGUYEN THI HUONG" && plain.body.includes("không có dấu"));
for (const [what, scan] of [["a bell and a tabulator", `\x07${card(number)}\x1d`], ["a mark of direction", `\u200f${card(number)}\u202e`], ["three lines", `${card(number)}\r\n`]]) {
	const res = await fill(s, MARRIED, { quet_cccd: scan });
	check(`${what} beside the scan does no harm`, value(res.body, "so_giay_to") === number);
}
const flood = await fill(s, MARRIED, { quet_cccd: "|".repeat(50000), ho_ten: "Trần Văn Gõ" });
check("fifty thousand bars are no card", flood.status === 200 && value(flood.body, "ho_ten") === "Trần Văn Gõ");

// What no font can show is said at the door; list marks, ticks and signs print.
const marked = await intake(s, FAITH, { so_giay_to: id(), noi_dung: "\uf0b7 Vay vốn \uf0fc 37 ℃, mục ✓ 1 ≥ 2" });
const marked_pdf = await s.get(`/can-bo/ho-so/${code_of(marked)}/bien-nhan.pdf`);
check("list marks, ticks and signs are received and printed", marked.status === 303 && marked_pdf.status === 200 && marked_pdf.bytes.subarray(0, 5).toString() === "%PDF-", `${marked.status} ${marked_pdf.status}`);
for (const [field, text, said] of [["noi_dung", "Giấy của 中 quốc", "U+4E2D"], ["dia_chi", "Tổ 12 🧶", "U+1F9F6"], ["chu_ho_so", "Ông \ue0ff", "U+E0FF"]]) {
	const res = await intake(s, FAITH, { so_giay_to: id(), [field]: text });
	check(`${said} in ${field} is named beside its field, nothing is received`, res.status === 422 && res.body.includes(`${said}) không in được`) && res.body.includes(`id="${field}-loi"`), `${res.status}`);
}

// Repeat applicant.
const first = await intake(s, MARRIED, { so_giay_to: number, ho_ten: "Nguyễn Thị Hường", dien_thoai: "0905987654", dia_chi: "Tổ 12, phường Hải Vân" });
check("the first dossier is received", first.status === 303, `${first.status}`);
const code = code_of(first);
const again = await fill(s, COPY, { so_giay_to: number, buoc: "dien" });
check("a press fills name, birthday, telephone and address from the last dossier", value(again.body, "ho_ten") === "Nguyễn Thị Hường" && value(again.body, "dien_thoai") === "0905987654" && value(again.body, "ngay_sinh") === "15/03/1985" && value(again.body, "dia_chi") === "Tổ 12, phường Hải Vân");
check("and says from which one", again.body.includes("Đã điền từ hồ sơ") && again.body.includes(code));
check("the look into the old dossier is in the audit trail with its purpose", sql(`SELECT COUNT(*) FROM audit a JOIN dossier d ON d.id = a.dossier_id WHERE a.action = 'fill' AND d.code = '${code}' AND a.purpose = 'tiep_nhan'`) === "1");
const kept = await fill(s, COPY, { so_giay_to: number, dien_thoai: "0911222333", buoc: "dien" });
check("a telephone that was typed is not overwritten", value(kept.body, "dien_thoai") === "0911222333");
const both = await fill(s, COPY, { quet_cccd: card(number, "NGUYEN THI HUONG") });
check("a card without marks takes them from the last dossier, and the telephone", value(both.body, "ho_ten") === "Nguyễn Thị Hường" && value(both.body, "dien_thoai") === "0905987654" && !both.body.includes("không có dấu"));
// One apostrophe in every spelling: the words that are kept are those with marks.
const hmong = id(), before = await intake(s, MARRIED, { so_giay_to: hmong, ho_ten: "H’Hen Niê", dia_chi: "Buôn K’Brốp", xac_nhan_trung: null });
check("a name with an apostrophe is received", before.status === 303, `${before.status}`);
for (const spelled of ["H'HEN NIE", "H`HEN NIE", "HʼHEN NIE", "H′HEN NIE"]) {
	const scanned = await fill(s, COPY, { quet_cccd: `${hmong}|201234567|${spelled}|15031985|Nữ|BUON K'BROP|01012022` });
	check(`a card that says ${spelled} has the words of last time`, unescape(value(scanned.body, "ho_ten")) === "H’Hen Niê" && unescape(value(scanned.body, "dia_chi")) === "Buôn K’Brốp", `${value(scanned.body, "ho_ten")} ${value(scanned.body, "dia_chi")}`);
}
const other_card = await s.post(`/can-bo/tiep-nhan/${COPY}`, set(form(both.body, `/can-bo/tiep-nhan/${COPY}`), { quet_cccd: card(id(), "Lê Văn Khác") }));
check("another person's card does not keep the telephone of the one before", value(other_card.body, "ho_ten") === "Lê Văn Khác" && value(other_card.body, "dien_thoai") === "");
// Another number is another person, whatever had been typed for the one before.
const stands = (res, name) => value(res.body, name), asks = async (res, changes) => s.post(`/can-bo/tiep-nhan/${COPY}`, set(form(res.body, `/can-bo/tiep-nhan/${COPY}`), changes));
const before_card = await fill(s, COPY, { quet_cccd: card(id(), "Trần Thị Trước"), dien_thoai: "0905111222", email: "truoc@example.vn", chu_ho_so: "Chủ Cũ", dia_chi_chu: "Tổ 1", noi_dung: "Việc cũ", so_bien_lai: "BL 1" });
const next_card = await asks(before_card, { quet_cccd: `048090${digits(6)}||Lê Văn Mới|00001990|Nam||01012022`, giay_1: "1" });
check("the next person's card leaves nothing of the one before", stands(next_card, "ho_ten") === "Lê Văn Mới" && ["ngay_sinh", "dien_thoai", "email", "dia_chi", "chu_ho_so", "dia_chi_chu", "so_bien_lai"].every((n) => stands(next_card, n) === "") && !next_card.body.includes("Việc cũ") && !/id="giay_1"[^>]* checked/.test(next_card.body));
const owner_of = id();
await intake(s, MARRIED, { so_giay_to: owner_of, ho_ten: "Phạm Văn Bê", dien_thoai: "0905333444" });
const over = await asks(before_card, { so_giay_to: owner_of, buoc: "dien" });
check("a number that was typed over fills the other person whole", stands(over, "ho_ten") === "Phạm Văn Bê" && stands(over, "dien_thoai") === "0905333444" && stands(over, "chu_ho_so") === "");
const mixed = await fill(s, COPY, { ho_ten: "Trần Thị A", so_giay_to: owner_of, buoc: "dien" });
check("a name that differs from the one on record is said, and nothing is mixed", mixed.body.includes("là của “Phạm Văn Bê”, khác tên đang ghi “Trần Thị A”") && stands(mixed, "dien_thoai") === "" && !mixed.body.includes("Đã điền từ hồ sơ"));
const elsewhere = await fill(stranger, COPY, { so_giay_to: number, buoc: "dien" });
check("another ward learns nothing of it", value(elsewhere.body, "ho_ten") === "" && elsewhere.body.includes("chưa có hồ sơ nào ở đây") && !elsewhere.body.includes(code));

// One apostrophe, however a telephone, a word processor or a card writes it.
for (const [stored, on_card] of [["H\u2019Hen Ni\u00ea", "H'HEN NIE"], ["K'Br\u1ed1p Ksor", "K\u2018BROP KSOR"]]) {
	const who = id(), was = await intake(s, MARRIED, { so_giay_to: who, ho_ten: stored });
	const name = sql(`SELECT a.name FROM applicant a JOIN dossier d ON d.id = a.dossier_id WHERE d.code = '${code_of(was)}'`);
	const met = await fill(s, COPY, { quet_cccd: card(who, on_card) });
	check(`“${on_card}” takes its marks from “${stored}”`, unescape(value(met.body, "ho_ten")) === name && name.normalize("NFC").endsWith(stored.slice(2)) && !met.body.includes("khác tên đang ghi"), value(met.body, "ho_ten"));
	const twin_of = await intake(s, MARRIED, { so_giay_to: who, ho_ten: on_card, xac_nhan_trung: null });
	check(`and “${on_card}” is warned of a second dossier of theirs`, twin_of.status === 422 && twin_of.body.includes(`href="/can-bo/ho-so/${code_of(was)}"`), `${twin_of.status}`);
}

// Fees.
const fee_of = (res) => sql(`SELECT CONCAT_WS(' ', p.mode, p.amount, p.state, NULLIF(p.receipt_number, '')) FROM payment p JOIN dossier d ON d.id = p.dossier_id WHERE d.code = '${code_of(res)}'`);
const copies = { phi: "thu_sau", so_tien_phi: "" };
for (const [pages, n, dong] of [[1, 1, 2000], [3, 1, 5000], [10, 2, 24000], [199, 1, 200000], [500, 3, 600000]]) {
	const res = await intake(s, COPY, { ...copies, so_giay_to: id(), so_trang: String(pages), so_ban: String(n) });
	check(`${n} copies of ${pages} pages cost ${dong} đồng by the tariff`, fee_of(res) === `thu_sau ${dong} CHUA`, fee_of(res));
}
const unreceipted = await intake(s, FAITH, { so_giay_to: id(), phi: "thu_truoc", so_bien_lai: "" });
check("paid in advance without a receipt number is a sentence beside the field", unreceipted.status === 422 && unreceipted.body.includes('id="so_bien_lai-loi"'));
check("the amount of the catalogue stands in the form", value((await s.get(`/can-bo/tiep-nhan/${FAITH}`)).body, "so_tien_phi") === "50.000");
const paid = await intake(s, FAITH, { so_giay_to: id(), phi: "thu_truoc", so_bien_lai: "BL 0012" });
check("paid in advance with its receipt is paid", fee_of(paid) === "thu_truoc 50000 DA BL 0012", fee_of(paid));
const odd = await intake(s, FAITH, { so_giay_to: id(), phi: "thu_sau", so_tien_phi: "mười nghìn" });
check("an amount in words is named", odd.status === 422 && odd.body.includes("ví dụ 15.000") && value(odd.body, "so_tien_phi") === "mười nghìn");
const parts = await intake(s, COPY, { ...copies, so_giay_to: id(), so_bo: "1.5", so_trang: "2.5", so_ban: "0.5", so_tien_phi: "15.50" });
for (const [name, typed, said] of [["so_bo", "1.5", "không viết số lẻ"], ["so_trang", "2.5", "không viết số lẻ"], ["so_ban", "0.5", "không viết số lẻ"], ["so_tien_phi", "15.50", "số đồng chẵn"]])
	check(`${name} of ${typed} is refused beside its field and stays as typed`, parts.status === 422 && (parts.body.match(new RegExp(`id="${name}-loi"[^]*?</p>`))?.[0] ?? "").includes(said) && value(parts.body, name) === typed, `${parts.status} ${value(parts.body, name)}`);
const exempt = await intake(s, FAITH, { so_giay_to: id(), phi: "mien_phi" });
check("who is exempt owes nothing", fee_of(exempt) === "mien_phi 0 MIEN", fee_of(exempt));
const version = `(SELECT id FROM procedure_version WHERE code = '${FAITH}' AND valid_to IS NULL LIMIT 1)`;
sql(`INSERT INTO procedure_fee SELECT ${version}, 'truc_tiep', 1, 2, 70000, 'văn bản', 'phi', 'Ngoài trụ sở: 70.000 đồng'`);
const page = (await s.get(`/can-bo/tiep-nhan/${FAITH}`)).body;
const level = await intake(s, FAITH, { so_giay_to: id(), phi: "thu_sau", muc_thu: "2", so_tien_phi: "" });
const none = await intake(s, FAITH, { so_giay_to: id(), phi: "thu_sau", muc_thu: "7", so_tien_phi: "" });
sql(`DELETE FROM procedure_fee WHERE version_id = ${version} AND seq = 2`);
check("several fees are offered to choose from, in the words of the catalogue", page.includes("Ngoài trụ sở: 70.000 đồng") && value(page, "so_tien_phi") === "");
check("the chosen one is owed", fee_of(level) === "thu_sau 70000 CHUA", fee_of(level));
check("one that is not offered is refused", none.status === 422 && none.body.includes("Chọn mức thu"));

// T03, T05.
const posted = await intake(s, FAITH, { so_giay_to: id(), kenh: "bcci" });
check("what comes by post needs its hand-over slip", posted.status === 422 && posted.body.includes('id="so_phieu_bcci-loi"'), `${posted.status}`);
const slipped = await intake(s, FAITH, { so_giay_to: id(), kenh: "bcci", so_phieu_bcci: "BC 77/2026" });
check("with it, the slip is in the ledger", sql(`SELECT e.data FROM event e JOIN dossier d ON d.id = e.dossier_id WHERE d.code = '${code_of(slipped)}'`).includes("post_slip=BC 77/2026"), `${slipped.status}`);
const now = { tra_ngay: "1", ket_qua: "Bản sao chứng thực số 15/SCT", phi: "thu_truoc", so_bien_lai: "BL 9", so_trang: "2", so_ban: "1", so_tien_phi: "", giay_to_nguoi_nhan: "Căn cước" };
const done = await intake(s, COPY, { ...now, so_giay_to: id() });
const done_code = done.headers.location?.match(/xong=(.+)/)?.[1];
check("a same-day matter is received and returned at once", done.status === 303 && sql(`SELECT state FROM dossier WHERE code = '${done_code}'`) === "DA_TRA_KQ", `${done.status} ${done.headers.location}`);
const next = await s.get(done.headers.location);
check("and the next one is one key away", next.body.includes("Đã tiếp nhận và trả kết quả ngay") && next.body.includes('accesskey="n"') && next.body.includes(done_code));
const empty = await intake(s, COPY, { ...now, so_giay_to: id(), ket_qua: "" });
check("without a result nothing is returned at once", empty.status === 422 && empty.body.includes("Ghi kết quả đã trả"));
const owed = await intake(s, COPY, { ...now, so_giay_to: id(), phi: "thu_sau", so_bien_lai: "" });
check("nor with the fee unpaid", owed.status === 422 && owed.body.includes("thu xong phí"));
const slow = await intake(s, MARRIED, { ...now, so_giay_to: id(), so_tien_phi: "15.000" });
check("nor what takes days", slow.status === 422 && slow.body.includes("không thuộc loại trả kết quả ngay"));

// Papers.
const bare = (await intake_fields(s, MARRIED, { so_giay_to: id() })).filter(([k]) => !/^giay_\d+$/.test(k)); // the shown one stays
const all = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, [...bare, ["du_giay_to", "1"]]);
check("one box says that all required papers are there", all.status === 303, `${all.status}`);
check("and each is on record", Number(sql(`SELECT COUNT(*) FROM dossier_paper p JOIN dossier d ON d.id = p.dossier_id WHERE d.code = '${code_of(all)}'`)) >= 1);

// The receipt is the proof that originals were given.
const first_doc = bare.find(([k]) => /^ban_chinh_\d+$/.test(k))[0];
for (const [typed, saying] of [["O1", "“O1”"], ["100", "“100”"], ["-1", "“-1”"], ["1.5", "“1.5”"]]) {
	const res = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, set([...bare, ["du_giay_to", "1"]], { so_giay_to: id(), _key: key(), [first_doc]: typed }));
	check(`${typed} originals are a sentence beside the box, not another number`, res.status === 422 && res.body.includes(`từ 0 đến 99, không phải ${saying}`) && res.body.includes(`href="#${first_doc}"`) && value(res.body, first_doc) === typed, `${res.status}`);
}

for (const emptied of ["", "  "]) {
	const res = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, set([...bare, ["du_giay_to", "1"]], { so_giay_to: id(), _key: key(), [first_doc]: emptied }));
	check("an emptied number of a ticked paper is asked for, with the way out", res.status === 422 && res.body.includes("Không có thì ghi 0") && !res.body.includes("không phải “") && res.body.includes(`href="#${first_doc}"`), `${res.status}`);
}

// A paper that is only shown: the officer's own tick, never a number, never received.
const CARD = "Giấy tờ tùy thân có ảnh", blank = (await s.get(`/can-bo/tiep-nhan/${MARRIED}`)).body, tick = blank.match(/name="(xuat_trinh_\d+)"/)?.[1], seq = tick?.match(/\d+/)[0];
check("the form asks whether it was shown and given back, unticked, without numbers", !!tick && !new RegExp(`id="${tick}"[^>]* checked`).test(blank) && blank.includes("Đã xuất trình, đã trả lại:") && !blank.includes(`name="ban_chinh_${seq}"`) && !blank.includes(`name="giay_${seq}"`));
for (const more of [[], [[`giay_${seq}`, "1"], [`ban_chinh_${seq}`, "1"]]]) {
	const unshown = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, set([...bare.filter(([k]) => k !== tick), ["du_giay_to", "1"], ...more], { so_giay_to: id(), _key: key() }));
	check("that all were handed in does not say that it was shown", unshown.status === 422 && unshown.body.includes(`Chưa xuất trình giấy tờ bắt buộc: ${CARD}`) && unshown.body.includes("Còn thiếu 1 giấy tờ"), `${unshown.status}`);
}
const of_shown = code_of(all), pack = (html) => html.replace(/\s+/g, " "), listed = (html, from, to) => html.slice(html.indexOf(from), html.indexOf(to, html.indexOf(from)));
check("on record it is shown, with no number", sql(`SELECT CONCAT(p.is_shown, p.originals, p.certified, p.copies) FROM dossier_paper p JOIN dossier d ON d.id = p.dossier_id WHERE d.code = '${of_shown}' AND p.seq = ${seq}`) === "1000");
let kept_count = "";
try { sql(`INSERT INTO dossier_paper (dossier_id, seq, name, originals, certified, copies, is_shown) SELECT id, 99, 'x', 1, 0, 0, 1 FROM dossier WHERE code = '${of_shown}'`); } catch (e) { kept_count = `${e.stderr}`; }
check("nor could the database hold one", kept_count.includes("shown_is_not_kept"), kept_count);
const receipt_page = pack((await s.get(`/can-bo/ho-so/${of_shown}/bien-nhan`)).body);
check("the receipt lists it beside the table, as given back", !listed(receipt_page, "<table>", "</table>").includes(CARD) && receipt_page.includes(`<dt>Giấy tờ đã xuất trình, đã trả lại</dt><dd>${CARD}`));
const inside = pack((await s.get(`/can-bo/ho-so/${of_shown}`)).body), received = listed(inside, 'id="h-giay"', "</section>");
check("the dossier's page too", received.indexOf(CARD) > received.indexOf("Giấy tờ đã xuất trình, đã trả lại"), received);
const owner = new Session();
await owner.post(`/tra-cuu/${of_shown}/xac-minh`, [["ma_bi_mat", receipt_page.match(/<b>([2-9BCFGHJKLMNPQRSTVXZ]{6})<\/b>/)?.[1] ?? ""]]);
const own = pack((await owner.get(`/tra-cuu/${of_shown}`)).body), given_in = listed(own, 'id="h-giay-to"', "</section>");
check("the citizen's page names it as given back, not as received", given_in.includes("bản chính") && given_in.indexOf(CARD) > given_in.indexOf("Giấy tờ đã xuất trình, đã trả lại ngay") && !/xuất trình[^<]*: \d/.test(given_in), given_in);
check("there is nothing of it to scan", !(await s.get(`/can-bo/ho-so/${of_shown}/tep`)).body.includes(CARD));
const anyone = new Session(), published = pack((await anyone.get(`/thu-tuc/${MARRIED}`)).body);
check("the procedure's page says that it is only shown", listed(published, CARD, "</li>").includes("chỉ xuất trình, không nộp") && !listed(published, CARD, "</li>").includes("bản chính"), listed(published, CARD, "</li>"));
const open_data = JSON.parse((await anyone.get(`/api/v1/thu-tuc/${MARRIED}`)).body).giay_to;
check("so does the interface", open_data.some((g) => g.ten.startsWith(CARD) && g.xuat_trinh && g.ban_chinh === 0) && open_data.some((g) => !g.xuat_trinh && g.ban_chinh > 0), JSON.stringify(open_data));

// A person without a telephone.
const silent = await intake(s, MARRIED, { so_giay_to: id(), dien_thoai: "" });
check("no telephone is asked about", silent.status === 422 && silent.body.includes("hoặc đánh dấu người nộp không có số điện thoại"), `${silent.status}`);
const two = set([...await intake_fields(s, MARRIED, { so_giay_to: id() }), ["khong_dien_thoai", "1"]], {});
check("a number and none at once too", (await s.post(`/can-bo/tiep-nhan/${MARRIED}`, two)).status === 422);
const without = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, set(two, { dien_thoai: "", _key: key() }));
check("who has none is received", without.status === 303, `${without.status}`);
check("and the receipt and the dossier say none", (await s.get(`/can-bo/ho-so/${code_of(without)}/bien-nhan`)).body.includes("<dt>Số điện thoại</dt><dd>không có</dd>") && !(await s.get(`/can-bo/ho-so/${code_of(without)}`)).body.includes('href="tel:"'));
check("its PDF is made", (await s.get(`/can-bo/ho-so/${code_of(without)}/bien-nhan.pdf`)).status === 200);

// Where it will go is read before it is received, and is where it goes.
const going = (await s.get(`/can-bo/tiep-nhan/${MARRIED}`)).body.match(/Chuyển đến<\/dt><dd[^>]*>([^<]+)</)?.[1];
check("the panel says which division it will go to", going && going === sql(`SELECT u.name FROM dossier d JOIN unit u ON u.id = d.lead_unit_id WHERE d.code = '${code_of(without)}'`), going);

// Everything that is wrong is said in one round.
const twin_id = id(), twin = await intake(s, MARRIED, { so_giay_to: twin_id });
const round = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, set(bare, { so_giay_to: twin_id, _key: key(), dien_thoai: "12", ngay_sinh: "31/02/1985", phi: "thu_truoc", so_tien_phi: "15.000", so_bien_lai: "", [first_doc]: "x", xac_nhan_trung: null }));
check("format, papers, counts, fee and duplicate together", round.status === 422 && ["dien_thoai", "ngay_sinh", "giay_to", "so_bien_lai", "trung", first_doc].every((n) => round.body.includes(`href="#${n}"`)), (round.body.match(/href="#[^"]+"/g) ?? []).join(" "));
const named = [...round.body.slice(round.body.indexOf("error-summary__list"), round.body.indexOf("</ul>", round.body.indexOf("error-summary__list"))).matchAll(/href="#([^"]+)"/g)].map((m) => m[1]);
const stands_at = named.map((n) => round.body.search(new RegExp(`\\b(?:id|name)="${n}"`)));
check("in the order of the form", named.length >= 6 && stands_at.every((at, i) => at > 0 && (!i || at > stands_at[i - 1])), named.join(" "));
check("the duplicate's number is a link, its tick beside it", round.body.includes(`<a class="govuk-link mc-code" href="/can-bo/ho-so/${code_of(twin)}">`) && round.body.indexOf('id="xac_nhan_trung"') > round.body.indexOf('id="trung"') && round.body.indexOf('id="xac_nhan_trung"') < round.body.indexOf('id="h-hen"'));
const ticked = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, set(bare, { so_giay_to: twin_id, _key: key(), xac_nhan_trung: "1" }));
check("a duplicate that was confirmed keeps its tick while the rest is mended", ticked.status === 422 && /id="xac_nhan_trung"[^>]* checked/.test(ticked.body) && !ticked.body.includes('href="#trung"'));

// A day that nobody stated is not made up: who has a year alone leaves it out.
for (const year of ["1985", "85", "3/1985", "00/00/1985", "0/3/1985", "năm 1985"]) {
	const res = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, set(two, { dien_thoai: "", ngay_sinh: year, _key: key() }));
	check(`“${year}” is no birthday, and the field says what to do`, res.status === 422 && res.body.includes('href="#ngay_sinh"') && res.body.includes("giấy tờ chỉ ghi năm thì để trống") && value(res.body, "ngay_sinh") === year, `${res.status}`);
}

// What an input method makes twice as wide is the same number.
const wide = (text) => [...text].map((c) => c > " " && c <= "~" ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c).join("");
const wide_id = id(), passport = `B${digits(7)}`;
for (const [kind, number] of [["cccd", wide_id], ["ho_chieu", passport]]) {
	const res = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, set(two, { dien_thoai: "", loai_giay_to: kind, so_giay_to: wide(number), ho_ten: "Nguyễn Thị Rộng", _key: key() }));
	const found = res.status === 303 && (await s.get(`/can-bo/ho-so/${code_of(res)}`)).body;
	check(`a full-width number (${kind}) is received as its digits`, found && found.includes(number), `${res.status}`);
	const again = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, set(two, { dien_thoai: "", loai_giay_to: kind, so_giay_to: number.toLowerCase(), ho_ten: "Nguyễn Thị Rộng", xac_nhan_trung: null, _key: key() }));
	check("and is the same person as the narrow one", again.status === 422 && again.body.includes('href="#trung"'), `${again.status}`);
}

// The legal way out of an intake that cannot be received: forms 02 and 03.
const short = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, set(bare.filter(([k]) => k !== tick), { ho_ten: "Trần Thị Thiếu", _key: digits(32) }));
check("a missing paper offers the request for completion", short.status === 422 && short.body.includes('value="phieu-bo-sung"') && short.body.includes("Trả vì thiếu"));
const out = await s.post(`/can-bo/tiep-nhan/${MARRIED}`, [...form(short.body, `/can-bo/tiep-nhan/${MARRIED}`), ["buoc", "phieu-bo-sung"]]);
const slip_path = `/can-bo/tiep-nhan/${MARRIED}/phieu/bo-sung`;
const slip = form(out.body, slip_path);
check("the slip knows the person and what is missing, a line each", out.status === 200 && slip.some(([k, v]) => k === "ho_ten" && v === "Trần Thị Thiếu") && slip.find(([k]) => k === "can_bo_sung")?.[1].split("\n").length === 2, `${out.status}`);
const person = id();
const given = await s.post(slip_path, set(slip, { so_giay_to: person }));
const twice = await s.post(slip_path, set(slip, { so_giay_to: person }));
check("it is written once however often it is sent", given.status === 303 && given.headers.location === twice.headers.location, `${given.status} ${twice.status}`);
const paper = await s.get(given.headers.location);
check("and printed with number, person, items and reason", paper.status === 200 && /\d+\/HDHS/.test(paper.body) && paper.body.includes("Trần Thị Thiếu") && (paper.body.match(/<p class="line">\d+\. /g) ?? []).length === 2 && paper.body.includes("chưa đủ theo quy định"));
const slip_file = await s.get(`${given.headers.location}.pdf`);
check("and as a PDF", slip_file.status === 200 && slip_file.headers["content-type"] === "application/pdf" && slip_file.body.startsWith("%PDF"), `${slip_file.status}`);
check("another desk cannot open it", (await stranger.get(given.headers.location)).status === 404);
check("nor is there one that was never written", (await s.get("/can-bo/phieu/999999999")).status === 404 && (await s.get("/can-bo/phieu/x")).status === 404);
const more = await s.post(slip_path, set(slip, { so_giay_to: person, _key: "0".repeat(31) + "1" }));
check("asking the same person a second time is warned of", more.status === 422 && more.body.includes("Hướng dẫn chỉ một lần") && more.body.includes('id="lap_lai"'));
const knowing = await s.post(slip_path, set(slip, { so_giay_to: person, _key: digits(32), xac_nhan_lap_lai: "1" }));
check("and can be done knowingly", knowing.status === 303, `${knowing.status}`);
const back = await fill(s, MARRIED, { so_giay_to: person, buoc: "dien" });
check("who comes back is met with what was asked", back.body.includes("đã được yêu cầu bổ sung") && back.body.includes("/HDHS"));
const nothing = await s.post(slip_path, set(slip, { so_giay_to: id(), _key: digits(32), can_bo_sung: " ", ly_do: "Dòng một <b>\nDòng hai" }));
check("a request that asks for nothing is refused beside the field, name and lines kept", nothing.status === 422 && nothing.body.includes("Dòng một &lt;b&gt;\nDòng hai</textarea>") && nothing.body.includes('id="can_bo_sung-loi"') && value(nothing.body, "ho_ten") === "Trần Thị Thiếu");
const no_path = `/can-bo/tiep-nhan/${MARRIED}/phieu/tu-choi`;
const no_form = form((await s.get(no_path)).body, no_path);
const no = await s.post(no_path, set(no_form, { ho_ten: "Lê Văn Nhầm", dia_chi: "Tổ 3", nguyen_nhan: "tham_quyen", ly_do: "Thuộc thẩm quyền của UBND phường Hòa Khánh.\nĐiều 5." }));
const no_paper = await s.get(no.headers.location ?? "/");
check("a refusal says cause and reason", no.status === 303 && no_paper.body.includes("Không thuộc thẩm quyền") && no_paper.body.includes("UBND phường Hòa Khánh") && no_paper.body.includes("/TCTN"), `${no.status}`);
const uncaused = await s.post(no_path, set(no_form, { ho_ten: "Lê Văn Nhầm", dia_chi: "Tổ 3", _key: digits(32), ly_do: "Không thích" }));
check("a refusal without a cause of the list is none", uncaused.status === 422 && uncaused.body.includes('id="nguyen_nhan-loi"'));
const book = await s.get("/can-bo/phieu");
check("the desk's book of the day holds them", book.status === 200 && book.body.includes("Trần Thị Thiếu") && book.body.includes("Lê Văn Nhầm") && book.body.includes("yêu cầu lần nữa"));
check("a day that is none is named", (await s.get("/can-bo/phieu?ngay=31/02/2026")).status === 422);
check("no other form of slip exists", (await s.get(`/can-bo/tiep-nhan/${MARRIED}/phieu/xin-loi`)).status === 404);
const handler = await Session.sign_in(account("HANDLER", "W-HV-VP"));
check("only the desk writes and reads slips", (await handler.get("/can-bo/phieu")).status === 403 && (await handler.get(given.headers.location)).status === 403);

// Naughty names.
for (const [what, name, words] of [["a name of 101 letters", "A".repeat(101), "dài quá"], ["a name with a tag", "<script>An</script>", "chỉ gồm chữ cái"], ["a name with digits", "An 2", "chỉ gồm chữ cái"], ["a name of dashes", "- -", "chưa có chữ cái"]]) {
	const res = await intake(s, MARRIED, { so_giay_to: id(), ho_ten: name });
	check(`${what} is named`, res.status === 422 && res.body.includes(words), `${res.status}`);
}
const hundred = await intake(s, MARRIED, { so_giay_to: id(), ho_ten: "Ấ".repeat(100) });
check("a name of a hundred letters is received", hundred.status === 303, `${hundred.status}`);
const rtl = await intake(s, MARRIED, { so_giay_to: id(), ho_ten: "\u202eNguyễn\u200f Thị\u0000 Hường\u0007".replace("\u0000", "") });
check("marks of direction and bells are dropped from a name", rtl.status === 303 && sql(`SELECT a.name FROM applicant a JOIN dossier d ON d.id = a.dossier_id WHERE d.code = '${code_of(rtl)}'`) === "Nguyễn Thị Hường");

// Choosing a procedure.
const straight = await s.get(`/can-bo/tiep-nhan?tim=${COPY}`);
check("a whole code opens the form at once", straight.status === 303 && straight.headers.location === `/can-bo/tiep-nhan/${COPY}`);
const unknown = await s.get("/can-bo/tiep-nhan?tim=9.999999");
check("an unknown code is a sentence", unknown.status === 200 && unknown.body.includes("Không có thủ tục"));
finish();
