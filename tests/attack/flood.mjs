// The gate's own count of calls from one address, behind nginx's (which the
// tests open wide): a flood ends in 429 with a sentence, others go on.
import http from "node:http";
import { BASE, check, encode, finish } from "../support/http.mjs";

const url = new URL(BASE);
function post(path, fields, from) {
	return new Promise((resolve, reject) => {
		const body = encode(fields);
		const req = http.request({ host: url.hostname, port: url.port, method: "POST", path, localAddress: from, agent: false,
			headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body), Origin: BASE } }, (res) => {
			let text = "";
			res.setEncoding("utf8").on("data", (d) => { text += d; }).on("end", () => resolve({ status: res.statusCode, body: text }));
		});
		req.setTimeout(30000, () => req.destroy(new Error("no answer in 30 s"))).on("error", reject);
		req.end(body);
	});
}
// Each worker counts alone, up to 300 a minute: four of them have answered at
// most 1200 when every one refuses.
const CALLS = 2 * 4 * 301;
for (const [name, path, fields] of [["asking for receipts", "/tra-cuu/H17.33-991231-9999/xac-minh", [["ma_bi_mat", ""]]], ["signing in", "/can-bo/dang-nhap", [["ten_dang_nhap", ""], ["mat_khau", ""]]]]) {
	const seen = {};
	let left = CALLS;
	await Promise.all(Array.from({ length: 8 }, async () => {
		while (left-- > 0 && (seen[429] ?? 0) < 400) {
			await new Promise((r) => setTimeout(r, 6)); // slower than nginx lets through here
			const res = await post(path, fields, "127.0.0.9");
			const by_gate = res.body.includes("quá nhiều yêu cầu. Vui lòng thử lại sau một phút"); // nginx has other words
			const kind = res.status === 429 && !by_gate ? "nginx" : res.status;
			seen[kind] = (seen[kind] ?? 0) + 1;
		}
	}));
	check(`a flood of ${name} from one address is stopped`, seen[429] >= 1, JSON.stringify(seen));
	check(`before that it was answered as ever`, Object.keys(seen).every((s) => ["200", "303", "404", "422", "429", "nginx"].includes(s)), JSON.stringify(seen));
	const other = await post(path, fields, "127.0.0.10");
	check(`and another address still is`, other.status !== 429, `${other.status}`);
}
finish();
