// Bytes as text of a UTF-16 document, two a unit: 3 % more than the bytes, where base64 takes 33 %.
//
// The units that such a text cannot hold (surrogates, the null, a carriage return, which the parser of HTML would turn
// into a line feed, and the less-than sign) are written as U+E000 and a unit from U+2000 on. The first unit says
// whether the number of bytes is odd. `src/app/single/open.js` reads it.

const ESCAPE = 0xe000;
const OTHERS = [0, 13, 60, ESCAPE];

export function words(bytes) {
  const odd = bytes.length % 2;
  const even = odd ? Buffer.concat([bytes, Buffer.alloc(1)]) : bytes;
  const units = [String(odd).charCodeAt(0)];
  for (let at = 0; at < even.length; at += 2) {
    const unit = even.readUInt16LE(at);
    if (unit >= 0xd800 && unit < 0xe000) units.push(ESCAPE, unit - 0xb800);
    else if (OTHERS.includes(unit)) units.push(ESCAPE, 0x2800 + OTHERS.indexOf(unit));
    else units.push(unit);
  }
  return Buffer.from(Uint16Array.from(units).buffer).toString("utf16le");
}
