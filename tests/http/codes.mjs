// Codes that nobody was given, in the address of every route that has one: each
// is a page of 404, 422 or, where no letter can be read, 400.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { BASE, Session, accounts, check, dossiers, finish, request } from "../support/http.mjs";

const BUILD = process.env.BUILD ?? "build";
const routes_of = (program) => execFileSync(join(BUILD, "bin", program), ["--routes"], { encoding: "utf8" }).trim().split("\n").map((line) => {
	const [method, path] = line.split(/\s+/);
	return { method, path, roles: line.match(/roles=(.*)$/)[1].trim().split(" ") };
});
const named = (r) => r.path.includes("/:");

const ours = accounts.filter((a) => /^W-HK/.test(a.unit));
const sessions = new Map();
async function of(role) {
	if (!sessions.has(role)) {
		const who = ours.find((a) => a.roles.includes(role)) ?? accounts.find((a) => a.roles.includes(role));
		const s = await Session.sign_in(who);
		const page = await s.get("/can-bo/tai-khoan");
		sessions.set(role, { s, token: page.body.match(/name="_csrf" value="([^"]+)"/)[1] });
	}
	return sessions.get(role);
}
const own = dossiers.find((d) => d.unit.includes("Hòa Khánh")).code;

// As they stand in an address; "/" would be another route.
const SCRIPT = "<script>alert(1)</script>", IMAGE = '"><svg onload=alert(1)>';
const hostile = {
	"a NUL": "%00", "a NUL behind it": `${own}%00.pdf`, "two dots": "%2e%2e", "a way up": "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "far too long": "A".repeat(3000), "broken UTF-8": "%C3%28",
	"half a pair": "%ED%A0%80", "no UTF-8": "%FF%FE", "a smiley": "%F0%9F%98%80", "a letter of ours": "%C4%83%C4%90", "a script": encodeURIComponent(SCRIPT), "a picture": encodeURIComponent(IMAGE),
	"SQL": encodeURIComponent("' OR 1=1-- "), "a pattern": "%25_%25", "a format": "%25s%25n", "a blank": "%20", "a tab": "%09", "a line": "%0d%0aX-Y:%20z", "nothing": "-", "below nothing": "-1",
	"a large number": "999999999999999999999", "a power": "1e9", "other digits": "%EF%BC%91%EF%BC%92", "a mark of direction": "%E2%80%AE12", "U+FFFE": "%EF%BF%BE",
};
const plain = { id: "1", ma: "1.000894", login: "khong.co.ai", nam: "2026", ky: "2026-11", ngay: "2026-11-30", loai: "tiep-nhan", mau: "thu", viec: "ky", move: "chuyen", "danh-sach": "qua-han", token: "A".repeat(26), code: own };
const filled = (path, name, value) => path.replace(/:([a-z-]+)/g, (_, n) => (n === name ? value : plain[n] ?? "1"));

const wrong = [], raw = [], bare = [];
let asked = 0;
async function ask(send, what) {
	let res;
	try { res = await send(); } catch (e) { wrong.push(`${what}: ${e.message}`); return null; }
	asked++;
	if (res.status >= 500) wrong.push(`${what}: ${res.status}`);
	if (res.body.includes("<script>alert") || res.body.includes("<svg onload") || "x-y" in res.headers) raw.push(what);
	return res;
}
for (const [program, list] of [["public", routes_of("public")], ["staff", routes_of("staff")]]) {
	for (const r of list.filter(named)) {
		const signed = program === "staff" ? await of(r.roles[0] === "any" ? "CLERK" : r.roles[0]) : null;
		for (const [, name] of r.path.matchAll(/:([a-z-]+)/g)) {
			for (const [what, value] of Object.entries(hostile)) {
				const path = filled(r.path, name, value);
				const label = `${r.method} ${r.path} :${name} ${what}`;
				const res = await ask(() => (r.method === "GET" ? (signed ? signed.s.get(path) : request("GET", path)) : signed ? signed.s.post(path, [["_csrf", signed.token]])
					: request("POST", path, { headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": 0, Origin: BASE } })), label);
				if (!res) continue;
				// A way up makes another path, which may be another route's.
				if (![400, 404, 422].includes(res.status) && !(res.status === 405 && /%2f/i.test(value))) wrong.push(`${label}: ${res.status}`);
				if (!/<html lang="vi"|"error"|"loi"/.test(res.body)) bare.push(`${label}: ${res.status} ${res.body.slice(0, 60)}`);
			}
		}
	}
}
check(`${asked} addresses that name nothing are answered 404 or 422`, wrong.length === 0 && asked > 1000, `${wrong.length}: ${wrong.slice(0, 40).join("; ")}`);
check("nothing of them is markup or a header", raw.length === 0, raw.slice(0, 5).join("; "));
check("each with a page", bare.length === 0, `${bare.length}: ${bare.slice(0, 10).join("; ")}`);
finish();
