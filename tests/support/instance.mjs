// An instance of its own, for tests that break one: a folder and a port of its
// own, its parts by pid.
import { execFile, execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
export const free_port = () => new Promise((r) => { const s = net.createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); s.close(() => r(port)); }); });
export const children = (parent) => readdirSync("/proc").filter((p) => /^\d+$/.test(p)).map(Number).filter((p) => {
	try { return readFileSync(`/proc/${p}/stat`, "utf8").split(") ")[1].split(" ")[1] === String(parent); } catch { return false; }
});
export const kill = (pid, signal = "SIGKILL") => { try { return pid > 0 && process.kill(pid, signal); } catch { return false; } };
export const rss_kb = (pid) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]);
export const fds = (pid) => readdirSync(`/proc/${pid}/fd`).length;
export async function until(what, seconds = 20) {
	for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) if (await what()) return true;
	return false;
}

export class Instance {
	constructor(place, port, more) {
		this.place = place;
		this.VAR = join(place, "var");
		this.port = port;
		this.base = `http://127.0.0.1:${port}`;
		this.env = { ...process.env, VAR: this.VAR, PORT: String(port), LIMIT: "1000000r/m", ...more };
	}
	// place: a folder that is there already (a small disk); else a new one.
	static async make(name, more = {}, place = mkdtempSync(join(tmpdir(), `motcua-${name}-`))) {
		chmodSync(place, 0o711); // the parts are users of their own
		return new Instance(place, await free_port(), more);
	}
	// The one that the environment names.
	static here() {
		const url = new URL(process.env.BASE ?? "http://127.0.0.1:8080"), i = new Instance("", Number(url.port));
		i.VAR = process.env.VAR ?? "var";
		return i;
	}
	// Tests of the browser's manners (http.mjs) then speak to this one.
	here() { Object.assign(process.env, { VAR: this.VAR, BASE: this.base }); }
	start() { return execFileSync("fcgi/run/ops", ["start"], { env: this.env, encoding: "utf8", stdio: "pipe", timeout: 600000 }); }
	async start_later() { return (await promisify(execFile)("fcgi/run/ops", ["start"], { env: this.env, timeout: 600000 })).stdout; }
	end() {
		try { execFileSync("fcgi/run/ops", ["stop"], { env: this.env, stdio: "pipe", timeout: 120000 }); } catch { /* stopped */ }
		rmSync(this.place, { recursive: true, force: true, maxRetries: 5 });
	}
	pid(part) { try { return Number(execFileSync("s6-svstat", ["-o", "pid", join(this.VAR, "service", part)], { encoding: "utf8" })); } catch { return 0; } }
	workers(part) { return children(this.pid(part)); }
	sql(text, database = "motcua") { return execFileSync("mariadb", ["--no-defaults", `--socket=${join(this.VAR, "run/mariadb.sock")}`, "-N", database], { input: text, encoding: "utf8", maxBuffer: 1 << 30, stdio: "pipe" }).trim(); }
	motcua(...words) {
		try { return execFileSync(join(process.env.BUILD ?? "build", "bin/motcua"), [...words, "--var", this.VAR], { encoding: "utf8", maxBuffer: 1 << 28 }); } catch (e) { return `${e.stdout}${e.stderr}`; }
	}
	get(path, { from = "127.0.0.1", agent = false, timeout = 30000, headers = {} } = {}) {
		const t0 = performance.now();
		return new Promise((resolve) => {
			const req = http.get({ host: "127.0.0.1", port: this.port, path, localAddress: from, agent, timeout, headers }, (res) => {
				let body = "";
				res.setEncoding("utf8").on("data", (d) => { body += d; });
				res.on("end", () => resolve({ status: res.statusCode, headers: res.headers, body, ms: performance.now() - t0 }));
				res.on("error", () => resolve({ status: 0, headers: {}, body: "", ms: performance.now() - t0 }));
			});
			req.on("error", () => resolve({ status: 0, headers: {}, body: "", ms: performance.now() - t0 }));
			req.on("timeout", () => req.destroy());
		});
	}
	async is_well() {
		for (const path of ["/readyz", "/can-bo/readyz", "/can-bo/dang-nhap"]) if ((await this.get(path)).status !== 200) return false;
		return this.pid("worker") > 0;
	}
}
