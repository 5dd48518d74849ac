// A form key belongs to its content, on every form that has one: the same again
// finds what it did, other content or another account does nothing, what was
// typed stays and the form gets a fresh key.  And a form outlives its session.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { Session, VAR, account, check, code_of, dossiers, finish, form, intake_fields, key, set } from "../support/http.mjs";
import { pdf } from "../support/samples.mjs";
import { BY_OFFICE, WARD, as, choice, go, open, people, reach } from "../support/ward.mjs";

const sql = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${VAR}/run/mariadb.sock`, "-N", "motcua", "-e", q], { encoding: "utf8" }).trim();
const count = (table, where = "1") => sql(`SELECT COUNT(*) FROM ${table} WHERE ${where}`);
const of = (fields, name) => fields?.find(([k]) => k === name)?.[1];
const second = new Session(); // the ward's other desk officer
const others = JSON.parse(readFileSync(`${VAR}/demo-accounts.json`, "utf8")).filter((a) => a.unit === `${WARD}-HCC` && a.roles.includes("RECEPTION") && a.login !== people.desk.login);
Object.assign(second, await Session.sign_in(others[0] ?? account("RECEPTION_HEAD", `${WARD}-HCC`)));

async function page_form(name, page, action) {
	const fields = form((await (await as(name)).get(page)).body, action);
	if (!fields) throw new Error(`${name} has no form ${action} on ${page}`);
	return fields;
}
const two = (n) => String(n).padStart(2, "0");
const past = new Date(Date.now() + 7 * 3600e3 - 65 * 60e3);

// One case a route: who sends what; what the other content is, what of it must
// still be on the page, and what may not have changed.
const cases = {
	"/can-bo/tiep-nhan/:ma": async () => ({
		name: "desk", path: `/can-bo/tiep-nhan/${BY_OFFICE}`, fields: await intake_fields(await as("desk"), BY_OFFICE, { cach_nhan: "tai_quay" }),
		other: { ho_ten: "Trần Văn Hai", so_giay_to: `0480900${String(Date.now()).slice(-5)}`, ngay_sinh: "" }, kept: "Trần Văn Hai", rows: () => count("dossier"), goes_on: true,
	}),
	"/can-bo/tiep-nhan/:ma/phieu/:loai": async () => {
		const path = `/can-bo/tiep-nhan/${BY_OFFICE}/phieu/tu-choi`;
		return { name: "desk", path, fields: set(await page_form("desk", path, path), { ho_ten: "Lê Thị Phiếu", dia_chi: "Tổ 3", nguyen_nhan: "khong_tq", ly_do: "Không thuộc thẩm quyền giải quyết của phường." }),
			fix: (f, html) => set(f, { nguyen_nhan: html.match(/<option value="([a-z_-]+)"[^>]*>[^<]*thẩm quyền/)?.[1] ?? of(f, "nguyen_nhan") }),
			other: { ho_ten: "Ngô Văn Khác" }, kept: "Ngô Văn Khác", rows: () => count("desk_notice"), goes_on: true };
	},
	"/can-bo/ho-so/:code/buoc/:move": async () => {
		const code = await open(), path = `/can-bo/ho-so/${code}/buoc/chuyen`;
		return { name: "desk", path, fields: await page_form("desk", `/can-bo/ho-so/${code}`, path), other: { ghi_chu: "Một ý kiến khác hẳn" }, kept: "Một ý kiến khác hẳn", rows: () => count("event") };
	},
	"/can-bo/ho-so/:code/tep": async () => {
		const code = await open(), path = `/can-bo/ho-so/${code}/tep`;
		return { name: "desk", path, fields: set(await page_form("desk", path, path), { loai: "khac", giay: "" }), files: [["tep", "a.pdf", pdf(`một ${code}`)]], other_files: [["tep", "b.pdf", pdf(`hai ${code}`)]], other: {}, kept: "phải chọn lại", rows: () => count("attachment") };
	},
	"/can-bo/ho-so/:code/dieu-chinh": async () => {
		const code = await open(), path = `/can-bo/ho-so/${code}/dieu-chinh`;
		return { name: "desk", path, fields: set(await page_form("desk", path, path), { tu_ngay: `${two(past.getUTCDate())}/${two(past.getUTCMonth() + 1)}/${past.getUTCFullYear()}`, tu_gio: `${two(past.getUTCHours())}:${two(past.getUTCMinutes())}`, can_cu: "Sổ giao nhận giấy ghi giờ khác với phần mềm." }),
			other: { can_cu: "Một căn cứ khác hẳn căn cứ đã ghi lần trước." }, kept: "Một căn cứ khác hẳn", rows: () => count("correction") };
	},
	"/can-bo/dieu-chinh/:id/:viec": async () => {
		const made = await cases["/can-bo/ho-so/:code/dieu-chinh"](), leader = await as("leader");
		await (await as(made.name)).post(made.path, made.fields);
		const id = sql("SELECT MAX(id) FROM correction"), path = `/can-bo/dieu-chinh/${id}/khong-duyet`;
		const fields = await page_form("leader", `/can-bo/dieu-chinh?sau=${id - 1}`, path);
		return { name: "leader", path, fields: set(fields, { ghi_chu: "Sổ giấy không có chữ ký." }), other: { ghi_chu: "Ý kiến thứ hai" }, kept: "Biểu mẫu này đã dùng cho", rows: () => count("correction", "state = 'DE_NGHI'") };
	},
	"/can-bo/ho-so/:code/thu-xin-loi": async () => {
		const code = await reach("DANG_THU_LY"), path = `/can-bo/ho-so/${code}/thu-xin-loi`;
		return { name: "handler", path, fields: set(await page_form("handler", `/can-bo/ho-so/${code}/tre-han`, path), { loi: "mat_hong", ly_do: "Bản sao bị ướt khi chuyển kho, phải xin cấp lại.", nguyen_nhan: "b" }),
			other: { ly_do: "Một lý do khác, viết cho hồ sơ khác hẳn." }, kept: "Một lý do khác", rows: () => count("letter") };
	},
	"/can-bo/kiem-ke": async () => {
		const desk = await as("desk"), mine = sql(`SELECT c.id FROM shelf_count c JOIN unit u ON u.id = c.unit_id WHERE u.code = '${people.desk.unit}' AND c.is_open = 1`);
		if (mine) await desk.post(`/can-bo/kiem-ke/${mine}/ket-thuc`, set(form((await desk.get(`/can-bo/kiem-ke/${mine}`)).body, `/can-bo/kiem-ke/${mine}/ket-thuc`), { ket_luan: "huy" }));
		return { name: "desk", path: "/can-bo/kiem-ke", fields: set(await page_form("desk", "/can-bo/kiem-ke", "/can-bo/kiem-ke"), { noi_kiem_ke: "Tủ số 1" }), other: { noi_kiem_ke: "Tủ số 9 phòng khác" }, kept: "Tủ số 9 phòng khác", rows: () => count("shelf_count"),
			after: async (res) => desk.post(`${res.headers.location}/ket-thuc`, set(form((await desk.get(res.headers.location)).body, `${res.headers.location}/ket-thuc`), { ket_luan: "huy" })) };
	},
	"/can-bo/hop-viec/bo-loc": async () => {
		const html = (await (await as("desk")).get("/can-bo/hop-viec")).body, path = html.match(/action="(\/can-bo\/hop-viec\/bo-loc\?[^"]*)"/)[1].replace(/&amp;/g, "&");
		sql(`UPDATE saved_filter SET ended_at = UTC_TIMESTAMP() WHERE account_id = (SELECT id FROM account WHERE login = '${people.desk.login}') AND ended_at IS NULL`);
		return { name: "desk", path, fields: set(form(html.replace(/&amp;/g, "&"), path), { ten: "Của tôi" }), other: { ten: "Tên khác hẳn" }, kept: "Tên khác hẳn", rows: () => count("saved_filter") };
	},
	"/can-bo/hop-viec/hang-loat": async () => {
		const a = await open(), b = await open();
		const html = (await (await as("desk")).get("/can-bo/hop-viec")).body, path = html.match(/action="(\/can-bo\/hop-viec\/hang-loat\?[^"]*)"/)?.[1].replace(/&amp;/g, "&");
		const fields = form(html.replace(/&amp;/g, "&"), path), item = (c) => ["hs", `${c}~${sql(`SELECT version FROM dossier WHERE code = '${c}'`)}`];
		return { name: "desk", path, fields: [...set(fields, { hs: null }), item(a)], other: {}, other_fields: [...set(fields, { hs: null }), item(b)], kept: "Biểu mẫu này đã dùng cho", rows: () => count("event") };
	},
	"/can-bo/quet/ban-giao": async () => {
		const a = await open(), b = await open();
		return { name: "desk", path: "/can-bo/quet/ban-giao", fields: set(await page_form("desk", "/can-bo/quet/ban-giao", "/can-bo/quet/ban-giao"), { ma: a }), other: { ma: b }, kept: b, rows: () => count("event") };
	},
	"/can-bo/quet/ban-giao/thu-hoi": async () => {
		const a = await open(), b = await open(), path = "/can-bo/quet/ban-giao/thu-hoi";
		for (const c of [a, b]) await go("desk", c, "chuyen");
		return { name: "desk", path, fields: [["_csrf", of(await page_form("desk", "/can-bo/quet/ban-giao", "/can-bo/quet/ban-giao"), "_csrf")], ["_key", key()], ["ma", a]], other: { ma: b }, kept: b, rows: () => count("event") };
	},
	"/can-bo/quet/tra-ket-qua/:code": async () => {
		const code = await reach("CO_KET_QUA"), path = `/can-bo/quet/tra-ket-qua/${code}`;
		if (sql(`SELECT in_transit FROM dossier WHERE code = '${code}'`) === "1") await go("desk", code, "nhan");
		return { name: "desk", path, fields: set(await page_form("desk", path, path), { nguoi_nhan: "Nguyễn Thị Hường", giay_to_nguoi_nhan: "Giấy hẹn", loai_nguoi_nhan: "chinh_chu", da_kiem_tra: "1", tra_ban_chinh: "khong_co" }), other: { nguoi_nhan: "Đỗ Văn Khác" }, kept: "Đỗ Văn Khác", rows: () => count("event") };
	},
	"/can-bo/gui-bao-cao/:ky": async () => {
		const now = new Date(Date.now() + 7 * 3600e3), month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7), path = `/can-bo/gui-bao-cao/${month}`;
		const fields = await page_form("leader", path, path);
		return { name: "leader", path, fields: set(fields, of(fields, "ly_do") === undefined ? {} : { ly_do: "Bổ sung một hồ sơ bị sót." }), other: { ly_do: "Một lý do báo cáo khác hẳn." }, kept: "Một lý do báo cáo khác hẳn.", rows: () => count("late_report") };
	},
};
// These share a form with a key and have none themselves: they change nothing,
// or say which version they saw.
const without = ["/can-bo/quet/tra-ket-qua", "/can-bo/thu-xin-loi/:id/:viec"];

// The routes whose form has a key, from the sources themselves.
const keyed = () => {
	const dir = "fcgi/staff", forms = new Set();
	for (const file of readdirSync(dir, { recursive: true }).filter((f) => f.endsWith(".c"))) {
		const text = readFileSync(`${dir}/${file}`, "utf8");
		const lists = [...text.matchAll(/static const struct field (\w+)\[\] = \{(.*?)\n\};/gs)].filter((m) => m[2].includes("TYPE_KEY")).map((m) => m[1]);
		for (const m of text.matchAll(/const struct form (\w+) =\s*FORM\w*\([^,]*,\s*(\w+)[,)]/gs)) if (lists.includes(m[2])) forms.add(m[1]);
	}
	return [...readFileSync(`${dir}/routes.c`, "utf8").matchAll(/(?:\{ POST, |\bACT\()"([^"]+)",.*?&(\w+),/g)].filter((m) => forms.has(m[2])).map((m) => m[1]).sort();
};
check("every address whose form has a key is tried here", JSON.stringify(keyed()) === JSON.stringify([...Object.keys(cases), ...without].sort()), keyed().filter((p) => !(p in cases) && !without.includes(p)).join(" "));

const send = (s, c, fields, files) => c.files ? s.upload(c.path, fields, files) : s.post(c.path, fields);
const said = (res) => (res.body.match(/error-summary__list">\s*(.*?)<\/ul>/s)?.[1] ?? res.body.match(/govuk-error-message.*?<\/p>/s)?.[0] ?? "").replace(/<[^>]+>/g, " ").trim();
for (const [route, make] of Object.entries(cases)) {
	const c = await make(), s = await as(c.name);
	if (c.fix) c.fields = c.fix(c.fields, (await s.get(c.path)).body);
	const k = of(c.fields, "_key"), html_of = (res) => res.body.replace(/&amp;/g, "&");
	const first = await send(s, c, c.fields, c.files);
	check(`${route}: it is done`, [200, 303].includes(first.status), `${first.status} ${said(first)}`);
	const rows = c.rows(), again = await send(s, c, c.fields, c.files);
	check(`${route}: the same again has the same answer and does nothing`, again.status === first.status && again.headers.location === first.headers.location && c.rows() === rows, `${again.status} ${again.headers.location} ${first.headers.location} ${c.rows()} ${rows} ${said(again)}`);
	const changed = c.other_fields ?? set(c.fields, c.other), other = await send(s, c, changed, c.other_files ?? c.files);
	check(`${route}: other content does nothing, says so and keeps what was typed`, other.status === 409 && other.body.includes("Biểu mẫu này đã dùng cho") && other.body.includes(c.kept) && c.rows() === rows, `${other.status} ${said(other)}`);
	check(`${route}: and no form of the page has the used key any more`, !other.body.includes(k));
	if (c.goes_on) {
		const sent = await s.post(c.path, form(html_of(other), c.path));
		check(`${route}: sent once more it is done`, sent.status === 303 && sent.headers.location !== first.headers.location, `${sent.status} ${said(sent)}`);
	}
	const mine = form((await second.get("/can-bo/hop-viec")).body, "/can-bo/dang-xuat"), before = c.rows();
	const theirs = await send(second, c, set(c.fields, { _csrf: of(mine, "_csrf") }), c.files);
	check(`${route}: another account gets no answer of the first one's`, ![200, 303].includes(theirs.status) && c.rows() === before, `${theirs.status}`);
	if (c.after) await c.after(first);
}

// Rows of many, each with a key of its own.
const rows_key = key(), moved = await open(), stayed = await open();
const at_once = (c) => sql(`SELECT CONCAT(s.account_id, ' ', s.move, ' ', s.content IS NOT NULL) FROM submission s JOIN dossier d ON d.id = s.dossier_id WHERE d.code = '${c}'`);
check("the row of a form that was acted on holds account, deed, dossier and digest", /^\d+ tiep-nhan 1$/.test(at_once(moved)), at_once(moved));

// One key for another dossier, another move, another procedure, another ward.
const chuyen = `/can-bo/ho-so/${moved}/buoc/chuyen`, sent = set(await page_form("desk", `/can-bo/ho-so/${moved}`, chuyen), { _key: rows_key });
const desk = await as("desk");
check("a dossier is forwarded", (await desk.post(chuyen, sent)).status === 303);
for (const [what, path] of [["another dossier", `/can-bo/ho-so/${stayed}/buoc/chuyen`], ["another move", `/can-bo/ho-so/${moved}/buoc/thu-hoi`]]) {
	const res = await desk.post(path, sent);
	check(`its key makes nothing of ${what}`, res.status === 409 && res.body.includes(`đã dùng cho hồ sơ ${moved}`) && sql(`SELECT CONCAT(in_transit, state) FROM dossier WHERE code = '${moved}'`) === "1CHO_PHAN_CONG" && sql(`SELECT state FROM dossier WHERE code = '${stayed}'`) === "DA_TIEP_NHAN", `${res.status}`);
}
const in_one = await intake_fields(desk, BY_OFFICE), received = await desk.post(`/can-bo/tiep-nhan/${BY_OFFICE}`, in_one);
const elsewhere = await desk.post("/can-bo/tiep-nhan/2.000815", in_one);
check("nor receives another procedure", received.status === 303 && elsewhere.status === 409 && elsewhere.body.includes(`đã dùng cho hồ sơ ${code_of(received)}`), `${elsewhere.status}`);
const ward = await Session.sign_in(account("RECEPTION", "W-HV-HCC")), its = form((await ward.get("/can-bo/hop-viec")).body, "/can-bo/dang-xuat");
const abroad = await ward.post(`/can-bo/tiep-nhan/${BY_OFFICE}`, set(in_one, { _csrf: of(its, "_csrf") }));
check("nor does another ward learn the number", abroad.status === 409 && !abroad.body.includes(code_of(received)), `${abroad.status}`);
sql(`UPDATE submission SET content = NULL WHERE dossier_id IN (SELECT id FROM dossier WHERE code = '${moved}')`);
check("a row of before, without a digest, still answers its own dossier", (await desk.post(chuyen, sent)).headers.location?.includes(moved));
check("and no other", (await desk.post(`/can-bo/ho-so/${stayed}/buoc/chuyen`, sent)).status === 409 && sql(`SELECT state FROM dossier WHERE code = '${stayed}'`) === "DA_TIEP_NHAN");
const scanned = await desk.post(`/can-bo/tiep-nhan/${BY_OFFICE}`, set(in_one, { quet_cccd: "048090123457||Lê Văn Mới|01021990|Nam|Tổ 4|01012022", buoc: "quet" }));
check("a card scanned into a form that was used gets a fresh key at once", scanned.status === 200 && scanned.body.includes("Lê Văn Mới") && !scanned.body.includes(of(in_one, "_key")) && !scanned.body.includes("error-summary"), `${scanned.status}`);
const wrong = set(await intake_fields(desk, BY_OFFICE), { dien_thoai: "12" }), back = await desk.post(`/can-bo/tiep-nhan/${BY_OFFICE}`, wrong);
check("a form that was not acted on keeps its key", back.status === 422 && back.body.includes(of(wrong, "_key")));

// ---- signed in again elsewhere: the form of before waits ----
const tab = await Session.sign_in(people.desk), typed = await intake_fields(tab, BY_OFFICE, { ho_ten: "Phạm Thị Tab" });
tab.cookies = { ...(await Session.sign_in(people.desk)).cookies };
const asked = await tab.post(`/can-bo/tiep-nhan/${BY_OFFICE}`, typed), kept = form(asked.body, `/can-bo/tiep-nhan/${BY_OFFICE}`);
check("a form of an earlier session is not sent, and not lost", asked.status === 403 && asked.body.includes("Chưa gửi") && of(kept, "ho_ten") === "Phạm Thị Tab" && asked.body.includes(people.desk.name), `${asked.status}`);
const pressed = await tab.post(`/can-bo/tiep-nhan/${BY_OFFICE}`, kept ?? []);
check("one press sends it", pressed.status === 303, `${pressed.status}`);
for (const [what, opt] of [["from nowhere", { origin: null }], ["from another site", { origin: "http://evil.example" }]]) {
	const res = await tab.post(`/can-bo/tiep-nhan/${BY_OFFICE}`, typed, opt);
	check(`a form with a wrong token ${what} is not offered again`, res.status === 403 && !res.body.includes("Phạm Thị Tab"), `${res.status}`);
}

// ---- the session has ended ----
const sign_in = async (res, who) => { const out = new Session(); return [out, await out.post("/can-bo/dang-nhap", set(form(res.body, "/can-bo/dang-nhap"), { ten_dang_nhap: who.login, mat_khau: who.password }))]; };
const posts = [...readFileSync("fcgi/staff/routes.c", "utf8").matchAll(/(?:\{ POST, |\bACT\()"([^"]+)"/g)].map((m) => m[1].replace(/:id/g, "353").replace(/:code/g, moved).replace(/:ma\b/, BY_OFFICE).replace(/:loai/, "bo-sung").replace(/:move/, "chuyen").replace(/:login/, "x").replace(/:ky/, "2026-10").replace(/:viec/, "gui")).filter((p) => !p.startsWith("/can-bo/dang-nhap"));
const lands = new Set();
for (const path of posts) {
	const res = await new Session().post(path, []);
	if (res.status !== 401 || !res.body.includes("chưa được thực hiện")) lands.add(`${path} ${res.status}`);
}
check("a post without a session says that nothing was done", lands.size === 0, [...lands].join("; "));
const bare = await new Session().post("/can-bo/canh-bao/353/da-xem", []), [seen, to] = await sign_in(bare, people.desk);
check("after signing in it goes to the page that it came from", to.status === 303 && to.headers.location === "/can-bo/canh-bao", `${to.status} ${to.headers.location}`);
const bad = [];
for (const path of posts) {
	const fields = [["ten_dang_nhap", people.desk.login], ["mat_khau", people.desk.password], ["_tiep", path]];
	if (path === posts[0] || path.includes("mat-khau") || path.includes("xac-thuc") || path.includes("quan-tri")) {
		const out = new Session(), res = await out.post("/can-bo/dang-nhap", fields), page = await out.get(res.headers.location ?? "/");
		if (res.status !== 303 || page.status === 405) bad.push(`${path} → ${res.headers.location} ${page.status}`);
	}
}
check("never to an address that is only posted to", bad.length === 0, bad.join("; "));

const up = `/can-bo/ho-so/${moved}/tep`, lost = await new Session().upload(up, [["_csrf", "x"], ["_key", key()], ["loai", "khac"], ["giay", ""]], [["tep", "don-xin.pdf", pdf("x")], ["tep", "ban-do.pdf", pdf("y")]]);
check("files that could not wait are named before signing in", lost.status === 401 && lost.body.includes("don-xin.pdf") && lost.body.includes("ban-do.pdf") && lost.body.includes("phải chọn lại"), `${lost.status}`);
const [signed, resumed] = await sign_in(lost, people.desk), waiting = form(resumed.body.replace(/ enctype="[^"]*"/, ""), up);
check("and after it, with a place to choose them; nothing says that all is there", resumed.status === 200 && resumed.body.includes("phải chọn lại") && resumed.body.includes("don-xin.pdf, ban-do.pdf") && resumed.body.includes('enctype="multipart/form-data"') && /name="tep" type="file"/.test(resumed.body) && !resumed.body.includes("vẫn còn đủ"));
const chosen = await signed.upload(up, (waiting ?? []).filter(([k]) => k !== "tep"), [["tep", "don-xin.pdf", pdf(`lại ${moved}`)]]);
check("chosen again they are taken", chosen.status === 303, `${chosen.status} ${said(chosen)}`);

// ---- a page that opens itself again is no activity ----
const reader = await Session.sign_in(people.handler), inbox = await reader.get("/can-bo/hop-viec");
const self = inbox.headers.refresh?.match(/url=(.*)/)?.[1];
const session = `digest = UNHEX(SHA2('${reader.cookies["__Host-mc_phien"]}', 256))`, lists = () => count("audit a JOIN account c ON c.id = a.account_id", `c.login = '${people.handler.login}' AND a.action = 'list'`);
check("a queue opens itself again", inbox.status === 200 && !!self, inbox.headers.refresh);
sql(`UPDATE session SET last_at = UTC_TIMESTAMP() - INTERVAL 50 MINUTE WHERE ${session}`);
const was = sql(`SELECT last_at FROM session WHERE ${session}`), listed = lists(), itself = await reader.get(self);
check("which keeps no session alive and writes no look that is on record", was !== "" && itself.status === 200 && sql(`SELECT last_at FROM session WHERE ${session}`) === was && lists() === listed, `${was} ${lists()} ${listed}`);
await reader.get("/can-bo/hop-viec");
check("a person who opens it does both", sql(`SELECT last_at FROM session WHERE ${session}`) !== was && lists() === String(Number(listed) + 1));
sql(`UPDATE session SET last_at = UTC_TIMESTAMP() - INTERVAL 61 MINUTE WHERE ${session}`);
check("an hour without anybody ends it", (await reader.get(self)).status === 303);
const third = await Session.sign_in(people.economist), slug = self?.match(/hang=([^&]*)/)?.[1];
const none = () => count("audit a JOIN account c ON c.id = a.account_id", `c.login = '${people.economist.login}' AND a.action = 'list' AND a.at > UTC_TIMESTAMP() - INTERVAL 61 MINUTE`), looked = none();
const sly = await third.get(`/can-bo/hop-viec?hang=${slug}&tu_dong=1`);
check("who asks for it so without having looked leaves the look", sly.status === 200 && (Number(looked) > 0 || none() === "1"), none());
finish();
