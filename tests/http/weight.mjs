// What a page costs who pays for it by the megabyte: everything that the first
// visit fetches, as it goes over the wire, with each font (a telephone that has
// none of ours).  And what is compressed: nothing that could tell of a secret.
import { Session, account, check, dossiers, finish, intake, request } from "../support/http.mjs";

const LIMIT = 50 * 1024; // bytes
const asked = { "Accept-Encoding": "gzip, br" };
const get = (who, path) => request("GET", path, { headers: { ...asked, Cookie: Object.entries(who.cookies).map(([k, v]) => `${k}=${v}`).join("; ") } });
const size = new Map();
// A file of /static/, and what its style sheet names in turn.
async function fetched(path, seen) {
	if (seen.has(path)) return 0;
	seen.add(path);
	if (!size.has(path)) size.set(path, await request("GET", path, { headers: asked }));
	const res = size.get(path), plain = path.includes(".css") ? (await request("GET", path)).body : "";
	let sum = res.bytes.length;
	for (const [, name] of plain.matchAll(/url\(["']?(\/static\/[^"')#]+|[^"')#/:][^"')#:]*)/g)) sum += await fetched(name.startsWith("/") ? name : `${path.slice(0, path.lastIndexOf("/"))}/${name}`, seen);
	return sum;
}
async function weight(who, path) {
	const page = await get(who, path), plain = await who.get(path), seen = new Set();
	let sum = page.bytes.length;
	for (const [, name] of plain.body.matchAll(/<(?:link|img|use|script)[^>]*(?:href|src)="(\/static\/[^"#]+)/g)) sum += await fetched(name, seen);
	return { page, plain, sum, files: seen.size };
}

const d = dossiers.find((x) => x.secret), anybody = new Session(), owner = new Session();
await owner.post(`/tra-cuu/${d.code}/xac-minh`, [["ma_bi_mat", d.secret]]);
for (const [name, who, path] of [["home", anybody, "/"], ["by code", anybody, `/tra-cuu/${d.code}`], ["the owner's whole page", owner, `/tra-cuu/${d.code}`], ["procedures", anybody, "/thu-tuc"], ["a search", anybody, "/thu-tuc?tim=khai+sinh"],
	["a procedure", anybody, "/thu-tuc/1.001193"], ["late dossiers", anybody, "/cong-khai/tre-han"], ["the board", anybody, "/cong-khai"], ["its definitions", anybody, "/cong-khai/dinh-nghia"], ["the open data", anybody, "/du-lieu/"], ["paper and software", anybody, "/cong-khai/doi-chieu"], ["contact", anybody, "/lien-he"], ["the box for questions", anybody, "/phan-anh"]]) {
	const w = await weight(who, path);
	check(`${name}: ${(w.sum / 1024).toFixed(1)} KB in ${w.files + 1} requests`, w.page.status === 200 && w.files >= 3 && w.sum <= LIMIT, `${w.page.status} ${w.sum}`);
	check(`${name} goes compressed, and says that it varies`, w.page.headers["content-encoding"] === "gzip" && /accept-encoding/i.test(w.page.headers.vary ?? "") && w.page.bytes.length < w.plain.bytes.length, w.page.headers["content-encoding"]);
	check(`${name} holds no token`, !/name="_csrf"/.test(w.plain.body));
}
// The whole page repeats nothing that another site could have put there.
const marked = "zq7bxw";
check("the owner's page repeats no word of its address", !(await owner.get(`/tra-cuu/${d.code}?ma=${marked}&tim=${marked}`)).body.includes(marked));
const foreign = await owner.post(`/tra-cuu/${d.code}/chua-nhan`, [["noi_dung", marked]], { origin: "https://elsewhere.example" });
check("nor of a form that another site sends", foreign.status === 403 && !foreign.body.includes(marked), `${foreign.status}`);

// Where a token or a search stands on the page, its length tells nothing.
const desk = await Session.sign_in(account("RECEPTION", "W-HV-HCC")), refused = await intake(desk, "1.004873", { ho_ten: "" });
check("a form that came back holds its token", refused.status === 422 && /name="_csrf"/.test(refused.body));
for (const path of ["/can-bo/tiep-nhan", "/can-bo/tim?q=Nguyen", "/can-bo/trang", "/can-bo/dang-nhap"]) {
	const page = await get(desk, path);
	check(`${path} is not compressed`, !page.headers["content-encoding"], page.headers["content-encoding"]);
}
finish();
