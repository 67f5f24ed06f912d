/* What a page that redraws itself would leave out: the focus stays where the reader is when what had it goes or is disabled,
   and what is new is said to screen readers. One set of rules for all pages. Served by the app itself, for the content policy. */
(() => {
  "use strict";
  const QUIET = 150; // ms without a change after which a page counts as drawn
  const ALERTS = '[role="alert"]:not(.visit-news *)'; // that are of the page, not of its server
  const KEPT = "focus-before"; // where the place of the focus is while a page is loaded anew, because its visit is gone
  const HEADS = `h1, h2, h3, ${ALERTS}`;
  const REACHED = 'a[href], button, input, summary, [tabindex="0"]';
  const SAID = '[class*="st-key-said-"], .stToast p', TOP = '[class*="st-key-said-top-"]';
  const HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";

  let last = null;     // what had the focus, as `remember` tells it
  let outside = null;  // the same of what had it before a dialog opened
  let held = null;     // the dialog at which the focus waits until what had it can be used again
  let ours = false;    // whether it is we who move the focus
  let making = null;   // the button of a file that is being made
  let byKey = false, shown = null, timer = 0;
  const heard = new Map();

  const status = document.createElement("div");
  status.setAttribute("role", "status");
  status.style.cssText = HIDDEN;
  document.addEventListener("DOMContentLoaded", () => document.body.append(status));

  // of other scripts
  document.addEventListener("say", ({ detail }) => { status.textContent = detail; });
  document.addEventListener("put-aside", () => { last = null; });

  function text(node) {
    const copy = node.cloneNode(true);
    for (const icon of copy.querySelectorAll('[data-testid="stIconMaterial"]')) icon.remove();
    return copy.textContent.trim().replace(/\s+/g, " ");
  }
  const words = (node) => node?.getAttribute("aria-label") || (node ? text(node) : "");
  const seen = (node) => node.isConnected && node.checkVisibility() && !node.closest('[data-collapsed="true"]');
  const usable = (node) => !!node && seen(node) && !node.disabled;
  const first = (selector, good = seen) => [...document.querySelectorAll(selector)].find(good);
  const dialog = () => [...document.querySelectorAll('[role="dialog"]')].filter(seen).pop();
  const alertsThere = () => document.querySelectorAll(ALERTS).length;
  const noLine = () => "noLine" in document.documentElement.dataset; // nothing can be used until there is one: visits.js
  const running = () => document.querySelector(".stApp")?.dataset.testScriptState !== "notRunning";
  const keyOf = (node) => [...(node.closest('[class*="st-key-"]')?.classList ?? [])].find((each) => each.startsWith("st-key-"));
  const buttonOf = ({ key }) => document.querySelector(`.${CSS.escape(key)} button`);
  const nameOf = (node) => [...node.classList].find((each) => each.startsWith("st-key-said-")) ?? "toast";

  // Where the focus is

  function remember(node) {
    const heads = [...document.querySelectorAll(HEADS)];
    const before = heads.filter((each) => each.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    return {
      node, before: before.map(words).reverse(), there: new Set(heads.map(words)), key: keyOf(node), name: words(node),
      path: location.pathname, inDialog: !!node.closest('[role="dialog"]'), paged: !!node.closest(".stPagination"),
      fold: node.closest(".stExpander"),
    };
  }

  document.addEventListener("anew", () => {
    const of = last?.inDialog ? outside : last;
    if (of) sessionStorage.setItem(KEPT, JSON.stringify({ before: of.before, key: of.key, name: of.name, path: of.path }));
  });
  const kept = JSON.parse(sessionStorage.getItem(KEPT));
  sessionStorage.removeItem(KEPT);
  if (kept) last = { node: document.createElement("i"), there: new Set(kept.before), fold: null, ...kept, lost: true, waits: true };
  const PATIENCE = 8000; // ms after a page has loaded itself anew in which what had the focus is waited for, however often it is drawn
  setTimeout(() => { if (last?.waits) { last.waits = false; settle(); } }, PATIENCE);

  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (target.closest(".visit-news") || (noLine() && target.closest('[role="dialog"]'))) return;
    if (target === held) return;
    // a dialog keeps the focus within: where what had it goes, it gives it to its first button, which nobody asked for
    const strayed = !ours && !relatedTarget && last?.lost && last.inDialog && target.closest('[role="dialog"]');
    held = strayed ? dialog() : null;
    if (strayed) { focus(held); return; }
    last = remember(target);
    if (!last.inDialog) outside = last;
  });
  window.addEventListener("keydown", (event) => {
    byKey = true;
    if (event.key !== "Escape") return;
    if (document.querySelector(".hovertext")) document.documentElement.dataset.quiet = "";
    // a dialog whose button is making a file has lost the focus for a moment: it closes all the same
    const open = event.target === document.body && dialog();
    if (!open) return;
    event.stopImmediatePropagation();
    open.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  }, true);
  window.addEventListener("pointermove", () => delete document.documentElement.dataset.quiet);
  window.addEventListener("pointerdown", ({ target }) => {
    byKey = false;
    if (!target.closest?.(REACHED)) last = null;  // put aside by the reader
  }, true);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".stDownloadButton button");
    if (button) making = { ...remember(button), begun: false, told: false, alerts: alertsThere() };
  }, true);

  function focus(node) {
    if (!node) return; // the page has not even a heading yet: the next change of it is looked at again
    if (!node.matches(REACHED) && !node.hasAttribute("tabindex")) node.tabIndex = -1;
    ours = true;
    node.focus({ preventScroll: !byKey });
    ours = false;
  }

  // the same part, perhaps drawn anew: of the same key, and there of the same name unless it is the only one
  function again({ node, key, name }, good = usable) {
    if (good(node)) return node;
    const reached = key ? [...document.querySelectorAll(`.${CSS.escape(key)} :is(${REACHED})`)].filter(good) : [];
    return reached.find((each) => words(each) === name) ?? (reached.length === 1 ? reached[0] : null);
  }

  // the nearest button in the same row as one that is disabled
  function beside(part) {
    const node = again(part, seen);
    if (!node) return null;
    const row = [...(node.closest(".stHorizontalBlock")?.querySelectorAll("button") ?? [])], at = row.indexOf(node);
    return row.filter(usable).sort((one, other) => Math.abs(row.indexOf(one) - at) - Math.abs(row.indexOf(other) - at))[0];
  }

  // what a button opens or closes: the part that opened, else the button that opens it again
  function controlled(node) {
    const id = node.getAttribute("aria-controls");
    if (!id || usable(node)) return null;
    return first(`#${CSS.escape(id)} :is(${REACHED})`, usable) ?? first(`[aria-controls="${CSS.escape(id)}"]`, usable);
  }

  // what can be reached in the fold that it was in
  function within({ fold }) {
    return fold && seen(fold) ? [...fold.querySelectorAll(REACHED)].find((each) => usable(each) && !each.closest("summary")) : null;
  }

  // a heading or an alert that has come, else the nearest heading above; by their words, for their elements are used again
  function nearest({ before, there, path }) {
    const heads = [...document.querySelectorAll(HEADS)].filter(seen);
    const above = before.map((text) => heads.find((each) => words(each) === text)).find(Boolean);
    const here = path === location.pathname && (heads.find((each) => !there.has(words(each))) ?? above);
    return here || first("h1");
  }

  function mend() {
    const now = document.activeElement, open = dialog();
    if (!last || (now && now !== document.body && now !== held)) return;
    const found = usable(last.node) ? last.lost && last.node : again(last) ?? controlled(last.node) ?? within(last);
    if (found) { held = null; focus(found); return; }
    if (usable(last.node)) return;  // it can have the focus, so the reader has put it aside
    last.lost = true;
    if (open && held !== open) { held = open; focus(open); }
    if (noLine() || last.waits || running() || (making && buttonOf(making)?.disabled)) return;
    held = null;
    if (open && last.inDialog) focus(beside(last) ?? open);
    else if (last.inDialog && outside) focus(again(outside) ?? nearest(outside));
    else focus(beside(last) ?? nearest(last));
  }

  // What is said

  function news() {
    const path = location.pathname, told = [];
    const slide = document.querySelector(".st-key-slide");
    const part = (name) => words(slide.querySelector(`.st-key-slide-${name}`));
    const page = slide ? ["position", "title", "title-long"].map(part).filter(Boolean).join(" ") : document.title;
    const arrived = shown?.path !== path;
    if (slide ? shown?.page !== page : shown && arrived) told.push(page);
    if (arrived) heard.clear();
    for (const each of document.querySelectorAll(SAID)) {
      const before = heard.get(nameOf(each)), now = words(each);
      heard.set(nameOf(each), now);
      if (arrived || before === now || (each.matches(TOP) && !last?.paged)) continue;
      told.push(now);
      if (!each.matches(TOP)) continue;
      focus(each);
      each.scrollIntoView({ block: "start" });
    }
    shown = { path, page };
    return told;
  }

  // a file that is made when its button is pressed, which is disabled meanwhile; where it cannot be made an alert says so
  function file() {
    if (!making) return [];
    const { name, begun, told, alerts } = making, busy = buttonOf(making)?.disabled;
    if (busy && !told) making.told = true;
    if (busy || !begun) return busy && !told ? [`${name}: being made`] : [];
    making = null;
    return busy === undefined || alertsThere() > alerts ? [] : [`${name}: ready`];
  }

  function name(control, head) {
    const label = `${text(control)}: ${head ? text(head) : ""}`;
    if (head && !text(control).includes(text(head)) && control.getAttribute("aria-label") !== label) control.setAttribute("aria-label", label);
  }

  // the last of these headings that stands before it
  const headOf = (node, heads) =>
    [...heads].findLast((head) => head.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);

  function dress() {
    // streamlit puts a heading and pages into a section within one list: each section is the list, with its heading's name
    for (const each of document.querySelectorAll('[data-testid="stSidebarNavItems"] > div')) {
      const head = each.querySelector("header");
      if (!head || each.getAttribute("role")) continue;
      each.parentElement.setAttribute("role", "presentation");
      each.setAttribute("role", "list");
      each.setAttribute("aria-label", text(head));
    }
    for (const each of document.querySelectorAll('.stPlotlyChart[role="figure"]')) each.setAttribute("role", "img");
    // controls that a page has more than once are called by what they belong to as well
    for (const card of document.querySelectorAll('[class*="st-key-card-"]'))
      for (const each of card.querySelectorAll(".stButton button")) name(each, headOf(each, card.querySelectorAll("h2")));
    const heads = document.querySelectorAll(".stMain :is(h1, h2, h3)");
    for (const each of document.querySelectorAll(".stMain .stPageLink a")) {
      const above = each.closest('[class*="st-key-row-"]')?.querySelector("strong") ?? headOf(each, heads);
      name(each, above?.matches("h1") ? null : above);
    }
    document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
    for (const table of document.querySelectorAll(".stTable table")) {
      const around = table.parentElement, scrolls = around.scrollWidth > around.clientWidth + 1;
      if (scrolls === around.hasAttribute("tabindex")) continue;
      const look = { tabindex: "0", role: "region", "aria-label": table.getAttribute("aria-label") };
      for (const [name, value] of Object.entries(look)) scrolls ? around.setAttribute(name, value) : around.removeAttribute(name);
    }
  }

  function settle() {
    dress();
    const told = file();
    if (!running()) told.push(...news());
    if (told.length) status.textContent = told.join(". ");
    mend();
    if (running()) later();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(settle, QUIET);
  }
  const took = (records) => document.activeElement !== last.node &&
    records.some(({ removedNodes }) => [...removedNodes].some((each) => each.contains(last.node)));
  new MutationObserver((records) => {
    // perhaps for less than QUIET; a part that is moved is there again already
    if (last && (last.node.disabled || !last.node.isConnected || took(records))) last.lost = true;
    if (making && buttonOf(making)?.disabled) making.begun = true;
    later();
  }).observe(document, {
    childList: true, subtree: true, characterData: true, attributeFilter: ["disabled", "data-collapsed", "data-test-script-state"],
  });
  window.addEventListener("resize", later);
})();
