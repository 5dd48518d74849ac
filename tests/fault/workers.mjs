// R5: a worker killed every half second for a minute while people read and
// desks send: who reads sees hardly an error, a new one is there at once,
// nothing that was acknowledged is missing.
import { check, finish, dossiers } from "../support/http.mjs";
import { figure, quantile } from "../support/figure.mjs";
import { Instance, kill, sleep } from "../support/instance.mjs";
import { Ledger } from "../support/ledger.mjs";

const SECONDS = process.env.FULL ? 60 : 10;
const i = Instance.here(), ledger = new Ledger(i);
await ledger.clients(2);
const paths = ["/thu-tuc?tim=ket+hon", `/tra-cuu/${dossiers[0].code}`, "/cong-khai/tre-han", "/can-bo/dang-nhap", "/lien-he"];
let asked = 0, bad = 0, killed = 0;
const seen = {}, slow = [], respawn = [];
const end = Date.now() + SECONDS * 1000;
const readers = Array.from({ length: 8 }, async (_, k) => {
	for (let n = k; Date.now() < end; n++) {
		const res = await i.get(paths[n % paths.length]);
		asked++;
		seen[res.status] = (seen[res.status] ?? 0) + 1;
		slow.push(res.ms);
		if (res.status >= 500 || !res.status) bad++;
	}
});
const writers = ledger.work(1e9, end);
const killer = (async () => {
	for (let n = 0; Date.now() < end; n++) {
		const part = n % 2 ? "staff" : "public", before = i.workers(part).sort((a, b) => a - b);
		if (kill(before[0])) { // the oldest: one that has just begun waits
			killed++;
			const t0 = Date.now();
			while (Date.now() - t0 < 5000 && i.workers(part).filter((p) => !before.includes(p)).length === 0) await sleep(10);
			respawn.push(Date.now() - t0);
		}
		await sleep(Math.max(0, 500 - (respawn.at(-1) ?? 0)));
	}
})();
await Promise.all([...readers, writers, killer]);
const is = ledger.missing(), share = bad / asked, worst = Math.max(...respawn);
console.log(`# ${asked} asked ${JSON.stringify(seen)}, p99 ${quantile(slow, 0.99).toFixed(0)} ms; ${ledger.said.length} intakes, ${ledger.unanswered} sent again; ${killed} killed, respawn median ${quantile(respawn, 0.5)} ms`);
check("nothing that was acknowledged is missing or doubled", is.wrong === 0 && ledger.said.length > 0, JSON.stringify(is));
check("at most one in a thousand sees an error", share <= 0.001, `${bad} of ${asked}`);
check("a new worker is there within a second", worst <= 1000, `${worst} ms`);
const control = ledger.missing([...ledger.said, { key: "0".repeat(32), code: "H00.00-260101-0001", who: 0 }]).lost.length === 1;
check("a control: one that nobody received is missed", control);
figure("R5", "a worker killed every 0.5 s", `${is.wrong} lost of ${ledger.said.length}, ${(100 * share).toFixed(3)} % errors of ${asked}, respawn ≤ ${worst} ms, ${killed} kills`, "0, ≤ 0.1 %, ≤ 1 s", is.wrong === 0 && share <= 0.001 && worst <= 1000, control && "an invented acknowledgement was missed");
finish();
