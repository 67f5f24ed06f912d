/* Opens the findings behind the charts, searches the list. Without it the page still says everything. */
(() => {
  "use strict";
  const NAMED = 0, LABEL = 1, NUMBER = 2, PLACES = 3;
  const get = (id) => document.getElementById(id);
  const exhibits = JSON.parse(get("data").textContent);
  const findings = [...document.querySelectorAll("#all-findings > li")];
  const drawer = get("drawer"), part = get("drawer-part");
  const count = (number) => `${number} ${number === 1 ? "finding" : "findings"}`;

  for (const table of document.querySelectorAll(".numbers")) table.open = false; // the charts say the same

  /* a chart is one stop of the Tab key; in it the arrow keys go from part to part */
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  for (const chart of document.querySelectorAll(".chart")) {
    const links = [...chart.querySelectorAll("a")];
    links.forEach((link, place) => {
      link.tabIndex = place ? -1 : 0;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        open(chart.dataset.exhibit, link.dataset.mark, link);
      });
      link.addEventListener("keydown", (event) => {
        const next = links[(place + (STEPS[event.key] || 0) + links.length) % links.length];
        if (!STEPS[event.key] || next === link) return;
        event.preventDefault();
        link.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      });
    });
  }

  /* the findings behind a chart, or behind one part of it */
  function open(number, name, opener) {
    const parts = exhibits[number];
    if (!parts.length) return;
    get("drawer-about").textContent = get(`e${number}-title`).textContent;
    part.replaceChildren(...parts.map((each) => new Option(`${each[LABEL]}: ${count(each[NUMBER])}`)));
    part.selectedIndex = Math.max(0, parts.findIndex((each) => each[NAMED] === name));
    get("drawer-choice").hidden = parts.length < 2;
    part.onchange = () => list(parts[part.selectedIndex]);
    opener.focus({ preventScroll: true }); // where the focus goes back to
    drawer.showModal();
    drawer.scrollTop = 0;
    part.onchange();
  }

  function list([, , number, places]) {
    const here = places.length === number ? "" : `; this file holds ${places.length} of them`;
    get("drawer-count").textContent = `Showing ${count(number)}${here}.`;
    get("drawer-list").replaceChildren(...places.map((place) => {
      const copy = findings[place].cloneNode(true);
      copy.removeAttribute("id");
      copy.hidden = false;
      return copy;
    }));
  }

  for (const button of document.querySelectorAll("[data-open]")) {
    button.addEventListener("click", () => open(button.dataset.open, "", button));
  }
  get("drawer-close").addEventListener("click", () => drawer.close());
  drawer.addEventListener("click", (event) => { if (event.target === drawer) drawer.close(); });

  /* search */
  const search = get("search"), found = get("search-count");
  let waiting;

  /* `terms` of analysis/search_findings.py, by which the text of each finding is folded already */
  const SAME = { "'": "’‘‛ʼ´`′＇", '"': "“”„‟«»″＂", "-": "‐‑‒–—―−﹘﹣－", "": "\u00ad\u200b\u2060" };
  const toOne = (text) => Object.entries(SAME)
    .reduce((said, [one, several]) => said.replace(new RegExp(`[${several}]`, "gu"), one), text);
  const plain = (text) => toOne(toOne(text).normalize("NFKD").toUpperCase().toLowerCase().replace(/ς/gu, "σ")
    .normalize("NFKD").replace(/\p{Mn}/gu, ""));
  const fold = (text) => text.trim().split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, "")).filter(Boolean).join(" ");
  const terms = (text) => [...plain(text).matchAll(/"([^"]*)"|([^\s"]+)/gu)]
    .map(([, phrase, word]) => fold(phrase || word || "")).filter(Boolean);

  function filter() {
    const said = search.value.trim(), wanted = terms(said);
    let number = 0;
    findings.forEach((item) => {
      item.hidden = Boolean(said) && !(wanted.length && wanted.every((term) => item.dataset.searched.includes(term)));
      number += !item.hidden;
    });
    const all = `${number} of ${count(findings.length)}`;
    found.textContent = said ? `${all} ${number === 1 ? "holds" : "hold"} “${said}”.` : `${all} shown.`;
  }

  if (search) {
    search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 200); });
    search.form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
    addEventListener("hashchange", () => {
      const target = get(decodeURIComponent(location.hash.slice(1)));
      if (target && target.hidden) { search.value = ""; filter(); target.scrollIntoView(); }
    });
  }

  /* where the reader is, in the contents */
  const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link]));
  const here = new IntersectionObserver((seen) => {
    for (const each of seen) {
      const link = links.get(each.target.id);
      if (!each.isIntersecting || !link) continue;
      for (const other of links.values()) other.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-50% 0px -49% 0px" });
  for (const section of document.querySelectorAll("main section")) here.observe(section);
})();
