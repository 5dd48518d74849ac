// S8: tries of passwords, on one account from many machines and one each over
// many accounts: at most ten of an account are weighed in a quarter of an hour,
// and its owner signs in all the while.  FULL=1: a thousand of each.
import { BASE, VAR, accounts, check, encode, finish } from "../support/http.mjs";
import { figure } from "../support/figure.mjs";
import { Instance } from "../support/instance.mjs";
import http from "node:http";

void VAR;
const MANY = process.env.FULL ? 1000 : 60;
const i = Instance.here(), url = new URL(BASE);
const sign_in = (login, password, from, cookie = "") => new Promise((resolve) => {
	const body = encode([["ten_dang_nhap", login], ["mat_khau", password]]);
	const t0 = performance.now();
	const req = http.request({ host: url.hostname, port: url.port, method: "POST", path: "/can-bo/dang-nhap", localAddress: from, agent: false,
		headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body), Origin: BASE, ...(cookie && { Cookie: cookie }) } }, (res) => {
		res.resume().on("end", () => resolve({ status: res.statusCode, headers: res.headers, ms: performance.now() - t0 }));
	});
	req.on("error", () => resolve({ status: 0, headers: {}, ms: performance.now() - t0 }));
	req.end(body);
});
const device_of = (res) => res.headers["set-cookie"]?.find((c) => /mc_may=/.test(c))?.split(";")[0];
const staff = accounts.filter((a) => !a.totp_secret && a.roles.some((r) => r.startsWith("HANDLER")));
const [victim] = staff, others = accounts.filter((a) => a.login !== victim.login);
const started = i.sql("SELECT COALESCE(MAX(id), 0) FROM sign_in_attempt");
const at = (n, net) => `127.${net}.${(n >> 7) & 255}.${1 + (n & 127)}`;
// Some of them at once; how often each answer came.
async function all(n, width, one) {
	const seen = {};
	let next = 0;
	await Promise.all(Array.from({ length: width }, async () => {
		for (let k; (k = next++) < n;) { const { status } = await one(k); seen[status] = (seen[status] ?? 0) + 1; }
	}));
	return seen;
}
try {
	const device = device_of(await sign_in(victim.login, victim.password, "127.0.0.1"));
	check("the owner's machine is known", !!device);
	const owner = [];
	let storm = true;
	const owns = (async () => {
		while (storm) {
			owner.push(await sign_in(victim.login, victim.password, "127.0.0.1", device));
			await new Promise((r) => setTimeout(r, 700));
		}
	})();
	const tried = await all(MANY, 8, (n) => sign_in(victim.login, `sai ${n}`, at(n, 20)));
	const sprayed = await all(MANY, 8, (n) => sign_in(n % 3 ? others[n % others.length].login : `nguoi.la.${n}`, "Matkhau@123", at(n, 21)));
	storm = false;
	await owns;
	const weighed = tried[422] ?? 0;
	// Of each account, as the database counted: never more than ten that were weighed.
	const most = Number(i.sql(`SELECT COALESCE(MAX(n), 0) FROM (SELECT COUNT(*) n FROM sign_in_attempt WHERE id > ${started} AND is_ok = 0 GROUP BY login_digest) x`));
	const locked_out = owner.filter((r) => r.status !== 303).length, worst = Math.max(...owner.map((r) => r.ms));
	console.log(`# ${MANY} tries on one account ${JSON.stringify(tried)}; ${MANY} over ${others.length} accounts and ${Math.ceil(MANY / 3)} that are none ${JSON.stringify(sprayed)}; at most ${most} rows of one; the owner ${owner.length} times, at most ${worst.toFixed(0)} ms`);
	check("of one account at most ten are weighed", weighed > 0 && weighed <= 10, JSON.stringify(tried));
	check("no try gets in", !tried[303] && !sprayed[303]);
	check("none is an error", [tried, sprayed].every((s) => Object.keys(s).every((k) => ["422", "429", "503"].includes(k))), JSON.stringify([tried, sprayed]));
	check("the owner signs in all the while", owner.length > 2 && locked_out === 0, owner.map((r) => r.status).join(" "));
	const control = (await sign_in(victim.login, victim.password, "127.22.0.1")).status === 429;
	check("a control: a strange machine with the right password is refused now", control);
	figure("S8", "tries of passwords", `${weighed} of ${MANY} on one account weighed; spray of ${MANY}: 0 got in; the owner ${owner.length - locked_out} of ${owner.length} times, ≤ ${(worst / 1000).toFixed(1)} s`, "≤ 10 in 15 min; the owner gets in", weighed <= 10 && weighed > 0 && locked_out === 0, control && "a strange machine was refused");
} finally {
	i.sql(`DELETE FROM sign_in_attempt WHERE id > ${started}`);
}
finish();
