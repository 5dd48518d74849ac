// S13: a day of people with names, numbers and telephones that occur nowhere
// else: received, searched, asked for, mistyped; then no log, cache, temporary
// file, public page, error page or open data has any of it.  FULL=1: a
// thousand of them.
import { execFileSync } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BASE, Session, VAR, account, check, code_of, encode, finish, intake_fields, key, request, set } from "../support/http.mjs";
import { pdf } from "../support/samples.mjs";
import { figure } from "../support/figure.mjs";
import { sleep } from "../support/instance.mjs";

const MANY = process.env.FULL ? 1000 : 40, P = "1.004873";
const letters = (n) => [...randomBytes(n)].map((b) => "bcdghklmnpqrstvx"[b & 15]).join("");
const person = () => { const own = `V${letters(9)}`; return { own, name: `Nguyễn Thị ${own}`, id: `048185${String(randomInt(1e6)).padStart(6, "0")}`, phone: `09${String(randomInt(1e8)).padStart(8, "0")}`, email: `${own.toLowerCase()}@vi-du.vn` }; };
const people = Array.from({ length: MANY }, person);
const desk = await Session.sign_in(account("RECEPTION", "W-HK-HCC")), control_officer = await Session.sign_in(account("CONTROL", "W-HK-VP"));
const template = await intake_fields(desk, P);
const token = (await desk.get("/can-bo/tai-khoan")).body.match(/name="_csrf" value="([^"]+)"/)[1];
const post = (path, fields) => { const body = encode(fields); return request("POST", path, { headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body), Origin: BASE }, body }); };
let received = 0, shown = 0;
const outside = []; // what anybody may read
const keep = (res) => { outside.push(res.body); return res; };
await Promise.all([0, 1, 2].map(async (lane) => {
	for (let n = lane; n < people.length; n += 3) {
		const p = people[n], q = encodeURIComponent;
		const fields = set(template, { _key: key(), ho_ten: p.name, so_giay_to: p.id, dien_thoai: p.phone, email: p.email, xac_nhan_trung: "1" });
		const code = code_of(await desk.post(`/can-bo/tiep-nhan/${P}`, fields));
		if (!code) continue;
		received++;
		if ((await desk.get(`/can-bo/ho-so/${code}`)).body.includes(p.own)) shown++;
		await desk.post(`/can-bo/tiep-nhan/${P}`, set(fields, { _key: key(), ngay_sinh: "31/02/1985" })); // 422, with all that was typed
		await desk.get(`/can-bo/tim?q=${q(n % 2 ? p.own : p.id)}`);
		keep(await request("GET", `/tra-cuu/${code}`));
		keep(await request("GET", `/api/v1/ho-so/${code}`));
		if (n % 4 === 0) {
			await desk.upload(`/can-bo/ho-so/${code}/tep`, [["_csrf", token], ["_key", key()], ["loai", "khac"], ["giay", ""]], [["tep", `Đơn của ${p.name}.pdf`, pdf(`${p.own}`)]]);
			await desk.upload(`/can-bo/ho-so/${code}/tep`, [["_csrf", token], ["_key", key()], ["loai", "khac"], ["giay", ""]], [["tep", `${p.name}.exe`, Buffer.from(p.id)]]);
			await desk.get(`/can-bo/ho-so/${code}/bien-nhan.pdf`);
			await control_officer.say_purpose(code, { muc_dich_ro: `Kiểm tra hồ sơ của ${p.name}` });
			await request("GET", `/tra-cuu/${q(p.name)}`); // what a person typed is shown to them alone
			await request("GET", `/thu-tuc?tim=${q(p.name)}`);
			await request("GET", `/tra-cuu?ma=${p.phone}`);
			await request("GET", `/khong-co/${q(p.own)}?sdt=${p.phone}`, { headers: { Referer: `${BASE}/?q=${q(p.own)}`, "User-Agent": p.own } });
			await post(`/tra-cuu/${code}/xac-minh`, [["ma_bi_mat", p.id]]);
			await post("/can-bo/dang-nhap", [["ten_dang_nhap", p.phone], ["mat_khau", p.own]]);
		}
	}
}));
for (const path of ["/", "/thu-tuc", "/cong-khai/tre-han", "/cong-khai/doi-chieu", "/cong-khai/doi-chieu.csv", "/api/v1/thu-tuc", "/lien-he", "/khong-co", "/static/khong-co", "/can-bo/dang-nhap"]) keep(await request("GET", path));
check(`${MANY} people are received, and staff see them`, received === MANY && shown === MANY, `${received} ${shown}`);
await sleep(2600); // the access log is written every two seconds

const words = people.flatMap((p) => [p.own, p.id, p.phone, p.email]);
const list = join(VAR, "test-words");
const grep = () => { try { return execFileSync("grep", ["-rlaiF", "-f", list, ...["log", "tmp", "run", "public", "service"].map((d) => join(VAR, d))], { encoding: "utf8" }).trim(); } catch { return ""; } };
let found, control;
try {
	writeFileSync(list, words.join("\n"));
	found = grep();
	const planted = join(VAR, "log", "planted.log");
	writeFileSync(planted, `someone logged ${people.at(-1).phone} here\n`);
	control = grep().includes("planted.log");
	rmSync(planted);
} finally {
	rmSync(list, { force: true });
}
const open = outside.filter((text) => words.some((w) => text.includes(w)));
check("no log, cache or temporary file has any of it", found === "", found);
check(`nor has any of ${outside.length} public pages and answers`, open.length === 0, open[0]?.slice(0, 300));
check("a control: a telephone in a log is found", control);
figure("S13", "seeded names, numbers, telephones", `${words.length} words of ${MANY} people: ${found ? found.split("\n").length : 0} files, ${open.length} of ${outside.length} public answers have one`, "0", found === "" && open.length === 0 && received === MANY, control && "a telephone in a log was found");
finish();
