// Tries of passwords and receipt secrets: no more than ten pass however many
// come at once, and whoever makes them shuts nobody out at her own machine.
import { execFileSync } from "node:child_process";
import http from "node:http";
import { join } from "node:path";
import { BASE, VAR, Session, account, accounts, check, dossiers, encode, finish } from "../support/http.mjs";

const sql = (q) => execFileSync("mariadb", ["--no-defaults", `--socket=${join(VAR, "run/mariadb.sock")}`, "-N", "motcua", "-e", q], { encoding: "utf8" }).trim();
const started = sql("SELECT COALESCE(MAX(id), 0) FROM sign_in_attempt");
const looked = sql("SELECT COALESCE(MAX(id), 0) FROM secret_attempt");
const url = new URL(BASE);
const post = (path, fields, { from = "127.0.0.1", cookie = "" } = {}) => new Promise((resolve, reject) => {
	const body = encode(Object.entries(fields));
	const req = http.request({ host: url.hostname, port: url.port, method: "POST", path, localAddress: from, agent: false,
		headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body), Origin: BASE, ...(cookie && { Cookie: cookie }) } }, (res) => {
		let text = "";
		res.setEncoding("utf8").on("data", (d) => { text += d; }).on("end", () => resolve({ status: res.statusCode, headers: res.headers, body: text }));
	});
	req.on("error", reject);
	req.end(body);
});
const sign_in = (who, password, more) => post("/can-bo/dang-nhap", { ten_dang_nhap: who.login, mat_khau: password }, more);
const device_of = (res) => (res.headers["set-cookie"] ?? []).map((c) => c.split(";")[0]).find((c) => c.startsWith("__Host-mc_may="));

const [mine, other] = accounts.filter((a) => !a.totp_secret && a.roles.some((r) => r.startsWith("HANDLER")));
try {
	const first = await sign_in(mine, mine.password);
	const device = device_of(first);
	check("a machine that has signed in is known by a cookie that no script reads", first.status === 303 && /HttpOnly/.test(first.headers["set-cookie"].find((c) => c.startsWith(device))), JSON.stringify(first.headers["set-cookie"]));
	const again = await sign_in(mine, mine.password, { cookie: device });
	check("and keeps it", again.status === 303 && !device_of(again));

	const tried = await Promise.all(Array.from({ length: 40 }, (_, i) => sign_in(mine, `sai ${i}`, { from: `127.0.1.${i + 1}` })));
	const weighed = tried.filter((r) => r.status === 422).length;
	check("forty wrong passwords at once from forty places: at most ten are weighed", weighed > 0 && weighed <= 10 && tried.every((r) => [422, 429].includes(r.status)), tried.map((r) => r.status).join(" "));
	const stranger = await sign_in(mine, mine.password, { from: "127.0.1.99" });
	check("then a strange machine waits, and is told what to do", stranger.status === 429 && stranger.body.includes("máy ông/bà vẫn dùng"), `${stranger.status}`);
	check("the owner signs in at her own", (await sign_in(mine, mine.password, { cookie: device })).status === 303);
	check("a machine that knows another login is a stranger here", (await sign_in(mine, mine.password, { cookie: device_of(await sign_in(other, other.password)) })).status === 429);
	const forged = device.slice(0, -1) + (device.endsWith("0") ? "1" : "0");
	check("a forged one too", (await sign_in(mine, mine.password, { cookie: forged })).status === 429);
	const at_hers = [];
	for (let i = 0; i < 12; i++) at_hers.push((await sign_in(mine, "sai", { cookie: device })).status);
	check("a known machine has ten tries of its own", at_hers.filter((s) => s === 422).length === 10 && at_hers.at(-1) === 429, at_hers.join(" "));

	const d = dossiers.find((x) => x.secret);
	const ask = (secret, from) => post(`/tra-cuu/${d.code}/xac-minh`, { ma_bi_mat: secret }, { from });
	const guesses = await Promise.all(Array.from({ length: 30 }, () => ask("222222", "127.0.2.1")));
	const wrong = guesses.filter((r) => r.status === 422).length;
	check("thirty wrong receipt secrets at once from one place: at most ten are weighed", wrong > 0 && wrong <= 10 && guesses.every((r) => [422, 429].includes(r.status)), guesses.map((r) => r.status).join(" "));
	check("even the right one waits there", (await ask(d.secret, "127.0.2.1")).status === 429);
	check("and not elsewhere", (await ask(d.secret, "127.0.2.2")).status === 303);
} finally {
	// Others sign in as these and look this one up.
	sql(`DELETE FROM sign_in_attempt WHERE id > ${started}; DELETE FROM secret_attempt WHERE id > ${looked}`);
}
finish();
