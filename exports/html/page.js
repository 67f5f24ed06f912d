/* Draws the charts, opens the findings behind them, searches the list. Without it the page still says everything. */
(() => {
  "use strict";
  const NAMED = 0, LABEL = 1, NUMBER = 2, PLACES = 3;
  const PAPER = 910; // the width of A4 between its margins, at the size that charts are printed in
  const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, responsive: true };
  const get = (id) => document.getElementById(id);
  const exhibits = JSON.parse(get("data").textContent);
  const findings = [...document.querySelectorAll("#all-findings > li")];
  const plots = [...document.querySelectorAll(".plot")];
  const drawer = get("drawer"), part = get("drawer-part");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const count = (number) => `${number} ${number === 1 ? "finding" : "findings"}`;
  let printing = false;

  for (const table of document.querySelectorAll(".numbers")) table.open = false; // the charts say the same

  /* charts */
  function figure(plot) {
    const exhibit = exhibits[plot.dataset.exhibit];
    const copy = structuredClone(exhibit[dark.matches && !printing ? "dark" : "light"]);
    Object.assign(copy.layout, printing ? { width: PAPER } : { autosize: true });
    return [plot, copy.data, copy.layout, CONFIG];
  }

  function draw(plot) {
    if (plot.matches(".js-plotly-plot")) {
      Plotly.react(...figure(plot));
      return;
    }
    Plotly.newPlot(...figure(plot));
    const number = plot.dataset.exhibit;
    plot.classList.add(exhibits[number].parts.length > 1 ? "opens" : "still");
    plot.on("plotly_click", (event) => open(number, String(event.points[0].customdata)));
  }

  function drawAgain() {
    for (const plot of plots) if (printing || plot.matches(".js-plotly-plot")) draw(plot);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const near = new IntersectionObserver((seen) => {
      for (const each of seen) if (each.isIntersecting) draw(each.target);
    }, { rootMargin: "900px 0px" });
    for (const plot of plots) near.observe(plot);
    dark.addEventListener("change", drawAgain);
  });
  addEventListener("beforeprint", () => { printing = true; drawAgain(); });
  addEventListener("afterprint", () => { printing = false; drawAgain(); });

  /* the findings behind a chart, or behind one part of it */
  function open(number, name = "") {
    const { parts } = exhibits[number], button = document.querySelector(`[data-open="${number}"]`);
    if (!parts.length) return;
    get("drawer-about").textContent = get(`e${number}-title`).textContent;
    part.replaceChildren(...parts.map((each) => new Option(`${each[LABEL]}: ${count(each[NUMBER])}`)));
    part.selectedIndex = Math.max(0, parts.findIndex((each) => each[NAMED] === name));
    get("drawer-choice").hidden = parts.length < 2;
    part.onchange = () => list(parts[part.selectedIndex]);
    button.focus({ preventScroll: true }); // where the focus goes back to
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
    button.addEventListener("click", () => open(button.dataset.open));
  }
  get("drawer-close").addEventListener("click", () => drawer.close());
  drawer.addEventListener("click", (event) => { if (event.target === drawer) drawer.close(); });

  /* search */
  const search = get("search"), found = get("search-count");
  let waiting;

  /* `terms` of analysis/search.py, by which the text of each finding is folded already */
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
