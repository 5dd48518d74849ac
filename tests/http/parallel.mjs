// Eight desks at once, workers killed under them, forms posted twice: numbers
// without gaps or doubles, nothing acknowledged is missing, nothing doubled.
// FULL=1: the 2 000 dossiers and 200 double posts of a whole day.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BASE, VAR, Session, accounts, check, code_of, finish, intake_fields, request, replay } from "../support/http.mjs";

const EACH = process.env.FULL ? 250 : 40;
const DOUBLES = process.env.FULL ? 200 : 40;
const PROCEDURE = "1.004873"; // three working days, few papers
const desks = accounts.filter((a) => a.unit === "W-HV-HCC" && a.roles.some((r) => r.startsWith("RECEPTION")));
const sessions = await Promise.all(Array.from({ length: 8 }, (_, i) => Session.sign_in(desks[i % desks.length])));

// One template of the form; each post needs only its own key and person.
const { key, set } = await import("../support/http.mjs");
const templates = await Promise.all(sessions.map((s) => intake_fields(s, PROCEDURE)));
let person = 0;
const fresh = (i) => set(templates[i], { _key: key(), so_giay_to: `0481850${String(20000 + person++).slice(-5)}`, xac_nhan_trung: "1" });

const workers = () => {
	const parent = readFileSync(join(VAR, "run", "staff.pid"), "utf8").trim();
	return readdirSync("/proc").filter((p) => /^\d+$/.test(p)).filter((p) => {
		try { return readFileSync(`/proc/${p}/stat`, "utf8").split(") ")[1].split(" ")[1] === parent; } catch { return false; }
	}).map(Number);
};
let kills = 0;
let slowest = 0;
const killer = setInterval(() => {
	const now = workers();
	if (!now.length) return;
	try { process.kill(now[kills % now.length], "SIGKILL"); kills++; } catch { return; }
}, 100);

const acknowledged = new Map(); // form key -> code
let doubled = 0;
let lost_answers = 0;
async function send(i, fields) {
	// No answer (502/503, a cut line) is not an acknowledgement: the desk
	// sends the same form again, as a person would press the button again.
	for (let n = 0; n < 20; n++) {
		try {
			const res = await sessions[i].post(`/can-bo/tiep-nhan/${PROCEDURE}`, fields);
			if (res.status === 303 && code_of(res)) return code_of(res);
			if (res.status < 500) throw new Error(`refused: ${res.status} ${res.body.slice(0, 200)}`);
		} catch (e) {
			if (String(e).includes("refused")) throw e;
		}
		lost_answers++;
		await new Promise((r) => setTimeout(r, 100));
	}
	throw new Error("no answer after 20 tries");
}
async function desk(i) {
	for (let n = 0; n < EACH; n++) {
		const fields = fresh(i);
		const k = fields.find(([name]) => name === "_key")[1];
		if (n * 8 + i < DOUBLES * 1) {
			const [a, b] = await Promise.all([send(i, fields), send(i, fields)]);
			if (a !== b) doubled++;
			acknowledged.set(k, a);
		} else {
			acknowledged.set(k, await send(i, fields));
		}
	}
}
const t0 = Date.now();
await Promise.all(sessions.map((_, i) => desk(i)));
clearInterval(killer);
const seconds = (Date.now() - t0) / 1000;

const codes = [...acknowledged.values()];
const numbers = codes.map((c) => Number(c.split("-").at(-1))).sort((a, b) => a - b);
check(`${codes.length} intakes by 8 desks, each number once`, new Set(codes).size === 8 * EACH && codes.length === 8 * EACH);
check("the numbers follow each other without a gap", numbers.at(-1) - numbers[0] === numbers.length - 1, `${numbers[0]}…${numbers.at(-1)} for ${numbers.length}`);
check("a form posted twice never makes a second dossier", doubled === 0, `${doubled}`);
check("workers were killed meanwhile", kills >= 3, `${kills}`);
console.log(`# ${kills} workers killed, ${lost_answers} posts sent again, ${(codes.length / seconds).toFixed(0)} intakes a second`);

// What was acknowledged is there, for the owner too.
let missing = 0;
for (let i = 0; i < codes.length; i += Math.max(1, Math.floor(codes.length / 100))) {
	const res = await request("GET", `/tra-cuu/${codes[i]}`);
	if (res.status !== 200) missing++;
}
check("every acknowledged dossier can be looked up", missing === 0, `${missing} missing`);
const verify = replay();
check("the replay finds every chain and clock whole", / 0 faults/.test(verify), verify.trim());

// A worker that dies is forked again within a second.
const before = workers();
process.kill(before[0], "SIGKILL");
const killed = Date.now();
while (Date.now() - killed < 3000 && workers().filter((p) => !before.includes(p)).length === 0) await new Promise((r) => setTimeout(r, 20));
slowest = Date.now() - killed;
check("a killed worker is forked again within a second", slowest <= 1100, `${slowest} ms`);
finish();
