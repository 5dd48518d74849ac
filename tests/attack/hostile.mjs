// S6: requests that no browser writes, through the web server, and records that
// no web server writes, on the programs' own sockets: each is answered as its
// line says, and the workers live on.  FULL=1: 20 000 bent records.
import net from "node:net";
import { join } from "node:path";
import { begin, pair, params, record, send, stdin, whole } from "../support/fastcgi.mjs";
import { BASE, check, finish } from "../support/http.mjs";
import { figure } from "../support/figure.mjs";
import { Instance, kill, until } from "../support/instance.mjs";

const i = Instance.here(), { port } = new URL(BASE);
const BENT = process.env.FULL ? 20000 : 600;

// Everything that comes back on one connection, for at most `wait` ms.
function raw(bytes, { wait = 2500, half = false } = {}) {
	return new Promise((resolve) => {
		const parts = [];
		const s = net.connect(Number(port), "127.0.0.1");
		const done = () => { clearTimeout(timer); s.destroy(); const text = Buffer.concat(parts).toString("latin1"); resolve({ text, statuses: [...text.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map((m) => Number(m[1])) }); };
		const timer = setTimeout(done, wait);
		s.on("connect", () => { s.write(Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, "latin1")); if (half) s.end(); });
		s.on("data", (d) => parts.push(d));
		s.on("close", done);
		s.on("error", done);
	});
}
const H = `Host: 127.0.0.1:${port}\r\n`, X = "Connection: close\r\n", FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
const SMUGGLED = "GET /can-bo/healthz HTTP/1.1\r\nHost: x\r\n\r\n";
const post = (headers, body = "") => `POST /tra-cuu/H17.33-991231-9999/xac-minh HTTP/1.1\r\n${H}${X}${FORM}${headers}\r\n${body}`;
const get = (path, headers = "") => `GET ${path} HTTP/1.1\r\n${H}${X}${headers}\r\n`;
// name, bytes, the only answers there may be ([]: none, closed); how many of them.
const http_cases = [
	["length and chunks at once", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", `0\r\n\r\n${SMUGGLED}`), [400]],
	["chunks and length at once", post("Transfer-Encoding: chunked\r\nContent-Length: 60\r\n", `0\r\n\r\n${SMUGGLED}`), [400]],
	["two lengths", post("Content-Length: 0\r\nContent-Length: 44\r\n", SMUGGLED), [400]],
	["two lengths in one", post("Content-Length: 0, 44\r\n", SMUGGLED), [400]],
	["a length with a sign", post("Content-Length: +4\r\n", "a=b&"), [400]],
	["a negative length", post("Content-Length: -1\r\n", "a=b&"), [400]],
	["a length in hex", post("Content-Length: 0x4\r\n", "a=b&"), [400]],
	["an endless length", post("Content-Length: 99999999999999999999999\r\n"), [400, 413]],
	["chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), [400, 501]],
	["another coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), [400, 501]],
	["a blank before the colon", post("Transfer-Encoding : chunked\r\nContent-Length: 3\r\n", "a=b"), [400]],
	["a coding behind a tab", post("Transfer-Encoding:\tchunked\r\n", "0\r\n\r\n"), [400, 422, 404, 501]],
	["a chunk of no number", post("Transfer-Encoding: chunked\r\n", "zz\r\nabc\r\n0\r\n\r\n"), [400]],
	["a chunk as large as the world", post("Transfer-Encoding: chunked\r\n", "ffffffffffffffffff\r\nabc"), [400, 413]],
	["a negative chunk", post("Transfer-Encoding: chunked\r\n", "-1\r\nabc\r\n0\r\n\r\n"), [400]],
	["a chunk longer than it says", post("Transfer-Encoding: chunked\r\n", "1\r\nabcdef\r\n0\r\n\r\n"), [400]],
	["chunks by HTTP/1.0", `POST / HTTP/1.0\r\n${H}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`, [400, 405, 411, 501]],
	["a folded header", get("/healthz", "X-A: b\r\n c\r\n"), [200, 400]],
	["a NUL in a header", get("/healthz", "X-A: b\0c\r\n"), [400]],
	["a NUL in the address", get("/a\0b"), [400]],
	["a header without colon", get("/healthz", "nonsense\r\n"), [200, 400]],
	["a nameless header", get("/healthz", ": x\r\n"), [200, 400]],
	["sixty-four kilobytes of one header", get("/healthz", `X-A: ${"a".repeat(65536)}\r\n`), [400, 414]],
	["two thousand headers", get("/healthz", Array.from({ length: 2000 }, (_, n) => `X-${n}: ${"b".repeat(50)}\r\n`).join("")), [400, 414]],
	["a cookie of sixty kilobytes", get("/tra-cuu", `Cookie: a=${"b".repeat(60000)}\r\n`), [400, 414]],
	["a cookie of fifteen kilobytes", get("/tra-cuu", `Cookie: ${"a=b; ".repeat(3000)}\r\n`), [200, 400, 413]],
	["two cookies", get("/tra-cuu", "Cookie: a=b\r\nCookie: c=d\r\n"), [200, 400]],
	["two origins", post("Origin: http://a\r\nOrigin: http://b\r\nContent-Length: 3\r\n", "a=b"), [400, 403]],
	["an address of twenty kilobytes", get(`/${"a".repeat(20000)}`), [414]],
	["a query of nine kilobytes", get(`/thu-tuc?tim=${"a".repeat(9000)}`), [413, 400]],
	["no host", "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", [400]],
	["two hosts", get("/healthz", "Host: evil\r\n"), [400]],
	["a host with a stroke", `GET /healthz HTTP/1.1\r\nHost: a/b\r\n${X}\r\n`, [400]],
	["a whole address", `GET http://evil.example/healthz HTTP/1.1\r\n${H}${X}\r\n`, [200, 400]],
	["an address without a stroke", `GET healthz HTTP/1.1\r\n${H}${X}\r\n`, [400]],
	["a way out", get("/static/../../secret/server.key"), [400]],
	["a way out, hidden", get("/static/%2e%2e/%2e%2e/secret/server.key"), [400, 404]],
	["files by themselves", get("/_tep/00/00/00"), [404]],
	["CONNECT", `CONNECT evil:443 HTTP/1.1\r\n${H}${X}\r\n`, [400, 405]],
	["TRACE", `TRACE / HTTP/1.1\r\n${H}${X}\r\n`, [405]],
	["OPTIONS *", `OPTIONS * HTTP/1.1\r\n${H}${X}\r\n`, [400, 404, 405]],
	["PUT", `PUT /tra-cuu HTTP/1.1\r\n${H}${X}Content-Length: 1\r\n\r\na`, [405]],
	["DELETE", `DELETE /can-bo/ho-so/1 HTTP/1.1\r\n${H}${X}\r\n`, [404, 405]],
	["a method in small letters", `get / HTTP/1.1\r\n${H}${X}\r\n`, [400, 405]],
	["a method of ten kilobytes", `${"A".repeat(10240)} / HTTP/1.1\r\n${H}${X}\r\n`, [400, 405, 414]],
	["HTTP/9", `GET / HTTP/9.9\r\n${H}\r\n`, [400, 505]],
	["HTTP/2's first words", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400, 505]],
	["a greeting of TLS", Buffer.from("16030100a5010000a10303", "hex"), [400, 0]],
	["nothing but blank lines", "\r\n\r\n\r\n\r\n", [0, 400]],
	["binary", Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 131) & 255)), [400, 0]],
	["a form of 26 MB", post("Content-Length: 27262976\r\n", "a=b"), [413]],
	["a form of 2 MB", post(`Content-Length: ${2 << 20}\r\n`, `a=${"b".repeat((2 << 20) - 2)}`), [413]],
	["a thousand and one fields", post("Content-Length: 4004\r\n", "a=1&".repeat(1001)), [400, 413]],
	["a broken escape", post("Content-Length: 4\r\n", "a=%z"), [400, 422]],
	["bytes that are no letters", post("Content-Length: 8\r\n", "a=%ff%fe"), [400]],
	["JSON as a form", `POST /tra-cuu/H17.33-991231-9999/xac-minh HTTP/1.1\r\n${H}${X}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`, [400, 415]],
	["no type", `POST /tra-cuu/H17.33-991231-9999/xac-minh HTTP/1.1\r\n${H}${X}Content-Length: 3\r\n\r\na=b`, [400, 415]],
	["a multipart form without end", `POST /tra-cuu/H17.33-991231-9999/xac-minh HTTP/1.1\r\n${H}${X}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 30\r\n\r\n--x\r\nContent-Disposition: form`, [400]],
	["a multipart form without line", `POST /tra-cuu/H17.33-991231-9999/xac-minh HTTP/1.1\r\n${H}${X}Content-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\na=b`, [400]],
	["a form that is cut off", post("Content-Length: 500\r\n", "a=b"), [0, 400, 408], { half: true }],
	["a range from the end", get("/robots.txt", "Range: bytes=-1,-1,-1,-1,-1,-1,-1,-1,-1,-1\r\n"), [200, 206, 416]],
	["a continue that is expected", post("Expect: 100-continue\r\nContent-Length: 3\r\n", "a=b"), [100, 404, 422, 200]],
	["two hundred requests at once", (`GET /robots.txt HTTP/1.1\r\n${H}\r\n`).repeat(199) + get("/robots.txt"), [200], { many: 200 }],
];
const sockets = ["public", "staff"].map((p) => join(i.VAR, "run", `${p}.sock`));
const far = Buffer.from([0xff, 0xff, 0xff, 0xff]);
// name, bytes; [] is no answer.
const fcgi_cases = [
	["no address", whole({ REQUEST_URI: undefined }), "", [400]],
	["no method", whole({ REQUEST_METHOD: undefined }), "", [400]],
	["nothing at all", Buffer.concat([begin(), record(4, Buffer.alloc(0)), stdin()]), "", [400]],
	["an unknown method", whole({ REQUEST_METHOD: "BREW" }), "", [404, 405]],
	["an address without stroke", whole({ REQUEST_URI: "healthz" }), "", [400]],
	["a way up", whole({ REQUEST_URI: "/../../etc/passwd" }), "", [400]],
	["a length that lies", whole({ REQUEST_METHOD: "POST", CONTENT_LENGTH: "500", CONTENT_TYPE: "application/x-www-form-urlencoded" }, Buffer.from("a=b")), "", [400, 403, 404]],
	["a length of no number", whole({ REQUEST_METHOD: "POST", CONTENT_LENGTH: "many" }, Buffer.from("a=b")), "", [400, 403, 404, 405]],
	["a negative length", whole({ REQUEST_METHOD: "POST", CONTENT_LENGTH: "-1" }, Buffer.from("a=b")), "", [413]],
	["an endless length", whole({ REQUEST_METHOD: "POST", CONTENT_LENGTH: "999999999999" }), "", [413]],
	["two cookies", Buffer.concat([begin(), record(4, Buffer.concat([pair("REQUEST_METHOD", "GET"), pair("REQUEST_URI", "/healthz"), pair("HTTP_COOKIE", "a"), pair("HTTP_COOKIE", "b")])), record(4, Buffer.alloc(0)), stdin()]), "", [400]],
	["a name with NUL", whole({ "A\0B": "c\0d" }), "", [200]],
	["a parameter longer than its record", Buffer.concat([begin(), record(4, Buffer.concat([Buffer.from([5, 200]), Buffer.from("REQUEabc")])), record(4, Buffer.alloc(0)), stdin()]), "", [400, 0]],
	["a name of two gigabytes", Buffer.concat([begin(), record(4, Buffer.concat([far, Buffer.from([1]), Buffer.from("a")])), record(4, Buffer.alloc(0)), stdin()]), "", [400, 0]],
	["both of two gigabytes", Buffer.concat([begin(), record(4, Buffer.concat([far, far, Buffer.from("a")])), record(4, Buffer.alloc(0)), stdin()]), "", [400, 0]],
	["a version of nobody's", Buffer.concat([Buffer.from([9, 1, 0, 1, 0, 8, 0, 0]), Buffer.alloc(8)]), "", [0]],
	["an authoriser", Buffer.concat([begin(1, 2), params({ REQUEST_METHOD: "GET", REQUEST_URI: "/healthz" }), stdin()]), "", [200, 400, 0]],
	["a role of nobody's", Buffer.concat([begin(1, 99), params({ REQUEST_METHOD: "GET", REQUEST_URI: "/healthz" }), stdin()]), "", [0, 200]],
	["given up at once", Buffer.concat([begin(), record(2, Buffer.alloc(0))]), "", [0, 400]],
	["another request within", Buffer.concat([begin(1), begin(2), params({ REQUEST_METHOD: "GET", REQUEST_URI: "/healthz" }), stdin()]), "", [200, 0]],
	["body first", Buffer.concat([begin(), stdin(Buffer.from("abc")), params({ REQUEST_METHOD: "GET", REQUEST_URI: "/healthz" })]), "", [0, 200, 400]],
	["a record of a kind unknown", Buffer.concat([begin(), record(77, Buffer.from("abc")), params({ REQUEST_METHOD: "GET", REQUEST_URI: "/healthz" }), stdin()]), "", [200, 400, 0]],
	["half a header", Buffer.from([1, 1, 0]), "end", [0]],
	["half a beginning", begin().subarray(0, 12), "end", [0]],
	["parameters that stop", Buffer.concat([begin(), record(4, pair("REQUEST_METHOD", "GET"))]), "end", [0, 400]],
	["a hundred thousand bytes of nothing", Buffer.alloc(100000), "", [0]],
	["what sort of server are you", record(9, Buffer.concat([pair("FCGI_MAX_CONNS", ""), pair("FCGI_MPXS_CONNS", "")]), 0), "end", [0]],
];
const pids = () => ["public", "staff"].flatMap((p) => [i.pid(p), ...i.workers(p)]).sort().join(" ");
const master = i.pid("nginx"), nginx = i.workers("nginx").join(" ");
const before = pids(), wrong = [], wrong_fcgi = [];
for (const [name, bytes, due, how = {}] of http_cases) {
	const { statuses, text } = await raw(bytes, how);
	const said = statuses.length ? statuses : [0];
	const too_many = statuses.filter((s) => s !== 100).length > (how.many ?? 1);
	if (!said.every((s) => due.includes(s)) || too_many || /motcua_|BEGIN|root:/.test(text) || (how.many && statuses.length !== how.many)) wrong.push(`${name}: ${said.slice(0, 5)}${said.length > 5 ? `… (${said.length})` : ""}`);
}
check(`${http_cases.length} hostile requests are answered as the table says, each once`, wrong.length === 0, wrong.join("; "));
check("no worker died of them, nginx's neither", pids() === before && i.pid("nginx") === master && i.workers("nginx").join(" ") === nginx);
check("and the next reader is served", (await i.get("/lien-he")).status === 200);

let died = 0, slowest = 0;
async function whole_again() {
	if (pids() === before_fcgi) return;
	died++;
	const t0 = Date.now();
	await until(async () => i.workers("public").length === 4 && i.workers("staff").length === 4, 5);
	slowest = Math.max(slowest, Date.now() - t0);
	before_fcgi = pids();
}
let before_fcgi = pids();
for (const socket of sockets) {
	for (const [name, bytes, how, due] of fcgi_cases) {
		const { status } = await send(socket, bytes, { wait: 600, end: how === "end" });
		if (!due.includes(status)) wrong_fcgi.push(`${name}: ${status}`);
		await whole_again();
	}
}
check(`${fcgi_cases.length} records that no web server writes are answered as the table says`, wrong_fcgi.length === 0, wrong_fcgi.join("; "));
// Bent by chance: a byte changed, a piece taken out or doubled.
let seed = Number(process.env.SEED ?? 1);
const pick = (n) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 8) % n; };
const good = [whole({ HTTP_COOKIE: "a=b", HTTP_HOST: "x" }), whole({ REQUEST_METHOD: "POST", REQUEST_URI: "/tra-cuu/H17/xac-minh", CONTENT_TYPE: "application/x-www-form-urlencoded", CONTENT_LENGTH: "3" }, Buffer.from("a=b"))];
let answered = 0;
await Promise.all([0, 1, 2].map(async (lane) => {
	for (let n = lane; n < BENT; n += 3) {
		let b = Buffer.from(good[pick(2)]);
		for (let k = 0; k <= pick(3); k++) {
			const at = pick(b.length), len = pick(20);
			if (pick(3) === 0) b = Buffer.concat([b.subarray(0, at), b.subarray(at + len)]);
			else if (pick(2)) b[at] = pick(256);
			else b = Buffer.concat([b.subarray(0, at + len), b.subarray(at)]);
			if (!b.length) b = Buffer.from([1]);
		}
		const { status } = await send(sockets[n % 2], b, { wait: 300, end: true });
		answered += status > 0;
		if (n % 20 === lane) await whole_again();
	}
}));
await whole_again();
console.log(`# ${BENT} bent requests on the sockets, ${answered} answered; ${died} times a worker died, back within ${slowest} ms`);
check("who dies of what only the socket's owner can write is back within a second", slowest <= 1000, `${slowest} ms`);
check("and both programs are well", (await i.get("/readyz")).status === 200 && (await i.get("/can-bo/readyz")).status === 200);
// The control: a death is seen, and a wrong answer too.
kill(i.workers("public")[0]);
const seen = pids() !== before_fcgi;
await until(() => i.workers("public").length === 4, 5);
const control = seen && !(await raw(get("/healthz"))).statuses.every((s) => [400].includes(s));
check("a control: a dead worker and another answer are noticed", control);
figure("S6", "hostile HTTP and FastCGI", `${http_cases.length} requests and ${fcgi_cases.length} kinds of records, ${wrong.length + wrong_fcgi.length} answered otherwise; 0 deaths through nginx; ${BENT} bent records: ${died} deaths, back in ${slowest} ms`, "0, 0, ≤ 1 s", wrong.length + wrong_fcgi.length === 0 && slowest <= 1000, control && "a dead worker and a wrong answer were noticed");
finish();
