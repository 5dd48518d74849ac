// Units by date: the reform of 2025 as the tree shows it, a new ward, its end
// with a successor, and the open dossier that the successor's head takes over.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Session, VAR, account, accounts, check, code_of, finish, form, intake, set, replay } from "../support/http.mjs";
import { step_now, totp } from "../support/totp.mjs";

const BUILD = process.env.BUILD ?? "build";
const LIST = "/can-bo/quan-tri/don-vi", NEW = `${LIST}-moi`, PEOPLE = "/can-bo/quan-tri/tai-khoan", INHERIT = "/can-bo/don-vi/ke-thua";
const dmy = (days) => new Date(Date.now() + (days * 24 + 7) * 3600e3).toISOString().slice(0, 10).split("-").reverse().join("/");
const has = (res, words) => res.body.includes(words);
const db = (sql) => execFileSync("mariadb", ["--no-defaults", `--socket=${join(VAR, "run", "mariadb.sock")}`, "-N", "motcua", "-e", sql], { encoding: "utf8" }).trim();
const admin = await Session.sign_in(accounts.find((a) => a.roles.includes("ADMIN")));
const post = async (s, path, page, changes) => s.post(path, set(form((await s.get(page)).body, path), changes));

// The reform of 1 July 2025.
const old_tree = await admin.get(`${LIST}?ngay=30/06/2025`), new_tree = await admin.get(`${LIST}?ngay=01/07/2025`);
check("on 30/06/2025 there are the district and the five old wards", has(old_tree, "UBND quận Liên Chiểu") && ["Hòa Hiệp Bắc", "Hòa Hiệp Nam", "Hòa Khánh Bắc", "Hòa Khánh Nam", "Hòa Minh"].every((w) => has(old_tree, `UBND phường ${w}`)) && !has(old_tree, ">UBND phường Hải Vân<"));
check("nobody who works today is named after what was abolished", db("SELECT name FROM unit WHERE (valid_to IS NULL OR valid_to > '2025-06-30') AND (name LIKE '%quận%' OR short_name LIKE '%quận%')") === "", db("SELECT GROUP_CONCAT(name) FROM unit WHERE valid_to IS NULL AND name LIKE '%quận%'"));
check("on 01/07/2025 the three new ones", has(new_tree, ">UBND phường Hải Vân<") && has(new_tree, ">UBND phường Hòa Khánh<") && !has(new_tree, "UBND quận Liên Chiểu"));
check("each old one says who follows", has(old_tree, "Kế thừa: UBND phường Hòa Khánh; UBND phường Hải Vân; UBND phường Liên Chiểu"));
check("an ended unit's page says who continues its dossiers today", has(await admin.get(`${LIST}/P-HM`), "do <strong>UBND phường Hòa Khánh</strong> tiếp tục"));
check("a day that is none is a sentence", (await admin.get(`${LIST}?ngay=31/02/2025`)).status === 422);

// A new ward.
const tag = Math.floor(Date.now() / 1000).toString(36).toUpperCase().slice(-5);
const T = `T-${tag}`, S = `S-${tag}`;
const unit_id = (code) => db(`SELECT id FROM unit WHERE code = '${code}'`);
const create = (changes) => post(admin, NEW, NEW, { loai: "ubnd_xa", cap_tren: unit_id("DN"), tu_ngay: dmy(0), ma_dinh_danh: "", dia_chi: "", dien_thoai: "", ten_ngan: "", ...changes });
check("a code with small letters is refused and what was typed kept", has(await create({ ma: "t-1", ten: "Phường giữ lại" }), "Phường giữ lại"));
check("a code in use is refused", has(await create({ ma: "W-HK", ten: "Phường Thử" }), "đã có đơn vị dùng"));
check("yesterday is refused", has(await create({ ma: T, ten: "Phường Thử", tu_ngay: dmy(-1) }), "từ hôm nay trở đi"));
check("a ward without anything above it is refused", has(await create({ ma: T, ten: "Phường Thử", cap_tren: "" }), "Chọn đơn vị cấp trên"));
check("an ended unit is above nobody", (await create({ ma: T, ten: "Phường Thử", cap_tren: unit_id("LC") })).status === 422);
check("an agency code out of shape is refused", has(await create({ ma: T, ten: "Phường Thử", ma_dinh_danh: "17.82" }), "không đúng dạng"));
let n = 0;
// Figures only, as real ones: of letters that look like figures a number is read as typed by mistake.
const agency = () => `H17.9${String(Math.floor(Date.now() / 1000)).slice(-5)}${n++}`;
check("a ward is made", (await create({ ma: T, ten: `UBND phường Thử ${tag}`, ma_dinh_danh: agency() })).status === 303);
check("with a desk", (await create({ ma: `${T}-MC`, ten: `Một cửa Thử ${tag}`, loai: "mot_cua", cap_tren: unit_id(T) })).status === 303);
check("and a division", (await create({ ma: `${T}-P`, ten: `Phòng Thử ${tag}`, loai: "phong", cap_tren: unit_id(T), linh_vuc: "Hộ tịch" })).status === 303);
const hire = async (login, role, code) => {
	const res = await post(admin, `${PEOPLE}-moi`, `${PEOPLE}-moi`, { ten_dang_nhap: login, ho_ten: `Người ${login}`, chuc_danh: "Công chức", vai_tro: role, don_vi: unit_id(code) });
	return { login, password: res.body.match(/Mật khẩu<\/dt><dd[^>]*>([^<]+)</)[1] };
};
const desk = await Session.sign_in(await hire(`quay.${tag.toLowerCase()}`, "RECEPTION", `${T}-MC`));
// The day of a desk: the next act where nothing waits, else where something does.
const today = async () => { const { body } = await desk.get("/can-bo/hom-nay"); return { idle: /Không hồ sơ nào chờ quầy\. Bấm <kbd>Alt<\/kbd>\+<kbd>2<\/kbd> để tiếp nhận, <kbd>Alt<\/kbd>\+<kbd>0<\/kbd> để quét hoặc tìm/.test(body), work: [...body.matchAll(/<li><a class="govuk-link" href="([^"]+)">[^<]+<\/a><strong/g)].map((m) => m[1]) }; };
check("a desk for which nothing waits reads what to do, and its keys", ((t) => t.idle && !t.work.length)(await today()));
const code = code_of(await intake(desk, "1.004873"));
check("its desk receives a dossier under its own code", !!code && code.startsWith("H17.9"), `${code}`);
check("then it reads where that waits", ((t) => !t.idle && t.work.join() === "/can-bo/hop-viec?hang=cho-chuyen")(await today()));
const lane = (from, to) => db(`UPDATE queue_entry SET lane = '${to}' WHERE lane = '${from}' AND dossier_id = (SELECT id FROM dossier WHERE code = '${code}')`);
lane("cho-chuyen", "noi-khac-quay");
check("what others have leaves the desk idle, not without a word", ((t) => t.idle && !t.work.length)(await today()));
lane("noi-khac-quay", "cho-chuyen");

// Where it is, by day.
const there = (code, day = dmy(0)) => db(`SELECT CONCAT_WS('|', address, phone) FROM unit_contact c JOIN unit u ON u.id = c.unit_id WHERE u.code = '${code}' AND c.valid_from = STR_TO_DATE('${day}', '%d/%m/%Y') ORDER BY c.id DESC LIMIT 1`);
const say = (code, changes) => post(admin, `${LIST}/${code}/lien-he`, `${LIST}/${code}`, { dia_chi: "", dien_thoai: "", ban_do: "", tu_ngay: dmy(0), ...changes });
const shown_to = (page, code) => page.body.slice(page.body.indexOf(code)).replace(/<[^>]*>/g, " ").slice(0, 400);
check("a desk without address and telephone is complained of on its page", has(await admin.get(`${LIST}/${T}-MC`), "Người dân chưa gọi hoặc chưa tìm được"));
check("and by doctor", /WRONG \d+ desks lack/.test((() => { try { return execFileSync(join(BUILD, "bin", "motcua"), ["doctor", "--var", VAR], { encoding: "utf8" }); } catch (e) { return e.stdout; } })()));
check("its ward's address and telephone are entered", (await say(T, { dia_chi: `Số 1 đường Thử ${tag}`, dien_thoai: "02363822951" })).status === 303 && there(T) === `Số 1 đường Thử ${tag}|02363822951`);
const at_desk = await admin.get(`${LIST}/${T}-MC`);
check("the desk has both from its ward, and nothing to complain of", has(at_desk, `Số 1 đường Thử ${tag}`) && has(at_desk, "02363822951") && !has(at_desk, "Người dân chưa gọi"));
check("a desk's own address stands before its ward's; the telephone is still the ward's", (await say(`${T}-MC`, { dia_chi: `Số 2 đường Quầy ${tag}` })).status === 303);
const visitor = new Session();
check("the public page of contacts says so", ((page) => shown_to(page, `Một cửa Thử ${tag}`).includes(`Số 2 đường Quầy ${tag}`) && shown_to(page, `Một cửa Thử ${tag}`).includes("02363822951"))(await visitor.get("/lien-he")));
check("and the page of its dossier, with its ward's name over it", ((page) => has(page, `Số 2 đường Quầy ${tag}`) && page.body.slice(0, page.body.indexOf("<main")).includes(`UBND phường Thử ${tag}`))(await visitor.get(`/tra-cuu/${code}`)));
for (const path of ["/", "/thu-tuc", "/phan-anh", "/cong-khai/tre-han", "/cong-khai/doi-chieu", "/api", "/khong-co-trang-nay", "/tra-cuu", `/tra-cuu/${code}`]) {
	// An address of its own: nginx keeps a page for a moment, and a worker the foot for half a minute.
	const called = (foot) => new RegExp(`Một cửa Thử ${tag}[^]*?</li>`).exec(foot)?.[0].includes('href="tel:02363822951"');
	let foot = "";
	for (let i = 0; i < 90 && !called(foot); i++) {
		if (i) await new Promise((r) => setTimeout(r, 1000));
		const { body } = await visitor.get(`${path}?lan=${tag}-${i}`);
		foot = body.includes("<footer") ? body.slice(body.indexOf("<footer")) : "";
	}
	check(`its telephone is to be called from the foot of ${path.replace(code, "its dossier")}`, called(foot), foot.slice(0, 300));
}
check("and the receipt printed from now on for what was received after", ((page) => has(page, `Số 2 đường Quầy ${tag}`) && has(page, "điện thoại 02363822951"))(await desk.get(`/can-bo/ho-so/${code}/bien-nhan`)));
check("yesterday's contact is not rewritten", ((res) => res.status === 422 && has(res, "từ hôm nay trở đi"))(await say(T, { dia_chi: "Số 9", tu_ngay: dmy(-1) })));
check("the same again is no new row", ((res) => res.status === 422 && has(res, "Không có gì thay đổi"))(await say(T, { dia_chi: `Số 1 đường Thử ${tag}`, dien_thoai: "02363822951" })));
check("a map without https is refused", (await say(T, { dia_chi: `Số 1 đường Thử ${tag}`, ban_do: "javascript:1" })).status === 422);
check("a later day's contact is written beside today's", (await say(T, { dia_chi: `Số 3 đường Sau ${tag}`, tu_ngay: dmy(1) })).status === 303 && has(await admin.get(`${LIST}/${T}`), `Số 1 đường Thử ${tag}`) && there(T, dmy(1)).startsWith("Số 3"));
check("and does not count today", !has(await visitor.get("/lien-he"), `Số 3 đường Sau ${tag}`));
check("who changed it is in the trail", Number(db(`SELECT COUNT(*) FROM audit WHERE action = 'unit_contact' AND detail = '${T}'`)) === 2);
check("no row is edited or deleted", ["UPDATE unit_contact SET phone = '1'", "DELETE FROM unit_contact"].every((sql) => { try { db(sql); return false; } catch { return true; } }));
check("nobody but an administrator enters one", (await desk.post(`${LIST}/${T}/lien-he`, [["_csrf", "x"]])).status === 403);

// Fields: one division has each, and a split says which ones nobody has yet.
const give = (code, linh_vuc) => post(admin, `${LIST}/${code}/linh-vuc`, `${LIST}/${code}`, { linh_vuc });
check("a division's page says its fields", has(await admin.get(`${LIST}/${T}-P`), "<li>Hộ tịch</li>"));
check("a desk has none to be given", !has(await admin.get(`${LIST}/${T}-MC`), "Lĩnh vực được giao"));
check("a second division is made without any", (await create({ ma: `${T}-Q`, ten: `Phòng Hai ${tag}`, loai: "phong", cap_tren: unit_id(T), linh_vuc: "" })).status === 303 && has(await admin.get(`${LIST}/${T}-Q`), "Chưa được giao lĩnh vực nào"));
check("a field that another division has is refused, and what was typed kept", ((r) => r.status === 422 && has(r, `đang giao cho Phòng Thử ${tag}`) && has(r, 'value="Hộ tịch"'))(await give(`${T}-Q`, "Hộ tịch")));
check("one that the catalogue has not as well", (await give(`${T}-Q`, "Không có")).status === 422);
check("a free one is given", (await give(`${T}-Q`, "Đất đai")).status === 303 && has(await admin.get(`${LIST}/${T}-Q`), "<li>Đất đai</li>"));
check("who gave it is in the trail", db(`SELECT COUNT(*) FROM audit WHERE action = 'unit_fields' AND detail = '${T}-Q'`) === "1");
check("nobody but an administrator gives one", (await desk.post(`${LIST}/${T}-Q/linh-vuc`, [["_csrf", "x"]])).status === 403);
const split = await post(admin, `${LIST}/${T}-P/ket-thuc`, `${LIST}/${T}-P`, { ngay: dmy(1), ke_thua: unit_id(`${T}-Q`), ke_thua_2: unit_id(T), ke_thua_3: "", pham_vi: "chia", can_cu: "QĐ 2" });
check("a split says first which fields it leaves to nobody", split.status === 200 && has(split, "không tự chuyển cho đơn vị nào") && has(split, "<li>Hộ tịch</li>"));
const sole = await post(admin, `${LIST}/${T}-P/ket-thuc`, `${LIST}/${T}-P`, { ngay: dmy(1), ke_thua: unit_id(`${T}-Q`), ke_thua_2: "", ke_thua_3: "", pham_vi: "toàn bộ", can_cu: "QĐ 2" });
check("one heir alone has them all", sole.status === 200 && !has(sole, "không tự chuyển cho đơn vị nào"));

// Its end.
check("the successor is made, from tomorrow", (await create({ ma: S, ten: `UBND phường Sau ${tag}`, tu_ngay: dmy(1), ma_dinh_danh: agency() })).status === 303);
const END = `${LIST}/${T}/ket-thuc`;
const end = (changes) => post(admin, END, `${LIST}/${T}`, { ngay: dmy(1), ke_thua: unit_id(S), ke_thua_2: "", ke_thua_3: "", pham_vi: "toàn bộ", can_cu: "Nghị quyết 1", ...changes });
const refused = async (sentence, changes, words) => {
	const res = await end(changes);
	check(sentence, res.status === 422 && has(res, words), `${res.status}`);
};
await refused("an end today is refused", { ngay: dmy(0) }, "phải sau hôm nay");
await refused("without a successor it is refused", { ke_thua: "" }, "Chọn đơn vị kế thừa");
await refused("a unit does not follow itself", { ke_thua: unit_id(T) }, "không thể kế thừa");
await refused("nor do its parts", { ke_thua: unit_id(`${T}-P`) }, "không thể kế thừa");
await refused("an ended unit follows nobody", { ke_thua: unit_id("P-HM") }, "không hoạt động ngày");
await refused("a desk does not follow a committee", { ke_thua: unit_id("W-HK-HCC") }, "khác loại");
await refused("a successor without a desk would leave dossiers nowhere", {}, "chưa có bộ phận một cửa");
await create({ ma: `${S}-MC`, ten: `Một cửa Sau ${tag}`, loai: "mot_cua", cap_tren: unit_id(S), tu_ngay: dmy(1) });
await create({ ma: `${S}-P`, ten: `Phòng Sau ${tag}`, loai: "phong", cap_tren: unit_id(S), tu_ngay: dmy(1), linh_vuc: "Hộ tịch" });
await refused("without a ground it is refused", { can_cu: "" }, "Nhập căn cứ");
let res = await end({});
check("first comes a preview: parts, people, dossiers", res.status === 200 && has(res, `Một cửa Thử ${tag}`) && has(res, "<strong>1</strong> người") && has(res, "<strong>1</strong> hồ sơ"));
check("which writes nothing", db(`SELECT COUNT(*) FROM unit WHERE code LIKE '${T}%' AND valid_to IS NOT NULL`) === "0");
const confirm = form(res.body, END);
check("without a token nothing is written", (await admin.post(END, set(confirm, { _csrf: null }))).status === 403);
check("confirmed, it is written", (await admin.post(END, confirm)).status === 303);
check("a second time it is refused", (await admin.post(END, confirm)).status === 409);
check("the parts ended with it", db(`SELECT COUNT(*) FROM unit WHERE code LIKE '${T}%' AND valid_to = CURDATE() + INTERVAL 0 DAY OR code LIKE '${T}%' AND valid_to IS NOT NULL`) === "4");
check("today's tree has the old one, tomorrow's the new", has(await admin.get(LIST), `UBND phường Thử ${tag}`) && !has(await admin.get(`${LIST}?ngay=${dmy(1)}`), `>UBND phường Thử ${tag}<`) && has(await admin.get(`${LIST}?ngay=${dmy(1)}`), `>UBND phường Sau ${tag}<`));
check("the officer's role ended with the desk, in the history", has(await admin.get(`${PEOPLE}/quay.${tag.toLowerCase()}`), "kết thúc hoạt động từ"));
check("the data of all units has no fault", !has(await admin.get(LIST), "Dữ liệu đơn vị chưa đúng"));

// The next day, by moving the test's own dates one day back.
db(`UPDATE unit SET valid_from = valid_from - INTERVAL 1 DAY WHERE code LIKE '${T}%' OR code LIKE '${S}%'; UPDATE unit SET valid_to = valid_to - INTERVAL 1 DAY WHERE code LIKE '${T}%';
	UPDATE unit_succession SET effective = effective - INTERVAL 1 DAY WHERE from_id = ${unit_id(T)}`);
const boss_account = await hire(`truong.${tag.toLowerCase()}`, "RECEPTION_HEAD", `${S}-MC`);
let [boss, at] = await Session.with_password(boss_account);
const mine = `tre vàng ${tag} sông hàn`;
at = await boss.step(at.headers.location, { mat_khau_moi: mine, mat_khau_lai: mine });
const secret = (await boss.get(at.headers.location)).body.match(/Khóa: <strong[^>]*>([A-Z2-7 ]+)</)[1].replaceAll(" ", "");
await boss.step("/can-bo/dang-nhap/xac-thuc", { ma_xac_thuc: totp(secret, step_now()) });
res = await boss.get(INHERIT);
check("the successor's head sees the open dossier", res.status === 200 && has(res, code), `${res.status}`);
const stranger = await Session.sign_in(account("RECEPTION_HEAD", "W-HV-HCC"));
check("another ward's head does not", !has(await stranger.get(INHERIT), code));
check("without a token nothing is taken over", (await boss.post(INHERIT, [])).status === 403);
const fields = form(res.body, INHERIT);
res = await boss.post(INHERIT, fields);
check("it is taken over", has(res, "đã kế thừa") && has(res, "Không còn hồ sơ nào"), `${res.status}`);
res = await boss.post(INHERIT, fields);
check("the same form again answers as the first time, and takes nothing over twice", res.status === 200 && has(res, code) && has(res, "đã kế thừa") && db(`SELECT COUNT(*) FROM event e JOIN dossier d ON d.id = e.dossier_id WHERE d.code = '${code}' AND e.move = 'ke-thua'`) === "1", `${res.status}`);
check("nobody chosen is a sentence", (await boss.post(INHERIT, fields.filter(([k]) => !k.startsWith("nhan_")))).status === 422);
check("and it is the successor's to work on", (await boss.get(`/can-bo/ho-so/${code}`)).status === 200 && db(`SELECT u.code FROM dossier d JOIN unit u ON u.id = d.seat_desk_id WHERE d.code = '${code}'`) === `${S}-MC`);
const verify = replay();
check("the replay stays clean", / 0 faults/.test(verify), verify.trim());
check("a desk officer sees no units", (await desk.get(LIST)).status !== 200);
finish();
