// The editor's stand-in where its bundle did not come: a text area with the same handle, without colours and
// marks. Its history is the browser's own.

/** Makes the text area inside `parent` and returns the same handle as the editor's. */
export function create(parent, { label, on }) {
  const area = document.createElement("textarea");
  area.className = "plain-editor";
  area.setAttribute("aria-label", label);
  area.spellcheck = false;
  area.autocapitalize = "off";
  parent.append(area);

  let pasted = false;
  const caret = () => on.caret(area.selectionStart);
  area.addEventListener("paste", () => (pasted = true));
  area.addEventListener("input", () => {
    on.changed(pasted);
    pasted = false;
    caret();
  });
  area.addEventListener("keyup", caret);
  area.addEventListener("click", caret);

  const replace = (from, to, insert) => {
    area.setSelectionRange(from, to);
    // The one way to change a text area that its history knows of.
    if (!document.execCommand("insertText", false, insert)) area.setRangeText(insert, from, to, "end");
  };
  return {
    show: (_, text) => void (area.value = text),
    forget: () => {},
    text: () => area.value,
    caret: () => area.selectionStart,
    setTokens: () => {},
    setFindings: () => {},
    setChosen: () => {},
    reveal(from, to, focus) {
      if (focus) area.focus();
      area.setSelectionRange(from, to);
      const line = area.value.slice(0, from).split("\n").length - 1;
      area.scrollTop = Math.max(0, line - 3) * parseFloat(getComputedStyle(area).lineHeight);
    },
    apply(json, at) {
      const focused = document.activeElement;
      area.focus();
      const changes = JSON.parse(json).sort((a, b) => b.from - a.from);
      for (const { from, to, insert } of changes) replace(from, to, insert);
      if (at >= 0) area.setSelectionRange(at, at);
      focused?.focus();
      on.changed(true);
    },
    undo() {
      area.focus();
      document.execCommand("undo");
    },
    focus: () => area.focus(),
    destroy: () => area.remove(),
  };
}
