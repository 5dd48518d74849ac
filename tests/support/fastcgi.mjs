// FastCGI by hand (version 1, responder), well-formed or not.
import net from "node:net";

const header = (type, id, length, padding = 0) => Buffer.from([1, type, id >> 8, id & 255, length >> 8, length & 255, padding, 0]);
export const record = (type, body, id = 1) => Buffer.concat([header(type, id, body.length), body]);
const size = (n) => (n < 128 ? Buffer.from([n]) : Buffer.from([0x80 | (n >> 24), (n >> 16) & 255, (n >> 8) & 255, n & 255]));
export const pair = (name, value) => { const n = Buffer.from(name), v = Buffer.from(value); return Buffer.concat([size(n.length), size(v.length), n, v]); };
export const begin = (id = 1, role = 1, keep = 0) => record(1, Buffer.from([role >> 8, role & 255, keep, 0, 0, 0, 0, 0]), id);
export const params = (of) => Buffer.concat([record(4, Buffer.concat(Object.entries(of).filter(([, v]) => v !== undefined).map(([k, v]) => pair(k, v)))), record(4, Buffer.alloc(0))]);
export const stdin = (body = Buffer.alloc(0)) => Buffer.concat([...(body.length ? [record(5, body)] : []), record(5, Buffer.alloc(0))]);
export const whole = (of, body) => Buffer.concat([begin(), params({ REQUEST_METHOD: "GET", REQUEST_URI: "/healthz", REMOTE_ADDR: "127.0.0.1", ...of }), stdin(body)]);

// What comes back until the other side closes or `wait` ms are over; `end`: say
// that nothing more will come.
export function send(path, bytes, { wait = 5000, end = false } = {}) {
	return new Promise((resolve) => {
		const got = [];
		const s = net.connect({ path });
		const done = () => { clearTimeout(timer); s.destroy(); resolve(read(Buffer.concat(got))); };
		const timer = setTimeout(done, wait);
		s.on("connect", () => { s.write(bytes); if (end) s.end(); });
		s.on("data", (d) => got.push(d));
		s.on("close", done);
		s.on("error", done);
	});
}
function read(bytes) {
	const out = [];
	let ended = false;
	for (let at = 0; at + 8 <= bytes.length;) {
		const length = bytes.readUInt16BE(at + 4);
		if (bytes[at + 1] === 6) out.push(bytes.subarray(at + 8, at + 8 + length));
		ended ||= bytes[at + 1] === 3;
		at += 8 + length + bytes[at + 6];
	}
	const text = Buffer.concat(out).toString("utf8");
	return { status: Number(text.match(/^Status: (\d+)/)?.[1] ?? 0), text, ended, silent: bytes.length === 0 };
}
