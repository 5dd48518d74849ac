// The road of an apology letter through nginx: each step is the form of the
// letter's page, and its stamped scan goes up among the dossier's files.
import { form, set } from "./http.mjs";
import { BY_OFFICE, as, choice, go, open, people } from "./ward.mjs";

// The form of a page, filled and sent; status 0: it is not there.
export async function post(s, page, action, changes = {}) {
	const html = (await s.get(page)).body;
	const fields = form(html, action);
	return fields ? s.post(action, set(fields, changes)) : { status: 0, body: html, headers: {} };
}
export const draft = (s, code, changes) => post(s, `/can-bo/ho-so/${code}/tre-han`, `/can-bo/ho-so/${code}/thu-xin-loi`, changes);
export const step = (s, letter, act, changes) => post(s, letter, `${letter}/${act}`, changes);
export async function put_scan(s, code, bytes) {
	const path = `/can-bo/ho-so/${code}/tep`;
	return s.upload(path, set(form((await s.get(path)).body, path), { loai: "xin_loi", giay: "" }), [["tep", "thu.pdf", bytes]]);
}

// A dossier whose papers were lost and its letter with every step done, on any
// day and at any hour: the fault does not wait for a due date.
export async function whole_road(above) {
	const code = await open({}, BY_OFFICE);
	await go("desk", code, "chuyen");
	await go("head", code, "nhan");
	await go("head", code, "phan-cong", { nguoi_thu_ly: await choice("head", code, people.handler.name) });
	const must = (what, res) => { if (res.status !== 303) throw new Error(`${what} of ${code}: ${res.status}`); return res; };
	const handler = await as("handler"), clerk = await as("clerk"), desk = await as("desk");
	const letter = must("draft", await draft(handler, code, { loi: "mat_hong", ly_do: "Bản sao bị ướt khi chuyển kho, phải xin cấp lại.", nguyen_nhan: "b" })).headers.location.split("?")[0];
	must("submission", await step(handler, letter, "trinh-ky"));
	must("signature", await step(await as("leader"), letter, "ky"));
	must("scan", await put_scan(clerk, code, (await clerk.get(`${letter}/in/thu.pdf`)).bytes));
	must("stamp", await step(clerk, letter, "dong-dau"));
	must("sending", await step(desk, letter, "gui", { cach_gui: "buu_chinh" }));
	must("report", await step(clerk, letter, "bao-cao"));
	must("acknowledgement", await step(above, letter, "xac-nhan"));
	must("publication", await step(await as("control"), letter, "cong-khai"));
	return { code, letter, number: (await clerk.get(letter)).body.match(/Thư xin lỗi (\d+\/PXL)/)?.[1] };
}
