// A static server for the built page that counts what is asked of it.

import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

export const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".svg": "image/svg+xml", ".json": "application/json", ".webmanifest": "application/manifest+json", ".png": "image/png",
  ".zip": "application/zip",
};

/** Size of a body as the best-compressing host would send it. */
export function brotliSize(body) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return brotliCompressSync(body, { params }).length;
}

/**
 * Serves `folder`, below `prefix` if one is given; `requests` lists paths as they come, `block` holds paths that are
 * refused. `show` serves another folder from then on, as a host does after a new version was put there.
 */
export async function serve(folder, prefix = "/") {
  const requests = [];
  const block = new Set();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const inside = path.slice(prefix.length - 1);
    const file = join(folder, normalize(inside.endsWith("/") ? `${inside}index.html` : inside));
    requests.push(path);
    const refused = !path.startsWith(prefix) || [...block].some((part) => path.includes(part));
    if (refused || !file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-store" });
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}${prefix}`;
  const show = (other) => { folder = other; };
  return { url, requests, block, show, close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }) };
}
