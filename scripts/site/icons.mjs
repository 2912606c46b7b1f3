// The site's icons in the sizes that systems ask for: the mark of static/icon.svg, a ring and the load line
// through it, drawn and written as PNG.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "./zlib.mjs";

const HULL = [0x16, 0x3a, 0x5c];
const LINE = [0xb8, 0x39, 0x1a];
const GROUND = [0xfa, 0xf9, 0xf6];
/** The mark's measures, in the 24 units of the SVG. */
const UNITS = 24;
const RADIUS = 7;
const STROKE = 2.5;
const LINE_FROM = 1;
/** Points looked at in each direction of a pixel, for smooth edges. */
const FINE = 4;

/** The colour at a point, in the mark's units; nothing where the mark is not. */
function colour(x, y) {
  const centre = UNITS / 2;
  if (Math.abs(y - centre) <= STROKE / 2 && x >= LINE_FROM && x <= UNITS - LINE_FROM) return LINE;
  return Math.abs(Math.hypot(x - centre, y - centre) - RADIUS) <= STROKE / 2 ? HULL : null;
}

/** A square picture in RGBA; `share` is the mark's part of its width, `ground` whether something lies behind it. */
function draw(size, share, ground) {
  const pixels = Buffer.alloc(size * size * 4);
  const scale = UNITS / (size * share);
  const shift = (UNITS / share - UNITS) / 2;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0, 0];
      for (let n = 0; n < FINE * FINE; n++) {
        const [dx, dy] = [((n % FINE) + 0.5) / FINE, (Math.floor(n / FINE) + 0.5) / FINE];
        const found = colour((x + dx) * scale - shift, (y + dy) * scale - shift) ?? (ground ? GROUND : null);
        if (found) [...found, 1].forEach((part, i) => { sum[i] += part; });
      }
      const at = (y * size + x) * 4;
      if (sum[3]) for (let i = 0; i < 3; i++) pixels[at + i] = Math.round(sum[i] / sum[3]);
      pixels[at + 3] = Math.round((255 * sum[3]) / (FINE * FINE));
    }
  }
  return pixels;
}

function chunk(kind, body) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const rest = Buffer.concat([Buffer.from(kind, "latin1"), body]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(rest));
  return Buffer.concat([head, rest, sum]);
}

function png(size, pixels) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, colour with transparency.
  header.set([8, 6, 0, 0, 0], 8);
  const rows = [];
  for (let y = 0; y < size; y++) rows.push(Buffer.from([0]), pixels.subarray(y * size * 4, (y + 1) * size * 4));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0))]);
}

/** Writes the icons into the folder `icons` of the site. */
export function icons(site) {
  mkdirSync(join(site, "icons"), { recursive: true });
  const write = (name, ...how) => writeFileSync(join(site, "icons", name), png(how[0], draw(...how)));
  write("icon-192.png", 192, 0.92, false);
  write("icon-512.png", 512, 0.92, false);
  // Systems cut a maskable icon to their own shape; the inner 80 % is safe.
  write("maskable-512.png", 512, 0.62, true);
  write("icon-180.png", 180, 0.78, true);
}
