// The daily facts against a second, slow implementation, for random periods: by
// line and in total; and received = ended + open.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { VAR, check, finish } from "../support/http.mjs";
import { planted, sql, swept } from "../support/late.mjs";
import { after, day_of, kept, lives, motcua, slow } from "../support/figures.mjs";

const seed = Number(process.env.SEED ?? Date.now() % 1e6);
let state = seed;
const pick = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
console.log(`# SEED=${seed}`);

const up = motcua("figures");
check("the facts are brought up to now", up.status === 0 && /^figures as of /.test(up.stdout), up.stdout + up.stderr);
const all = lives(), first = all.map((d) => d.events[0].day).sort()[0], last = day_of(sql("SELECT as_of FROM figure_mark"));
const span = Math.round((Date.parse(last) - Date.parse(first)) / 86400e3);
check("there are lives of all kinds", all.length > 300 && span > 30, `${all.length} ${span}`);
const PERIODS = 40;
let lines = 0, wrong = [], unequal = 0, some = {};
for (let i = 0; i < PERIODS; i++) {
	const from = i ? after(first, pick(span)) : first, to = i > 1 ? after(from, pick(60)) : last;
	const is = kept(from, to > last ? last : to), should = slow(all, from, to > last ? last : to);
	for (const [line, o] of should) {
		lines++;
		for (const k of Object.keys(o)) {
			some[k] = (some[k] ?? 0) + o[k];
			if (o[k] !== is.get(line)?.[k]) wrong.push(`${from}…${to} ${line} ${k}: ${o[k]}, kept ${is.get(line)?.[k]}`);
		}
		unequal += o.carried + o.received !== o.early + o.on_time + o.late + o.withdrawn + o.stopped + o.open;
	}
	for (const [line, o] of is) if (!should.has(line) && Object.values(o).some(Boolean)) wrong.push(`${line} is none`);
}
check(`${PERIODS} periods, ${lines} lines: every figure is what the events say`, wrong.length === 0, wrong.slice(0, 3).join("; "));
check("received = ended + open, by line", unequal === 0, `${unequal}`);
check("no figure is nothing everywhere", ["received", "early", "on_time", "late", "withdrawn", "open", "open_late", "carried"].every((k) => some[k] > 0), JSON.stringify(some));

// The public list of late ones has the same ones, each on its day.
const [fell, listed] = await swept();
check("as many fell late as the public list has", fell > 0 && fell === listed, `${fell}, ${listed}`);
const by_hand = planted();
const letters = String(sql(`SELECT DISTINCT d.code FROM letter_fault x JOIN letter l ON l.id = x.letter_id JOIN dossier d ON d.id = x.dossier_id WHERE l.signed_at IS NOT NULL AND x.fault = 'tre_han'`).split("\n").filter((c) => c && !by_hand.includes(c)).length);
check("as many have a signed apology", sql(`SELECT SUM(letters) FROM figure_day WHERE day <= '${last}'`) === letters, letters);

const zero = motcua("figures", "--from-zero");
check("from zero they are the same", zero.status === 0 && / 0 not as kept/.test(zero.stdout), zero.stdout + zero.stderr);

// The worker asks the same at its start, and once a day.
const log = () => readFileSync(join(VAR, "log", "worker.log"), "utf8"), said = log().length;
process.kill(Number(execFileSync("s6-svstat", ["-o", "pid", join(VAR, "service", "worker")], { encoding: "utf8" })), "SIGTERM");
let word = "";
for (let i = 0; i < 900 && !(word = log().slice(said).match(/event=figures-check dossiers=\d+|job=figures-check/)?.[0] ?? ""); i++) await new Promise((r) => setTimeout(r, 100));
check("the worker counts from zero, too", Number(word.split("dossiers=")[1]) >= all.length, word);
finish();
