// Sentences that hold or do not, for tests without an instance behind them.
let passed = 0, failed = 0;
export function check(sentence, fine, detail = "") {
	fine ? passed++ : failed++;
	console.log(`${fine ? "ok" : "not ok"} - ${sentence}${fine || !detail ? "" : `: ${detail}`}`);
}
// The closing line; what the process exits with.
export function result() {
	console.log(`${passed} passed, ${failed} failed`);
	return failed ? 1 : 0;
}
