// S9: guesses of a receipt's secret, of numbers that exist and of numbers that
// do not: nothing tells them apart, neither status, bytes nor time.  FULL=1:
// twenty thousand.
import http from "node:http";
import { BASE, check, encode, finish } from "../support/http.mjs";
import { figure, quantile } from "../support/figure.mjs";
import { Instance } from "../support/instance.mjs";

const MANY = process.env.FULL ? 20000 : 1600;
const i = Instance.here(), url = new URL(BASE);
const looked = i.sql("SELECT COALESCE(MAX(id), 0) FROM secret_attempt");
const known = i.sql("SELECT code FROM dossier ORDER BY RAND(1) LIMIT 400").split("\n");
// The same shape, each on a day of its own of which no dossier is: as many as the
// others, or their budgets would be used up sooner.
const day = (n) => new Date(Date.UTC(2020, 0, 1) + n * 86400e3).toISOString().slice(2, 10).replaceAll("-", "");
const unknown = known.map((c, n) => c.replace(/-\d{6}-/, `-${day(n)}-`));
const agent = new http.Agent({ keepAlive: false });
function ask(code, from) {
	const body = encode([["ma_bi_mat", "222222"]]);
	const t0 = performance.now();
	return new Promise((resolve, reject) => {
		const req = http.request({ host: url.hostname, port: url.port, method: "POST", path: `/tra-cuu/${code}/xac-minh`, localAddress: from, agent,
			headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length, Origin: BASE } }, (res) => {
			let text = "";
			res.setEncoding("utf8").on("data", (d) => { text += d; }).on("end", () => resolve({ status: res.statusCode, ms: performance.now() - t0,
				said: `${res.statusCode} ${Object.entries(res.headers).filter(([k]) => !["date", "x-request-id"].includes(k)).map((x) => x.join(":")).join(" ")} ${text.replaceAll(code, "MÃ")}` }));
		});
		req.on("error", reject);
		req.end(body);
	});
}
// How far two samples lie apart: Mann-Whitney's z.
function apart(a, b) {
	const all = [...a.map((v) => [v, 0]), ...b.map((v) => [v, 1])].sort((x, y) => x[0] - y[0]);
	let rank = 0;
	all.forEach(([, which], n) => { if (!which) rank += n + 1; });
	const u = rank - (a.length * (a.length + 1)) / 2;
	return (u - (a.length * b.length) / 2) / Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
}
try {
	const groups = { known: [], again: [], unknown: [] }, said = { known: new Map(), unknown: new Map() };
	const which = ["known", "unknown", "again", "unknown"];
	let n = 0, order = 1;
	await Promise.all([0, 1].map(async () => {
		for (let k; (k = n++) < MANY;) {
			order = (Math.imul(order, 1103515245) + 12345) >>> 0;
			const g = which[(order >>> 9) & 3], list = g === "unknown" ? unknown : known;
			const res = await ask(list[(order >>> 11) % list.length], `127.${30 + (k >> 14)}.${(k >> 7) & 127}.${1 + (k & 127)}`);
			const of = said[g === "unknown" ? "unknown" : "known"];
			of.set(res.said, (of.get(res.said) ?? 0) + 1);
			if (res.status === 422) groups[g].push(res.ms);
		}
	}));
	const statuses = (m) => { const s = {}; for (const [k, c] of m) s[k.slice(0, 3)] = (s[k.slice(0, 3)] ?? 0) + c; return JSON.stringify(s); };
	const only = [...said.known.keys()].filter((k) => !said.unknown.has(k)).length + [...said.unknown.keys()].filter((k) => !said.known.has(k)).length;
	const z = apart([...groups.known, ...groups.again], groups.unknown), aa = apart(groups.known, groups.again);
	const med = (g) => quantile(g, 0.5), both = [...groups.known, ...groups.again];
	console.log(`# known ${statuses(said.known)} unknown ${statuses(said.unknown)}; median ${med(both).toFixed(3)} and ${med(groups.unknown).toFixed(3)} ms, p90 ${quantile(both, 0.9).toFixed(2)} and ${quantile(groups.unknown, 0.9).toFixed(2)} ms; z ${z.toFixed(2)}, A/A ${aa.toFixed(2)}`);
	check("the same status and bytes", only === 0, [...said.known.keys(), ...said.unknown.keys()].map((s) => s.slice(0, 300)).slice(0, 3).join("\n"));
	// Told apart by time only where the difference is more than the noise of one
	// with itself; a fortieth of the median is less than a network's breath.
	const gap = Math.abs(med(both) - med(groups.unknown)), may = Math.max(Math.abs(med(groups.known) - med(groups.again)) * 3, med(both) / 40);
	check("and the same time", Math.abs(z) <= 4 || gap <= may, `z ${z.toFixed(2)}, medians apart ${gap.toFixed(3)} ms, may ${may.toFixed(3)}`);
	// A short run beside other tests has too much noise for a fifth.
	const [share, said_as] = process.env.FULL ? [1 / 5, "a fifth more time"] : [1, "twice the time"];
	const shifted = groups.unknown.map((v) => v + med(both) * share);
	const control = Math.abs(apart(both, shifted)) > 4 && Math.abs(med(both) - med(shifted)) > may;
	check(`a control: ${said_as} is noticed`, control);
	figure("S9", "guesses of number and secret", `${MANY}: ${only} answers of one kind only, medians ${med(both).toFixed(2)} / ${med(groups.unknown).toFixed(2)} ms, z ${z.toFixed(1)} (A/A ${aa.toFixed(1)})`, "not distinguishable", only === 0 && (Math.abs(z) <= 4 || gap <= may), control && `${said_as} was noticed`);
} finally {
	i.sql(`DELETE FROM secret_attempt WHERE id > ${looked}`);
}
finish();
