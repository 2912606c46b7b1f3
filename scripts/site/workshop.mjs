// The workshop: a trainer's page with exercises that open in the page, on the site and as an archive to carry along,
// in which the single file takes the site's place.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zip } from "./zip.mjs";
import { deflateRawSync } from "./zlib.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = join(root, "static/workshop");
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
/** Words between backticks are code. */
const prose = (text) => escape(text).replace(/`([^`]*)`/g, "<code>$1</code>");
const list = (items, tag = "ul") => `<${tag}>${items.map((item) => `<li>${prose(item)}</li>`).join("")}</${tag}>`;

/** The fragment that opens the page with a state. */
function fragment(route, state) {
  const payload = deflateRawSync(Buffer.from(JSON.stringify({ v: 1, ...state })), { level: 9 });
  return `#${route}?s=1.${payload.toString("base64url")}`;
}

const text = (kind, slug) => readFileSync(join(kind === "start" ? join(root, "static/examples") : join(folder, "answers"),
  `${slug}.Dockerfile`), "utf8");
const opens = (text) => `#dockerfile?${new URLSearchParams({ text })}`;

function exercise(one, number, page) {
  const link = (label, at) => `<a href="${escape(page + at)}" target="_blank">${label}</a>`;
  const links = [];
  if (one.start) links.push(link("Open the exercise", opens(text("start", one.start))));
  else links.push(link("Open the exercise", fragment(one.route, one.state)));
  const answered = one.start && one.start !== "seaworthy";
  return `<section class="exercise" id="${one.slug}">
<p class="theme">${number}. ${escape(one.theme)}, ${one.minutes} minutes</p>
<h2>${escape(one.title)}</h2>
<p>${prose(one.goal)}</p>
<blockquote><p>${prose(one.talk)} <span class="muted">The talk, 2017</span></p></blockquote>
<p class="open">${links.join("")}</p>
${one.route ? "<p>It opens as a report to read: choose <i>Open and edit my own copy</i> there, and work on that.</p>" : ""}
<h3>For the room</h3>
${list(one.tasks, "ol")}
<h3>Then talk about it</h3>
<p>${prose(one.discuss)}</p>
<details><summary>For the trainer</summary>
<p>${prose(one.trainer)}</p>
${one.finds?.length ? `<p>Findings to wait for: ${one.finds.map((code) => `<a href="${page}#rule/${code}" target="_blank"><code>${code}</code></a>`).join(", ")}.</p>` : ""}
${answered ? `<p>${link("Open one good answer", opens(text("answer", one.slug)))}: not the only one.</p>` : ""}
</details>
</section>`;
}

/** The trainer's page; `page` is the address of Plimsoll beside it, `extra` what stands under the lead. */
function trainersPage(pack, page, extra) {
  const total = pack.exercises.reduce((sum, one) => sum + one.minutes, 0);
  const rows = pack.exercises.map((one, n) => `<tr><td class="number">${n + 1}</td><td><a href="#${one.slug}">${escape(one.title)}</a></td>
<td>${escape(one.theme)}</td><td class="number">${one.minutes} min</td></tr>`).join("");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="workshop.css"><title>Plimsoll: workshop</title></head>
<body><main>
<p><a href="${page}">Plimsoll</a></p>
<h1>${escape(pack.title)}</h1>
<p class="lead">${prose(pack.lead)}</p>
${extra}
<h2>Before you start</h2>
${list(pack.before)}
<h2>The exercises</h2>
<table><thead><tr><th class="number">No.</th><th>Exercise</th><th>Theme</th><th class="number">Time</th></tr></thead><tbody>${rows}</tbody>
<tfoot><tr><th></th><th>In all</th><th></th><th class="number">${total} min</th></tr></tfoot></table>
${pack.exercises.map((one, n) => exercise(one, n + 1, page)).join("\n")}
<h2>At the end</h2>
${list(pack.after)}
<p class="muted">What the talk says is told in our words. Answers and findings as of ${escape(pack.as_of)}.</p>
</main></body></html>
`;
}

/** Writes the trainer's page into the site and the archive beside it; the single file must be there. */
export function workshop(site) {
  const pack = JSON.parse(readFileSync(join(folder, "exercises.json"), "utf8"));
  const look = readFileSync(join(folder, "workshop.css"));
  mkdirSync(join(site, "workshop"), { recursive: true });
  const carry = `<p><a href="../plimsoll-workshop.zip" download>Download the workshop</a>: this page, the exercises as files, and the
whole of Plimsoll in one HTML file, to be unpacked on a disk.</p>`;
  writeFileSync(join(site, "workshop/index.html"), trainersPage(pack, "../index.html", carry));
  writeFileSync(join(site, "workshop/workshop.css"), look);

  const files = [
    ["index.html", trainersPage(pack, "plimsoll.html", "")],
    ["workshop.css", look],
    ["plimsoll.html", readFileSync(join(site, "plimsoll.html"))],
    ["LICENSE", readFileSync(join(root, "LICENSE"))],
  ];
  pack.exercises.forEach((one, n) => {
    const at = `exercises/${String(n + 1).padStart(2, "0")}-${one.slug}`;
    if (one.start) files.push([`${at}/Dockerfile`, text("start", one.start)]);
    if (one.start && one.start !== "seaworthy") files.push([`${at}/answer.Dockerfile`, text("answer", one.slug)]);
    if (one.state?.swarm) files.push([`${at}/swarm.json`, `${JSON.stringify(one.state.swarm, null, 2)}\n`]);
    if (one.state?.outsource) files.push([`${at}/answers.json`, `${JSON.stringify(one.state.outsource, null, 2)}\n`]);
  });
  writeFileSync(join(site, "plimsoll-workshop.zip"), zip(files.map(([name, body]) => [`plimsoll-workshop/${name}`, body])));
}
