// Keeps the site for use without a network, one version at a time.
//
// `SITE` stands above this text when the build is done: a version, the files of the first load and the others,
// each with the hash of its content. A file is taken in only if its content has that hash, so that what this
// worker serves is of one version, whatever a host or a cache between has in store. Names with a hash in them
// serve old pages and new ones: a page never gets another version's file under the name of its own.

const { version, core, rest } = SITE;
const { scope } = registration;
/** Other sites of the same host keep caches, too: the scope tells ours from theirs. */
const PREFIX = `plimsoll ${scope} `;
const NAME = PREFIX + version;
const HASHED = /-[0-9a-f]{16}[._]/;

const address = (path) => new URL(path, scope).href;
const known = new Set([...core, ...rest].map(([path]) => address(path)));

/** The caches of other versions of this site. */
const others = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);

/** Takes a file in, from an older version where its name vouches for its content. */
async function take(cache, [path, integrity]) {
  const url = address(path);
  if (await cache.match(url)) return;
  if (HASHED.test(path)) {
    for (const name of await others()) {
      const found = await (await caches.open(name)).match(url);
      if (found) return cache.put(url, found);
    }
  }
  const response = await fetch(url, { integrity, cache: HASHED.test(path) ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  await cache.put(url, response);
}

async function takeCore() {
  const cache = await caches.open(NAME);
  await Promise.all(core.map((file) => take(cache, file)));
}

/** The others come one after the other, so that the reader's own requests are not kept waiting. */
async function takeRest() {
  const cache = await caches.open(NAME);
  for (const file of rest) await take(cache, file);
}

/** Two pages may ask for the rest at a time: it is fetched once. */
let resting = null;
const restOnce = () => (resting ??= takeRest().finally(() => { resting = null; }));

async function answer(url, request) {
  const kept = await (await caches.open(NAME)).match(url);
  return kept ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(takeCore()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await others()) await caches.delete(name);
  await clients.claim();
})()));

addEventListener("message", (event) => {
  if (event.data === "take-over") skipWaiting();
  if (event.data === "rest") {
    // What could not be had is tried again at the next visit.
    event.waitUntil(restOnce().then(() => event.source?.postMessage("kept"), () => {}));
  }
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = request.url.split("#")[0];
  const home = request.mode === "navigate" && [scope, address("index.html")].includes(url.split("?")[0]);
  if (home) event.respondWith(answer(scope, request));
  else if (known.has(url)) event.respondWith(answer(url, request));
});
