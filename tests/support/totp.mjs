// Codes by time (RFC 6238) for accounts that have a second factor.  A code
// works once: the steps used are remembered in VAR across test programs, and
// the next code is taken within the one step of tolerance, or waited for.
import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STEP = 30;
export function totp(secret, step) {
	let bits = "";
	for (const c of secret) bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0");
	const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const mac = createHmac("sha1", key).update(counter).digest();
	const at = mac[19] & 15;
	return String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, "0");
}
export const step_now = () => Math.floor(Date.now() / 1000 / STEP);

// Small facts that outlive one test program: used steps, living sessions.
export class Memory {
	constructor(folder, name) { this.path = join(folder, name); }
	read() { try { return JSON.parse(readFileSync(this.path, "utf8")); } catch { return {}; } }
	get(key) { return this.read()[key]; }
	set(key, value) { writeFileSync(this.path, JSON.stringify({ ...this.read(), [key]: value }), { mode: 0o600 }); }
}

// A code that was not used yet; at most 31 s later.
export async function next_code(memory, who) {
	for (;;) {
		const now = step_now();
		const step = Math.max((memory.get(who.login) ?? 0) + 1, now);
		if (step <= now + 1) {
			memory.set(who.login, step);
			return totp(who.totp_secret, step);
		}
		await new Promise((r) => setTimeout(r, 500));
	}
}
