// R9: every GET route of the table asked again and again by somebody who may:
// no worker grows steadily, none keeps a file open.  FULL=1: a hundred thousand (REQUESTS=).
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session, account, accounts, check, dossiers, finish } from "../support/http.mjs";
import { send, whole } from "../support/fastcgi.mjs";
import { figure } from "../support/figure.mjs";
import { Instance, children, fds, kill, rss_kb, until } from "../support/instance.mjs";

const BUILD = process.env.BUILD ?? "build";
const MANY = Number(process.env.REQUESTS ?? (process.env.FULL ? 100000 : 3000)), ROUND = process.env.FULL ? 6000 : 2000, VALUES = process.env.FULL ? 40 : 5;
const GROWTH_KB = 1024;
const i = Instance.here();
const day = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
const ours = dossiers.filter((d) => d.unit.includes("Hòa Khánh"));
const value = (n) => ({ code: ours[n % VALUES].code, token: dossiers.find((d) => d.token)?.token ?? "A".repeat(26), ma: "1.004873", nam: day.slice(0, 4), ky: day.slice(0, 7), ngay: day, id: String(1 + (n % VALUES)), mau: ["kiem-soat", "kiem-soat.pdf", "bo-sung", "thu", "thu.pdf"][n % 5], loai: ["bo-sung", "tu-choi"][n % 2], viec: "ky" });
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

// Warm when a round has added nothing: every worker has met the largest page.
let before = state(workers()), rounds = 0;
for (let more = Infinity; more > GROWTH_KB / 4 && rounds < 12; rounds++) {
	const was = before;
	await ask_all(ROUND);
	before = state(workers());
	more = grown(was, before)[0];
}
// What leaks grows in every part of the run; a page larger than any before it,
// met by this worker for the first time, in one.
const PARTS = 3;
const t0 = Date.now();
const parts = [before];
for (let n = 0; n < PARTS; n++) {
	await ask_all(Math.ceil(MANY / PARTS));
	parts.push(state(workers().filter((p) => before.has(p))));
}
const after = parts[PARTS];
const steady = (list) => Math.max(...[...list[0].keys()].map((p) => (list.length - 1) * Math.min(...list.slice(1).map((s, n) => (s.get(p)?.rss ?? Infinity) - (list[n].get(p)?.rss ?? 0)))));
const kb = process.env.FULL ? grown(before, after)[0] : steady(parts), [, more] = grown(before, after);
console.log(`# ${routes.length} routes, warm after ${rounds} rounds of ${ROUND}, ${MANY} requests in ${((Date.now() - t0) / 1000).toFixed(0)} s ${JSON.stringify(seen)}; ${[...after].map(([p, s]) => `${s.rss - before.get(p).rss}`).join(" ")} KB, up to ${Math.max(...[...after.values()].map((s) => s.rss))} KB`);
check("no page is an error", faults.size === 0, [...faults].slice(0, 8).join("; "));
check("no worker died", after.size === before.size);
check("none has grown", kb <= GROWTH_KB, `${kb} KB`);
check("none holds more files", more <= 0, `${more}`);

// The control: the same program over a library that forgets four kilobytes and
// one file a request.
const place = mkdtempSync(join(tmpdir(), "motcua-leak-"));
let control = false;
try {
	writeFileSync(join(place, "leak.c"), "#include <stdlib.h>\n#include <string.h>\n#include <sys/time.h>\n#include <unistd.h>\nunsigned alarm(unsigned s)\n{\n\tif (s) {\n\t\tmemset(malloc(4096), 1, 4096);\n\t\t(void)dup(0);\n\t}\n\treturn 0;\n}\n");
	execFileSync("gcc", ["-O0", "-fPIC", "-shared", "-w", "-o", join(place, "leak.so"), join(place, "leak.c")]);
	const socket = join(place, "s");
	const p = spawn(`${BUILD}/bin/public`, ["--var", i.VAR, "--socket", socket, "--workers", "1", "--templates", "templates", "--pool", "leak"], { env: { ...process.env, LD_PRELOAD: join(place, "leak.so") }, stdio: "ignore" });
	try {
		await until(async () => (await send(socket, whole({}), { wait: 500 })).status === 200);
		const leak = () => state(children(p.pid));
		const each = [leak()];
		for (let n = 0; n < 600; n++) {
			await send(socket, whole({}));
			if (n % 200 === 199) each.push(leak());
		}
		const k = steady(each), [, f] = grown(each[0], each[PARTS]);
		console.log(`# the control grew by ${k} KB and ${f} files in 600 requests`);
		control = k > GROWTH_KB && f > 0;
	} finally {
		kill(p.pid, "SIGTERM");
	}
} finally {
	rmSync(place, { recursive: true, force: true });
	rmSync(join(i.VAR, "run/leak.pid"), { force: true });
}
check("a control: a worker that forgets memory and files is noticed", control);
figure("R9", "memory and files over every GET route", `+${Math.max(0, kb)} KB, +${Math.max(0, more)} files a worker in ${MANY}`, "≤ 1024 KB, 0", kb <= GROWTH_KB && more <= 0 && faults.size === 0 && after.size === before.size, control && "a planted leak was noticed");
finish();
