// A move of one's own that is shut says why, and what it says is what a post of
// it is told: every account of a ward on dossiers of every state of the
// demonstration.  Who has no next step reads whom the dossier waits for.
import { Session, accounts, check, dossiers, finish, key } from "../support/http.mjs";

const WARD = "W-HK", AGENCY = "H17.81-";
const mine = dossiers.filter((d) => d.code.startsWith(AGENCY));
const states = [...new Set(mine.map((d) => d.state))];
const sample = states.flatMap((s) => mine.filter((d) => d.state === s).slice(0, s === "CHO_KY" || s === "CHO_PHAT_HANH" ? 4 : 2));
const roles = new Map(accounts.filter((a) => a.unit.startsWith(WARD) && a.roles.every((r) => !["CONTROL", "ADMIN", "INSPECTOR"].includes(r))).map((a) => [`${a.roles}@${a.unit}`, a]));
const text = (html) => html.replace(/<[^>]*>/g, " ").replace(/&quot;/g, '"').replace(/&amp;/g, "&").replace(/\s+/g, " ").trim();

let pages = 0, shut = 0, silent = 0, refused = 0;
const wrong = [], letters = [];
for (const [who, a] of roles) {
	const s = await Session.sign_in(a);
	for (const d of sample) {
		const at = `/can-bo/ho-so/${d.code}`, page = await s.get(at);
		if (page.status !== 200) continue; // a purpose is asked, or not theirs
		pages++;
		const token = page.body.match(/name="_csrf" value="([^"]+)"/)[1];
		const version = page.body.match(/name="phien_ban" value="(\d+)"/)?.[1] ?? "0";
		const open = [...page.body.matchAll(/action="[^"]*\/buoc\/([a-z-]+)/g)].map((m) => m[1]);
		if (!open.length && !page.body.includes('id="den-luot"')) silent++, wrong.push(`${who} ${d.code}: nothing to do and no word`);
		for (const m of page.body.matchAll(/<div class="mc-shut" id="chan-([a-z-]+)"><p>.*?<\/p><p>(.*?)<\/p>/g)) {
			shut++;
			if (open.includes(m[1])) wrong.push(`${who} ${d.code} ${m[1]}: shut and open`);
			const v = version !== "0" ? version : (await s.get(at)).body.match(/name="phien_ban" value="(\d+)"/)?.[1] ?? "1";
			const res = await s.post(`${at}/buoc/${m[1]}`, [["_csrf", token], ["_key", key()], ["phien_ban", v]]);
			if (res.status === 303) wrong.push(`${who} ${d.code} ${m[1]}: shut, and a post does it`);
			else if (version !== "0" && !text(res.body).includes(text(m[2]))) wrong.push(`${who} ${d.code} ${m[1]}: "${text(m[2])}" against ${res.status}`);
			else refused++;
			if (/thư xin lỗi/i.test(m[2])) {
				const href = page.body.slice(m.index).match(/href="(\/can-bo\/(?:thu-xin-loi|ho-so)\/[^"]+)"/)?.[1];
				letters.push(href ? (await s.get(href)).status : 0);
			}
		}
		if (a.roles.includes("UBND_LEADER") && d.state === "CHO_KY" && !open.includes("nhan") && !open.includes("ky") && !page.body.includes('id="chan-ky"'))
			wrong.push(`${who} ${d.code}: waits for a signature and the signature is not on the page`);
	}
}
check(`every shut move says what a post is told: ${refused} of ${shut} on ${pages} pages`, wrong.length === 0, wrong.slice(0, 5).join("; "));
check("there were pages and shut moves to look at", pages > 100 && shut > 5, `${pages} ${shut}`);
check("nobody without a step is left without a word", silent === 0, `${silent}`);
check("who lacks a letter is led to it", letters.length > 0 && letters.every((x) => x === 200), letters.join(" "));
finish();
