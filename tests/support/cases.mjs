// Dossiers of one ward led to where a paper is due, by those who may.
import { Session, account, code_of, intake } from "./http.mjs";
import { ground } from "./notice.mjs";

export const U = "W-HK";
const PROCEDURE = "1.004873";
export const who = {
	desk: account("RECEPTION", `${U}-HCC`), head: account("DEPT_HEAD", `${U}-VP`), handler: account("HANDLER", `${U}-VP`),
	leader: account("UBND_LEADER", U), clerk: account("CLERK", `${U}-VP`), police: account("COORDINATOR", `${U}-CA`),
	control: account("CONTROL", U) ?? account("CONTROL", `${U}-VP`), admin: account("ADMIN", U) ?? account("ADMIN", `${U}-VP`),
	stranger: account("RECEPTION", "W-LC-HCC"),
};
export const s = {};
for (const [name, a] of Object.entries(who)) if (a) s[name] = await Session.sign_in(a);

export const dmy = (days) => { const d = new Date(Date.now() + 7 * 3600e3 + days * 86400e3); return [d.getUTCDate(), d.getUTCMonth() + 1, d.getUTCFullYear()].map((n) => String(n).padStart(2, "0")).join("/"); };
export const iso = (days) => dmy(days).split("/").reverse().join("-");
export const year = iso(0).slice(0, 4);
export async function go(name, code, move, changes = {}) {
	changes = { ...await ground(s[name], code, move), ...changes };
	const res = await s[name].move(code, move, changes);
	if (res.status !== 303) throw new Error(`${name}: ${move} of ${code}: ${res.status} ${res.body.match(/error-summary__list">\s*<li>.*?<\/li>/s)?.[0]?.replace(/<[^>]+>/g, "") ?? ""}`);
}
export async function open(changes = {}) {
	const res = await intake(s.desk, PROCEDURE, { ho_ten: "Nguyễn Thị Hường", ...changes });
	const code = code_of(res);
	if (!code) throw new Error(`intake: ${res.status}`);
	return code;
}
export async function examining(changes) {
	const code = await open(changes);
	await go("desk", code, "chuyen");
	await go("head", code, "nhan");
	await go("handler", code, "nhan-viec");
	return code;
}
export const unit_id = async (code, name) => (await s.head.get(`/can-bo/ho-so/${code}`)).body.match(new RegExp(`name="don_vi" type="checkbox" value="(\\d+)"[^>]*><label[^>]*>[^<]*${name}`))?.[1];
export const plain = (html) => html.replace(/<[^>]+>/g, " ").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&").replace(/\s+/g, " ");

