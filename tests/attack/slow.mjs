// S7: two hundred clients that send their headers or forms a byte at a time or
// never read, and four thousand that say nothing: the others wait no longer.
// Quiet and attacked rounds take turns in one run.
import { execFileSync } from "node:child_process";
import net from "node:net";
import { BASE, check, dossiers, finish } from "../support/http.mjs";
import { figure, quantile } from "../support/figure.mjs";
import { Instance, sleep } from "../support/instance.mjs";

const full = !!process.env.FULL;
const ROUNDS = full ? 7 : 3, SECONDS = full ? 8 : 3, RATIO = full ? 1.5 : 3; // a busy machine counts in the short form
const i = Instance.here(), port = Number(new URL(BASE).port);
execFileSync("prlimit", ["--pid", String(process.pid), "--nofile=20000:20000"]);
const paths = [`/tra-cuu/${dossiers[0].code}`, "/thu-tuc?tim=ket+hon", "/cong-khai/tre-han", "/lien-he"];
const asset = (await i.get("/")).body.match(/\/static\/[^"]+\.css/)[0];
const H = `Host: 127.0.0.1:${port}\r\n`;

// What four honest readers wait, in milliseconds; [those, errors].
async function honest(seconds, readers = 4) {
	const waited = [];
	let errors = 0;
	const end = Date.now() + seconds * 1000;
	await Promise.all(Array.from({ length: readers }, async (_, k) => {
		for (let n = k; Date.now() < end; n++) {
			const res = await i.get(paths[n % paths.length]);
			waited.push(res.ms);
			if (res.status !== 200) errors++;
			await sleep(5);
		}
	}));
	return [waited, errors];
}
const sockets = new Set();
let timer = null;
function connect(from, first) {
	const s = net.connect({ port, host: "127.0.0.1", localAddress: from });
	s.on("error", () => {});
	s.on("close", () => sockets.delete(s));
	s.on("connect", () => first && s.write(first));
	sockets.add(s);
	return s;
}
async function attack(slow, idle) {
	const drip = [];
	for (let n = 0; n < slow; n++) {
		const from = `127.0.3.${1 + (n % 2)}`, kind = n % 3;
		if (kind === 0) drip.push(connect(from, `GET / HTTP/1.1\r\n${H}X-`));
		else if (kind === 1) drip.push(connect(from, `POST /tra-cuu/H17.33-991231-9999/xac-minh HTTP/1.1\r\n${H}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n`));
		else connect(from, `GET ${asset} HTTP/1.1\r\n${H}\r\n`.repeat(60)).pause();
	}
	for (let n = 0; n < idle; n++) {
		connect(`127.0.4.${1 + (n % 20)}`, "");
		if (n % 200 === 199) await sleep(10);
	}
	timer = setInterval(() => drip.forEach((s) => s.writable && s.write("a")), 500);
	await sleep(500);
	return [...sockets].filter((s) => s.readyState === "open" || s.readyState === "readOnly").length;
}
async function peace() {
	clearInterval(timer);
	for (const s of sockets) s.destroy();
	await sleep(300);
}
await honest(2);
const figures = {};
let held = 0;
for (const [name, slow, idle] of [["200 slow", 200, 0], ["4 000 idle", 0, 4000]]) {
	const quiet = [], under = [];
	let errors = 0;
	for (let round = 0; round < ROUNDS; round++) {
		quiet.push(quantile((await honest(SECONDS))[0], 0.99));
		held = await attack(slow, idle);
		const [waited, wrong] = await honest(SECONDS);
		under.push(quantile(waited, 0.99));
		errors += wrong;
		await peace();
	}
	const q = quantile(quiet, 0.5), u = quantile(under, 0.5);
	figures[name] = { ratio: u / q, errors, q, u };
	console.log(`# ${name} (${held} held): p99 ${q.toFixed(1)} quiet, ${u.toFixed(1)} ms under it; rounds ${quiet.map((v) => v.toFixed(0)).join(" ")} / ${under.map((v) => v.toFixed(0)).join(" ")}; ${errors} errors`);
	check(`${name} connections are held`, held >= (slow + idle) * 0.9, `${held}`);
	check(`${name}: others see no error`, errors === 0, `${errors}`);
	check(`${name}: and wait no longer`, u / q <= RATIO || u - q < 10, `${u.toFixed(1)} instead of ${q.toFixed(1)} ms`);
}
// The control: somebody who does get in the way.
const [, , many] = [await honest(1), 0, honest(SECONDS, 60)];
const control = quantile((await many)[0], 0.99) > 1.5 * figures["200 slow"].q;
check("a control: sixty greedy readers are noticed", control);
const f = Object.values(figures);
figure("S7", "200 slow clients; 4 000 idle connections", Object.entries(figures).map(([n, x]) => `${n}: p99 × ${x.ratio.toFixed(2)} (${x.q.toFixed(1)} → ${x.u.toFixed(1)} ms), ${x.errors} errors`).join("; "), `≤ ${RATIO} ×, 0`, f.every((x) => x.errors === 0 && (x.ratio <= RATIO || x.u - x.q < 10)), control && "sixty greedy readers were noticed");
finish();
