// What a stop of the clock for money rests on: an obligation in the catalogue,
// and its notice among the dossier's files.
import { execFileSync } from "node:child_process";
import { form, key, set } from "./http.mjs";
import { pdf } from "./samples.mjs";

const sql = (text) => execFileSync("mariadb", ["--no-defaults", `--socket=${process.env.DB_SOCKET}`, "-N", process.env.DB_NAME ?? "motcua", "-e", text], { encoding: "utf8" }).trim();

// Of what is published today only land has one, which one division resolves: for
// the tests of the table of moves the usual procedure of the office has it too.
export const owe = (code) => sql(`UPDATE procedure_version v JOIN dossier d ON d.version_id = v.id SET v.financial_duty = 'Thủ tục thử' WHERE d.code = '${code}' AND v.financial_duty IS NULL`);

// The notice goes up; what the move's form then carries of it.
export async function put_notice(s, code) {
	const path = `/can-bo/ho-so/${code}/tep`;
	const res = await s.upload(path, set(form((await s.get(path)).body, path), { loai: "thong_bao", giay: "" }), [["tep", "thong-bao-nop-tien.pdf", pdf(key())]]);
	if (res.status !== 303) throw new Error(`a notice of ${code}: ${res.status}`);
	return { tep_thong_bao: (await s.get(`/can-bo/ho-so/${code}`)).body.match(/name="tep_thong_bao".*?<option value="(\d+)"/s)?.[1] ?? "" };
}
export async function notice(s, code) {
	owe(code);
	return put_notice(s, code);
}
