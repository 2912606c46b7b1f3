// The first script of the single file: unpacks the look and the main script and puts them into the page.
//
// Parts of the file are text/plain blocks whose UTF-16 units are the bytes, two by two; `scripts/site/words.mjs` writes
// them. The page's policy names the hashes of what is put in here, so that it counts only if it is that.

/** The bytes of a part; the block goes, so that they are not kept twice. */
globalThis.plimsollPart = (name) => {
  const block = document.getElementById(`part-${name}`);
  const units = block.textContent;
  block.remove();
  const words = new Uint16Array(units.length - 1);
  let length = 0;
  for (let at = 1; at < units.length; at++) {
    let unit = units.charCodeAt(at);
    if (unit === 0xe000) {
      unit = units.charCodeAt(++at);
      unit = unit < 0x2800 ? unit + 0xb800 : [0, 13, 60, 0xe000][unit - 0x2800];
    }
    words[length++] = unit;
  }
  return new Uint8Array(words.buffer, 0, 2 * length - (units[0] === "1"));
};

async function text(name) {
  const stream = new Blob([globalThis.plimsollPart(name)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

async function put(name, tag, id) {
  const element = document.createElement(tag);
  element.id = id;
  element.textContent = await text(name);
  document.head.append(element);
}

(async () => {
  await put("styles", "style", "style-page");
  await put("places-styles", "style", "style-places-look");
  await put("main", "script", "main");
})().catch((reason) => {
  document.getElementById("boot-status")?.remove();
  document.getElementById("boot-failed").hidden = false;
  document.getElementById("boot-reason").textContent = String(reason?.message ?? reason);
});
