// A ward at work through nginx: signed-in people, and dossiers brought to any
// state by the moves that lead there.  What the moves left behind (who holds,
// who examines, who was asked) is known for each state, so that a test can
// compare it with the table of moves.
import { Session, account, code_of, form, intake, say, set } from "./http.mjs";
import { ground } from "./notice.mjs";

export const WARD = "W-HK";
export const BY_OFFICE = "1.004873"; // three working days, the ward's office
export const BY_ECONOMY = "1.001612"; // the economic division
export const people = {
	desk: account("RECEPTION", `${WARD}-HCC`), deskhead: account("RECEPTION_HEAD", `${WARD}-HCC`),
	cashier: account("CASHIER", `${WARD}-HCC`), handler: account("HANDLER", `${WARD}-VP`),
	head: account("DEPT_HEAD", `${WARD}-VP`), clerk: account("CLERK", `${WARD}-VP`), control: account("CONTROL", `${WARD}-VP`),
	leader: account("UBND_LEADER", WARD), police: account("COORDINATOR", `${WARD}-CA`),
	economist: account("HANDLER", `${WARD}-KTHTDT`), economy: account("DEPT_HEAD", `${WARD}-KTHTDT`),
	land: account("COORDINATOR", "X-VPDK"), post: account("POST_AGENT", "X-BDDN"),
};
const signed = {};
export async function as(name) { return (signed[name] ??= await Session.sign_in(people[name])); }

const said = (body) => (body.match(/error-summary__list">\s*<li>.*?<\/li>/s)?.[0] ?? body.match(/govuk-body">[^<]*/)?.[0] ?? "").replace(/<[^>]+>/g, "").trim();

// One move that must succeed; `units`: the boxes ticked beside the fields.
export async function go(name, code, move, changes = {}, units = []) {
	const s = await as(name), action = `/can-bo/ho-so/${code}/buoc/${move}`;
	changes = { ...await ground(s, code, move), ...changes };
	const fields = form((await s.get(`/can-bo/ho-so/${code}`)).body, action);
	if (!fields) throw new Error(`${name} is not offered ${move} of ${code}`);
	const res = await s.post(action, [...set(fields, say(move, changes)), ...units.map((u) => ["don_vi", u])]);
	if (res.status !== 303) throw new Error(`${name}: ${move} of ${code}: ${res.status} ${said(res.body)}`);
	return res;
}
export async function open(changes = {}, procedure = BY_OFFICE, name = "desk") {
	const res = await intake(await as(name), procedure, { cach_nhan: "buu_chinh", ...changes });
	const code = code_of(res);
	if (!code) throw new Error(`intake of ${procedure}: ${res.status} ${said(res.body)}`);
	return code;
}
// The number that a choice of a form has, by the beginning of its words.
export async function choice(name, code, words) {
	const page = (await (await as(name)).get(`/can-bo/ho-so/${code}`)).body;
	const found = [...page.matchAll(/<option value="(\d+)"[^>]*>([^<]+)/g), ...page.matchAll(/type="checkbox" value="(\d+)"[^>]*><label[^>]*>([^<]+)/g)].find((m) => m[2].trim().startsWith(words));
	if (!found) throw new Error(`${name} cannot choose ${words}`);
	return found[1];
}
async function assigned(changes) {
	const code = await open(changes);
	await go("desk", code, "chuyen");
	await go("head", code, "nhan");
	await go("head", code, "phan-cong", { nguoi_thu_ly: await choice("head", code, people.handler.name) });
	return code;
}

const way = { // state: [the state before, who, move, what it carries]
	DA_TIEP_NHAN: [null],
	CHO_PHAN_CONG: ["DA_TIEP_NHAN", "desk", "chuyen"],
	DANG_THU_LY: [null],
	LAY_Y_KIEN: ["DANG_THU_LY", "head", "lay-y-kien", { noi_dung: "Xác minh nơi cư trú", thoi_han: "2", don_vi_han: "WH" }, "Công an phường"],
	LIEN_THONG: ["DANG_THU_LY", "head", "lien-thong", { noi_dung: "Trích lục", thoi_han: "2", don_vi_han: "WH" }, "Chi nhánh Văn phòng Đăng ký đất đai"],
	CHO_BO_SUNG: ["DANG_THU_LY", "desk", "yeu-cau-bo-sung"],
	CHO_NVTC: ["DANG_THU_LY", "handler", "nghia-vu-tai-chinh", { so_thong_bao: "TB-2", so_tien: "1000" }],
	CHO_DUYET: ["DANG_THU_LY", "handler", "trinh"],
	CHO_KY: ["CHO_DUYET", "head", "duyet"],
	CHO_PHAT_HANH: ["CHO_KY", "leader", "ky"],
	CO_KET_QUA: ["CHO_PHAT_HANH", "clerk", "phat-hanh", { so_van_ban: "77/UBND" }],
	DANG_CHUYEN_PHAT: ["CO_KET_QUA", "desk", "giao-buu-chinh", { so_van_don: "EB1VN" }, "Bưu điện"],
	DA_TRA_KQ: ["CO_KET_QUA", "desk", "tra-ket-qua", { nguoi_nhan: "Nguyễn Thị Hường", giay_to_nguoi_nhan: "Giấy hẹn" }],
	RUT_CHO_DUYET: ["DANG_THU_LY", "desk", "de-nghi-rut", { ghi_chu: "Người nộp đề nghị" }],
	DA_RUT: ["RUT_CHO_DUYET", "head", "dong-y-rut"],
	DUNG_XU_LY: ["DANG_THU_LY", "leader", "dung", { can_cu: "Luật Hộ tịch 2014, Điều 18", ghi_chu: "Không đủ điều kiện" }],
	LUU: ["DA_TRA_KQ", "desk", "luu", { noi_luu: "Kho 1" }],
};
export const states = Object.keys(way);
// Who holds it and where, in each state that `reach` has made.
const held = {
	DA_TIEP_NHAN: ["HCC", "desk"], CHO_PHAN_CONG: ["VP"], DANG_THU_LY: ["VP", "handler"], LAY_Y_KIEN: ["VP", "handler"], LIEN_THONG: ["X-VPDK"], CHO_BO_SUNG: ["HCC"],
	CHO_NVTC: ["VP", "handler"], CHO_DUYET: ["VP"], CHO_KY: [""], CHO_PHAT_HANH: ["VP"], RUT_CHO_DUYET: ["VP"],
};
const unit = (short) => short.startsWith("X-") ? short : short ? `${WARD}-${short}` : WARD;

export async function reach(state) {
	const [before, name, move, fields, at] = way[state];
	if (state === "DA_TIEP_NHAN") return open();
	if (state === "DANG_THU_LY") return assigned();
	const code = await reach(before);
	if (state === "CHO_BO_SUNG") {
		await go("handler", code, "de-xuat-bo-sung", { can_bo_sung: "Bản chính", ghi_chu: "Thiếu" });
		await go("head", code, "duyet-bo-sung");
	}
	const to = at ? await choice(name, code, at) : null;
	await go(name, code, move, to && state !== "LAY_Y_KIEN" ? { ...fields, don_vi: to } : fields, state === "LAY_Y_KIEN" ? [to] : []);
	return code;
}
// What a scope of the table rests on, for a dossier that `reach` has made.
export function facts(state) {
	const [, sender] = way[state], [holding = "HCC", holder] = held[state] ?? [];
	const has_handler = !["DA_TIEP_NHAN", "CHO_PHAN_CONG"].includes(state);
	return {
		state, authority: WARD, desk: unit("HCC"), lead: unit("VP"), unit: unit(holding), holder: holder && people[holder].login,
		handler: has_handler ? people.handler.login : null, sender: people[sender ?? (state === "DANG_THU_LY" ? "head" : "desk")].login,
		asked: { LAY_Y_KIEN: unit("CA"), LIEN_THONG: "X-VPDK" }[state] ?? null, post: state === "DANG_CHUYEN_PHAT" ? "X-BDDN" : null,
	};
}
