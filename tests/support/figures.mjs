// The figures again from the events, slowly: each dossier day by day, nothing
// but its state at each day's end.  Knows nothing of how they are kept.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { VAR } from "./http.mjs";
import { sql } from "./late.mjs";

export const DAY = 86400e3;
export const day_of = (at) => new Date(Date.parse(at.replace(" ", "T") + "Z") + 7 * 3600e3).toISOString().slice(0, 10);
export const after = (day, n = 1) => new Date(Date.parse(day + "T00:00:00Z") + n * DAY).toISOString().slice(0, 10);
export const motcua = (...args) => spawnSync(join(process.env.BUILD ?? "build", "bin", "motcua"), [...args, "--var", VAR], { encoding: "utf8" });
const rows = (text) => { const out = sql(text); return out ? out.split("\n").map((l) => l.split("\t")) : []; };

const ENDED = ["CO_KET_QUA", "DANG_CHUYEN_PHAT", "DA_TRA_KQ", "DA_RUT", "DUNG_XU_LY", "LUU"];
export function lives() {
	const to = sql("SELECT event_to FROM figure_mark"), by = new Map();
	for (const [id, authority, unit, version, channel] of rows("SELECT id, authority_id, lead_unit_id, version_id, channel FROM dossier ORDER BY id"))
		by.set(id, { line: [authority, unit, version, channel].join(" "), authority, unit, version, channel, events: [] });
	for (const [id, move, state, at, due, clock, told] of rows(`SELECT dossier_id, move, to_state, at, COALESCE(due_after, ''), clock,
		COALESCE(REGEXP_SUBSTR(data, 'result_kind=[a-z_]*'), '') FROM event WHERE id <= ${to} ORDER BY dossier_id, seq`))
		by.get(id).events.push({ move, state, day: day_of(at), due: due && day_of(due), clock, told });
	return [...by.values()].filter((d) => d.events.length);
}

// What it is at the end of a day: null before it came.
function stand_at(d, day) {
	let late = false, due = "", seen = null, k = 0;
	// Running past its day: at the day's start, and after each event of it.
	const fall = (at) => { late ||= !!seen && !ENDED.includes(seen.state) && seen.clock !== "paused" && due !== "" && at > due; };
	for (let at = d.events[0].day; at <= day; at = after(at)) {
		fall(at);
		for (; k < d.events.length && d.events[k].day <= at; k++) {
			if (seen && ENDED.includes(seen.state)) continue; // what comes after the end changes no figure
			if (d.events[k].due) due = d.events[k].due;
			else if (!late) due = "";
			seen = { ...d.events[k], due_then: due };
			if (!ENDED.includes(seen.state) && late && due >= at && d.events[k].due) late = false;
			fall(at);
		}
		if (seen && ENDED.includes(seen.state)) return { ended: seen.state, on: seen.day, late: seen.due_then !== "" && seen.day > seen.due_then, early: seen.due_then !== "" && seen.day < seen.due_then };
	}
	return seen && { open: true, late, paused: seen.clock === "paused" };
}
const result_told = (d, day) => d.events.filter((e) => e.told && e.day <= day).at(-1)?.told === "result_kind=tu_choi";

const ZERO = { received: 0, early: 0, on_time: 0, late: 0, refused: 0, withdrawn: 0, stopped: 0, ended_late: 0, open: 0, open_late: 0, paused: 0, carried: 0 };
// By line of one period, both days included.
export function slow(all, from, to) {
	const out = new Map();
	for (const d of all) {
		const end = stand_at(d, to);
		if (!end) continue;
		if (!out.has(d.line)) out.set(d.line, { ...ZERO });
		const o = out.get(d.line), before = stand_at(d, after(from, -1));
		o.received += d.events[0].day >= from;
		o.carried += !!before?.open;
		o.open += !!end.open; o.open_late += !!(end.open && end.late); o.paused += !!(end.open && end.paused);
		if (end.open || end.on < from) continue;
		if (end.ended === "DA_RUT") o.withdrawn++;
		else if (end.ended === "DUNG_XU_LY") o.stopped++;
		else {
			o[end.late ? "late" : end.early ? "early" : "on_time"]++;
			o.refused += result_told(d, end.on);
			continue;
		}
		o.ended_late += end.late;
	}
	return out;
}
// The same from the facts, in one sum of rows.
export function kept(from, to) {
	const before = (what) => `SUM(IF(day < '${from}', ${what}, 0))`, within = (c) => `SUM(IF(day >= '${from}', ${c}, 0))`, open = "received - early - on_time - late - withdrawn - stopped";
	const names = ["received", "early", "on_time", "late", "refused", "withdrawn", "stopped", "ended_late"];
	return new Map(rows(`SELECT CONCAT_WS(' ', authority_id, unit_id, version_id, channel), ${names.map(within).join(", ")}, SUM(${open}), SUM(late_began - late_ended), SUM(paused - resumed), ${before(open)}
		FROM figure_day WHERE day <= '${to}' GROUP BY authority_id, unit_id, version_id, channel`).map(([line, ...n]) =>
		[line, Object.fromEntries([...names, "open", "open_late", "paused", "carried"].map((k, i) => [k, Number(n[i])]))]));
}
