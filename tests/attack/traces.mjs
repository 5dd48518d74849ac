// What people type leaves no trace in logs, caches and temporary files; the
// figures for operators are for the machine itself, in every spelling.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BASE, VAR, check, finish, request } from "../support/http.mjs";

// A name as people have them, a number, a telephone, an address, a token.
const hex = (n) => randomBytes(n).toString("hex"), digits = (n) => [...randomBytes(n)].map((b) => b % 10).join("");
const kinds = [() => `vet${hex(9)}`, () => `Nguyễn Thị ${hex(5)}`, () => `0481${digits(8)}`, () => `09${digits(8)}`, () => `${hex(6)}@vi-du.vn`, () => [...randomBytes(26)].map((b) => "23456789BCFGHJKLMNPQRSTVXZ"[b % 26]).join("")];
let kind = 0;
const seed = () => kinds[kind++ % kinds.length]();
const seeds = {};
const of = (where) => encodeURIComponent(seeds[`${where} (${Object.keys(seeds).length})`] = seed());
// A form is encoded as a whole.
const typed = (where) => decodeURIComponent(of(where));
// As it may stand in a log: typed, folded, escaped for an address or a form, in
// either case of the escapes, or for JSON.
const lower = (s) => s.replace(/%[0-9A-F]{2}/g, (m) => m.toLowerCase());
const plain = (s) => s.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").toLowerCase();
const escaped = (s) => [...Buffer.from(s)].map((b) => b < 128 ? String.fromCharCode(b) : `\\x${b.toString(16).toUpperCase().padStart(2, "0")}`).join("");
const spellings = (s) => { const e = encodeURIComponent(s); return [...new Set([s, plain(s), e, lower(e), e.replace(/%20/g, "+"), lower(e).replace(/%20/g, "+"), s.replace("@", "%40"), s.normalize("NFD"), escaped(s), JSON.stringify(s).slice(1, -1)])]; };
const form = (fields) => ({ headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: BASE }, body: new URLSearchParams(fields).toString() });
for (let i = 0; i < 24; i++) {
	await request("GET", `/thu-tuc?tim=${of("a search, cached or not")}`);
	await request("GET", `/?q=${of("the home page's query")}`);
	await request("GET", `/thu-tuc?linh-vuc=${of("an odd field")}%C4%83`);
}
await request("GET", `/t/${of("a token")}`);
await request("GET", `/tra-cuu/${of("a code")}`);
await request("GET", `/static/${of("a file that is not there")}`, { headers: { Referer: `${BASE}/t/${of("a referer")}` } });
await request("GET", `/${"x".repeat(9000)}${of("an address that is too long")}`, { headers: { Cookie: `a=${"y".repeat(60000)}` } });
await request("POST", "/tra-cuu", form({ ma: typed("a look-up") }));
await request("POST", "/can-bo/dang-nhap", form({ ten: typed("a login"), mat_khau: typed("a password") }));
await request("POST", `/phan-anh?x=${of("a form too large")}`, { headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: BASE, "Content-Length": String(30 << 20) }, body: "" }).catch(() => {});
await request("GET", `/can-bo/tim?q=${of("a staff search")}`);
await new Promise((r) => setTimeout(r, 2500)); // the access log is written every two seconds

// Every file of the instance but the database's and the files' own, and what the
// tests keep there themselves.
const list = join(tmpdir(), `motcua-words-${process.pid}`);
const grep = () => { try { return execFileSync("grep", ["-raioF", "--exclude-dir=db", "--exclude-dir=files", "--exclude=test-*.json", "--exclude=demo-*.json", "-f", list, VAR], { encoding: "utf8", maxBuffer: 1 << 26 }).trim().split("\n").filter(Boolean); } catch { return []; } };
writeFileSync(list, Object.values(seeds).flatMap(spellings).join("\n"));
const found = grep(), where_of = (line) => Object.entries(seeds).find(([, w]) => spellings(w).some((s) => line.toLowerCase().endsWith(`:${s.toLowerCase()}`)))?.[0];
check(`none of ${Object.keys(seeds).length} words that people typed, in any spelling, leaves a trace`, found.length === 0, found.slice(0, 5).map((l) => `${where_of(l)} in ${l.split(":")[0]}`).join("; "));
const planted = join(VAR, "log", "planted.log");
for (const [what, spell] of [["as an address has it", (s) => encodeURIComponent(s)], ["as nginx would escape it", escaped], ["in small letters", plain]]) {
	writeFileSync(planted, `someone logged ${spell(Object.values(seeds).find((w) => w.startsWith("Nguyễn")))} here\n`);
	check(`a control: a name in a log, ${what}, is found`, grep().some((l) => l.startsWith(planted)));
}
rmSync(planted);
rmSync(list);

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
