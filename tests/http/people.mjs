// People: signing in with a second factor, accounts, roles by date, locking.
import { Session, account, accounts, check, code_for, finish, form, request, set } from "../support/http.mjs";
import { step_now, totp } from "../support/totp.mjs";
import { people, reach } from "../support/ward.mjs";

const admin = accounts.find((a) => a.roles.includes("ADMIN"));
const PEOPLE = "/can-bo/quan-tri/tai-khoan";
const tag = Date.now().toString(36);
const dmy = (days) => new Date(Date.now() + (days * 24 + 7) * 3600e3).toISOString().slice(0, 10).split("-").reverse().join("/");
const has = (res, words) => res.body.includes(words);

// The second factor.
const inspector = accounts.find((a) => a.roles.includes("INSPECTOR"));
let [half, res] = await Session.with_password(inspector);
check("a password alone leads to the code", res.status === 303 && res.headers.location.startsWith("/can-bo/dang-nhap/ma?"), res.headers.location);
res = await half.get("/can-bo/hop-viec");
check("half signed in, no page opens", res.status === 303 && res.headers.location.startsWith("/can-bo/dang-nhap"), `${res.status}`);
res = await half.get("/can-bo/dang-nhap");
check("and signing in goes on with the code", res.status === 303 && res.headers.location.startsWith("/can-bo/dang-nhap/ma"));
const code_page = (await half.get("/can-bo/dang-nhap/ma")).body;
const csrf = code_page.match(/name="_csrf" value="([^"]+)"/)[1];
res = await half.post("/can-bo/tai-khoan/don-vi", [["_csrf", csrf], ["don_vi", "1"]]);
check("half signed in, no form is acted on", res.status === 401);
for (const [name, fields, opt] of [["no token", [["ma_xac_thuc", "000000"]], {}], ["a foreign origin", [["_csrf", csrf], ["ma_xac_thuc", "000000"]], { origin: "http://evil.example" }]])
	check(`the code with ${name} is refused`, (await half.post("/can-bo/dang-nhap/ma", fields, opt)).status === 403);
const wrong = String((Number(totp(inspector.totp_secret, step_now())) + 1) % 1000000).padStart(6, "0");
res = await half.step("/can-bo/dang-nhap/ma", { ma_xac_thuc: wrong });
check("a wrong code is a sentence beside the field", res.status === 422 && has(res, "Mã xác thực không đúng"));
const code = await code_for(inspector);
res = await half.step("/can-bo/dang-nhap/ma", { ma_xac_thuc: code });
check("the right code signs in", res.status === 303 && res.headers.location === "/can-bo" && (await half.get("/can-bo/hop-viec")).status === 200, `${res.status}`);
const first = half.cookies;
[half] = await Session.with_password(inspector);
res = await half.step("/can-bo/dang-nhap/ma", { ma_xac_thuc: code });
check("the same code a second time is refused", res.status === 422 && has(res, "đã được dùng"), `${res.status}`);
check("the token known before the code is worth nothing after it", Object.values(first)[0] !== Object.values(half.cookies)[0]);

// A form that waits travels through both pages.
const kept = new Session();
const leader = account("UBND_LEADER", "W-LC");
res = await kept.post("/can-bo/tai-khoan/don-vi", [["_csrf", "x"], ["don_vi", "77"]]);
const again = form(res.body, "/can-bo/dang-nhap");
res = await kept.post("/can-bo/dang-nhap", set(again, { ten_dang_nhap: leader.login, mat_khau: leader.password }));
const waiting = form(res.body, "/can-bo/dang-nhap/ma");
check("the code page keeps the form that waits", res.status === 200 && waiting?.some(([k, v]) => k === "don_vi" && v === "77"));
res = await kept.post("/can-bo/dang-nhap/ma", set(waiting, { ma_xac_thuc: await code_for(leader) }));
check("and after the code it is ready to be sent", res.status === 200 && form(res.body, "/can-bo/tai-khoan/don-vi")?.some(([, v]) => v === "77"));
res = await kept.post("/can-bo/tai-khoan/don-vi", form(res.body, "/can-bo/tai-khoan/don-vi"));
check("standing in a unit one has no role in is refused", res.status === 403);

// Accounts.
const a = await Session.sign_in(admin);
const post = async (s, path, page, changes) => s.post(path, set(form((await s.get(page)).body, path), changes));
const found = await a.get(`${PEOPLE}?tim=${encodeURIComponent("lanh dao ubnd hai van")}`);
check("accounts are found by folded words of role and unit", has(found, "hv.chutich") && !has(found, "hk.chutich"));
const unit_of = (html, code) => html.match(new RegExp(`<option value="(\\d+)"[^>]*>[^<]*\\(${code}\\)<`))[1];
const blank = await a.get("/can-bo/quan-tri/tai-khoan-moi");
const [VP, VHXH, ADM] = ["W-HK-VP", "W-HK-VHXH", "DN"].map((c) => unit_of(blank.body, c));
const login = `thu.${tag}`;
const create = (changes) => post(a, "/can-bo/quan-tri/tai-khoan-moi", "/can-bo/quan-tri/tai-khoan-moi", { ten_dang_nhap: login, ho_ten: "Lê Văn Thử", chuc_danh: "Chuyên viên", vai_tro: "HANDLER", don_vi: VP, ...changes });
res = await create({ ten_dang_nhap: "Có Dấu" });
check("a login with marks is refused and the rest kept", res.status === 422 && has(res, "chữ thường không dấu") && has(res, "Lê Văn Thử"));
res = await create({ tu_ngay: dmy(-1) });
check("a role cannot begin yesterday", res.status === 422 && has(res, "quá khứ"));
check("nothing was made of it", !has(await a.get(`${PEOPLE}?tim=${login}`), ">Lê Văn Thử<"));
res = await create({});
const one_time = res.body.match(/Mật khẩu<\/dt><dd[^>]*>([^<]+)</)?.[1];
check("a new account gets a one-time password", res.status === 200 && one_time?.length === 12);
check("a login belongs to one person", (await create({})).status === 422);
check("the password is shown this once only", !has(await a.get(`${PEOPLE}/${login}`), one_time));

// The first sign-in.
const person = { login, password: one_time };
let [p, first_in] = await Session.with_password(person);
check("a one-time password leads to choosing one", first_in.status === 303 && first_in.headers.location.startsWith("/can-bo/dang-nhap/mat-khau"));
check("nothing else opens before", (await p.get("/can-bo/hop-viec")).status === 303);
const NEW = "/can-bo/dang-nhap/mat-khau";
check("a weak one is refused", has(await p.step(NEW, { mat_khau_moi: "Matkhau@123", mat_khau_lai: "Matkhau@123" }), "dễ đoán"));
check("two that differ are refused", has(await p.step(NEW, { mat_khau_moi: "bốn từ lạ lùng xa", mat_khau_lai: "bốn từ lạ lùng gần" }), "không giống nhau"));
check("the same again is refused", has(await p.step(NEW, { mat_khau_moi: one_time, mat_khau_lai: one_time }), "phải khác"));
person.password = `tre vàng ${tag} sông hàn`;
res = await p.step(NEW, { mat_khau_moi: person.password, mat_khau_lai: person.password });
check("then work begins", res.status === 303 && (await p.get("/can-bo/hop-viec")).status === 200, `${res.status}`);
check("a handler needs no second factor", has(await p.get("/can-bo/tai-khoan"), "Chưa đăng ký"));

// Roles by unit and date.
const mine = `${PEOPLE}/${login}`;
const grant = (changes) => post(a, `${mine}/vai-tro`, mine, { vai_tro: "HANDLER", don_vi: VHXH, tu_ngay: dmy(0), den_ngay: "", ...changes });
check("a role in a second unit is granted", (await grant({})).status === 303);
res = await grant({ tu_ngay: dmy(20) });
check("the same role over the same days is refused", res.status === 422 && has(res, "cùng khoảng thời gian"));
check("an end before the beginning is refused", has(await grant({ vai_tro: "CLERK", tu_ngay: dmy(9), den_ngay: dmy(3) }), "Ngày cuối phải"));
check("a day that is in no calendar is refused", (await grant({ vai_tro: "CLERK", tu_ngay: "31/02/2027" })).status === 422);
res = await p.get("/can-bo/tai-khoan");
check("the person sees both units", has(res, "Văn hóa - Xã hội phường Hòa Khánh") && has(res, "Đang ở đây"));
const stand = set(form(res.body, "/can-bo/tai-khoan/don-vi"), { don_vi: VHXH });
check("and stands in the other by a post", (await p.post("/can-bo/tai-khoan/don-vi", stand)).status === 303 && has(await p.get("/can-bo/hop-viec"), "· Phòng Văn hóa - Xã hội"));
const end = async (role, unit, from, until) => {
	const f = form((await a.get(mine)).body, `${mine}/thoi-vai-tro`);
	return a.post(`${mine}/thoi-vai-tro`, set(f, { vai_tro: role, don_vi: unit, tu_ngay: from, thoi_tu_ngay: until }));
};
check("a role is not ended for the past", has(await end("HANDLER", VHXH, dmy(0), dmy(-3)), "đã qua"));
check("nor on its first day", has(await end("HANDLER", VHXH, dmy(0), dmy(0)), "sớm nhất thôi từ ngày mai"));
check("but from tomorrow on", (await end("HANDLER", VHXH, dmy(0), dmy(1))).status === 303);
for (const [role, unit, from] of [["ZZ", VHXH, dmy(0)], ["HANDLER", "999999", dmy(0)], ["HANDLER", VHXH, dmy(-7)]]) {
	const none = await end(role, unit, from, dmy(2));
	check("a role that the account does not have keeps the form", none.status === 422 && has(none, "Tài khoản không có vai trò này") && !!form(none.body, `${mine}/thoi-vai-tro`), `${none.status}`);
}
check("and never longer again", (await end("HANDLER", VHXH, dmy(0), dmy(30))).status === 422);
check("a role after it may begin", (await grant({ tu_ngay: dmy(1) })).status === 303);
check("a role that has not begun is cancelled", (await end("HANDLER", VHXH, dmy(1), dmy(1))).status === 303);
res = await a.get(mine);
check("the history tells each change and who made it", has(res, "Giao vai trò Chuyên viên thụ lý") && has(res, "Thôi vai trò") && has(res, "Lập tài khoản") && has(res, admin.name));

// Nobody changes their own roles; nobody but an administrator comes here.
const own = `${PEOPLE}/${admin.login}`;
const token = (await a.get(own)).body.match(/name="_csrf" value="([^"]+)"/)[1];
check("one's own page offers no roles", !has(await a.get(own), "Giao thêm vai trò"));
for (const [act, fields] of [["vai-tro", [["vai_tro", "UBND_LEADER"], ["don_vi", ADM], ["tu_ngay", dmy(1)]]], ["thoi-vai-tro", [["vai_tro", "ADMIN"], ["don_vi", ADM], ["tu_ngay", "01/01/1997"], ["thoi_tu_ngay", dmy(1)]]],
	["mat-khau", []], ["xac-thuc", [["ly_do_xac_thuc", "x"]]], ["khoa", [["ly_do", "x"]]]])
	check(`one's own account: ${act} is refused`, (await a.post(`${own}/${act}`, [["_csrf", token], ...fields])).status === 403);
for (const path of [`${mine}/vai-tro`, `${mine}/mat-khau`, `${mine}/khoa`, "/can-bo/quan-tri/tai-khoan-moi"]) {
	check(`${path.replace(login, ":login")} without a token is refused`, (await a.post(path, [])).status === 403);
	check(`${path.replace(login, ":login")} by a handler is refused`, (await p.post(path, [["_csrf", (await p.get("/can-bo/tai-khoan")).body.match(/name="_csrf" value="([^"]+)"/)[1]]])).status === 403);
}

// A role above clerk: enrolment before anything else.
check("made head of a division", (await grant({ vai_tro: "DEPT_HEAD", don_vi: VP })).status === 303);
res = await p.get("/can-bo/hop-viec");
check("the living session has to enrol first", res.status === 303 && (await p.get("/can-bo/dang-nhap")).headers.location.startsWith("/can-bo/dang-nhap/xac-thuc"));
const ENROL = "/can-bo/dang-nhap/xac-thuc";
const page = await p.get(ENROL);
const secret = page.body.match(/Khóa: <strong[^>]*>([A-Z2-7 ]+)</)[1].replaceAll(" ", "");
check("the secret is shown as QR and as text", secret.length === 32 && /<svg class="mc-qr"[^>]*><path d="M/.test(page.body));
check("the page shows the same secret again", has(await p.get(ENROL), secret.slice(0, 4)));
const bad = String((Number(totp(secret, step_now())) + 1) % 1000000).padStart(6, "0");
check("a wrong code enrols nothing", (await p.step(ENROL, { ma_xac_thuc: bad })).status === 422);
person.totp_secret = secret;
res = await p.step(ENROL, { ma_xac_thuc: totp(secret, step_now()) });
const codes = [...res.body.matchAll(/<li class="mc-code">([^<]+)</g)].map((m) => m[1]);
check("a right one does, with ten recovery codes", res.status === 200 && new Set(codes).size === 10, `${res.status}`);
check("and work goes on", (await p.get("/can-bo/hop-viec")).status === 200);
const by_recovery = async (c) => {
	const [s] = await Session.with_password(person);
	return s.step("/can-bo/dang-nhap/ma", { ma_xac_thuc: c });
};
check("a recovery code signs in, typed in small letters", (await by_recovery(codes[0].toLowerCase())).status === 303);
check("once", (await by_recovery(codes[0])).status === 422);
check("nine are left", has(await p.get("/can-bo/tai-khoan"), "<strong>9</strong> mã khôi phục"));
res = await post(p, "/can-bo/tai-khoan/ma-khoi-phuc", "/can-bo/tai-khoan", { ma_xac_thuc: codes[1] });
check("new ones are made against a code", res.status === 200 && res.body.match(/<li class="mc-code">/g).length === 10);
check("those before are worth nothing then", (await by_recovery(codes[2])).status === 422);
for (let n = 0; n < 12; n++) res = await by_recovery("000000");
check("ten wrong codes, then one waits", res.status === 429 && has(res, "15 phút"), `${res.status}`);

// A lost telephone; a lost password; leaving.
check("a reset without a reason is refused", (await post(a, `${mine}/xac-thuc`, mine, { ly_do_xac_thuc: " " })).status === 422);
check("an administrator cancels the enrolment with a reason", (await post(a, `${mine}/xac-thuc`, mine, { ly_do_xac_thuc: "Mất điện thoại" })).status === 303);
check("which ends the person's sessions", (await p.get("/can-bo/hop-viec")).headers.location?.startsWith("/can-bo/dang-nhap?"));
[p, res] = await Session.with_password(person);
check("the next sign-in enrols again", res.headers.location.startsWith(ENROL));
check("a password is not replaced by one press", (await post(a, `${mine}/mat-khau`, mine, {})).status === 422);
res = await post(a, `${mine}/mat-khau`, mine, { xac_nhan_mat_khau: "1" });
check("a forgotten password is replaced by a one-time one", res.status === 200 && has(res, "Mật khẩu dùng một lần"));
check("and the old one is over", (await Session.with_password(person))[1].status === 422);
await reach("DANG_THU_LY"); // whoever examines it is busy
const busy = people.handler;
const theirs = `${PEOPLE}/${busy.login}`;
res = await a.get(theirs);
check("locking is shut there, and says why", form(res.body, `${theirs}/khoa`) === null && /class="mc-shut".*?Khóa tài khoản.*?đang giải quyết \d+ hồ sơ/s.test(res.body));
res = await a.post(`${theirs}/khoa`, [["_csrf", res.body.match(/name="_csrf" value="([^"]+)"/)[1]], ["ly_do", "Nghỉ việc"]]);
check("who still has dossiers is not locked out", res.status === 409 && has(res, "hồ sơ đang giải quyết") && has(res, "bàn giao"));
check("the page lists them", /<span class="mc-code">H17\.[^<]+<\/span>/.test(res.body));
check("locking without a reason is refused", (await post(a, `${mine}/khoa`, mine, { ly_do: "" })).status === 422);
check("who has none is locked", (await post(a, `${mine}/khoa`, mine, { ly_do: "Chuyển công tác" })).status === 303);
check("and cannot sign in", (await Session.with_password(person))[1].status === 422);
check("a locked account gets no role", (await a.post(`${mine}/vai-tro`, [["_csrf", token], ["vai_tro", "CLERK"], ["don_vi", VP], ["tu_ngay", dmy(1)]])).status === 409);
check("it is opened again with a reason", (await post(a, `${mine}/mo-khoa`, mine, { ly_do: "Trở lại" })).status === 303);
check("an unknown account is not there", (await a.get(`${PEOPLE}/khong.co`)).status === 404);
const nobody = await request("GET", PEOPLE);
check("nobody signed in sees no accounts", nobody.status === 303);
finish();
