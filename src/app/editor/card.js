// What a finding says in the editor, with its fixes as buttons. Texts are set as text, never as markup.

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

/** A sentence of the core, with its `code` set as code. */
function sentence(name, className, text) {
  const node = element(name, className);
  const parts = text.split("`");
  if (parts.length % 2 === 0) node.textContent = text;
  else node.append(...parts.map((part, n) => (n % 2 ? element("code", "", part) : part)));
  return node;
}

/** What a key means and what becomes of it. */
function aboutKey(key) {
  const item = element("section", "card-item card-key");
  const head = element("p", "card-head");
  const link = element("a", "", key.source);
  link.href = key.url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  head.append(element("code", "", key.path), element("b", `fate-${key.fate}`, key.fate));
  item.append(head);
  if (key.meaning) item.append(sentence("p", "card-message", key.meaning));
  item.append(sentence("p", "card-why", key.does));
  if (key.instead) item.append(sentence("p", "card-help", key.instead));
  const source = element("p", "card-source");
  source.append(link);
  item.append(source);
  return item;
}

/** The card of the findings at a place, and of the key that stands there. */
export function card(list, words, { fix, close }, key) {
  const dom = element("div", "card");
  for (const finding of list.slice(0, 4)) {
    const item = element("section", "card-item");
    const head = element("p", "card-head");
    head.append(element("span", `sev sev-${finding.severity}`), element("b", "", words[finding.severity]));
    const link = element("a", "code", finding.code);
    link.href = `#rule/${encodeURIComponent(finding.code)}`;
    link.title = words.rule;
    head.append(link);
    item.append(head, sentence("p", "card-message", finding.message));
    if (finding.why) item.append(sentence("p", "card-why", finding.why));
    if (finding.help) item.append(sentence("p", "card-help", finding.help));
    for (const [n, choice] of finding.fixes.entries()) {
      const row = element("p", "card-fix");
      const button = sentence("button", "", choice.title);
      button.type = "button";
      button.addEventListener("click", () => fix(finding, n));
      row.append(button);
      if (choice.applicability !== "safe") row.append(element("span", "card-note", words[choice.applicability]));
      item.append(row);
    }
    dom.append(item);
  }
  if (key) dom.append(aboutKey(key));
  dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  return dom;
}
