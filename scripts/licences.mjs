// The licences of what the page ships: npm packages that went into the bundle and crates that went into the
// program. Texts are read from the packages themselves.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The licence texts in a package's folder; of several to choose from, the MIT one. */
function texts(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense|notice)/i.test(name)).sort();
  const read = (name) => {
    const path = join(folder, name);
    try {
      return [readFileSync(path, "utf8").trim()];
    } catch {
      return []; // a folder of that name
    }
  };
  const mit = names.filter((name) => /mit/i.test(name));
  const notices = names.filter((name) => /^notice/i.test(name));
  return (mit.length ? [...mit, ...notices] : names).flatMap(read);
}

function npmPackages(root, inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) folders.add(join(root, match[1]));
  }
  return [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { name, version, license, folder, kind: "npm" };
  });
}

/** Crates reached from the root by normal dependencies; what only runs while building is not shipped. */
function crates(metadata) {
  const packages = new Map(metadata.packages.map((p) => [p.id, p]));
  const nodes = new Map(metadata.resolve.nodes.map((n) => [n.id, n]));
  const found = new Set();
  const queue = [metadata.resolve.root];
  while (queue.length) {
    const id = queue.pop();
    const runs = !packages.get(id).targets.some((t) => t.kind.includes("proc-macro"));
    if (found.has(id) || !runs) continue;
    found.add(id);
    for (const dep of nodes.get(id).deps) if (dep.dep_kinds.some((k) => k.kind === null)) queue.push(dep.pkg);
  }
  found.delete(metadata.resolve.root);
  return [...found].map((id) => {
    const { name, version, license, authors, manifest_path } = packages.get(id);
    return { name, version, license, authors, folder: dirname(manifest_path), kind: "crate" };
  });
}

/** The page that lists them, equal texts once. */
export function licencesPage(root, inputs, metadata) {
  const all = [...npmPackages(root, inputs), ...crates(metadata)].sort((a, b) => a.name.localeCompare(b.name));
  const groups = new Map();
  for (const part of all) {
    let found = existsSync(part.folder) ? texts(part.folder) : [];
    if (!found.length) found = [""];
    for (const text of found) groups.set(text, [...(groups.get(text) ?? []), part]);
  }
  const line = (p) => {
    const by = p.authors?.length ? `, ${p.authors.map((a) => a.replace(/\s*<.*>/, "")).join(", ")}` : "";
    return `<li>${escape(`${p.name} ${p.version} (${p.kind}, ${p.license ?? "see text"}${by})`)}</li>`;
  };
  const sections = [...groups].map(([text, parts]) => `<section><ul>${parts.map(line).join("")}</ul>` +
    (text ? `<pre>${escape(text)}</pre>` : "<p>The package carries no text of its own; the licence it names applies.</p>") +
    "</section>");
  const own = escape(readFileSync(join(root, "LICENSE"), "utf8").trim());
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>Plimsoll: licences</title></head>
<body><main><h1>Licences</h1>
<p><a href="./">Back to Plimsoll</a></p>
<section><h2>Plimsoll</h2><pre>${own}</pre></section>
<h2>What it is built from</h2>
${sections.join("\n")}
</main></body></html>
`;
}
