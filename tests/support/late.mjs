// An officer of one's own, and dossiers of theirs that became late: what the
// worker's sweep would write the day after is written now, the rest is done on
// the pages.
import { execFileSync } from "node:child_process";
import { Session, VAR, accounts, form, set } from "./http.mjs";
import { WARD, as, choice, go, open } from "./ward.mjs";

export const sql = (text) => execFileSync("mariadb", ["--no-defaults", `--socket=${VAR}/run/mariadb.sock`, "-N", "motcua", "-e", text], { encoding: "utf8" }).trim();
export const ADMIN = accounts.find((a) => a.roles.includes("ADMIN"));

// What a test wrote late by hand: nobody is late on the day of reception, so the
// figures, which follow the ledger, do not know them.
export const planted = (and = "") => sql(`SELECT d.code FROM explanation x JOIN dossier d ON d.id = x.dossier_id
	WHERE x.round = 1 AND x.late_since <= DATE(d.received_at + INTERVAL 7 HOUR) ${and}`).split("\n").filter(Boolean);

// The sweep of a start writes one explanation after the other: until what fell
// late by the ledger has its own.
export async function swept() {
	const mark = "(SELECT DATE(as_of + INTERVAL 7 HOUR) FROM figure_mark)";
	const fell = () => Number(sql(`SELECT SUM(late_began) FROM figure_day WHERE day <= ${mark}`));
	const listed = () => Number(sql(`SELECT COUNT(*) FROM explanation WHERE round = 1 AND late_since <= ${mark}`)) - planted().length;
	for (let i = 0; i < 600 && fell() !== listed(); i++) await new Promise((r) => setTimeout(r, 100));
	return [fell(), listed()];
}

// A case officer of the ward's office, signed in.
export async function new_officer(name) {
	const admin = await Session.sign_in(ADMIN), path = "/can-bo/quan-tri/tai-khoan-moi", blank = (await admin.get(path)).body;
	const login = `cb.${Date.now().toString(36)}`;
	const unit = blank.match(new RegExp(`<option value="(\\d+)"[^>]*>[^<]*\\(${WARD}-VP\\)<`))[1];
	const res = await admin.post(path, set(form(blank, path), { ten_dang_nhap: login, ho_ten: name, chuc_danh: "Chuyên viên", vai_tro: "HANDLER", don_vi: unit }));
	const who = { login, name, roles: ["HANDLER"], unit: `${WARD}-VP`, password: res.body.match(/Mật khẩu<\/dt><dd[^>]*>([^<]+)</)?.[1] };
	return { ...who, session: await Session.sign_in(who), id: sql(`SELECT id FROM account WHERE login = '${login}'`) };
}

// Received today, given to this officer, and its explanation open.
export async function late_of(officer) {
	const code = await open();
	await go("desk", code, "chuyen");
	await go("head", code, "nhan");
	await go("head", code, "phan-cong", { nguoi_thu_ly: await choice("head", code, officer.name) });
	const id = sql(`INSERT INTO explanation (dossier_id, round, lead_unit_id, authority_id, late_since, opened_at, officer_id, state)
		SELECT id, 1, seat_lead_id, seat_id, DATE(UTC_TIMESTAMP() + INTERVAL 7 HOUR), UTC_TIMESTAMP(), handler_id, 'MO' FROM dossier WHERE code = '${code}'; SET @id = LAST_INSERT_ID();
		INSERT INTO audit (at, action, dossier_id, outcome, detail, request_id) SELECT opened_at, 'explanation-open', dossier_id, 'ok', CONCAT('record=', SHA2('', 256)), '' FROM explanation WHERE id = @id;
		INSERT INTO record (kind, row_id, audit_id, said) VALUES ('explanation', @id, LAST_INSERT_ID(), ''); SELECT @id`);
	return { code, id };
}

// Classified by the head, answered by the officer, closed by the head.
export async function explain(officer, late, kind = "don_vi", cause = "a") {
	const page = `/can-bo/ho-so/${late.code}/tre-han`, action = `/can-bo/ho-so/${late.code}/giai-trinh/${late.id}`;
	const head = await as("head");
	const step = async (session, changes) => {
		const fields = form((await session.get(page)).body, action);
		const res = fields ? await session.post(action, set(fields, changes)) : { status: "no form" };
		if (res.status !== 303) throw new Error(`explanation of ${late.code}: ${res.status}`);
	};
	await step(head, { phan_loai: kind, nguyen_nhan: cause, noi_dung: "Đơn vị thiếu người trong đợt cao điểm của quý." });
	await step(officer.session, { noi_dung: "Tôi đã báo cáo lãnh đạo về khối lượng hồ sơ." });
	await step(head, {});
}
