// R10: each migration of the plan is cut behind its statements and run again;
// what comes of it is what comes without a cut.  And a first start that is
// killed on its way, its database too, is brought to its end by the next one.
// FULL=1: behind every statement, and a dozen kills.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check, result } from "../support/tally.mjs";
import { figure } from "../support/figure.mjs";
import { Instance, kill, sleep } from "../support/instance.mjs";

const full = !!process.env.FULL;
const i = Instance.here();
const plan = [...readFileSync("sql/sqitch.plan", "utf8").matchAll(/^([a-z_]+) .*$/gm)].map((m) => m[1]);

// The statements of a file, as the client would send them.
function statements(text) {
	const out = [];
	let end = ";", at = 0, begin = 0;
	const word = /DELIMITER[ \t]+(\S+)[ \t]*(\n|$)/y;
	while (at < text.length) {
		word.lastIndex = at;
		const m = text.slice(begin, at).trim() === "" && word.exec(text);
		if (m) { end = m[1]; at = begin = word.lastIndex; continue; }
		if (text.startsWith("--", at)) { const stop = text.indexOf("\n", at); at = stop < 0 ? text.length : stop; if (text.slice(begin, at).split("\n").every((l) => /^\s*(--.*)?$/.test(l))) begin = at; continue; }
		if ("'\"`".includes(text[at])) { const q = text[at++]; while (at < text.length && text[at] !== q) at += text[at] === "\\" ? 2 : 1; at++; continue; }
		if (text.startsWith(end, at)) { out.push(text.slice(begin, at).trim()); at += end.length; begin = at; continue; }
		at++;
	}
	if (text.slice(begin).trim()) out.push(text.slice(begin).trim());
	return out.filter(Boolean);
}
const script = (list) => `DELIMITER //\n${list.join("\n//\n")}\n//\n`;
const anew = (name) => i.sql(`DROP DATABASE IF EXISTS ${name}; CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
const dump = (name) => execFileSync("mariadb-dump", ["--no-defaults", `--socket=${join(i.VAR, "run/mariadb.sock")}`, "--skip-comments", "--routines", "--skip-dump-date", "--order-by-primary", name], { encoding: "utf8", maxBuffer: 1 << 28 })
	.replaceAll(name, "x").replace(/ AUTO_INCREMENT=\d+/g, "")
	.replace(/^\((\d+),'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d'/gm, "($1,now") // when a row was recorded
	.replace(/^\('(\w+)',\d+,/gm, "('$1',one,"); // and by which connection
// Runs a migration cut behind each of `cuts`, then whole; what went wrong.
function cut(name, text, cuts, database) {
	const list = statements(text);
	for (const n of cuts(list.length)) {
		try { i.sql(script(list.slice(0, n)), database); } catch (e) { return `${name} cut behind statement ${n}: ${String(e.stderr ?? e).trim()}`; }
	}
	try { i.sql(text, database); } catch (e) { return `${name} run again: ${String(e.stderr ?? e).trim()}`; }
	return null;
}
const every = full ? (n) => Array.from({ length: n }, (_, k) => k + 1) : (n) => [Math.ceil(n / 2)];
let cuts = 0;
const wrong = [];
const cut_name = "motcua_trial_cut", straight_name = "motcua_trial_straight";
try {
	anew(cut_name); anew(straight_name);
	for (const name of plan) {
		const text = readFileSync(`sql/migrations/${name}.sql`, "utf8");
		i.sql(text, straight_name);
		const said = cut(name, text, (n) => { const list = every(n); cuts += list.length; return list; }, cut_name);
		if (said) { wrong.push(said); break; }
	}
	check(`${plan.length} migrations cut ${cuts} times run again`, wrong.length === 0, wrong.join("; "));
	const same = wrong.length === 0 && dump(cut_name) === dump(straight_name);
	check("and come to the same schema and rows", same);
	if (!same) wrong.push("another schema");
	const control = !!cut("planted", "CREATE TABLE planted (a INT); ALTER TABLE planted ADD COLUMN b INT;", () => [1], cut_name);
	check("a control: a migration that cannot be run again is noticed", control);

	// The first start.
	const fresh = await Instance.make("cut", { WORKERS: "1" });
	let kills = 0, last = "";
	const stages = full
		? [["making the database", 500], ["making the database", 2500], ...[0, 700, 1500, 2500, 4000, 6000].map((ms) => ["bringing the database", ms]), ["loading units", 0], ["loading calendar", 0], ["loading procedures", 300], ...[200, 1500, 4000, 8000].map((ms) => ["making demonstration", ms])]
		: [["bringing the database", 1500], ["making demonstration", 1500]];
	try {
		for (const [words, ms] of stages) {
			await new Promise((resolve) => {
				const p = spawn("fcgi/run/ops", ["start"], { env: fresh.env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
				let timer;
				const end = () => { try { process.kill(-p.pid, "SIGKILL"); kills++; } catch { /* over already */ } kill(fresh.pid("mariadb")); };
				p.stdout.on("data", (d) => { last += d; if (!timer && String(d).includes(words)) timer = setTimeout(end, ms); });
				p.stderr.on("data", (d) => { last += d; });
				p.on("close", () => { clearTimeout(timer); resolve(); });
			});
			await sleep(300);
		}
		let said = "";
		try { said = fresh.start(); } catch (e) { said = `${e.stdout}${e.stderr}`; }
		const well = await fresh.is_well();
		check(`a first start that was killed ${kills} times, and its database with it, comes to its end`, well && kills > 0, said.slice(-600) + last.slice(-300));
		const count = (where, file) => JSON.parse(readFileSync(join(where, file), "utf8")).length;
		let whole = false, counts = "";
		if (well) {
			counts = ["demo-accounts.json", "demo-dossiers.json"].map((f) => `${count(fresh.VAR, f)}/${count(i.VAR, f)}`).join(" ");
			const verify = fresh.motcua("verify");
			whole = ["demo-accounts.json", "demo-dossiers.json"].every((f) => count(fresh.VAR, f) === count(i.VAR, f)) && / 0 faults/.test(verify);
			check("with all its people and dossiers, and a clean replay", whole, `${counts} ${verify.slice(-300)}`);
		}
		figure("R10", "migrations and the first start cut and repeated", `${plan.length} migrations × ${cuts} cuts, ${wrong.length} cannot; first start killed ${kills} times, ${whole ? "whole" : "NOT whole"}`, "100 % re-runnable", wrong.length === 0 && whole, control && "CREATE TABLE without IF NOT EXISTS was noticed");
	} finally {
		fresh.end();
	}
} finally {
	i.sql(`DROP DATABASE IF EXISTS ${cut_name}; DROP DATABASE IF EXISTS ${straight_name}`);
}
process.exit(result());
