// Queues, filters, pages both ways, many at once, and the one search box,
// through nginx.
import { sql } from "../support/late.mjs";
import { Session, account, check, code_of, finish, form, intake, key, request, set } from "../support/http.mjs";

const U = "W-HV";
const who = {
	desk: account("RECEPTION", `${U}-HCC`), head: account("DEPT_HEAD", `${U}-VP`), handler: account("HANDLER", `${U}-VP`),
	leader: account("UBND_LEADER", U), stranger: account("RECEPTION", "W-HK-HCC"),
};
const s = {};
for (const [name, a] of Object.entries(who)) s[name] = await Session.sign_in(a);
const hits = await s.desk.get(`/can-bo/tiep-nhan?tim=${encodeURIComponent("dang ky khai sinh")}`);
const procedure = hits.body.match(/\/can-bo\/tiep-nhan\/([^"?]+)"/)[1];
const plain = (html) => html.replace(/&amp;/g, "&");
const codes = (html) => [...html.matchAll(/class="govuk-link mc-code" href="[^"]*">([^<]+)</g)].map((m) => m[1]);
const link = (html, words) => plain(html).match(new RegExp(`href="([^"]+)"[^>]*>${words}<`))?.[1] ?? null;
const inbox = "/can-bo/hop-viec";

// Sixty dossiers at the desk, a person of their own among them.
const mine = [];
const name = "Phùng Thị Hàng Chờ";
for (let i = 0; i < 60; i++) {
	const res = await intake(s.desk, procedure, i === 7 ? { ho_ten: name, dien_thoai: "0911222333", so_giay_to: "048185654321" } : {});
	if (res.status === 303) mine.push(code_of(res));
}
check("sixty dossiers are received", mine.length === 60, `${mine.length}`);

// Pages both ways.
const first = await s.desk.get(`${inbox}?hang=cho-chuyen`);
const pages = [codes(first.body)];
let page = first;
for (let i = 0; i < 50; i++) {
	const next = link(page.body, "Hồ sơ tiếp theo");
	if (!next) break;
	page = await s.desk.get(next);
	pages.push(codes(page.body));
}
const all = pages.flat();
check("the pages forward hold each dossier once", new Set(all).size === all.length && mine.every((c) => all.includes(c)), `${all.length}`);
check("a page holds 25 rows", pages[0].length === 25);
const back = [];
for (let i = 0; i < 50; i++) {
	const prev = link(page.body, "Hồ sơ trước đó");
	if (!prev) break;
	page = await s.desk.get(prev);
	back.unshift(codes(page.body));
}
check("the pages back hold the same, in the same order", JSON.stringify(back.flat()) === JSON.stringify(all.slice(0, back.flat().length)) && back.flat().length === all.length - pages.at(-1).length, `${back.flat().length}`);
check("the first page has nothing before it", link(first.body, "Hồ sơ trước đó") === null);
const odd = await s.desk.get(`${inbox}?hang=khong-co&loc=%22&tt=%25&nguoi=-1&sau=1.x`);
check("an address that makes no sense opens the inbox", odd.status === 200 && odd.body.includes("Hộp việc"));

// Filters are in the address, their counts are links.
const soon = await s.desk.get(`${inbox}?hang=cho-chuyen&loc=qua-han`);
check("none of today's is late", !codes(soon.body).some((c) => mine.includes(c)));
const words = await s.desk.get(`${inbox}?hang=cho-chuyen&tt=${encodeURIComponent(procedure)}`);
check("a procedure's number filters", codes(words.body).length === 25 && words.body.includes(`value="${procedure}"`));
const none = await s.desk.get(`${inbox}?hang=cho-chuyen&tt=${encodeURIComponent("không có thủ tục này")}`);
check("words that no procedure has leave nothing", codes(none.body).length === 0 && none.body.includes("Không có hồ sơ nào"));
const next_act = (html) => /class="govuk-body mc-empty">[^]*?<kbd>Alt<\/kbd>\+<kbd>0<\/kbd>[^]*?<a class="govuk-link" href="\/can-bo">/.test(html);
check("and the empty list says what to do next, and its key", next_act(none.body) && next_act((await s.desk.get(`/can-bo/tim?q=${encodeURIComponent("không ai tên này")}`)).body) && !next_act(first.body));
// What comes back to a desk is finished: its day may pass, it is not late.
const due_nav = async (session, hang) => (await session.get(`${inbox}?hang=${hang}`)).body.match(/Lọc theo hạn.*?<\/nav>/s)?.[0];
for (const hang of ["den", "cho-tra"]) check(`no chip of days, and none "late", on results that came or wait: ${hang}`, await due_nav(s.desk, hang) === undefined);
check("a control: what comes to a division has its days", !!await due_nav(s.head, "den"));
check("the count of a full queue goes no further than a hundred", /<b>(100\+|\d{1,2})<\/b> Chờ chuyển/.test(first.body));

// A filter of one's own.
const at = `${inbox}?hang=cho-chuyen&loc=3-ngay&tt=khai%20sinh`;
const shown = await s.desk.get(at);
const save = [...plain(shown.body).matchAll(/action="([^"]+)" method="post"/g)].map((m) => m[1]).find((a) => a.includes("bo-loc?"));
const csrf = shown.body.match(/name="_csrf" value="([^"]+)"/)[1];
const unnamed = await s.desk.post(save, [["_csrf", csrf], ["_key", key()], ["ten", "  "]]);
check("a filter without a name is a sentence beside the field", unnamed.status === 422 && unnamed.body.includes("Nhập tên cho bộ lọc"));
const kept = [["_csrf", csrf], ["_key", key()], ["ten", "Khai sinh <gấp>"]];
const saved = await s.desk.post(save, kept);
await s.desk.post(save, kept);
const with_it = await s.desk.get(inbox);
const due_chips = [...(await s.desk.get(`${inbox}?hang=cho-chuyen`)).body.match(/Lọc theo hạn.*?<\/nav>/s)[0].matchAll(/<b>([^<]+)<\/b> ([^<]+)/g)];
check("no chip says that nothing is there", due_chips.length > 0 && due_chips.slice(1).every((m) => m[1] !== "0"), due_chips.map((m) => m[0]).join());
check("whose list it is is not told row after row, and a step has its colour", first.body.includes('<td class="opt2">Tôi<') && !first.body.includes(`<td class="opt2">${who.desk.name}<`) && /class="opt"><span class="govuk-tag govuk-tag--grey">Đã tiếp nhận/.test(first.body));
check("a filter is kept under its name, once however often sent", saved.status === 303 && with_it.body.split("Khai sinh &lt;gấp&gt;</a>").length === 2);
check("its link is the address it was kept from", plain(with_it.body).includes(`href="${inbox}?hang=cho-chuyen&loc=3-ngay&tt=khai%20sinh"`));
// What the work waits for stands in each row; one key opens the first dossier.
const cells = [...first.body.matchAll(/<tr>.*?<\/tr>/gs)].map((m) => m[0]).filter((r) => r.includes('scope="row"'));
check("each row says what comes next, and of whom", cells.length > 5 && cells.every((r) => /<span class="sub">Tiếp theo: [^<]{5,}<\/span>/.test(r)), cells.find((r) => !r.includes("Tiếp theo")) ?? "");
check("Alt+J opens the first dossier, and no other", first.body.split('accesskey="j"').length === 2 && cells[0].includes('accesskey="j"'));
const opened = await s.desk.get(plain(cells[0]).match(/href="([^"]+)"/)[1]);
check("there J leads on and K back", /rel="next" accesskey="j"/.test(opened.body) && !/rel="prev"/.test(opened.body) && /rel="prev" accesskey="k"/.test((await s.desk.get(plain(opened.body.match(/rel="next" accesskey="j" href="([^"]+)"/)[1]))).body));
// A filter whose queue is gone says so, and can be let go.
sql(`UPDATE saved_filter SET query = 'hang=ke-thua.X-CU' WHERE name = 'Khai sinh <gấp>' AND ended_at IS NULL`);
const gone = (await s.desk.get(inbox)).body;
check("a kept filter whose queue is gone is no link, and says what to do", gone.includes("Hàng chờ của bộ lọc này không còn là của ông/bà") && !gone.includes("Khai sinh &lt;gấp&gt;</a>") && gone.includes("/bo\" method=\"post\""));
const missed = (await s.desk.get(`${inbox}?hang=ke-thua.X-CU`)).body;
check("its old address says which queue is open instead", missed.includes("Hàng chờ vừa hỏi không phải của ông/bà") && missed.includes("Đang mở hàng chờ “"));
check("an address of one's own says nothing of the kind", !(await s.desk.get(inbox)).body.includes("Hàng chờ vừa hỏi"));
const end = with_it.body.match(/action="(\/can-bo\/hop-viec\/bo-loc\/\d+\/bo)"/)[1];
const foreign_csrf = (await s.head.get(inbox)).body.match(/name="_csrf" value="([^"]+)"/)[1];
await s.head.post(end, [["_csrf", foreign_csrf]]);
check("another person's hand does not let it go", (await s.desk.get(inbox)).body.includes("Khai sinh &lt;gấp&gt;"));
check("without the session's token nothing is let go", (await s.desk.post(end, [["_csrf", "0".repeat(64)]])).status === 403);
await s.desk.post(end, [["_csrf", csrf]]);
check("its owner lets it go", !(await s.desk.get(inbox)).body.includes("Khai sinh &lt;gấp&gt;"));

// From dossier to dossier.
const row = plain(first.body).match(new RegExp(`href="(/can-bo/ho-so/${pages[0][3].replace(/\./g, "\\.")}[^"]+)"`))[1];
const dossier = await s.desk.get(row);
const after = link(dossier.body, "Hồ sơ sau"), before = link(dossier.body, "Hồ sơ trước");
check("a dossier opened from a queue leads to the next and the one before", after?.includes(pages[0][4]) && before?.includes(pages[0][2]), `${before} ${after}`);
const walk = plain(dossier.body).match(/action="([^"]+\/buoc\/chuyen[^"]*)" method="post"/)?.[1] ?? "";
const walked = await s.desk.post(walk, form(plain(dossier.body), walk) ?? []);
check("a move hands the way on: the next dossier is still one click away", walked.status === 303 && link((await s.desk.get(walked.headers.location)).body, "Hồ sơ sau")?.includes(pages[0][4]), walked.headers.location);
const edge = await s.desk.get(plain(first.body).match(/href="(\/can-bo\/ho-so\/[^"]+)"/)[1]);
check("the first has none before it", link(edge.body, "Hồ sơ trước") === null && !!link(edge.body, "Hồ sơ sau"));
check("a dossier opened by its number has no way through a queue", !(await s.desk.get(`/can-bo/ho-so/${mine[0]}`)).body.includes("Trong hàng chờ"));

// Many at once: one of them has moved meanwhile.
const list = await s.desk.get(`${inbox}?hang=cho-chuyen&tt=${procedure}`);
const picks = [...list.body.matchAll(/name="hs" value="([^"]+)"/g)].map((m) => m[1]);
check("each row of such a queue can be ticked", picks.length === 25);
check("a link ticks the whole page", [...(await s.desk.get(`${inbox}?hang=cho-chuyen&chon=ca-trang`)).body.matchAll(/name="hs"[^>]* checked/g)].length === 25);
const bulk = `/can-bo/hop-viec/hang-loat?hang=cho-chuyen&tt=${procedure}`;
const fields = form(plain(list.body), bulk);
const nothing = await s.desk.post(bulk, fields);
check("no tick is a sentence", nothing.status === 422 && nothing.body.includes("Chọn ít nhất một hồ sơ"));
const stale = picks[1].split("~")[0];
await s.desk.move(stale, "chuyen");
const ticks = picks.slice(0, 4).map((p) => ["hs", p]);
const sent = await s.desk.post(bulk, [...fields, ...ticks, ["hs", "H17.99-260101-0001~1"]]);
check("many are forwarded, each with its own answer", sent.status === 200 && sent.body.includes("đã xong 3 trong 5 hồ sơ"), `${sent.status}`);
check("the one that had moved says who was first", sent.body.includes("sau khi ông/bà mở trang"));
check("one that is not ours says so", sent.body.includes("Không có hồ sơ này trong phạm vi"));
const again = await s.desk.post(bulk, [...fields, ...ticks, ["hs", "H17.99-260101-0001~1"]]);
check("the same form again answers the same and moves nothing", again.body.includes("đã xong 3 trong 5 hồ sơ"));
const too_many = await s.desk.post(bulk, [...set(fields, { _key: key() }), ...Array.from({ length: 51 }, (_, i) => ["hs", `H17.82-260101-${String(i).padStart(4, "0")}~1`])]);
check("more than fifty at once are refused", too_many.status === 422 && too_many.body.includes("nhiều nhất 50"), `${too_many.status} ${too_many.body.match(/error-summary.*?<\/div>/s)?.[0].slice(0, 300)}`);
const moved = picks.slice(0, 4).map((p) => p.split("~")[0]);
check("what was forwarded has left the queue", !codes((await s.desk.get(`${inbox}?hang=cho-chuyen&tt=${procedure}`)).body).some((c) => moved.includes(c)));

// The division signs for them and assigns them, many at once.
async function all_of(session, hang, changes = {}) {
	const path = `${inbox}?hang=${hang}&tt=${procedure}`;
	let html = "", values = [];
	for (let p = path, i = 0; p && i < 20 && values.length < moved.length; i++) {
		html = (await session.get(p)).body;
		values.push(...[...html.matchAll(/name="hs" value="([^"]+)"/g)].map((m) => m[1]).filter((v) => moved.includes(v.split("~")[0])));
		p = link(html, "Hồ sơ tiếp theo");
	}
	const action = plain(html).match(/action="(\/can-bo\/hop-viec\/hang-loat[^"]+)"/)[1];
	const f = form(plain(html), action);
	const res = await session.post(action, [...set(f, changes), ...values.map((v) => ["hs", v])]);
	if (!res.body.includes('name="xac_nhan"')) return res;
	// Approving and signing many shows first what; nothing is done by that.
	const codes = values.map((v) => v.split("~")[0]);
	check("many are shown before they move", codes.every((c) => res.body.includes(c)) && /<strong>\d+<\/strong> đã quá hạn, <strong>\d+<\/strong> không có tệp dự thảo/.test(res.body) && res.body.includes("Không kèm tệp dự thảo: Trình kèm dự thảo giấy"));
	const now = (await session.get(`/can-bo/ho-so/${codes[0]}`)).body;
	check("and none of them has moved", now.includes(hang === "cho-duyet" ? "/buoc/duyet" : "/buoc/ky"));
	check("who decides reads beside the button why there is no draft file", /Trình không kèm tệp dự thảo\. [^<]+ nêu lý do lúc.*?Trình kèm dự thảo giấy/s.test(now));
	return session.post(action, form(plain(res.body), action));
}
const accepted = await all_of(s.head, "den");
check("the division confirms what came", accepted.body.includes("đã xong 4 trong 4"), accepted.body.match(/đã xong[^<]*/)?.[0]);
const unassigned = await all_of(s.head, "cho-phan-cong", { nguoi_thu_ly: "" });
check("assigning many to nobody is a sentence", unassigned.status === 422 && unassigned.body.includes("Chọn người thụ lý"));
check("and the ticks stay", [...unassigned.body.matchAll(/name="hs"[^>]* checked/g)].length > 0);
const choice = await s.head.get(`${inbox}?hang=cho-phan-cong`);
const handler = [...choice.body.matchAll(/<option value="(\d+)"[^>]*>([^<]+)/g)].find((m) => m[2].startsWith(who.handler.name));
const assigned = await all_of(s.head, "cho-phan-cong", { nguoi_thu_ly: handler?.[1] ?? "" });
check("and to one case officer is four moves", assigned.body.includes("đã xong 4 trong 4"), assigned.body.match(/đã xong[^<]*/)?.[0]);
const held = await s.head.get(`${inbox}?hang=don-vi&nguoi=${handler?.[1]}`);
check("a head filters by who holds", held.status === 200 && held.body.includes(who.handler.name));
for (const code of moved.slice(0, 2)) await s.handler.move(code, "trinh");
moved.length = 2;
const approved = await all_of(s.head, "cho-duyet");
check("many are approved", approved.body.includes("đã xong 2 trong 2"), approved.body.match(/đã xong[^<]*/)?.[0]);
const undo = approved.body.match(/href="(\/can-bo\/ho-so\/[^"]+\?viec=thu-hoi)"/)?.[1];
check("each can be taken back from there", !!undo && /<details[^>]* open>(?:(?!<\/details>).)*buoc\/thu-hoi/s.test((await s.head.get(undo)).body), undo);
const signed = await all_of(s.leader, "cho-ky");
check("and signed", signed.body.includes("đã xong 2 trong 2"), signed.body.match(/đã xong[^<]*/)?.[0]);

// Another ward.
const theirs = await s.stranger.get(`${inbox}?hang=cho-chuyen`);
check("another ward's queue holds none of them", !codes(theirs.body).some((c) => all.includes(c)));
const their_csrf = theirs.body.match(/name="_csrf" value="([^"]+)"/)[1];
const reach = await s.stranger.post(bulk, [["_csrf", their_csrf], ["_key", key()], ["hs", `${mine.at(-1)}~1`]]);
check("and its bulk form reaches none of them", reach.body.includes("đã xong 0 trong 1") && reach.body.includes("phạm vi"));

// The search box.
const person = mine[7];
const find = (session, q) => session.get(`/can-bo/tim?q=${encodeURIComponent(q)}`);
const direct = [person, ` ${person.toLowerCase()}\t`, `]C1${person}`, person.replace(/-/g, "–"), `http://x/tra-cuu/${person}`];
for (const q of direct) {
	const res = await find(s.desk, q);
	check(`${JSON.stringify(q)} opens the dossier`, res.status === 303 && res.headers.location === `/can-bo/ho-so/${person}`, `${res.status}`);
	check("but not to another ward", (await find(s.stranger, q)).status === 200 && !codes((await find(s.stranger, q)).body).includes(person));
}
for (const q of [name, "phung thi hang cho", "hàng chờ", "PHÙNG THỊ", "0911222333", "0911 222 333", "+84 911 222 333", "048185654321", "048185654321|201234567|Phùng Thị Hàng Chờ|15031985|Nữ|Tổ 12|01012022"]) {
	const res = await find(s.desk, q);
	check(`"${q.slice(0, 24)}" lists the dossier`, res.status === 200 && codes(res.body).includes(person), `${res.status}`);
	check("but not for another ward", !codes((await find(s.stranger, q)).body).includes(person));
}
const common = [];
for (let p = `/can-bo/tim?q=${encodeURIComponent("nguyen thi huong")}`, i = 0; p && i < 40; i++) {
	const res = await s.desk.get(p);
	common.push(...codes(res.body));
	p = link(res.body, "Hồ sơ tiếp theo");
}
check("a common name is paged, each dossier once", new Set(common).size === common.length && mine.filter((c) => common.includes(c)).length === 59, `${common.length}`);
check("what is typed is shown as text", (await find(s.desk, "<b>x")).body.includes("Tìm “&lt;b&gt;x”"));
const asked = await find(s.desk, `hàng "chờ`);
check("the box keeps what was asked, and the page counts", /id="quet"[^>]* value="hàng &quot;chờ"/.test(asked.body) && /<strong>(?:\d+ hồ sơ|Không có hồ sơ nào)/.test(asked.body));
check("an empty box leads to the inbox", (await find(s.desk, "  ")).headers.location === inbox);

// At most eight statements a page and the bell's, however much waits; another
// one a minute keeps session and calendar fresh.
const metrics = async (route) => {
	const text = (await request("GET", "/can-bo/metrics")).body;
	const n = (metric) => Number(text.match(new RegExp(`${metric}\\{program="staff",method="GET",route="${route.replace(/[/]/g, "\\/")}"[^}]*\\} (\\d+)`))?.[1] ?? NaN);
	return n("motcua_statements_total");
};
for (const [session, path, route] of [[s.desk, `${inbox}?hang=cho-chuyen`, inbox], [s.head, `${inbox}?hang=don-vi`, inbox], [s.leader, `${inbox}?hang=cho-ky`, inbox], [s.desk, "/can-bo/tim?q=nguyen", "/can-bo/tim"]]) {
	let least = Infinity;
	for (let i = 0; i < 6; i++) {
		const n = await metrics(route);
		await session.get(path);
		let more = 0; // counted after the answer is sent
		for (let k = 0; k < 50 && !more; k++) more = await metrics(route) - n;
		least = Math.min(least, more);
	}
	check(`${path} needs at most eight statements and the bell's`, least >= 1 && least <= 9, `${least}`);
}
finish();
