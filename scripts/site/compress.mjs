// Lays `FILE.gz` and `FILE.br` beside each file of a site that gets smaller by it.
//
// usage: node scripts/site/compress.mjs FOLDER

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** What is not packed already. */
const TEXTS = /\.(?:html|js|css|wasm|json|svg|webmanifest)$/;

export function compress(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) compress(path);
    // The single file is packed inside.
    else if (TEXTS.test(entry.name) && entry.name !== "plimsoll.html") {
      const body = readFileSync(path);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
      for (const [ending, packed] of [[".gz", gzipSync(body, { level: 9 })], [".br", brotliCompressSync(body, { params })]]) {
        if (packed.length < body.length) writeFileSync(path + ending, packed);
      }
    }
  }
}

compress(process.argv[2]);
