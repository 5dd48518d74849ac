// Every link of every role: from where each signs in, through menu, index,
// lists and pages of dossiers, bounded in number.  Each answers 200, leads on,
// or asks what the look is for; nothing is dead, and no page is without a way.
import { Session, accounts, check, finish } from "../support/http.mjs";

const PER_ROLE = 28, PER_KIND = 3;
// One account a role, the two wards in turn, so that it does not matter whose.
const seen_roles = new Map();
for (const a of accounts.filter((x) => /^(W-HK|W-HV|W-LC|DN|X-)/.test(x.unit)))
	for (const r of a.roles) if (!seen_roles.has(r)) seen_roles.set(r, a);
// What a path is an example of: numbers, codes and questions do not make another kind.
const kind = (path) => path.split("?")[0].replace(/H\d\d[^/]*/g, "MÃ").replace(/\d[\w.-]*/g, "N").replace(/\/(W|P|X|T|S|LC|DN)(-[\w-]*)?$/g, "/ĐV").replace(/(tai-khoan\/)[^/]+/, "$1AI").replace(/(tiep-nhan\/)[^/]+/, "$1TT");
const unescape = (s) => s.replace(/&amp;/g, "&").replace(/&#39;/g, "'").replace(/&quot;/g, '"');

// What the menu has no room for stands on the page of all pages, for whom it is.
const listed = {};
let pages = 0;
const dead = [], mute = [], odd = [];
const starts = {};
for (const [role, who] of seen_roles) {
	const s = await Session.sign_in(who);
	const kinds = new Map(), known = new Set(), todo = [];
	const add = (path, from) => {
		const k = kind(path);
		if (known.has(path) || (kinds.get(k) ?? 0) >= PER_KIND) return;
		known.add(path);
		kinds.set(k, (kinds.get(k) ?? 0) + 1);
		todo.push([path, from]);
	};
	const index = await s.get("/can-bo/trang");
	listed[role] = { menu: index.body.slice(0, index.body.indexOf("<main")), pages: [...index.body.slice(index.body.indexOf("<main")).matchAll(/<a\b[^>]*\bhref="([^"]*)"[^>]*>([^<]*)/g)].map((m) => `${m[1]} ${m[2]}`) };
	const first = await s.get("/can-bo");
	starts[role] = first.headers.location;
	add(first.headers.location, "/can-bo");
	add("/can-bo/trang", "menu");
	for (let n = 0; todo.length && n < PER_ROLE; n++) {
		// The menu's and the index's own before what they lead to.
		const [path, from] = todo.shift();
		let res = await s.get(path);
		for (let hop = 0; res.status === 303 && hop < 3; hop++) res = await s.get(res.headers.location.replace(/^https?:\/\/[^/]+/, ""));
		pages++;
		const asks = res.status === 403 && res.body.includes("/muc-dich\"");
		if (res.status !== 200 && !asks) dead.push(`${role} ${path} (from ${from}): ${res.status}`);
		if (!/text\/html/.test(res.headers["content-type"] ?? "")) continue;
		const links = [...res.body.matchAll(/<a\b[^>]*\bhref="(\/[^"]*)"/g)].map((m) => unescape(m[1]));
		// Words that once stood there and said something else.
		const said = res.body.replace(/<[^>]*>/g, " ").match(/\(phối hợp\)|Giấy tờ số|Số việc|[Mm]ã vuông|Ai đã dùng bao lâu|kệ và phần mềm nói/)?.[0];
		if (said) odd.push(`${role} ${path}: ${said}`);
		if (!links.length) mute.push(`${role} ${path}`);
		for (const l of links) {
			const clean = l.split("#")[0];
			if (clean.startsWith("/can-bo") && !clean.startsWith("/can-bo/dang-")) add(clean, path);
		}
	}
}
check(`${pages} pages of ${seen_roles.size} roles answer: none is dead`, dead.length === 0 && pages > 150, dead.slice(0, 8).join("; "));
check("no page says what was found to say something else", odd.length === 0, odd.join("; "));
check("no page is without a way on", mute.length === 0, mute.join("; "));
for (const [role, start] of [["RECEPTION", "/can-bo/hom-nay"], ["RECEPTION_HEAD", "/can-bo/hom-nay"], ["HANDLER", "/can-bo/hop-viec"], ["DEPT_HEAD", "/can-bo/dieu-hanh"], ["UBND_LEADER", "/can-bo/dieu-hanh"], ["CONTROL", "/can-bo/kiem-tra"], ["INSPECTOR", "/can-bo/kiem-tra"], ["ADMIN", "/can-bo/quan-tri"]])
	check(`${role} begins at ${start}`, starts[role] === start, starts[role]);

for (const [role, entries] of Object.entries({
	RECEPTION: ["/can-bo/tra-ket-qua Kết quả chờ trả", "/can-bo/quet/tra-ket-qua Quét giấy hẹn để trả kết quả", "/can-bo/quet/ban-giao Quét bàn giao, ký nhận", "/can-bo/phieu Sổ phiếu tại quầy", "/can-bo/canh-bao Cảnh báo", "/can-bo/kiem-ke Kiểm kê", "/can-bo/sai-lech Sai lệch"],
	DEPT_HEAD: ["/can-bo/quet/ban-giao Quét bàn giao, ký nhận", "/can-bo/don-vi/ban-giao Bàn giao hồ sơ của cán bộ", "/can-bo/giai-trinh Giải trình", "/can-bo/uy-quyen Ủy quyền"],
	UBND_LEADER: ["/can-bo/bao-cao Báo cáo cấp trên", "/can-bo/don-vi/ban-giao Bàn giao hồ sơ của cán bộ", "/can-bo/don-vi/ke-thua Kế thừa hồ sơ", "/can-bo/dieu-chinh Điều chỉnh chờ duyệt"],
	CONTROL: ["/can-bo/kiem-tra Nhật ký truy cập", "/can-bo/kiem-tra/dau-hieu Dấu hiệu cần xem lại", "/can-bo/so Sổ và danh sách"],
	ADMIN: ["/can-bo/quan-tri Quản trị", "/can-bo/tai-khoan Tài khoản của tôi"],
})) {
	const missing = entries.filter((e) => !listed[role].pages.includes(e));
	check(`${role}: “Khác” lists what the menu has no room for`, />Khác</.test(listed[role].menu) && !missing.length, missing.join("; "));
}
check("and nobody what is not theirs", !listed.ADMIN.pages.some((p) => /tiep-nhan|quet|bao-cao|phieu/.test(p)) && !listed.RECEPTION.pages.some((p) => /quan-tri|don-vi\/ban-giao/.test(p)));
const desk = await Session.sign_in(seen_roles.get("RECEPTION"));
const lost = await desk.get("/can-bo/khong-co-trang-nay");
check("an address that is none keeps menu and search", lost.status === 404 && lost.body.includes('href="/can-bo/tiep-nhan"') && lost.body.includes('action="/can-bo/tim"'));
const nobody = await new Session().get("/can-bo/khong-co-trang-nay");
check("and tells who is not signed in nothing", nobody.status === 404 && !nobody.body.includes('action="/can-bo/tim"'));
const day = await desk.get("/can-bo/so/ban-giao/2020-01-01");
check("a day on which nothing was handed over is a page", day.status === 200 && day.body.includes("không bàn giao hồ sơ nào"), `${day.status}`);
const books = await desk.get("/can-bo/so");
const counts = [...books.body.matchAll(/href="(\/can-bo\/so\/(?:ban-giao|buu-chinh|ket-qua)\/[^"]+)">[^<]*<\/a><span class="mc-nowrap">(\d+) hồ sơ/g)];
const shown = counts.length ? await desk.get(counts[0][1]) : null;
check("the days that are listed have something", !shown || (shown.status === 200 && !shown.body.includes("không bàn giao hồ sơ nào") && Number(counts[0][2]) > 0), `${counts.length}`);
const login = await new Session().get("/can-bo/dang-nhap");
check("the page of signing in says for whom, whose, and the way back", login.body.includes("dành cho cán bộ") && login.body.includes("UBND") && /<a[^>]*href="\/"/.test(login.body));
const admin = await (await Session.sign_in(seen_roles.get("ADMIN"))).get("/can-bo/quan-tri");
check("the administrator's overview tells accounts, desks, calendar, jobs and disk", /tài khoản/.test(admin.body) && /số điện thoại/.test(admin.body) && /Lịch làm việc năm \d+/.test(admin.body) && /niêm phong/.test(admin.body) && /Ổ đĩa/.test(admin.body));
finish();
