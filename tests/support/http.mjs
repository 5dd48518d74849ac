// A browser's manners without a browser: cookies, forms, same origin.
import http from "node:http";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { check, result } from "./tally.mjs";
import { Memory, next_code } from "./totp.mjs";

export const BASE = process.env.BASE ?? "http://127.0.0.1:8080";
export const VAR = process.env.VAR ?? "var";
// What tests change by hand in their instance is named, too, so the status says nothing here.
export const replay = () => spawnSync(join(process.env.BUILD ?? "build", "bin", "motcua"), ["verify", "--var", VAR], { encoding: "utf8" }).stdout;
export const accounts = JSON.parse(readFileSync(join(VAR, "demo-accounts.json"), "utf8"));
export const dossiers = JSON.parse(readFileSync(join(VAR, "demo-dossiers.json"), "utf8"));
export const account = (role, unit) => accounts.find((a) => a.roles.includes(role) && a.unit === unit);
export const key = () => randomBytes(16).toString("hex");

export { check, result };
export function finish() {
	process.exit(result());
}

export function request(method, path, { headers = {}, body = null } = {}) {
	return new Promise((resolve, reject) => {
		const url = new URL(BASE);
		const req = http.request({ host: url.hostname, port: url.port, method, path, headers, agent: false }, (res) => {
			const parts = [];
			res.on("data", (d) => parts.push(d));
			res.on("end", () => {
				const bytes = Buffer.concat(parts);
				resolve({ status: res.statusCode, headers: res.headers, bytes, body: bytes.toString("utf8") });
			});
			res.on("error", reject);
		});
		req.setTimeout(30000, () => req.destroy(new Error("no answer in 30 s")));
		req.on("error", reject);
		if (body !== null) req.write(body);
		req.end();
	});
}

export const encode = (fields) => fields.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`).join("&");
const unescape = (s) => s.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

// The fields of the form with this action, as a browser would send them.
export function form(html, action) {
	const start = html.indexOf(`action="${action}" method="post"`);
	if (start < 0) return null;
	const text = html.slice(start, html.indexOf("</form>", start));
	const fields = [];
	for (const m of text.matchAll(/<input\b[^>]*>/g)) {
		const attr = (name) => unescape(m[0].match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? "");
		const type = attr("type");
		if (!attr("name")) continue;
		if ((type === "checkbox" || type === "radio") && !/ checked\b/.test(m[0])) continue;
		fields.push([attr("name"), attr("value")]);
	}
	for (const m of text.matchAll(/<select\b[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
		const options = [...m[2].matchAll(/<option value="([^"]*)"([^>]*)>/g)];
		fields.push([m[1], (options.find((o) => /selected/.test(o[2])) ?? options[0])?.[1] ?? ""]);
	}
	for (const m of text.matchAll(/<textarea\b[^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs)) fields.push([m[1], unescape(m[2])]);
	return fields;
}
export const set = (fields, changes) => {
	const out = fields.filter(([k]) => !(k in changes));
	for (const [k, v] of Object.entries(changes)) if (v !== null) out.push([k, v]);
	return out;
};

// What a move's form asks of a person and presets for nobody.
const stated = {
	trinh: { loai_ket_qua: "ket_qua", khong_du_thao: "Trình kèm dự thảo giấy" },
	"tra-ket-qua": { loai_nguoi_nhan: "chinh_chu", tra_ban_chinh: "khong_co" },
};
export const say = (move, changes) => ({ ...stated[move], ...changes });

const used = new Memory(VAR, "test-totp.json");
const living = new Memory(VAR, "test-sessions.json");
export const code_for = (who) => next_code(used, who);

export class Session {
	cookies = {};
	#keep(res) {
		for (const line of res.headers["set-cookie"] ?? []) {
			const [pair] = line.split(";");
			const at = pair.indexOf("=");
			this.cookies[pair.slice(0, at)] = pair.slice(at + 1);
		}
		return res;
	}
	#headers(more) {
		const cookie = Object.entries(this.cookies).map(([k, v]) => `${k}=${v}`).join("; ");
		return { ...(cookie ? { Cookie: cookie } : {}), ...more };
	}
	async get(path) { return this.#keep(await request("GET", path, { headers: this.#headers({}) })); }
	async post(path, fields, { origin = BASE } = {}) {
		const body = encode(fields);
		return this.#keep(await request("POST", path, {
			headers: this.#headers({ "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body), ...(origin ? { Origin: origin } : {}) }), body,
		}));
	}
	// A form with files: [field, name, bytes]; names as browsers write them.
	async upload(path, fields, files, { origin = BASE } = {}) {
		const line = "----" + key();
		const quote = (name) => name.replace(/"/g, "%22").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
		const parts = fields.map(([k, v]) => Buffer.from(`--${line}\r\nContent-Disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`));
		for (const [field, name, bytes] of files)
			parts.push(Buffer.from(`--${line}\r\nContent-Disposition: form-data; name="${field}"; filename="${quote(name)}"\r\nContent-Type: application/octet-stream\r\n\r\n`), bytes, Buffer.from("\r\n"));
		const body = Buffer.concat([...parts, Buffer.from(`--${line}--\r\n`)]);
		return this.#keep(await request("POST", path, {
			headers: this.#headers({ "Content-Type": `multipart/form-data; boundary=${line}`, "Content-Length": body.length, ...(origin ? { Origin: origin } : {}) }), body,
		}));
	}
	// The password alone: where that leads is the caller's business.
	static async with_password(who, password = who.password) {
		const s = new Session();
		return [s, await s.post("/can-bo/dang-nhap", [["ten_dang_nhap", who.login], ["mat_khau", password], ["_tiep", ""]])];
	}
	// Fills the one form of the page that is due and sends it.
	async step(location, changes) {
		const action = location.split("?")[0];
		return this.post(action, set(form((await this.get(location)).body, action), changes));
	}
	// Signed in for good: a session of this account that still lives, or a
	// new one by password and, where the account has one, code.
	static async sign_in(who) {
		if (who.totp_secret) {
			const known = new Session();
			known.cookies = living.get(who.login) ?? {};
			if (Object.keys(known.cookies).length && (await known.get("/can-bo/tai-khoan")).status === 200) return known;
		}
		let [s, res] = await Session.with_password(who);
		for (let n = 0; n < 3 && res.status === 303 && res.headers.location.startsWith("/can-bo/dang-nhap/"); n++) {
			const to = res.headers.location;
			if (to.startsWith("/can-bo/dang-nhap/ma")) {
				if (to.includes("/mat-khau")) {
					const mine = `rieng cua ${randomBytes(9).toString("hex")}`;
					res = await s.step(to, { mat_khau_moi: mine, mat_khau_lai: mine });
					who.password = mine;
				} else res = await s.step(to, { ma_xac_thuc: await next_code(used, who) });
			} else throw new Error(`${who.login} has to enrol`);
		}
		if (res.status !== 303) throw new Error(`sign-in of ${who.login}: ${res.status}`);
		if (who.totp_secret) living.set(who.login, s.cookies);
		return s;
	}
	// Somebody who does not work on a dossier says first what for.
	async say_purpose(code, changes = {}) {
		const page = await this.get(`/can-bo/ho-so/${code}`);
		const action = `/can-bo/ho-so/${code}/muc-dich`;
		const fields = form(page.body, action);
		return fields ? this.post(action, set(fields, { muc_dich: "kiem_tra", muc_dich_ro: "Kế hoạch kiểm tra quý IV", ...changes })) : page;
	}
	// Opens the dossier, fills the form of one move, sends it.
	async move(code, move, changes = {}) {
		const page = await this.get(`/can-bo/ho-so/${code}`);
		const action = `/can-bo/ho-so/${code}/buoc/${move}`;
		const fields = form(page.body, action);
		if (!fields) return { status: 0, body: page.body, missing: true };
		return this.post(action, set(fields, say(move, changes)));
	}
}

let person = 0;
// A filled intake form of a procedure: every required paper ticked.
export async function intake_fields(s, procedure, changes = {}) {
	const page = await s.get(`/can-bo/tiep-nhan/${procedure}`);
	const fields = form(page.body, `/can-bo/tiep-nhan/${procedure}`);
	if (!fields) throw new Error(`no intake form for ${procedure}: ${page.status}`);
	person++;
	const papers = Object.fromEntries([...page.body.matchAll(/name="((?:giay|xuat_trinh)_\d+)"/g)].map((m) => [m[1], "1"]));
	return set(fields, {
		ho_ten: "Nguyễn Thị Hường", so_giay_to: `0481850${String(10000 + person + (process.pid % 8) * 1000).slice(-5)}`,
		ngay_sinh: "15/03/1985", dien_thoai: "0905218218", dia_chi: "Tổ 12, phường Hòa Khánh", so_bo: "1", phi: "khong_thu", xac_nhan_trung: "1", ...papers, ...changes,
	});
}
export async function intake(s, procedure, changes) {
	return s.post(`/can-bo/tiep-nhan/${procedure}`, await intake_fields(s, procedure, changes));
}
export const code_of = (res) => res.headers.location?.match(/ho-so\/([^/?]+)/)?.[1] ?? null;
