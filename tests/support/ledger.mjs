// Clients that send intakes with files and write down what was acknowledged; and
// whether each of it is there, once.  Import after Instance.here().
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Session, accounts, code_of, intake_fields, key, set } from "./http.mjs";
import { pdf } from "./samples.mjs";
import { sleep } from "./instance.mjs";

const PROCEDURE = "1.004873";
const ACTION = `/can-bo/tiep-nhan/${PROCEDURE}`;
const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");

export class Ledger {
	said = []; // { key, code, who, file }: acknowledged, in order
	tried = 0; again = 0; unanswered = 0; changed = 0; latencies = [];
	constructor(instance) { this.i = instance; this.person = 0; this.stopped = false; this.tag = key().slice(0, 8); }
	async clients(n) {
		const desks = accounts.filter((a) => a.roles.some((r) => r.startsWith("RECEPTION")) && !a.totp_secret);
		this.desks = await Promise.all(Array.from({ length: n }, (_, k) => this.#desk(desks[k % desks.length])));
	}
	async #desk(who) {
		const s = await Session.sign_in(who);
		return { who, s, template: await intake_fields(s, PROCEDURE), token: (await s.get("/can-bo/tai-khoan")).body.match(/name="_csrf" value="([^"]+)"/)[1] };
	}
	// No answer, or 5xx, is no acknowledgement: the same form is sent again.
	async #insist(k, send) {
		for (let n = 0; n < 300 && !this.stopped; n++) {
			const t0 = performance.now();
			try {
				const res = await send();
				// The session has ended meanwhile: sign in, and begin another one.
				if (res.body.includes('name="mat_khau"') || res.headers.location?.startsWith("/can-bo/dang-nhap")) {
					this.desks[k] = await this.#desk(this.desks[k].who);
					return null;
				}
				if (res.status === 303) { this.latencies.push(performance.now() - t0); return res; }
				if (res.status < 500 && res.status !== 429 && !res.body.includes("ổ đĩa lưu tệp sắp đầy")) throw new Error(`refused: ${res.status} ${res.body.match(/error-summary__list">.*?<\/ul>/s)?.[0].replace(/<[^>]+>/g, " ") ?? ""}`);
			} catch (e) {
				if (String(e).includes("refused")) throw e;
			}
			this.unanswered++;
			await sleep(50);
		}
		return null;
	}
	async one(k, { file = true } = {}) {
		const d = this.desks[k], form_key = key(), who = ++this.person;
		const fields = set(d.template, { _key: form_key, so_giay_to: `0481850${String(10000 + who).slice(-5)}`, dia_chi: `Kiệt ${who}, sổ ${this.tag}`, xac_nhan_trung: "1" });
		this.tried++;
		const res = await this.#insist(k, () => d.s.post(ACTION, fields));
		if (!res) return;
		const row = { key: form_key, code: code_of(res), who };
		this.said.push(row);
		if (who % 20 === 0) { // the button once more
			const second = await this.#insist(k, () => d.s.post(ACTION, fields));
			this.again++;
			if (second && code_of(second) !== row.code) this.changed++;
		}
		if (!file) return;
		const bytes = pdf(`${form_key} ${who}`), at = `/can-bo/ho-so/${row.code}/tep`, file_key = key();
		const up = await this.#insist(k, () => d.s.upload(at, [["_csrf", d.token], ["_key", file_key], ["loai", "khac"], ["giay", ""]], [["tep", `${who}.pdf`, bytes]]));
		if (up) row.file = sha(bytes);
	}
	// Until `many` are acknowledged (and what else is to happen has) or the time
	// is over.
	async work(many, until_ms, options = {}) {
		await Promise.all(this.desks.map(async (_, k) => {
			while (!this.stopped && (this.said.length < many || options.more?.()) && Date.now() < until_ms) await this.one(k, options);
		}));
	}
	// What is wrong with the ledger against the database and the store.
	missing(said = this.said) {
		const rows = new Map(this.i.sql(`SELECT d.code, HEX(s.form_key), COUNT(*), (SELECT COUNT(*) FROM event e WHERE e.dossier_id=d.id AND e.seq<=d.last_seq), d.last_seq,
			a.address, COALESCE((SELECT GROUP_CONCAT(LOWER(HEX(t.digest))) FROM attachment t WHERE t.dossier_id=d.id), '')
			FROM dossier d JOIN applicant a ON a.dossier_id=d.id JOIN submission s ON s.dossier_id=d.id AND s.move='tiep-nhan' GROUP BY d.id, s.form_key`).split("\n").filter(Boolean).map((l) => {
			const [code, form_key, n, events, last, address, files] = l.split("\t");
			return [form_key.toLowerCase(), { code, n: Number(n), events: Number(events), last: Number(last), address, files: files?.split(",") ?? [] }];
		}));
		const lost = [], doubled = [], half = [], no_file = [];
		for (const { key: k, code, who, file } of said) {
			const row = rows.get(k);
			if (!row || row.code !== code) lost.push(code);
			else if (row.events < 1 || row.events !== row.last || !row.address.startsWith(`Kiệt ${who},`)) half.push(code);
			if (!file || !row) continue;
			const path = join(this.i.VAR, "files", file.slice(0, 2), file.slice(2, 4), file);
			if (!row.files.includes(file) || !existsSync(path) || sha(readFileSync(path)) !== file) no_file.push(code);
			else if (row.files.filter((f) => f === file).length > 1) doubled.push(code);
		}
		for (const line of this.i.sql("SELECT address, COUNT(*) FROM applicant WHERE address LIKE 'Kiệt %, sổ ${this.tag}' GROUP BY address HAVING COUNT(*)>1").split("\n").filter(Boolean)) {
			const who = Number(line.match(/^Kiệt (\d+)/)?.[1]);
			if (said.some((r) => r.who === who)) doubled.push(line);
		}
		return { lost, doubled, half, no_file, wrong: lost.length + doubled.length + half.length + no_file.length };
	}
}
