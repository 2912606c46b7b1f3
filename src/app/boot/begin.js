// What every way of starting the program shares: the words where it cannot start, the notice where it stops, and
// what it is lent from JavaScript.

/** Paths below a dropped folder that are looked at: a folder of more is no build context that anybody wants. */
const PATHS = 20000;
/** Folders whose inside no build takes file by file. */
const CLOSED = new Set([".git", "node_modules", "target", ".venv"]);

/**
 * A text that the address brings, `#dockerfile?text=...`, is put where the reader's first words would stand: the
 * program takes it over as a document of its own. The address forgets it, so that a reload does not bring it again.
 */
export function handed() {
  const bring = () => new URLSearchParams(location.hash.split("?")[1]).get("text");
  const text = bring();
  if (text) {
    document.getElementById("first-text").value = text;
    history.replaceState(null, "", "#dockerfile");
  }
  addEventListener("hashchange", () => { if (bring()) location.reload(); });
}

/** Says that the program did not start. */
export function failed(reason) {
  document.getElementById("boot-status")?.remove();
  const notice = document.getElementById("boot-failed");
  if (!notice) return;
  notice.hidden = false;
  document.getElementById("boot-reason").textContent = String(reason?.message ?? reason ?? "");
}

/** Every path below a dropped folder, folders with a slash behind, and the files at its top; null for plain files. */
async function folder(items) {
  const top = [...items].map((item) => item.webkitGetAsEntry?.()).find((entry) => entry?.isDirectory);
  if (!top) return null;
  const [paths, files] = [[], []];
  const walk = async (entry, prefix) => {
    const reader = entry.createReader();
    for (;;) {
      // A reader gives its entries in batches, the last one empty.
      const batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!batch.length || paths.length > PATHS) return;
      for (const child of batch) {
        paths.push(prefix + child.name + (child.isDirectory ? "/" : ""));
        if (child.isDirectory && !CLOSED.has(child.name)) await walk(child, `${prefix}${child.name}/`);
        else if (child.isFile && !prefix) files.push(await new Promise((resolve, reject) => child.file(resolve, reject)));
      }
    }
  };
  await walk(top, "");
  return { paths, files };
}

/** Starts the program; `load` brings a further one by its address. */
export function begin(program, wasm, editor, plain, load) {
  // The program reads these when it starts.
  globalThis.plimsoll = { editor, plain, load, folder };
  return program.default({ module_or_path: wasm });
}

// A fault inside the program cannot be mended while it runs: the text is safe in the browser's storage.
let crashed = false;
addEventListener("error", (event) => {
  if (crashed || !(event.error instanceof WebAssembly.RuntimeError)) return;
  crashed = true;
  const notice = document.createElement("div");
  notice.className = "crash";
  notice.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = "The program met a fault of its own and stopped. Your text is kept in this browser.";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Start again";
  button.addEventListener("click", () => location.reload());
  notice.append(text, button);
  document.body.append(notice);
});
