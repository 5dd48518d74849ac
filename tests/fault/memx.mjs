// R9: every GET route of the table asked again and again by somebody who may:
// no worker grows, none keeps a file open.  FULL=1: a hundred thousand.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session, account, accounts, check, dossiers, finish } from "../support/http.mjs";
import { send, whole } from "../support/fastcgi.mjs";
import { figure } from "../support/figure.mjs";
import { Instance, children, fds, kill, rss_kb, until } from "../support/instance.mjs";

const BUILD = process.env.BUILD ?? "build";
const MANY = process.env.FULL ? 100000 : 3000, WARM = process.env.FULL ? 10000 : 3000;
const GROWTH_KB = 1024;
const i = Instance.here();
const day = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
const ours = dossiers.filter((d) => d.unit.includes("Hòa Khánh"));
const value = (n) => ({ code: ours[n % ours.length].code, token: dossiers.find((d) => d.token)?.token ?? "A".repeat(26), ma: "1.004873", nam: day.slice(0, 4), ky: day.slice(0, 7), ngay: day, id: String(1 + (n % 40)), mau: ["kiem-soat", "kiem-soat.pdf", "bo-sung", "thu", "thu.pdf"][n % 5], loai: ["bo-sung", "tu-choi"][n % 2], viec: "ky" });
const people = accounts.filter((a) => /^W-HK/.test(a.unit));
const sessions = new Map();
async function session(role) {
	if (!sessions.has(role)) sessions.set(role, await Session.sign_in(people.find((a) => a.roles.includes(role)) ?? accounts.find((a) => a.roles.includes(role)) ?? account("RECEPTION", "W-HK-HCC")));
	return sessions.get(role);
}
const routes = [];
for (const program of ["public", "staff"]) for (const line of execFileSync(`${BUILD}/bin/${program}`, ["--routes"], { encoding: "utf8" }).trim().split("\n")) {
	const [method, path] = line.split(/\s+/), roles = line.match(/roles=(.*)$/)[1].trim().split(" ");
	if (method !== "GET" || /at-(code|password|enrol)/.test(roles[0])) continue;
	const s = roles[0] === "public" ? null : await session(roles[0] === "any" ? "HANDLER" : roles[0]);
	routes.push({ path: path.replace(/:ma\b/g, ":ma"), program, s });
}
const own_code = (path) => path.startsWith("/thu-tuc") || path.startsWith("/api/v1/thu-tuc");
const cookie = (s) => (s ? { Cookie: Object.entries(s.cookies).map(([k, v]) => `${k}=${v}`).join("; ") } : {});
const { Agent } = await import("node:http");
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const seen = {}, faults = new Set();
async function ask_all(many) {
	let n = 0;
	await Promise.all(Array.from({ length: 8 }, async () => {
		for (let k; (k = n++) < many;) {
			const r = routes[k % routes.length], v = value(Math.floor(k / routes.length));
			const path = r.path.replace(/:([a-z-]+)/g, (_, name) => (name === "code" && own_code(r.path) ? "1.004873" : r.path.includes("/don-vi/:code") ? "W-HK" : v[name] ?? "1"));
			const res = await i.get(path, { agent, headers: cookie(r.s) });
			seen[res.status] = (seen[res.status] ?? 0) + 1;
			if (res.status >= 500 || !res.status) faults.add(`${path}: ${res.status}`);
		}
	}));
}
const state = (pids) => new Map(pids.map((p) => [p, { rss: rss_kb(p), fds: fds(p) }]));
const workers = () => [...i.workers("public"), ...i.workers("staff")];
// [most KB that one has grown, most files that one has more]
const grown = (before, after) => [Math.max(...[...before].map(([p, b]) => (after.get(p)?.rss ?? Infinity) - b.rss)), Math.max(...[...before].map(([p, b]) => (after.get(p)?.fds ?? Infinity) - b.fds))];


for (let n = 0; n < 12; n++) {
	await ask_all(6000);
	console.log(n, [...state(i.workers("staff")).values()].map((x) => x.rss).join(" "));
}
process.exit(0);
