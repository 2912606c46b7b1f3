// The code editor: CodeMirror, told by the core what to colour, what to mark and how to mend it.
//
// Offsets are the editor's own: UTF-16 units, every line break counts as one. The core computes them.
// It lives in a shadow root, because there CodeMirror adopts its style sheets instead of adding <style>
// elements, which the page's policy refuses.

import { Compartment, EditorState, RangeSet, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration, EditorView, GutterMarker, ViewPlugin, drawSelection, dropCursor, gutter, highlightActiveLine,
  highlightActiveLineGutter, highlightSpecialChars, hoverTooltip, keymap, lineNumbers, showTooltip,
} from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, isolateHistory, undo } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { card } from "./card.js";
import { look } from "./look.js";

/** Undo steps that are kept: enough for a morning, bounded for a day. */
const UNDO_STEPS = 200;
/** More marks than this help nobody; the list below the editor has them all. */
const MARKS = 2000;

const setTokens = StateEffect.define();
const setFindings = StateEffect.define();
const setChosen = StateEffect.define();
const openCard = StateEffect.define();

/** Colour runs: `[from, to, kind]` in a flat array, and the changes made since they were computed. */
const tokenField = StateField.define({
  create: () => ({ runs: new Uint32Array(0), since: null }),
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setTokens)) return { runs: effect.value, since: null };
    if (!tr.docChanged) return value;
    return { runs: value.runs, since: value.since ? value.since.composeDesc(tr.changes.desc) : tr.changes.desc };
  },
});

/** Decorates what is in view only, so that a long file costs no more than a short one. */
function colours(kinds) {
  const marks = kinds.map((kind) => (kind === "plain" ? null : Decoration.mark({ class: `tok-${kind}` })));
  const build = (view) => {
    const { runs, since } = view.state.field(tokenField);
    const at = (i) => (since ? since.mapPos(runs[i], 1) : runs[i]);
    const end = (i) => (since ? since.mapPos(runs[i], -1) : runs[i]);
    const ranges = [];
    for (const { from, to } of view.visibleRanges) {
      let low = 0;
      for (let high = runs.length / 3; low < high; ) {
        const mid = (low + high) >> 1;
        if (end(mid * 3 + 1) <= from) low = mid + 1;
        else high = mid;
      }
      for (let i = low * 3; i < runs.length && at(i) < to; i += 3) {
        const [a, b] = [Math.max(at(i), from), Math.min(end(i + 1), to)];
        if (a < b && marks[runs[i + 2]]) ranges.push(marks[runs[i + 2]].range(a, b));
      }
    }
    return Decoration.set(ranges, true);
  };
  return ViewPlugin.fromClass(
    class {
      constructor(view) { this.decorations = build(view); }
      update(u) {
        const fresh = u.state.field(tokenField) !== u.startState.field(tokenField);
        if (fresh || u.docChanged || u.viewportChanged) this.decorations = build(u.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

class Mark extends GutterMarker {
  constructor(severity) { super(); this.severity = severity; }
  eq(other) { return other.severity === this.severity; }
  toDOM() {
    const mark = document.createElement("span");
    mark.className = `sev sev-${this.severity}`;
    return mark;
  }
}

const RANK = ["error", "warning", "info", "style"];
const gutterMarks = Object.fromEntries(RANK.map((severity) => [severity, new Mark(severity)]));
const underlines = Object.fromEntries(RANK.map((s) => [s, Decoration.mark({ class: `fault fault-${s}` })]));

/** An empty place gets the character behind it, or before it at the end of its line, to be underlined. */
function visible(doc, from, to) {
  if (from < to) return [from, to];
  const line = doc.lineAt(from);
  return from < line.to ? [from, from + 1] : [Math.max(line.from, from - 1), from];
}

function marked(doc, list) {
  const lines = new Map();
  const ranges = [];
  for (const [n, finding] of list.entries()) {
    const at = doc.lineAt(finding.from).from;
    const worst = lines.get(at);
    if (!worst || RANK.indexOf(finding.severity) < RANK.indexOf(worst)) lines.set(at, finding.severity);
    if (n >= MARKS) continue;
    const [from, to] = visible(doc, finding.from, finding.to);
    if (from < to) ranges.push(underlines[finding.severity].range(from, to));
  }
  return {
    list,
    underlines: Decoration.set(ranges, true),
    gutter: RangeSet.of([...lines].map(([at, severity]) => gutterMarks[severity].range(at)), true),
  };
}

/** The findings at their places; between two analyses they move with the text. */
const findingField = StateField.define({
  create: (state) => marked(state.doc, []),
  update(value, tr) {
    for (const effect of tr.effects) {
      if (effect.is(setFindings)) {
        const end = tr.newDoc.length;
        return marked(tr.newDoc, effect.value.map((f) => ({ ...f, from: Math.min(f.from, end), to: Math.min(f.to, end) })));
      }
    }
    if (!tr.docChanged) return value;
    const moved = value.list.map((f) => {
      const from = tr.changes.mapPos(f.from, 1);
      return { ...f, from, to: Math.max(from, tr.changes.mapPos(f.to, -1)) };
    });
    return marked(tr.newDoc, moved);
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.underlines),
});

const chosenLine = Decoration.line({ class: "chosen" });
const chosenField = StateField.define({
  create: () => Decoration.none,
  update(value, tr) {
    value = value.map(tr.changes);
    for (const effect of tr.effects) {
      if (!effect.is(setChosen)) continue;
      if (!effect.value) return Decoration.none;
      const [first, last] = effect.value.map((at) => tr.newDoc.lineAt(Math.min(at, tr.newDoc.length)).number);
      const lines = [];
      for (let n = first; n <= Math.min(last, first + 200); n++) lines.push(chosenLine.range(tr.newDoc.line(n).from));
      return Decoration.set(lines);
    }
    return value;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function findingsAt(state, pos) {
  return state.field(findingField).list.filter((f) => {
    const [from, to] = visible(state.doc, f.from, f.to);
    return from <= pos && pos <= to;
  });
}

/** At the caret, or on its line where there is none at the caret. */
function findingsNear(state) {
  const pos = state.selection.main.head;
  const here = findingsAt(state, pos);
  if (here.length) return here;
  const line = state.doc.lineAt(pos);
  return state.field(findingField).list.filter((f) => f.from <= line.to && f.to >= line.from);
}

/** Texts beyond this many characters are not read again for each key that is hovered over. */
const LONG = 200 * 1024;
/** The module with all rules, once it was asked for. */
let core = null;

/** What the key at a place means, as the core has it; null where there is none, or the core is not to be had. */
async function about(kind, doc, pos) {
  if (kind !== "stack" || doc.length > LONG) return null;
  try {
    core ??= plimsoll.load(document.querySelector("meta[name=program]").dataset.core);
    const told = (await core).about(kind, doc.toString(), pos);
    return told ? JSON.parse(told) : null;
  } catch {
    core = null;
    return null;
  }
}

/** Makes the editor inside `parent` and returns the handle that the page works with. */
export function create(parent, { label, phrases, words, kinds, on }) {
  const root = parent.attachShadow({ mode: "open" });
  const narrow = window.matchMedia("(max-width: 719px)");
  const wrapping = new Compartment();
  const wrap = () => (narrow.matches ? EditorView.lineWrapping : []);
  const saved = new Map();
  let shown = null;
  let shownKind = "";

  const cardField = StateField.define({
    create: () => null,
    update(value, tr) {
      for (const effect of tr.effects) if (effect.is(openCard)) return effect.value;
      return tr.docChanged || tr.selection ? null : value;
    },
    provide: (field) =>
      showTooltip.from(field, (value) => value && {
        pos: value.pos,
        create: (view) => {
          const dom = card(value.list, words, actions(view), value.key);
          return { dom, mount: () => dom.querySelector("button, a")?.focus() };
        },
      }),
  });

  const close = (view) => {
    if (!view.state.field(cardField)) return false;
    view.dispatch({ effects: openCard.of(null) });
    view.focus();
    return true;
  };
  const actions = (view) => ({
    fix: (finding, n) => {
      view.dispatch({ effects: openCard.of(null) });
      view.focus();
      on.fix(finding.index, n);
    },
    close: () => close(view),
  });
  const open = (view) => {
    const list = findingsNear(view.state);
    const { doc, selection: { main: { head } } } = view.state;
    const show = (key) => view.dispatch({ effects: openCard.of({ pos: head, list, key }) });
    if (list.length) show(null);
    about(shownKind, doc, head).then((key) => {
      if (key && view.state.doc === doc && view.state.selection.main.head === head) show(key);
    });
    return true;
  };
  const mend = (view) => {
    for (const finding of findingsNear(view.state)) {
      const n = finding.fixes.findIndex((fix) => fix.applicability !== "display");
      if (n >= 0) return on.fix(finding.index, n), true;
    }
    return false;
  };
  const step = (direction) => (view) => {
    const { list } = view.state.field(findingField);
    if (!list.length) return true;
    const here = view.state.selection.main.from;
    const next = direction > 0
      ? list.find((f) => f.from > here) ?? list[0]
      : list.findLast((f) => f.from < here) ?? list.at(-1);
    reveal(next.from, next.to, true);
    on.chosen(next.index);
    return true;
  };

  const extensions = [
    lineNumbers(),
    gutter({
      class: "cm-faults",
      markers: (view) => view.state.field(findingField).gutter,
      initialSpacer: () => gutterMarks.error,
      domEventHandlers: {
        mousedown(view, line) {
          const list = view.state.field(findingField).list.filter((f) => f.from >= line.from && f.from <= line.to);
          if (list.length) view.dispatch({ selection: { anchor: list[0].from } });
          if (list.length) view.dispatch({ effects: openCard.of({ pos: list[0].from, list }) });
          return list.length > 0;
        },
      },
    }),
    highlightActiveLineGutter(), highlightActiveLine(), highlightSpecialChars(),
    history({ minDepth: UNDO_STEPS }), drawSelection(), dropCursor(), bracketMatching(),
    highlightSelectionMatches(), search({ top: true }),
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
    wrapping.of(wrap()),
    tokenField, colours(kinds), findingField, chosenField, cardField,
    hoverTooltip(async (view, pos) => {
      const { doc } = view.state;
      const key = await about(shownKind, doc, pos);
      if (view.state.doc !== doc || view.state.field(cardField)) return null;
      const list = findingsAt(view.state, pos);
      if (!list.length && !key) return null;
      const from = Math.min(...list.map((f) => visible(doc, f.from, f.to)[0]), key?.from ?? pos);
      return { pos: from, end: Math.max(pos, key?.to ?? pos), create: () => ({ dom: card(list, words, actions(view), key) }) };
    }, { hideOnChange: true, hoverTime: 250 }),
    keymap.of([
      { key: "Mod-.", run: open },
      { key: "Alt-Enter", run: mend },
      { key: "F8", run: step(1), shift: step(-1) },
      { key: "Escape", run: close },
      ...defaultKeymap, ...historyKeymap, ...searchKeymap,
    ]),
    EditorView.updateListener.of((u) => {
      if (u.docChanged) {
        const at_once = u.transactions.some((tr) => tr.isUserEvent("input.paste") || tr.isUserEvent("input.drop")
          || tr.isUserEvent("undo") || tr.isUserEvent("redo") || tr.isUserEvent("input.complete"));
        on.changed(at_once);
      }
      if (u.selectionSet || u.docChanged) on.caret(u.state.selection.main.head);
    }),
    look,
  ];

  const view = new EditorView({ parent: root, root, state: EditorState.create({ extensions }) });
  const rewrap = () => view.dispatch({ effects: wrapping.reconfigure(wrap()) });
  narrow.addEventListener("change", rewrap);

  function reveal(from, to, focus) {
    const end = view.state.doc.length;
    const range = { anchor: Math.min(from, end), head: Math.min(from, end) };
    view.dispatch({ selection: range, effects: [
      EditorView.scrollIntoView(Math.min(from, end), { y: "center", yMargin: 40 }),
      setChosen.of([from, Math.max(from, to)]),
    ] });
    if (focus) view.focus();
  }

  return {
    /** The document `id`, with its own history and caret where it was shown before. */
    show(id, text, kind) {
      shownKind = kind;
      if (shown !== null) saved.set(shown, view.state);
      shown = id;
      const known = saved.get(id);
      const wanted = EditorState.create({ doc: text, extensions });
      view.setState(known && known.doc.eq(wanted.doc) ? known : wanted);
      rewrap();
    },
    forget: (id) => void saved.delete(id),
    text: () => view.state.doc.toString(),
    caret: () => view.state.selection.main.head,
    setTokens: (runs) => view.dispatch({ effects: setTokens.of(runs) }),
    setFindings: (json) => view.dispatch({ effects: setFindings.of(JSON.parse(json)) }),
    setChosen: (from, to) => view.dispatch({ effects: setChosen.of(from < 0 ? null : [from, to]) }),
    reveal,
    /** Applies `[{from, to, insert}]` as one step of the history. */
    apply(json, caret) {
      view.dispatch({
        changes: JSON.parse(json),
        annotations: isolateHistory.of("full"),
        userEvent: "input.complete",
        scrollIntoView: true,
      });
      if (caret >= 0) view.dispatch({ selection: { anchor: Math.min(caret, view.state.doc.length) } });
    },
    undo: () => void undo(view),
    focus: () => view.focus(),
    destroy() {
      narrow.removeEventListener("change", rewrap);
      view.destroy();
    },
  };
}
