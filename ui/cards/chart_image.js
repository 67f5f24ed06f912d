/* A chart as a PNG or SVG file, with its title, measure and study, by the labelled buttons of its card.
   Plotly's own toolbar is eight tab stops a chart; this needs none. Served by the app itself, for the content policy. */
(() => {
  "use strict";
  const MARGIN = 24, TITLE = 24, TEXT = 16, LINE = 1.35, SCALE = 2;
  const SVG = "http://www.w3.org/2000/svg";

  document.addEventListener("click", (event) => {
    const holder = event.target.closest && event.target.closest('[class*="-as-png"], [class*="-as-svg"]');
    if (!holder || !event.target.closest("button")) return;
    const name = [...holder.classList].find((each) => /^st-key-.*-as-(png|svg)$/.test(each));
    if (!name) return;
    const [, key, kind] = name.match(/^st-key-(.*)-as-(png|svg)$/);
    save(document.querySelector(`.st-key-card-${CSS.escape(key)}`), key, kind);
  });

  async function save(card, key, kind) {
    const plot = card && card.querySelector(".js-plotly-plot");
    if (!plot) return;
    const picture = draw(card, plot);
    const file = `${slug(document.title.split("·").pop())}-${key}.${kind}`;
    const style = document.createElementNS(SVG, "style");
    style.textContent = await font();
    picture.prepend(style);
    const svg = new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
    download(kind === "svg" ? svg : await raster(svg, picture), file);
  }

  function draw(card, plot) {
    const look = getComputedStyle(card), family = look.fontFamily, colour = look.color;
    const { width, height } = plot.getBoundingClientRect();
    const picture = element("svg", { xmlns: SVG, width: width + 2 * MARGIN, "font-family": family, fill: colour });
    const page = element("rect", { width: "100%", fill: background(card) });
    picture.append(page);
    const heading = card.querySelector("h2"), measure = card.querySelector("p");
    let y = MARGIN;
    y = write(picture, heading ? heading.textContent : "", y, TITLE, width, "600");
    y = write(picture, measure ? measure.textContent : "", y + 4, TEXT, width, "400") + 12;
    for (const layer of plot.querySelectorAll("svg.main-svg")) {
      const copy = layer.cloneNode(true);
      copy.setAttribute("x", MARGIN);
      copy.setAttribute("y", y);
      copy.style.background = "none";
      picture.append(copy);
    }
    y = write(picture, document.title.split("·").pop().trim(), y + height + 8, TEXT, width, "400");
    picture.setAttribute("height", y + MARGIN);
    page.setAttribute("height", y + MARGIN);
    return picture;
  }

  function write(picture, text, top, size, width, weight) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${weight} ${size}px ${picture.getAttribute("font-family")}`;
    let line = "", y = top;
    const put = () => {
      y += size * LINE;
      const words = element("text", { x: MARGIN, y: y - size * 0.3, "font-size": size, "font-weight": weight });
      words.textContent = line.trim();
      picture.append(words);
    };
    for (const word of text.trim().split(/\s+/)) {
      if (line && pen.measureText(`${line} ${word}`).width > width) { put(); line = ""; }
      line = `${line} ${word}`;
    }
    if (line.trim()) put();
    return y;
  }

  function element(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function background(node) {
    for (let each = node; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (colour && colour !== "transparent" && !/, 0\)$/.test(colour)) return colour;
    }
    return "#ffffff";
  }

  async function font() {
    const link = document.querySelector('link[rel="preload"][as="font"]');
    if (!link) return "";
    const bytes = new Uint8Array(await (await fetch(link.href)).arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    const family = getComputedStyle(document.body).fontFamily.split(",")[0];
    return `@font-face{font-family:${family};font-weight:200 900;src:url(data:font/woff2;base64,${btoa(text)})}`;
  }

  function raster(svg, picture) {
    return new Promise((done, failed) => {
      const image = new Image(), address = URL.createObjectURL(svg);
      image.onerror = failed;
      image.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = picture.getAttribute("width") * SCALE;
        canvas.height = picture.getAttribute("height") * SCALE;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(address);
        canvas.toBlob(done, "image/png");
      };
      image.src = address;
    });
  }

  function slug(text) {
    return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  function download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
})();
