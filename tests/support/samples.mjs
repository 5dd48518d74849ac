// Small files of every kind, made by hand, for tests to bend.
import { deflateRawSync, deflateSync } from "node:zlib";

const table = Array.from({ length: 256 }, (_, n) => {
	for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
	return n >>> 0;
});
export function crc32(bytes) {
	let c = 0xffffffff;
	for (const b of bytes) c = table[(c ^ b) & 255] ^ (c >>> 8);
	return (c ^ 0xffffffff) >>> 0;
}
// Of one page; `more` are entries of the catalogue.
export function pdf(text, size = 0, more = "") {
	const parts = [Buffer.from("%PDF-1.4\n")], at = [];
	let length = parts[0].length;
	const add = (bytes) => { parts.push(bytes); length += bytes.length; };
	for (const object of [`<</Type/Catalog/Pages 2 0 R${more}>>`, "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"]) {
		at.push(length);
		add(Buffer.from(`${at.length} 0 obj${object}endobj\n`));
	}
	add(Buffer.from(`% ${text}\n`));
	add(Buffer.alloc(Math.max(0, size - 200), "% x\n"));
	add(Buffer.from("\n"));
	const xref = ["0000000000 65535 f ", ...at.map((n) => `${String(n).padStart(10, "0")} 00000 n `)].join("\n");
	return Buffer.concat([...parts, Buffer.from(`xref\n0 4\n${xref}\ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n${length}\n%%EOF\n`)]);
}
function chunk(name, data) {
	const body = Buffer.concat([Buffer.from(name), data]);
	const out = Buffer.alloc(body.length + 8);
	out.writeUInt32BE(data.length, 0);
	body.copy(out, 4);
	out.writeUInt32BE(crc32(body), body.length + 4);
	return out;
}
// The header may say another size than the rows have.
export function png(width, height, said = [width, height]) {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(said[0], 0);
	head.writeUInt32BE(said[1], 4);
	head[8] = 8;
	return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.alloc((width + 1) * height))), chunk("IEND", Buffer.alloc(0))]);
}
// Parts as [name, bytes]; `lie` is the size that the directory says.
export function zip(parts) {
	const files = [], directory = [];
	let at = 0;
	for (const [name, bytes, lie = bytes.length] of parts) {
		const packed = deflateRawSync(bytes, { level: 9 });
		const facts = Buffer.alloc(26);
		facts.writeUInt16LE(20, 0);
		facts.writeUInt16LE(8, 4);
		facts.writeUInt16LE(0x21, 8);
		facts.writeUInt32LE(crc32(bytes), 10);
		facts.writeUInt32LE(packed.length, 14);
		facts.writeUInt32LE(lie, 18);
		facts.writeUInt16LE(Buffer.byteLength(name), 22);
		const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), facts, Buffer.from(name), packed]);
		const more = Buffer.alloc(14);
		more.writeUInt32LE(at, 10);
		directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), facts, more, Buffer.from(name));
		files.push(local);
		at += local.length;
	}
	const list = Buffer.concat(directory), end = Buffer.alloc(22);
	end.write("PK\x05\x06", 0, "latin1");
	end.writeUInt16LE(parts.length, 8);
	end.writeUInt16LE(parts.length, 10);
	end.writeUInt32LE(list.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...files, list, end]);
}
const types = Buffer.from('<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>');
export const docx = (more = []) => zip([["[Content_Types].xml", types], ["_rels/.rels", Buffer.from("<Relationships/>")], ["word/document.xml", Buffer.from("<w:document/>")], ...more]);
