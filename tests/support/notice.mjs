// What a stop of the clock rests on, among the dossier's files: for money its
// notice, and an obligation in the catalogue; for a withdrawal the request.
import { execFileSync } from "node:child_process";
import { form, key, set } from "./http.mjs";
import { pdf } from "./samples.mjs";

const sql = (text) => execFileSync("mariadb", ["--no-defaults", `--socket=${process.env.DB_SOCKET}`, "-N", process.env.DB_NAME ?? "motcua", "-e", text], { encoding: "utf8" }).trim();

// Of what is published today only land has one, which one division resolves: for
// the tests of the table of moves the usual procedure of the office has it too.
export const owe = (code) => sql(`UPDATE procedure_version v JOIN dossier d ON d.version_id = v.id SET v.financial_duty = 'Thủ tục thử' WHERE d.code = '${code}' AND v.financial_duty IS NULL`);

// A file goes up; what the move's form then carries of it.
async function put(s, code, kind, field, name) {
	const path = `/can-bo/ho-so/${code}/tep`;
	const res = await s.upload(path, set(form((await s.get(path)).body, path), { loai: kind, giay: "" }), [["tep", name, pdf(key())]]);
	if (res.status !== 303) throw new Error(`a file of ${code}: ${kind}: ${res.status}`);
	return { [field]: (await s.get(`/can-bo/ho-so/${code}`)).body.match(new RegExp(`name="${field}".*?<option value="(\\d+)"`, "s"))?.[1] ?? "" };
}
export const put_notice = (s, code) => put(s, code, "thong_bao", "tep_thong_bao", "thong-bao-nop-tien.pdf");
export const put_wish = (s, code) => put(s, code, "don_rut", "tep_de_nghi", "de-nghi-rut.pdf");
export async function notice(s, code) {
	owe(code);
	return put_notice(s, code);
}
// What a move that stops the clock rests on, put there by who makes it.
export const ground = async (s, code, move) => move === "nghia-vu-tai-chinh" ? notice(s, code) : move === "de-nghi-rut" ? put_wish(s, code) : {};
