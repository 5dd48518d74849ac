// What people type leaves no trace in logs, caches and temporary files; the
// figures for operators are for the machine itself, in every spelling.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import http from "node:http";
import { join } from "node:path";
import { BASE, VAR, check, finish, request } from "../support/http.mjs";

const seed = () => `vet${randomBytes(9).toString("hex")}`;
const seeds = {};
const of = (where) => (seeds[where] = seed());
const form = (fields) => ({ headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: BASE }, body: new URLSearchParams(fields).toString() });
for (let i = 0; i < 3; i++) {
	await request("GET", `/thu-tuc?tim=${of("a search, cached or not")}`);
	await request("GET", `/?q=${of("the home page's query")}`);
	await request("GET", `/thu-tuc?linh-vuc=${of("an odd field")}%C4%83`);
}
await request("GET", `/t/${of("a token")}`);
await request("GET", `/tra-cuu/${of("a code")}`);
await request("GET", `/static/${of("a file that is not there")}`, { headers: { Referer: `${BASE}/t/${of("a referer")}` } });
await request("GET", `/${"x".repeat(9000)}${of("an address that is too long")}`, { headers: { Cookie: `a=${"y".repeat(60000)}` } });
await request("POST", "/tra-cuu", form({ ma: of("a look-up") }));
await request("POST", "/can-bo/dang-nhap", form({ ten: of("a login"), mat_khau: of("a password") }));
await request("POST", `/phan-anh?x=${of("a form too large")}`, { headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: BASE, "Content-Length": String(30 << 20) }, body: "" }).catch(() => {});
await request("GET", `/can-bo/tim?q=${of("a staff search")}`);
await new Promise((r) => setTimeout(r, 2500)); // the access log is written every two seconds

for (const [where, word] of Object.entries(seeds)) {
	const places = ["log", "tmp", "run", "public", "service"].map((d) => join(VAR, d));
	let found = "";
	try { found = execFileSync("grep", ["-rlaiF", word, ...places], { encoding: "utf8" }); } catch { /* nowhere */ }
	check(`${where} leaves no trace`, found === "", found);
}

const from = (address, path) => new Promise((resolve) => {
	const { hostname, port } = new URL(BASE);
	http.get({ hostname, port, path, localAddress: address, agent: false }, (res) => {
		let body = "";
		res.on("data", (d) => { body += d; });
		res.on("end", () => resolve({ status: res.statusCode, body }));
	}).on("error", (e) => resolve({ status: 0, body: String(e) }));
});
check("the machine itself reads the figures", (await from("127.0.0.1", "/metrics")).body.includes("motcua_requests_total"));
for (const path of ["/metrics", "/metrics/", "//metrics", "/%6detrics", "/./metrics", "/metrics?x", "/metrics/.", "/can-bo/metrics", "/can-bo/metrics/", "/can-bo//metrics", "/can-bo/%6detrics", "/can-bo/../metrics"]) {
	const { status, body } = await from("127.0.0.2", path);
	check(`${path} from elsewhere says nothing`, status >= 400 && !body.includes("motcua_"), `${status}`);
}
finish();
