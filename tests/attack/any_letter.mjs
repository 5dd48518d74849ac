// Any letter anywhere: each address part, query word and field of each route of
// both programs, with what input methods, other scripts and attackers type, is
// answered with a page and a sentence, never by a fault of the system.  FULL=1:
// more of them in each word of a query.  On an instance of its own: what passes is done.
import { execFileSync } from "node:child_process";
import { Instance } from "../support/instance.mjs";

const i = await Instance.make("letter");
process.on("exit", () => i.end());
i.start();
i.here();
const { Session, account, accounts, check, dossiers, finish, key, request, BASE } = await import("../support/http.mjs");

const BUILD = process.env.BUILD ?? "build";
const routes = ["public", "staff"].flatMap((p) => execFileSync(`${BUILD}/bin/${p}`, ["--routes"]).toString().trim().split("\n").map((l) => {
	const [, method, path, roles] = l.match(/^(\S+)\s+(\S+)\s.*roles=(.*)$/);
	return { method, path, roles: roles.trim().split(/\s+/), program: p };
})).filter((r) => !/dang-xuat|dang-nhap\/(ma|mat-khau|xac-thuc)/.test(r.path));
// As they stand in an address or a form's body.
const long = encodeURIComponent("ă".repeat(700));
const strings = ["%C4%83", "nguy%E1%BB%85n", "%EA%B0%80", "%F0%9F%98%80", "%D9%A3", "%EF%BC%A1", "e%CC%81", "%E2%80%AE", "%EF%BB%BF", "%FF", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%C3", "%00", "a%00b", "%0D%0AX:%20y", "%09", "%07", "%7F", "%27", "%22", "%5C", "%25", "%_", "%2E%2E%2F%2E%2E", "-1", "0", "9223372036854775808", "1e9", "2026-02-30", "32%2F13%2F2026", "%3Cb%3E", "%7B%7BA%7D%7D", "null", "+", long];
const worst = process.env.FULL ? ["%C4%83", "%FF", "%C3", "a%00b", "9223372036854775808", "%27", long] : ["%C4%83", "%FF", "a%00b"];
const queries = ["q", "sau", "truoc", "tai", "hang", "loc", "tt", "nguoi", "ngay", "ma", "ky", "phan", "chi", "linh-vuc", "trang", "don-vi", "tim", "tiep", "chon", "thu", "nam", "thang", "xem", "kenh", "so", "luc", "loai", "phong", "cap"];

const sessions = new Map();
async function who(route) {
	const role = route.program === "public" || route.roles[0] === "public" ? "" : route.roles.find((r) => accounts.some((a) => a.roles.includes(r))) ?? "RECEPTION";
	if (!sessions.has(role)) {
		const a = account(role, "W-HV-HCC") ?? accounts.find((x) => x.roles.includes(role) && x.unit.startsWith("W-HV")) ?? accounts.find((x) => x.roles.includes(role));
		const s = role ? await Session.sign_in(a) : new Session();
		const token = role ? (await s.get("/can-bo/tai-khoan")).body.match(/name="_csrf" value="([^"]+)"/)[1] : "";
		sessions.set(role, { s, token });
	}
	return sessions.get(role);
}
const code = dossiers.find((d) => d.code.startsWith("H17.82")).code;
const sane = { code, ma: "1.004873", login: "hv.tiepnhan1", id: "1", viec: "ket-thuc", move: "chuyen", mau: "bien-nhan", loai: "tu-choi", ngay: "2026-11-01", nam: "2026", ky: "2026-10", token: "23456789BCFGHJKLMNPQRSTVXZ" };
const fill = (path, bad, only) => path.replace(/:([a-z_-]+)/g, (_, p) => (!only || only === p) ? bad : encodeURIComponent(sane[p] ?? "1"));
const parts = (path) => [...path.matchAll(/:([a-z_-]+)/g)].map((m) => m[1]);

let asked = 0;
const faults = [], silent = [], seen = new Set();
function judge(what, res) {
	asked++;
	seen.add(res.status);
	if (res.status >= 500 || res.status === 0) faults.push(`${what.slice(0, 140)}: ${res.status}`);
	else if (res.status >= 400 && !/<h1|<title|"(error|loi|message)/.test(res.body)) silent.push(`${what.slice(0, 140)}: ${res.status} ${res.body.slice(0, 60)}`);
}
// Eight at a time.
async function all(list, each) {
	const it = list[Symbol.iterator]();
	await Promise.all(Array.from({ length: 8 }, async () => { for (let n = it.next(); !n.done; n = it.next()) await each(n.value); }));
}
async function get(route, path) {
	const { s } = await who(route);
	judge(`GET ${path}`, await s.get(path).catch(() => ({ status: 0, body: "" })));
}
for (const route of routes) await who(route);
const names = new Set(["_key", "hs", "ma", "ly_do", "ghi_chu"]);
await all(routes.filter((r) => r.method === "GET"), async (route) => {
	const { s } = await who(route), page = await s.get(fill(route.path, "", "-").replace(/:[a-z_-]+/g, ""));
	for (const m of page.body.matchAll(/<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"/g)) if (m[1] !== "_csrf") names.add(m[1]);
});
check("routes, fields and people are there", routes.length > 120 && names.size > 60 && sessions.size > 5, `${routes.length} ${names.size} ${sessions.size}`);

const gets = routes.filter((r) => r.method === "GET").flatMap((route) => [
	...parts(route.path).flatMap((p) => strings.map((bad) => [route, fill(route.path, bad, p)])),
	...strings.map((bad) => [route, `${fill(route.path, "", "-")}?${queries.map((q) => `${q}=${bad.length > 99 ? "%C4%83" : bad}`).join("&")}`]),
	...queries.flatMap((q) => worst.map((bad) => [route, `${fill(route.path, "", "-")}?${q}=${bad}`])),
	[route, `${fill(route.path, "", "-")}?%C4%83=%FF&=&&a%00=1&%`],
]);
await all(gets, ([route, path]) => get(route, path));
check(`${gets.length} addresses with odd letters meet no fault`, faults.length === 0, `${faults.length}: ${faults.slice(0, 8).join("; ")}`);
const before = faults.length;

// Each field alone and all together; of somebody signed in, with the form's token.
const posts = routes.filter((r) => r.method === "POST").flatMap((route) => [
	...strings.map((bad) => [route, fill(route.path, "", "-"), bad, [...names]]),
	...parts(route.path).flatMap((p) => strings.map((bad) => [route, fill(route.path, bad, p), "x", ["ly_do"]])),
]);
await all(posts, async ([route, path, bad, fields]) => {
	const { s, token } = await who(route);
	const body = [`_csrf=${token}`, ...fields.filter((f) => f !== "_key").map((f) => `${encodeURIComponent(f)}=${bad}`), `_key=${key()}`].join("&");
	const cookie = Object.entries(s.cookies).map(([k, v]) => `${k}=${v}`).join("; ");
	judge(`POST ${path} ${bad}`, await request("POST", path, { headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body), Origin: BASE, ...(cookie ? { Cookie: cookie } : {}) }, body }).catch(() => ({ status: 0, body: "" })));
});
check(`${posts.length} forms with odd letters meet no fault`, faults.length === before, `${faults.length - before}: ${faults.slice(before, before + 8).join("; ")}`);
check("each refusal has a page", silent.length === 0, `${silent.length}: ${silent.slice(0, 6).join("; ")}`);
check("pages and refusals of many kinds were met", [200, 303, 404, 422].every((s) => seen.has(s)), [...seen].join());
console.log(`# ${asked} requests: ${[...seen].sort().join(", ")}`);
finish();
