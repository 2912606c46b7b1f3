// A ZIP archive of files in memory: enough of the format for text and one page, without times, so that equal files
// give an equal archive.

import { crc32, deflateRawSync } from "./zlib.mjs";

/** The first day that the format can name: no file of the archive says when it was built. */
const DAY = 0x21;

export function zip(files) {
  const [bodies, index] = [[], []];
  let at = 0;
  for (const [name, content] of files) {
    const [path, raw] = [Buffer.from(name), Buffer.from(content)];
    const packed = deflateRawSync(raw, { level: 9 });
    const smaller = packed.length < raw.length;
    const body = smaller ? packed : raw;
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x800, 2); // names are UTF-8
    facts.writeUInt16LE(smaller ? 8 : 0, 4);
    facts.writeUInt16LE(DAY, 8);
    facts.writeUInt32LE(crc32(raw), 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(raw.length, 18);
    facts.writeUInt16LE(path.length, 22);
    bodies.push(Buffer.from("PK\x03\x04"), facts, path, body);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    index.push(Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), facts, more, path);
    at += 30 + path.length + body.length;
  }
  const list = Buffer.concat(index);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, list, Buffer.from("PK\x05\x06"), end]);
}
