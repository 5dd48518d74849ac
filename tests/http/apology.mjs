// A promise that was broken, through nginx: a co-ordinating unit is late, the dossier
// becomes late, it is explained, the letter is refused to the wrong signer, signed by the
// right one, stamped, sent, reported, acknowledged, published; the result leaves only then.
import { createHash } from "node:crypto";
import { renameSync } from "node:fs";
import { join } from "node:path";
import { Session, VAR, account, check, dossiers, finish, form, key } from "../support/http.mjs";
import { sql } from "../support/late.mjs";
import { post as send, put_scan } from "../support/letters.mjs";

const U = "W-HK";
const who = {
	desk: account("RECEPTION", `${U}-HCC`), deskhead: account("RECEPTION_HEAD", `${U}-HCC`), leader: account("UBND_LEADER", U),
	clerk: account("CLERK", `${U}-VP`), police: account("COORDINATOR", `${U}-CA`), city: account("CONTROL", "DN"), control: account("CONTROL", `${U}-VP`),
};
const s = {};
for (const [name, a] of Object.entries(who)) s[name] = await Session.sign_in(a);
const division = { "Văn phòng": "VP", "Phòng Văn hóa": "VHXH", "Phòng Kinh tế": "KTHTDT" };

// A dossier of the last months that waits for an answer and is late by now.
let d = null, heads = null;
for (const x of dossiers.filter((y) => y.state === "LAY_Y_KIEN" && y.unit.includes("Hòa Khánh"))) {
	const unit = Object.entries(division).find(([w]) => x.unit.startsWith(w))?.[1];
	const page = (await s.desk.get(`/can-bo/ho-so/${x.code}`)).body;
	if (!unit || !/Quá \d+ ngày làm việc/.test(page) || !form((await s.police.get(`/can-bo/ho-so/${x.code}`)).body, `/can-bo/ho-so/${x.code}/buoc/tra-loi`)) continue;
	d = x;
	s.head = await Session.sign_in(account("DEPT_HEAD", `${U}-${unit}`));
	heads = unit;
	break;
}
check("the demonstration has a late dossier that waits for another unit", !!d);
if (!d) finish();
const late = `/can-bo/ho-so/${d.code}/tre-han`;

async function move(name, step, changes = {}) {
	const res = await s[name].move(d.code, step, changes);
	check(`${name}: ${step}`, res.status === 303, `${res.status}${res.missing ? " no button" : ""} ${res.body.match(/<li><a href="#[^<]*<\/a>/)?.[0] ?? ""}`);
	return res;
}
const post = (name, page, action, changes) => send(s[name], page, action, changes);
const no_reason = await s.police.move(d.code, "tra-loi", { loai_tra_loi: "dong_y", noi_dung: "Đúng nơi cư trú" });
check("a late answer without a reason is not saved", no_reason.status === 422 && no_reason.body.includes("Vui lòng nêu lý do"), `${no_reason.status}`);
await move("police", "tra-loi", { loai_tra_loi: "dong_y", noi_dung: "Đúng nơi cư trú", ly_do_tre: "Thiếu người đi xác minh <b>thực địa</b>" });

// The officer who has it submits; the head approves; the leader may not sign yet.
const handlers = ["vp1", "vp2", "vhxh1", "vhxh2", "ktht1", "ktht2"];
const { accounts } = await import("../support/http.mjs");
const page = (await s.desk.get(`/can-bo/ho-so/${d.code}`)).body;
const holder = page.match(/Đang giữ: <strong>([^<]+)/)?.[1];
s.handler = await Session.sign_in(accounts.find((a) => a.name === holder && a.roles.includes("HANDLER") && a.unit === `${U}-${heads}`));
await move("handler", "trinh", { ghi_chu: "Đủ điều kiện" });
await move("head", "duyet");
const early = await s.leader.get(`/can-bo/ho-so/${d.code}`);
check("no letter, no signature: the button is not there", !form(early.body, `/can-bo/ho-so/${d.code}/buoc/ky`));
const csrf = early.body.match(/name="_csrf" value="([^"]+)"/)[1], version = early.body.match(/name="phien_ban" value="(\d+)"/)[1];
const forced = await s.leader.post(`/can-bo/ho-so/${d.code}/buoc/ky`, [["_csrf", csrf], ["_key", key()], ["phien_ban", version]]);
check("and a post that signs anyway is refused with the rule", forced.status === 409 && forced.body.includes("thư xin lỗi"), `${forced.status}`);

// Explanation: opened by the worker's sweep, classified by the head, the officer is heard.
const explained = await s.head.get(late);
check("whose days they were stands beside it", explained.status === 200 && explained.body.includes("Công an phường"), `${explained.status}`);
const explain = explained.body.match(/giai-trinh\/(\d+)/)?.[1];
if (explain) {
	const action = `/can-bo/ho-so/${d.code}/giai-trinh/${explain}`;
	const short = await post("head", late, action, { phan_loai: "phoi_hop", nguyen_nhan: "p", noi_dung: "bận" });
	check("three words are no explanation", short.status === 422 && short.body.includes("ít nhất 20 ký tự"), `${short.status}`);
	const done = await post("head", late, action, { phan_loai: "phoi_hop", nguyen_nhan: "p", noi_dung: "Đơn vị phối hợp trả lời chậm so với thời hạn yêu cầu." });
	check("the head classifies the cause", done.status === 303, `${done.status}`);
	check("the head cannot close before the officer is heard", !(await s.head.get(late)).body.includes('value="ket-thuc"'));
	// Who had it when its day passed: it may have been handed on since.
	const login = sql(`SELECT a.login FROM explanation x JOIN account a ON a.id = x.officer_id WHERE x.id = ${explain}`);
	s.officer = await Session.sign_in(accounts.find((a) => a.login === login));
	const said = await post("officer", late, action, { noi_dung: "Tôi đã nhắc đơn vị phối hợp hai lần bằng điện thoại." });
	check("the officer is heard", said.status === 303, `${said.status}`);
	const closed = await post("head", late, action);
	check("and the explanation closes", closed.status === 303, `${closed.status}`);
}
else check("the explanation has opened by itself", false);

// The letter.
const draft_action = `/can-bo/ho-so/${d.code}/thu-xin-loi`;
const dmy = (days) => { let t = new Date(Date.now() + 7 * 3600e3 + days * 86400e3); while ([0, 6].includes(t.getUTCDay())) t = new Date(t.getTime() + 86400e3); return [t.getUTCDate(), t.getUTCMonth() + 1, t.getUTCFullYear()].map((n) => String(n).padStart(2, "0")).join("/"); };
const bare = await post("handler", late, draft_action, { ly_do: "bận", nguyen_nhan: "p", ngay_hen_moi: dmy(7) });
check("a letter says why", bare.status === 422 && bare.body.includes("ít nhất 20 ký tự"), `${bare.status}`);
const past = await post("handler", late, draft_action, { ly_do: "Đơn vị phối hợp trả lời chậm nên chưa đủ căn cứ.", nguyen_nhan: "p", ngay_hen_moi: dmy(-3) });
check("and a day to come", past.status === 422 && past.body.includes("phải sau hôm nay"), `${past.status}`);
// What was typed beside the number is answered beside its field; the form stays, open and filled.
const why = "Đơn vị phối hợp trả lời chậm nên chưa đủ căn cứ.";
for (const also of ["abc", "H17.82-999999-9999", `${d.code}, xyz`]) {
	const res = await post("handler", late, draft_action, { ly_do: why, nguyen_nhan: "p", ngay_hen_moi: dmy(7), ho_so: also });
	check(`“${also}” keeps the form with a sentence`, res.status === 422 && res.body.includes("không có hồ sơ mang mã này ở đơn vị") && res.body.includes(why) && res.body.includes('mc-action" open'), `${res.status}`);
}
for (const body of [bare.body, (await s.head.get(late)).body]) {
	const ids = [...body.matchAll(/\bid="([^"]+)"/g)].map((m) => m[1]), twice = ids.filter((id, i) => ids.indexOf(id) !== i);
	check("no id stands twice on the page", ids.length > 10 && twice.length === 0, twice.join(" "));
}
const drafted = await post("handler", late, draft_action, { ho_so: `${d.code}, ${d.code}`, ly_do: "Đơn vị phối hợp trả lời chậm nên chưa đủ căn cứ.", nguyen_nhan: "p", ngay_hen_moi: dmy(7) });
check("the officer drafts the letter", drafted.status === 303, `${drafted.status}`);
const letter = drafted.headers.location.split("?")[0];
const shown = (await s.handler.get(drafted.headers.location)).body;
check("the page says that it is kept", shown.includes("Đã xong: Lưu dự thảo."));
const words = shown.slice(shown.indexOf('id="h-thu"'), shown.indexOf("</section>", shown.indexOf('id="h-thu"'))), printed = (await s.handler.get(`${letter}/in/thu`)).body.replace(/<[^>]+>/g, "").replace(/\s+/g, " ");
const said_there = [...words.matchAll(/<p class="govuk-body mc-pre mc-breaks">(.*?)<\/p>/gs)].map((m) => m[1].replace(/\s+/g, " ").trim());
check("what will be signed is read on the page, word for word as it prints, with the PDF beside it", said_there.length >= 3 && said_there.every((p) => printed.replaceAll(" ", "").includes(p.replaceAll(" ", ""))) && words.includes("Kính gửi:") && words.includes(`href="${letter}/in/thu.pdf"`), said_there.find((p) => !printed.replaceAll(" ", "").includes(p.replaceAll(" ", ""))) ?? `${said_there.length}`);
const stages = [...shown.slice(shown.indexOf("mc-stages"), shown.indexOf("</ol>", shown.indexOf("mc-stages"))).matchAll(/<li( aria-current="step")?( class="done")?>([^<]+)/g)];
check("all stages of a letter are shown, and which it is in", stages.length >= 7 && stages.filter((m) => m[1]).length === 1 && shown.includes(`Tình trạng: <strong>${stages.find((m) => m[1])[3]}</strong>`), stages.map((m) => m[0]).join());
const offered = [...shown.matchAll(/<details[^>]*mc-action"( open)?>.*?\/([a-z-]+)" method/gs)].map((m) => m[2] + (m[1] ?? ""));
check("what leads on stands first and open, mending and cancelling after it", offered[0] === "trinh-ky open" && !offered.slice(1).some((o) => o.endsWith("open")), offered.join());
check("the late unit's reason is copied in, escaped", shown.includes("Thiếu người đi xác minh &lt;b&gt;thực địa&lt;/b&gt;"));
check("the page names who must sign", shown.includes("lãnh đạo UBND phường"));
const act = (name, viec, changes) => post(name, letter, `${letter}/${viec}`, changes);
const submitted = await act("handler", "trinh-ky");
check("it is submitted", submitted.status === 303);
check("and the page says so", (await s.handler.get(submitted.headers.location)).body.includes("Đã xong: "));
const wrong_page = await s.head.get(letter);
const wrong = await s.head.post(`${letter}/ky`, [["_csrf", wrong_page.body.match(/name="_csrf" value="([^"]+)"/)[1]], ["phien_ban", "2"]]);
check("the wrong signer is refused with the rule", wrong.status === 403 && wrong.body.includes("phải do lãnh đạo UBND phường ký"), `${wrong.status}`);
async function waits(name) { // on any page of the list
	for (let path = "/can-bo/thu-xin-loi", i = 0; path && i < 40; i++) {
		const { body } = await s[name].get(path);
		if (body.includes(`href="${letter}"`)) return true;
		path = body.match(/href="(\/can-bo\/thu-xin-loi\?sau=\d+)"/)?.[1];
	}
	return false;
}
check("it waits for the one who must sign, and for nobody else", await waits("leader") && !await waits("head") && !await waits("clerk") && !await waits("handler"));
check("the leader's page says so", (await s.leader.get("/can-bo/dieu-hanh")).body.includes('href="/can-bo/thu-xin-loi"'));
check("the right one signs", (await act("leader", "ky")).status === 303);
check("then it waits for the clerk's seal", await waits("clerk") && !await waits("leader"));
const paper = await s.clerk.get(`${letter}/in/thu`);
check("the letter prints with its number, form and new day", paper.status === 200 && /\d\d\/PXL/.test(paper.body) && /xin lỗi/i.test(paper.body) && paper.body.includes(d.code), `${paper.status}`);
const pdf = await s.clerk.get(`${letter}/in/thu.pdf`);
check("and as a PDF", pdf.status === 200 && pdf.body.startsWith("%PDF"), `${pdf.status}`);
const unscanned = await act("clerk", "dong-dau");
check("without the stamped scan nothing is registered", unscanned.status === 422 && unscanned.body.includes("bản quét"), `${unscanned.status}`);
// The scan goes up on the dossier's page of files.
const up = await put_scan(s.clerk, d.code, pdf.bytes);
check("the clerk puts the stamped scan among the files", up.status === 303, `${up.status}`);
// Its bytes out of reach: for who may not register it the program does not look at them.
const digest = createHash("sha256").update(pdf.bytes).digest("hex");
const lies = join(VAR, "files", digest.slice(0, 2), digest.slice(2, 4), digest);
renameSync(lies, `${lies}.away`);
const shown_version = form((await s.clerk.get(letter)).body, `${letter}/dong-dau`).find(([k]) => k === "phien_ban");
const head_token = (await s.head.get(letter)).body.match(/name="_csrf" value="([^"]+)"/)[1];
const not_theirs = await s.head.post(`${letter}/dong-dau`, [["_csrf", head_token], shown_version]);
const theirs = await act("clerk", "dong-dau");
renameSync(`${lies}.away`, lies);
check("who may not register it has no file read", not_theirs.status === 403 && theirs.status === 404, `${not_theirs.status} ${theirs.status}`);
check("and registers it", (await act("clerk", "dong-dau")).status === 303);
check("its pages were counted", (await s.clerk.get(letter)).body.includes("Số trang bản quét"));
check("the desk tells the applicant", (await act("desk", "gui", { cach_gui: "dien_thoai" })).status === 303);
const owner = new Session(), of_owner = `/tra-cuu/${d.code}/thu-xin-loi`;
check("by its number alone nobody opens the letter", ((res) => /html/.test(res.headers["content-type"]) && !res.body.includes("%PDF") && !res.body.includes(of_owner))(await owner.get(of_owner)));
await owner.get(`/t/${d.token}`);
check("the owner's page leads to the letter", (await owner.get(`/tra-cuu/${d.code}`)).body.includes(`href="${of_owner}"`));
const opened = await owner.get(of_owner);
check("and the owner opens it: the scan with signature and stamp, byte by byte, kept by nobody on the way", opened.status === 200 && opened.headers["content-type"] === "application/pdf" && createHash("sha256").update(opened.bytes).digest("hex") === digest && /no-store|private/.test(opened.headers["cache-control"]), `${opened.status} ${opened.headers["content-type"]} ${opened.headers["cache-control"]}`);
check("it is reported upward", (await act("clerk", "bao-cao")).status === 303);
check("its superior unit finds it among what waits", await waits("city"));
check("the superior unit sees and acknowledges it", (await act("city", "xac-nhan")).status === 303);
check("and no longer afterwards", !await waits("city") && await waits("control"));
check("and it is published", (await act("control", "cong-khai")).status === 303);
check("then it waits for nobody", !await waits("control"));

// The new appointment, once; the result, only now; late stays late.
await move("deskhead", "hen-lai");
check("a second new appointment is not offered", !form((await s.deskhead.get(`/can-bo/ho-so/${d.code}`)).body, `/can-bo/ho-so/${d.code}/buoc/hen-lai`));
await move("leader", "ky");
await move("clerk", "phat-hanh", { so_van_ban: "88/UBND" });
const end = (await s.desk.get(`/can-bo/ho-so/${d.code}`)).body;
check("late stays late", /trễ \d+ ngày làm việc/.test(end), end.match(/mc-due__note">[^<]+/)?.[0]);
finish();
