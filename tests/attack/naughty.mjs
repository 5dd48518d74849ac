// S2: naughty strings in every field that a desk, a citizen or an officer
// fills, then each page that shows it in Chromium, its script allowed and the
// page's own policy lifted: none runs, none breaks a page, each is shown as it
// was typed (after NFC).  FULL=1: every string; else a few of each kind.
import { readFileSync } from "node:fs";
import { BASE, DESK, browser, check, finish, open as window } from "../browser/support.mjs";
import { figure } from "../support/figure.mjs";
import { Session, account, code_of, form, intake_fields, key, set } from "../support/http.mjs";
import { Instance } from "../support/instance.mjs";
import { pdf } from "../support/samples.mjs";

const i = Instance.here();
const own = [
	"<script>ran()</script>", "\"><img src=x onerror=ran()>", "'><svg onload=ran()>", "</textarea><script>ran()</script>", "</title><script>ran()</script>", "javascript:ran()", "{{VALUE}} {{%AUTOESCAPE}} {{#A}}",
	"<style>*{display:none}</style>", "--><script>ran()</script><!--", "]]><script>ran()</script>", "&lt;b&gt; &amp;amp; &#39;", "Ngu\u0065\u0302\u0303n \u0301", "a\nb", "\u202etxet", "=HYPERLINK(\"http://x\")", "%s%n%x", "' OR 1=1 --", "\\' \\\" \\\\", "H’Hen Niê – “x”", "ẰẲẴẶ ẫ",
];
const all = [...new Set([...own, ...JSON.parse(readFileSync("tests/data/naughty/blns.json", "utf8"))])].filter((s) => s.trim());
const strings = process.env.FULL ? all : [...own, ...all.filter((s, n) => n >= own.length && (/<|on\w+=|javascript/i.test(s) ? n % 25 === 0 : n % 60 === 0))];
const P = "1.004873";
const lists = i.sql("SELECT COALESCE(MAX(id), 0) FROM saved_filter");
const desk = await Session.sign_in(account("RECEPTION", "W-HK-HCC")), watcher = await Session.sign_in(account("CONTROL", "W-HK-VP")), handler = await Session.sign_in(account("HANDLER", "W-HK-VP"));

// The names of what a person types freely in a form of that page.
function free(html, action) {
	const start = html.indexOf(`action="${action}" method="post"`);
	if (start < 0) return [];
	const text = html.slice(start, html.indexOf("</form>", start));
	return [...text.matchAll(/<(input|textarea)\b[^>]*>/g)].map((m) => m[0]).filter((t) => !/type="(hidden|checkbox|radio|file|submit|date)"/.test(t)).map((t) => t.match(/\bname="([^"]+)"/)?.[1]).filter(Boolean);
}
const beside = (html) => new Set([...html.matchAll(/href="#([a-z_0-9]+)"/g)].map((m) => m[1]));
let accepted = 0, refused = 0, errors = [];
const stored = new Map(); // place -> how often it took one
// Every free field is that string; what is refused beside a field is left as a
// sane person would fill it.
async function fill(place, who, action, sane, names, s) {
	let bad = new Set();
	for (let n = 0; n < 4; n++) {
		const own = Object.fromEntries(names.filter((x) => !bad.has(x)).map((x) => [x, s]));
		const res = await who.post(action, set(sane, { ...own, _key: key() }));
		if (res.status === 303 || (place === "purpose" && res.status === 200)) {
			accepted += Object.keys(own).length; refused += bad.size;
			if (Object.keys(own).length) stored.set(place, (stored.get(place) ?? 0) + 1);
			return res;
		}
		if (res.status >= 500 || ![409, 422, 400].includes(res.status)) { errors.push(`${place} ${JSON.stringify(s).slice(0, 60)}: ${res.status}`); return res; }
		const more = [...beside(res.body)].filter((f) => names.includes(f));
		if (res.status !== 422 || !more.length || more.every((f) => bad.has(f))) return res;
		bad = new Set([...bad, ...more]);
	}
	return null;
}
const page = await window(DESK, { script: true, csp: false });
const context = page.context();
let ran = 0, loads = 0;
const broken = [], untrue = [];
page.on("dialog", (d) => { ran++; d.dismiss(); });
await context.exposeFunction("ran", () => { ran++; });
await context.addInitScript(() => { for (const f of ["alert", "prompt", "confirm"]) window[f] = () => window.ran(); });
const become = async (who) => {
	await context.clearCookies();
	if (who) await context.addCookies(Object.entries(who.cookies).map(([name, value]) => ({ name, value, url: BASE.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Lax" })));
	await context.setExtraHTTPHeaders(who ? { Cookie: Object.entries(who.cookies).map(([k, v]) => `${k}=${v}`).join("; ") } : {});
};
// NFC, and blanks and what nobody sees left out: what both sides must have.
const bare = (s) => s.normalize("NFC").replace(/[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\s]/gu, "");
async function look(path, says) {
	loads++;
	const res = await page.goto(BASE + path, { waitUntil: "load" });
	const seen = await page.evaluate(() => ({ whole: !!document.querySelector("main h1") && document.body.textContent.trim().length > 200, text: `${document.body.textContent} ${[...document.querySelectorAll("input,textarea")].map((e) => e.value).join(" ")}`, scripts: document.scripts.length, handlers: [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => /^on/.test(a.name) || /^\s*javascript:/i.test(a.value) && ["href", "src", "action"].includes(a.name))).length, hidden: getComputedStyle(document.body).display === "none" }));
	if (res.status() !== 200 || !seen.whole || seen.hidden || seen.scripts || seen.handlers) broken.push(`${path}: ${res.status()} ${JSON.stringify({ ...seen, text: "" })}`);
	const text = bare(seen.text);
	for (const s of says) if (!text.includes(bare(s))) untrue.push(`${path}: ${JSON.stringify(s).slice(0, 80)}`);
}
const template = await intake_fields(desk, P);
const reception = free((await desk.get(`/can-bo/tiep-nhan/${P}`)).body, `/can-bo/tiep-nhan/${P}`).filter((n) => !/^(quet|so_bo|ban_|so_trang|giay_|xuat_)/.test(n));
const notice_page = `/can-bo/tiep-nhan/${P}/phieu/tu-choi`;
const notice_html = (await desk.get(notice_page)).body, notice_sane = form(notice_html, notice_page) ?? [];
const token = (await desk.get("/can-bo/tai-khoan")).body.match(/name="_csrf" value="([^"]+)"/)[1];
const t0 = Date.now();
const out = process.env.FULL ? Date.now() + Number(process.env.MINUTES ?? 14) * 60000 : Date.now() + 70000;
let done = 0;
for (const s of strings) {
	if (Date.now() > out) break;
	done++;
	const res = await fill("reception", desk, `/can-bo/tiep-nhan/${P}`, template, reception, s), code = res && code_of(res);
	if (!code) { errors.push(`reception ${JSON.stringify(s).slice(0, 60)}: ${res?.status}`); continue; }
	// A name of a file, a purpose, a note of a move, a slip, a saved list.
	const up = await desk.upload(`/can-bo/ho-so/${code}/tep`, [["_csrf", token], ["_key", key()], ["loai", "khac"], ["giay", ""]], [["tep", `${s.replace(/[\0\r\n]/g, " ").slice(0, 60)}.pdf`, pdf(key())]]);
	if (up.status === 303) { accepted++; stored.set("file name", (stored.get("file name") ?? 0) + 1); } else if (up.status >= 500) errors.push(`file ${JSON.stringify(s)}: ${up.status}`);
	const asked = await watcher.get(`/can-bo/ho-so/${code}`), purpose = `/can-bo/ho-so/${code}/muc-dich`, sane = form(asked.body, purpose);
	if (sane) await fill("purpose", watcher, purpose, set(sane, { muc_dich: "kiem_tra", muc_dich_ro: "Kế hoạch kiểm tra quý IV" }), ["muc_dich_ro"], s);
	const dossier = (await desk.get(`/can-bo/ho-so/${code}`)).body, move = `/can-bo/ho-so/${code}/buoc/chuyen`, move_sane = form(dossier, move);
	if (move_sane) await fill("note of a move", desk, move, move_sane, free(dossier, move), s);
	const slip = notice_sane.length ? await fill("slip", desk, notice_page, set(notice_sane, { ho_ten: "Lê Văn Nhầm", dia_chi: "Tổ 3", nguyen_nhan: "tham_quyen", ly_do: "Thuộc thẩm quyền của cấp trên" }), free(notice_html, notice_page).filter((n) => !/^(quet|so_)/.test(n)), s) : null;
	const list = (await handler.get("/can-bo/hop-viec?tt=khai")).body, save = list.match(/action="(\/can-bo\/hop-viec\/bo-loc\?[^"]+)"/)?.[1];
	if (save && done % 8 === 1 && i.sql(`SELECT COUNT(*) FROM saved_filter`) < 8) await fill("saved list", handler, save.replaceAll("&amp;", "&"), form(list, save), free(list, save), s);

	const [content = "", address = ""] = i.sql(`SELECT content, address FROM applicant a JOIN dossier d ON d.id=a.dossier_id WHERE d.code='${code}'`).split("\t");
	const says = [content, address].map((x) => x.replace(/\\n/g, "\n").replace(/\\t/g, "\t").replace(/\\\\/g, "\\")).filter((x) => bare(x) === bare(s));
	await become(desk);
	await look(`/can-bo/ho-so/${code}`, says.slice(0, 1));
	await look(`/can-bo/ho-so/${code}/bien-nhan`, []);
	await look(`/can-bo/ho-so/${code}/tep`, []);
	if (slip?.status === 303) await look(slip.headers.location, []);
	if (done % 4 === 1) { await look("/can-bo/hop-viec", []); await look("/can-bo/phieu", []); await look(`/can-bo/tim?q=${encodeURIComponent(s.slice(0, 100)).replace(/%00/g, "")}`, []); }
	if (done % 8 === 1) { await become(watcher); await look(`/can-bo/kiem-tra/ho-so?ma=${code}`, []); await become(handler); await look("/can-bo/hop-viec", []); }
	if (done % 2 === 1) { await become(null); await look(`/tra-cuu/${code}`, []); await look(`/thu-tuc?tim=${encodeURIComponent(s.slice(0, 60)).replace(/%00/g, "")}`, []); }
}
console.log(`# ${done} of ${strings.length} strings in ${[...stored].map(([k, n]) => `${k} ${n}`).join(", ")}: ${accepted} fields kept, ${refused} refused; ${loads} pages in ${((Date.now() - t0) / 1000).toFixed(0)} s`);
check("no script ran", ran === 0, `${ran}`);
check("no page is broken", broken.length === 0, broken.slice(0, 5).join("; "));
check("no form is an error", errors.length === 0, `${errors.length}: ${errors.slice(0, 6).join("; ")}`);
check("what is shown is what was typed", untrue.length === 0, `${untrue.length}: ${untrue.slice(0, 5).join("; ")}`);
check("enough was tried", accepted > done && loads > done * 3, `${accepted} ${loads}`);
// The control: the same string as markup.
const was = ran;
await page.evaluate(() => { document.querySelector("main").innerHTML = "<img src=x onerror=ran()>"; });
await page.waitForTimeout(500);
const control = ran > was;
check("a control: one that is markup runs and is noticed", control);
i.sql(`DELETE FROM saved_filter WHERE id > ${lists}`);
figure("S2", "naughty strings in fields, in Chromium", `${done} strings, ${stored.size} places, ${accepted} fields, ${loads} page loads: ${ran - was && control ? was : ran} scripts, ${broken.length} broken, ${untrue.length} not as typed`, "0, 0, 0", was === 0 && broken.length + untrue.length + errors.length === 0 && done === strings.length, control && "the same as markup ran and was noticed");
await finish();
