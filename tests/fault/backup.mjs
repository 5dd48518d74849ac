// R8: an office works while it is backed up; then its machine is gone.  What was
// acknowledged is in the restored one, to the last log and to a moment between,
// each with its file; and each fault of a backup is named in a sentence.  The
// commands are those of OPERATIONS.md.  FULL=1: more intakes, more moments.
import { execFile, execFileSync, spawn } from "node:child_process";
import { chmodSync, closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { check, result } from "../support/tally.mjs";
import { figure } from "../support/figure.mjs";
import { Instance, kill, sleep, until } from "../support/instance.mjs";

const full = !!process.env.FULL, MANY = full ? 400 : 24, MOMENTS = full ? 4 : 1;
const BUILD = process.env.BUILD ?? "build", is_root = process.getuid() === 0;
const place = mkdtempSync(join(tmpdir(), "motcua-kept-")), at = (...names) => join(place, ...names);
chmodSync(place, 0o711);
const i = process.env.HERE ? Instance.here() : await Instance.make("backed", { WORKERS: "2" });
const asked = (cmd, args) => execFileSync(cmd, args, { encoding: "utf8" }).trim();
const key_of = (name) => { execFileSync("age-keygen", ["-o", at(name)], { stdio: "pipe" }); return asked("age-keygen", ["-y", at(name)]); };
const recipient = key_of("backup.key"), key_recipient = key_of("keys.key");
const other_recipient = key_of("other.key");
const env = { ...process.env, MC_BACKUP_RECIPIENT: recipient, MC_BACKUP_KEY_RECIPIENT: key_recipient };
// What it said, all of it, and how it ended.
async function motcua(words, more = env) {
	try {
		const { stdout, stderr } = await promisify(execFile)(join(BUILD, "bin/motcua"), words, { env: more, maxBuffer: 1 << 28 });
		return { code: 0, said: `${stdout}${stderr}` };
	} catch (e) { return { code: e.code ?? 1, said: `${e.stdout}${e.stderr}` }; }
}
const backup = (dir, ...words) => motcua(["backup", dir, ...words, "--var", i.VAR]);
const restore = (dir, to, ...words) => motcua(["restore", dir, "--var", to, "--identity", at("backup.key"), "--key-identity", at("keys.key"), ...words]);
const sets = (dir) => readdirSync(dir).filter((n) => /^\d{8}T\d{6}Z$/.test(n)).sort();
const local = (ms) => new Date(ms + 7 * 3600e3).toISOString().slice(0, 19).replace("T", " ");
const clean = (said) => / 0 faults/.test(said) && / 0 not as recorded/.test(said) && /, 0 not as sealed/.test(said) && !/^first/m.test(said);
const sha = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
const copy_of = (dir, name) => { cpSync(dir, at(name), { recursive: true }); return at(name); };
const noticed = [];
const control = (what, fine, said) => { check(`a control: ${what}`, fine, said?.slice(-500)); if (fine) noticed.push(what); };

// What a restore of `dir` refuses, each fault on a copy of it; there: a folder that
// is an instance already.
async function planted(dir, there) {
	const copy = (name) => copy_of(dir, name);
	const refused = async (what, from, pattern, ...words) => {
		const out = await restore(from, at(`to-${noticed.length}`), ...words);
		control(what, out.code !== 0 && pattern.test(out.said), out.said);
	};
	const flipped = copy("flipped"), part = join(flipped, "database.mbstream.zst.age"), fd = openSync(part, "r+");
	writeSync(fd, Buffer.from([readFileSync(part)[5000] ^ 1]), 0, 1, 5000);
	closeSync(fd);
	await refused("a flipped byte", flipped, /database\.mbstream\.zst\.age is damaged: its SHA-256 is not the manifest's/);
	const short = copy("short");
	execFileSync("truncate", ["-s", "-1", join(short, "secrets.tar.zst.age")]);
	await refused("a part that was cut", short, /secrets\.tar\.zst\.age has \d+ bytes, its manifest says \d+/);
	const holed = copy("holed");
	rmSync(join(holed, "logs/000001"), { recursive: true });
	await refused("a log in the middle", holed, /logs\/000001 is missing: what was committed in it and after it/);
	const manifest = JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8"));
	const skipped = copy("skipped"), log = join(skipped, "logs/000001/manifest.json"), parsed = JSON.parse(readFileSync(log, "utf8"));
	parsed.parts = parsed.parts.filter((p) => !p.name.startsWith(manifest.binlog));
	writeFileSync(log, JSON.stringify(parsed));
	await refused("a binary log in the middle", skipped, /a binary log is missing/);
	const packless = copy("packless");
	rmSync(join(packless, readdirSync(packless).find((n) => n.startsWith("files-"))));
	await refused("a pack of files", packless, /files-.*\.tar\.zst\.age is missing/);
	const wrong = await motcua(["restore", dir, "--var", at("to-wrong"), "--identity", at("other.key"), "--key-identity", at("keys.key")]);
	control("a wrong key", wrong.code !== 0 && /other\.key does not open notes\.zst\.age: it was encrypted to another one/.test(wrong.said), wrong.said);
	const same = await motcua(["restore", dir, "--var", at("to-wrong"), "--identity", at("backup.key")]);
	control("the key of the data does not open the keys", same.code !== 0 && /backup\.key does not open secrets\.tar\.zst\.age/.test(same.said), same.said);
	const taken = await restore(dir, there);
	control("a folder that is not empty", taken.code !== 0 && /is not empty \(.*\): a restore goes into an empty folder only/.test(taken.said), taken.said);
	await refused("a moment before the backup", dir, /after the moment that is asked for: take an earlier one/, "--until", local(Date.now() - 86400e3));

	// One file left out of its pack, everything else in order.
	const robbed = copy("robbed"), pack = readdirSync(robbed).find((n) => n.startsWith("files-")), pack_path = join(robbed, pack);
	execFileSync("bash", ["-c", 'set -o pipefail; age -d -i "$1" "$2" | zstd -dc >"$3" && tar --delete -f "$3" "$(tar -tf "$3" | sed -n 2p)" && rm "$2" && zstd -qc "$3" | age -r "$4" >"$2"', "-", at("backup.key"), pack_path, at("pack.tar"), recipient]);
	const robbed_manifest = JSON.parse(readFileSync(join(robbed, "manifest.json"), "utf8")), entry = robbed_manifest.parts.find((p) => p.name === pack);
	Object.assign(entry, { bytes: statSync(pack_path).size, sha256: sha(pack_path) });
	writeFileSync(join(robbed, "manifest.json"), JSON.stringify(robbed_manifest));
	await refused("one file of the store", robbed, /1 of \d+ rows have no file, the first is attachment \d+/);
}
// The backup of one that lacks a file itself is kept, and not called good.
async function lacking(victim) {
	const object = join(i.VAR, "files", victim.slice(0, 2), victim.slice(2, 4), victim), dir = at("lacking");
	mkdirSync(dir);
	execFileSync("cp", ["-p", object, at("object")]);
	rmSync(object);
	const out = await backup(dir);
	execFileSync("cp", ["-p", at("object"), object]);
	control("an instance that lacks a file", out.code !== 0 && /rows have no file in .*: motcua doctor/.test(out.said) && readdirSync(dir).every((n) => n.endsWith(".not-good")), out.said);
}
// Nor one whose replay finds a fault.
async function changed() {
	mkdirSync(at("changed"));
	i.sql("CREATE VIEW planted AS SELECT 1 AS one");
	const out = await backup(at("changed"));
	i.sql("DROP VIEW planted");
	control("an instance with a fault of its own", out.code !== 0 && /the replay names a fault: first of the definitions: view planted/.test(out.said) && readdirSync(at("changed")).every((n) => n.endsWith(".not-good")), out.said);
}
async function nobody_reads(store) {
	const { MC_BACKUP_RECIPIENT: _, ...nobody } = env;
	const plain = await motcua(["backup", store, "--var", i.VAR], nobody);
	check("without a recipient nothing is written and the way out is said", plain.code !== 0 && /age-keygen -o backup\.key/.test(plain.said) && /without it no backup/.test(plain.said) && readdirSync(store).length === 0, plain.said);
}
// HERE=1: the guards alone, of the instance that the environment names
// (tests/guards/run); what other tests have changed by hand in it is a fault
// that its backup names, and no matter here.
async function here() {
	const store = at("store");
	mkdirSync(store);
	await nobody_reads(store);
	await backup(store);
	let dir = join(store, readdirSync(store)[0] ?? "none");
	if (dir.endsWith(".not-good")) { // as its logs want it
		renameSync(dir, dir.replace(".not-good", ""));
		dir = dir.replace(".not-good", "");
		writeFileSync(join(i.VAR, "backup/set"), `${sets(store)[0]}\n`);
	}
	await backup(store, "--log");
	await sleep(1100);
	const ms = Math.floor(Date.now() / 1000) * 1000;
	await sleep(1100);
	i.motcua("clock", "confirm", "what comes behind the moment");
	await backup(store, "--log");
	const moment = await restore(dir, at("moment"), "--until", local(ms));
	check("to a moment, and what is behind it is told", /Committed after it and not here: \d+ commits from/.test(moment.said), moment.said);
	await planted(dir, i.VAR);
	await lacking(i.sql("SELECT LOWER(HEX(digest)) FROM attachment LIMIT 1"));
	await changed();
	mkdirSync(at("cut/.new-20260101T000000Z"), { recursive: true });
	const none = await restore(at("cut"), at("of-cut"));
	control("a backup that was cut", /holds no backup \(one that was cut is none\)/.test(none.said), none.said);
	rmSync(place, { recursive: true, force: true });
	process.exit(result());
}

if (process.env.HERE) await here();
let j = null, lost = 0, counted = 0, differing = 0, all_clean = true;
try {
	i.start();
	i.here();
	const { Session } = await import("../support/http.mjs");
	const { Ledger } = await import("../support/ledger.mjs");
	const ledger = new Ledger(i), store = at("store");
	await ledger.clients(3);
	const work = (n) => ledger.work(ledger.said.length + n, Date.now() + 240000);
	// While `what` runs, the office works.
	async function meanwhile(what) {
		let going = true;
		const desks = ledger.work(1e9, Date.now() + 240000, {}), done = what.finally(() => { going = false; ledger.stopped = true; });
		const out = await done;
		await desks;
		ledger.stopped = false;
		return going ? null : out;
	}

	// Never made, nobody to read it, no folder: each a sentence.
	check("doctor says that none was ever made", /^WRONG no backup of this instance was ever made/m.test(i.motcua("doctor")));
	mkdirSync(store);
	await nobody_reads(store);
	const nowhere = await backup(at("not-mounted"));
	check("a folder that is not there is not made", nowhere.code !== 0 && /is no folder \(is the disk mounted\?\)/.test(nowhere.said) && !existsSync(at("not-mounted")), nowhere.said);
	const early = await backup(store, "--log");
	check("a log without a full one says so", early.code !== 0 && /has no full backup of this instance to go on with/.test(early.said), early.said);

	// A full one under work.
	await work(MANY);
	let first_said = 0;
	const made = await meanwhile((async () => { await sleep(300); first_said = ledger.said.length; return backup(store); })());
	const set = sets(store)[0], dir = join(store, set ?? "none");
	check("a backup while the office works is found good", made.code === 0 && /restored beside and found good/.test(made.said) && sets(store).length === 1, made.said);
	check("it says how far it is", /1\/5 the database/.test(made.said) && /5\/5 trial: every clock, chain and seal again/.test(made.said), made.said);
	check("the office went on meanwhile", ledger.said.length > first_said, `${first_said} ${ledger.said.length}`);
	const manifest = JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8"));
	check("its manifest knows each part", manifest.parts.length >= 4 && manifest.parts.every((p) => statSync(join(dir, p.name)).size === p.bytes && sha(join(dir, p.name)) === p.sha256) && readdirSync(dir).length === manifest.parts.length + 2 - (existsSync(join(dir, "logs")) ? 0 : 1), JSON.stringify(manifest));
	check("every part is encrypted", manifest.parts.every((p) => readFileSync(join(dir, p.name)).subarray(0, 21).toString() === "age-encryption.org/v1"));
	check("nothing is left of its trial", !existsSync(join(i.VAR, "tmp/b")) && !readdirSync(store).some((n) => n.startsWith(".")));
	const told = (await i.get("/metrics")).body;
	check("doctor and /metrics say its age", /^ok +the last good backup is 0 hours old/m.test(i.motcua("doctor")) && /^motcua_backup_age_seconds\{kind="full"\} \d+$/m.test(told), told.slice(0, 300));
	writeFileSync(join(i.VAR, "backup/last"), `${Math.floor(Date.now() / 1000) - 40 * 3600} 0\n`);
	check("one that is old is a warning", /the last good backup is old/.test((await i.get("/readyz")).body) && /^WRONG the last good backup is 40 hours old/m.test(i.motcua("doctor")));

	// Logs, moments between them, and what no log has any more.
	const moments = [];
	await meanwhile((async () => { await sleep(200); const l = await backup(store, "--log"); check("a log while the office works", l.code === 0, l.said); })());
	for (let n = 0; n < MOMENTS; n++) {
		await work(4);
		const ms = Math.floor(Date.now() / 1000) * 1000;
		moments.push({ ms, n: ledger.said.length });
		await sleep(1500); // the second is over: what comes is behind it
		await work(5);
		await meanwhile((async () => { await sleep(200); moments.at(-1).behind = ledger.said.length; const l = await backup(store, "--log"); check("and another", l.code === 0, l.said); })());
	}
	await work(3);
	await sleep(6000); // what is committed is noted within five seconds
	const last_n = ledger.said.length;
	const last = await backup(store, "--log");
	check("the last log", last.code === 0 && /all that was committed until/.test(last.said), last.said);
	check("a log is small work", existsSync(join(dir, `logs/00000${MOMENTS + 2}/manifest.json`)));
	await work(4); // these are lost with the machine

	// A second full one: the packs before it are the same files, its logs begin
	// where those of the first end.
	const again = await backup(store);
	const second = join(store, sets(store)[1] ?? "none"), packs = readdirSync(second).filter((n) => n.startsWith("files-")).sort();
	check("the next full one has the packs before it as links", again.code === 0 && packs.length === 2 && statSync(join(second, packs[0])).nlink === 2, `${again.said} ${packs}`);
	const closing = readdirSync(join(dir, "logs")).length;
	check("and brings the logs of the one before to their end", closing === MOMENTS + 3, `${closing}`);
	rmSync(join(dir, "logs", String(closing).padStart(6, "0")), { recursive: true }); // as if it had not been made
	renameSync(second, at("second"));

	// A key that is lost: the next one is to another key, whole.
	const rekeyed_env = { ...env, MC_BACKUP_RECIPIENT: other_recipient };
	const rekeyed = await motcua(["backup", store, "--var", i.VAR], rekeyed_env), third = join(store, sets(store).at(-1));
	check("a backup to another key links nothing to the old one", rekeyed.code === 0 && third !== dir && readdirSync(third).filter((n) => n.startsWith("files-")).length === 1, rekeyed.said);
	const second_log = await backup(store, "--log");
	check("nor do logs go on between keys", second_log.code !== 0 && /is encrypted to another key than is set now: make a full backup/.test(second_log.said), second_log.said);
	renameSync(third, at("third"));

	await lacking(ledger.said.find((r) => r.file).file);
	await changed();

	// A backup that is cut is none.
	mkdirSync(at("cut"));
	const cut = spawn(join(BUILD, "bin/motcua"), ["backup", at("cut"), "--var", i.VAR], { env, stdio: "ignore" });
	await until(() => readdirSync(at("cut")).some((n) => { try { return statSync(join(at("cut"), n, "database.mbstream.zst.age")).size > 0; } catch { return false; } }), 30);
	cut.kill("SIGKILL");
	await sleep(300);
	const none = await restore(at("cut"), at("of-cut"));
	control("a backup that was cut", readdirSync(at("cut")).length === 1 && none.code !== 0 && /holds no backup \(one that was cut is none\)/.test(none.said), none.said);
	const children = execFileSync("sh", ["-c", `ps ax -o args | grep -c "[d]atadir=${i.VAR}/tmp/b" || true`], { encoding: "utf8" }).trim();
	check("nothing of it goes on", children === "0", children);
	if (is_root) {
		mkdirSync(at("small"));
		execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", at("small")]);
		const room = await backup(at("small"));
		control("too little room", room.code !== 0 && /needs \d+ MB at .* and there are \d+ MB: nothing was begun/.test(room.said) && readdirSync(at("small")).length === 0, room.said);
		execFileSync("umount", [at("small")]);
		const least = await promisify(execFile)("tests/attack/least.sh", { env: i.env }).catch((e) => e);
		check("a backup opens nothing to the parts' users", !/^not ok/m.test(least.stdout), least.stdout?.match(/^not ok.*/gm)?.join("; "));
	}

	// The machine is gone.
	for (const part of ["mariadb", "staff", "public", "worker", "nginx"]) kill(i.pid(part));
	execFileSync("fcgi/run/ops", ["stop"], { env: i.env, stdio: "pipe" });

	// It begins on another folder, at the same address.
	async function begin(name, ...words) {
		const t0 = performance.now(), VAR = at(name), out = await restore(dir, VAR, ...words), took = (performance.now() - t0) / 1000;
		const next = new Instance(place, i.port, { WORKERS: "2" });
		next.VAR = next.env.VAR = VAR;
		if (out.code === 0) next.start();
		return { ...out, instance: next, took };
	}
	const stop = (x) => execFileSync("fcgi/run/ops", ["stop"], { env: x.env, stdio: "pipe" });
	async function judge(x, said, name) {
		ledger.i = x.instance;
		const is = ledger.missing(said), verify = x.instance.motcua("verify"), doctor = x.instance.motcua("doctor", "--read-files");
		counted += said.length; lost += is.wrong;
		check(`${name}: what was acknowledged is there, once, with its file`, is.wrong === 0 && said.length > 0, JSON.stringify(is).slice(0, 400));
		check(`${name}: the replay is clean`, clean(verify), verify.slice(-600));
		all_clean &&= clean(verify);
		const rows = doctor.match(/files: (\d+) rows, (\d+) objects, (\d+) rows without file/);
		differing += Number(rows?.[3] ?? 1) + (/^ok +every file is what its name says/m.test(doctor) ? 0 : 1);
		check(`${name}: no row without its file, each is what its name says`, rows?.[3] === "0" && /^ok +every file is what its name says/m.test(doctor), doctor.slice(-800));
		const s = await Session.sign_in(ledger.desks[0].who);
		check(`${name}: its people sign in`, (await s.get("/can-bo/tai-khoan")).status === 200);
		check(`${name}: and says who restored it to when`, x.instance.sql("SELECT COUNT(*) FROM audit WHERE action='restore' AND detail LIKE 'to=%gone: commits=%'") === "1");
		return verify;
	}

	j = await begin("newest");
	check("it is restored to the last log", j.code === 0 && /is as of \d{4}-/.test(j.said) && /What was committed after .* is not in this backup/.test(j.said), j.said);
	await judge(j, ledger.said.slice(0, last_n), "the newest");
	const tail = ledger.said.slice(last_n).filter((r) => j.instance.sql(`SELECT COUNT(*) FROM dossier WHERE code='${r.code}'`) === "1");
	check("what came after the last log is not", tail.length === 0, `${tail.length}`);
	if (is_root) {
		const least = await promisify(execFile)("tests/attack/least.sh", { env: j.instance.env }).catch((e) => e);
		check("its files are its parts' own", !/^not ok/m.test(least.stdout) && /^ok/m.test(least.stdout), least.stdout?.match(/^not ok.*/gm)?.join("; "));
	}
	const more = new Ledger(j.instance);
	await more.clients(1);
	await more.work(2, Date.now() + 60000);
	check("and it goes on", more.said.length === 2 && more.missing().wrong === 0, JSON.stringify(more.missing()));
	const unknown = await motcua(["backup", store, "--log", "--var", j.instance.VAR]);
	check("its logs do not go on with another's backup", unknown.code !== 0 && /has no full backup of this instance/.test(unknown.said), unknown.said);
	await until(() => clean(j.instance.motcua("verify")) && /0 rows wait/.test(j.instance.motcua("verify")), 5);
	check("after work on it the replay is clean", clean(j.instance.motcua("verify")), j.instance.motcua("verify").slice(-500));
	stop(j.instance);

	for (const [n, m] of moments.entries()) {
		j = await begin(`moment-${n}`, "--until", local(m.ms));
		const here = ledger.said.slice(0, m.n), behind = ledger.said.slice(m.n, m.behind);
		check("it is restored to a moment", j.code === 0 && /Committed after it and not here: \d+ commits/.test(j.said), j.said);
		await judge(j, here, `the moment ${n}`);
		check("what came behind the moment is not there", behind.length > 0 && behind.every((r) => j.instance.sql(`SELECT COUNT(*) FROM dossier WHERE code='${r.code}'`) === "0"));
		check("and each of it is named, whose receipt was given", behind.every((r) => j.said.includes(r.code)) && here.every((r) => !j.said.includes(r.code)), j.said);
		const whole = readdirSync(join(j.instance.VAR, "log")).find((f) => f.startsWith("seals.before-"));
		const notes = whole ? j.instance.motcua("verify", "--notes", join(j.instance.VAR, "log", whole)) : "no notes";
		control("what was noted behind the moment is not hidden", /^first of the notes: /m.test(notes), `${notes}\n${j.said}`);
		if (n + 1 < moments.length) stop(j.instance);
	}

	await planted(dir, j.instance.VAR);

	// A restore that is cut serves nobody.
	const half = spawn(join(BUILD, "bin/motcua"), ["restore", dir, "--var", at("half"), "--identity", at("backup.key"), "--key-identity", at("keys.key")], { stdio: "ignore" });
	await until(() => existsSync(at("half/db")), 30);
	half.kill("SIGKILL");
	let start = "";
	try { execFileSync("fcgi/run/ops", ["start"], { env: { ...i.env, VAR: at("half") }, encoding: "utf8", stdio: "pipe" }); } catch (e) { start = `${e.stdout}${e.stderr}`; }
	control("a restore that was cut is not served", /holds a restore that was cut/.test(start), start);

	// Another user than the one who made it.
	if (is_root) {
		const foreign = copy_of(dir, "foreign");
		execFileSync("cp", [at("backup.key"), at("keys.key"), foreign]);
		mkdirSync(at("foreign-var"));
		execFileSync("chown", ["-R", "nobody", foreign, at("foreign-var")]);
		const { stdout, code } = await promisify(execFile)("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", join(BUILD, "bin/motcua"), "restore", foreign, "--var", at("foreign-var"), "--identity", join(foreign, "backup.key"), "--key-identity", join(foreign, "keys.key")]).catch((e) => ({ stdout: `${e.stdout}${e.stderr}`, code: 1 }));
		check("another user may restore it, and lets himself in", !code && /without their file: 0/.test(stdout), stdout);
	}

	// The second set by itself, elsewhere: it needs none of the first.
	stop(j.instance);
	rmSync(store, { recursive: true });
	const alone = await restore(at("second"), at("alone"));
	const other = await motcua(["restore", at("third"), "--var", at("with-other"), "--identity", at("other.key"), "--key-identity", at("keys.key")]);
	check("one that is to another key opens with it alone", other.code === 0 && /without their file: 0/.test(other.said), other.said);
	check("a set that is alone is whole", alone.code === 0 && /without their file: 0/.test(alone.said), alone.said);
	j = null;
	figure("R8", "backup under work, restored to the last log and to a moment", `${lost} of ${counted} lost, replay ${all_clean ? "clean" : "NOT clean"}, files ↔ rows ${differing} differences, progress in 5 and 6 steps`, "point in time; replay clean; 0 differences; progress", lost === 0 && all_clean && differing === 0 && counted > 0, noticed.length >= 16 && `${noticed.length} planted faults are each named`);
} finally {
	if (j) try { execFileSync("fcgi/run/ops", ["stop"], { env: j.instance.env, stdio: "pipe" }); } catch { /* stopped */ }
	i.end();
	if (!process.env.KEEP) rmSync(place, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(result());
