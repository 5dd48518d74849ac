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
// A dossier that is there, in another ward: as if it were not.
const theirs = dossiers.find((d) => d.code.slice(0, 6) !== own.slice(0, 6));
const staff = routes_of("staff").filter((r) => /^\/can-bo\/ho-so\/:code/.test(r.path));
const seen = [];
for (const r of staff.filter((x) => !x.roles.includes("any"))) {
	const role = r.roles.find((x) => !["CONTROL", "INSPECTOR"].includes(x));
	const { s, token } = await of(role);
	const path = filled(r.path, "code", theirs.code);
	const res = await ask(() => (r.method === "GET" ? s.get(path) : s.post(path, [["_csrf", token]])), `${r.method} ${path}`);
	if (![403, 404, 422].includes(res?.status) || res.body.includes(`>${theirs.code}<`)) seen.push(`${role} ${r.method} ${path}: ${res?.status}`);
}
check(`${staff.length} routes of a dossier know none of another ward's`, !!theirs && seen.length === 0, seen.slice(0, 9).join("; "));

// What looks like a number of ours is read as that number or as none.
const desk = (await of("RECEPTION")).s;
const alike = { "a Cyrillic Н": own.replace("H", "\u041d"), "wide letters": [...own].map((c) => (/[0-9A-Z]/.test(c) ? String.fromCodePoint(c.codePointAt(0) + 0xfee0) : c)).join(""), "an O for 0": own.replace(/0/g, "O"),
	"an l for 1": own.replace(/1/g, "l"), "long dashes": own.replace(/-/g, "\u2014"), "small letters": own.toLowerCase(), "dots only": own.replace(/-/g, ".") };
const other = [];
for (const [what, code] of Object.entries(alike)) {
	for (const [who, path] of [[desk, `/can-bo/ho-so/${encodeURIComponent(code)}`], [null, `/tra-cuu/${encodeURIComponent(code)}`], [null, `/api/v1/ho-so/${encodeURIComponent(code)}`]]) {
		const res = await ask(() => (who ? who.get(path) : request("GET", path)), `${what} ${path}`);
		const codes = new Set(res?.body.match(/H\d\d[.\d]*-\d{6}-\d{4,5}/g) ?? []);
		if (![200, 303, 404, 422].includes(res?.status) || (who && res.status === 200 && !codes.has(own))) other.push(`${what} ${path}: ${res?.status}`);
	}
}
check("what looks like a number is read as it or as none", other.length === 0, other.join("; "));
check("none of these is an error of the program's", wrong.length === 0 && raw.length === 0, [...wrong, ...raw].slice(0, 5).join("; "));
finish();
