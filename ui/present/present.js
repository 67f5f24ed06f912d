/* The keys of Present, which press the buttons of the slide; the stage fitted to the screen.
   Streamlit's own shortcuts would fire behind an open dialog too. Served by the app itself, for the content policy. */
(() => {
  "use strict";
  const BUTTON = {
    ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "previous", PageUp: "previous",
    Home: "first", End: "last", Escape: "leave",
  };
  const TYPED_IN = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"]';
  const SCROLL = ["PageDown", "PageUp", "Home", "End"];
  const STAGE = matchMedia("(width >= 60rem) and (aspect-ratio >= 5/4)"); // as in present.css; else the slide is a page that scrolls
  const WIDTH = 1920, HEIGHT = 1080, PATIENCE = 10000;
  const waiting = [];
  let drawing = false;

  const slide = () => document.querySelector(".st-key-slide");
  const button = (name) => slide() && slide().querySelector(`.st-key-slide-${name} button`);
  const asked = () => new URLSearchParams(location.search).get("slide");
  const drawn = () => slide() && (text(slide(), "position").match(/\d+/) || [null])[0];

  // before the page's own listeners: Escape closes a dialog, and must then not leave the slides as well
  window.addEventListener("keydown", (event) => {
    const name = BUTTON[event.key];
    if (!name || !slide() || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
    if (document.querySelector('[role="dialog"], [role="listbox"]') || event.target.closest?.(TYPED_IN)) return;
    if (event.key === " " && event.target.closest?.("a, button, summary")) return;  // which it presses
    if (name === "leave" && document.fullscreenElement) return;
    if (SCROLL.includes(event.key) && !STAGE.matches) return;
    event.preventDefault();
    waiting.push(name);
    press();
  }, true);

  document.addEventListener("click", (event) => {
    const pressed = (name) => event.target.closest?.(`.st-key-slide-${name} button`);
    const full = pressed("full-screen");
    if (document.fullscreenElement && (full || pressed("leave"))) document.exitFullscreen();
    else if (full) document.documentElement.requestFullscreen();
    if (!full || !event.detail) return;
    full.blur(); // pressed with a pointer: the space bar goes on, and does not press it again
    document.dispatchEvent(new Event("put-aside")); // nor is it given the focus when it is drawn anew: focus.js
  });

  // one slide after the other, however fast the keys: the next is asked for once the last is drawn and in the address
  async function press() {
    if (drawing) return;
    drawing = true;
    while (waiting.length) {
      const name = waiting.shift();
      await until(() => button(name));  // while the page loads it is not there yet
      const pressed = button(name), before = asked();
      if (!pressed || pressed.disabled) continue;
      pressed.click();
      await until(() => asked() !== before && drawn() === asked());
    }
    drawing = false;
  }

  async function until(done) {
    const start = performance.now();
    while (!done() && performance.now() - start < PATIENCE) await new Promise(requestAnimationFrame);
  }

  function fit() {
    const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
    document.documentElement.style.setProperty("--slide-scale", scale);
  }
  window.addEventListener("resize", fit);
  fit();

  new MutationObserver(() => document.documentElement.toggleAttribute("data-presenting", !!slide()))
    .observe(document, { childList: true, subtree: true });

  function text(shown, name) {
    const part = shown.querySelector(`.st-key-slide-${name}`);
    return part ? part.textContent.trim() : "";
  }
})();
