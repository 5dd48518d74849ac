// R1: ten desks send intakes with files while each part is killed in turn;
// whatever was acknowledged is there, once, with its events and its file.
// FULL=1: sixty kills and as many of 20 000 intakes as fit into MINUTES.
import { check, result } from "../support/tally.mjs";
import { figure } from "../support/figure.mjs";
import { Instance, kill, sleep, until } from "../support/instance.mjs";

const full = !!process.env.FULL;
const MANY = full ? 20000 : 200, KILLS = full ? 68 : 7;
const MS = (full ? Number(process.env.MINUTES ?? 12) * 60 : 45) * 1000;
const i = await Instance.make("kept", { WORKERS: "3" });
try {
	i.start();
	i.here();
	const { Ledger } = await import("../support/ledger.mjs");
	const ledger = new Ledger(i);
	await ledger.clients(10);
	const sources = { "a worker of staff": () => i.workers("staff")[0], mariadb: () => i.pid("mariadb"), nginx: () => i.pid("nginx"), staff: () => i.pid("staff"), worker: () => i.pid("worker"), public: () => i.pid("public"), "sign-in": () => i.pid("sign-in") };
	const names = Object.keys(sources), kills = {};
	let killed = 0, working = true;
	const began = Date.now();
	const killer = (async () => {
		await sleep(500);
		while (working && killed < KILLS) {
			const name = names[killed % names.length];
			if (kill(sources[name]())) { kills[name] = (kills[name] ?? 0) + 1; killed++; }
			if (!await until(() => i.is_well(), 60)) throw new Error(`${name} did not come back`);
			await sleep(full ? MS / KILLS / 2 : 300);
		}
	})();
	await ledger.work(MANY, began + MS, { more: () => killed < KILLS });
	working = false;
	await killer;
	await until(() => i.is_well(), 60);
	const seconds = (Date.now() - began) / 1000;
	const is = ledger.missing(), counted = ledger.said.length;
	console.log(`# ${ledger.said.length} acknowledged in ${seconds.toFixed(0)} s, ${ledger.said.filter((r) => r.file).length} with their file, ${ledger.again} sent again, ${ledger.unanswered} without an answer; killed: ${JSON.stringify(kills)}`);
	check("what was acknowledged is there", is.lost.length === 0, is.lost.slice(0, 5).join(" "));
	check("once", is.doubled.length === 0 && ledger.changed === 0, `${is.doubled.slice(0, 5).join(" ")}; ${ledger.changed}`);
	check("with its events and its person", is.half.length === 0, is.half.slice(0, 5).join(" "));
	check("and its file", is.no_file.length === 0, is.no_file.slice(0, 5).join(" "));
	const verify = i.motcua("verify");
	check("the replay is clean", / 0 faults/.test(verify), verify.slice(-400));

	// The control: a database that says "committed" before it is.
	let noticed = 0;
	for (let n = 0; n < 6 && !noticed; n++) {
		const before = ledger.said.length;
		i.sql("SET GLOBAL innodb_flush_log_at_trx_commit=0; SET GLOBAL sync_binlog=0");
		const more = ledger.work(before + 400, Date.now() + 1500, { file: false });
		await sleep(700 + 90 * n);
		kill(i.pid("mariadb"));
		const said = ledger.said.slice(before);
		ledger.stopped = true; // what was under way is not insisted on
		await more;
		ledger.stopped = false;
		await until(() => i.is_well(), 60);
		noticed = ledger.missing(said).lost.length;
	}
	check("a control: acknowledged before it is durable is noticed", noticed > 0);
	const met = is.wrong === 0 && ledger.changed === 0 && / 0 faults/.test(verify) && (!full || killed >= 60);
	figure("R1", "acknowledged intakes lost or doubled under kill -9", `${is.lost.length} / ${is.doubled.length + ledger.changed} of ${counted} in ${seconds.toFixed(0)} s, ${killed} kills, ${ledger.again} replays`, `0 / 0${full ? ", 60 kills" : ""}`, met, noticed > 0 && `without flush ${noticed} were missed`);
} finally {
	i.end();
}
process.exit(result());
