/* Copies the picture of a chart to the clipboard. The server makes it when the button is pressed; browsers take a promise of it,
   for they let a page write only while a press is fresh. Served by the app itself, for the content policy. */
(() => {
  "use strict";
  const LONGEST = 30000; // ms that a picture may take

  document.addEventListener("click", ({ target }) => {
    if (target.closest?.(".st-key-copy-picture button")) copy(target.closest('[role="dialog"]'));
  });

  async function copy(dialog) {
    let done = "yes";
    delete dialog.dataset.copied;
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": made(dialog).then(bytes) })]);
    } catch {
      done = "no";
    }
    dialog.dataset.copied = done;
    const said = dialog.querySelector(done === "yes" ? ".st-key-picture-copied" : ".st-key-picture-not-copied");
    document.dispatchEvent(new CustomEvent("say", { detail: said.textContent.trim() }));
  }

  /* the picture, once the server has made it */
  function made(dialog) {
    const find = () => dialog.querySelector(".st-key-picture-made img");
    return new Promise((found, failed) => {
      const look = () => { if (find()) { watch.disconnect(); found(find()); } };
      const watch = new MutationObserver(look);
      watch.observe(dialog, { childList: true, subtree: true });
      setTimeout(() => { watch.disconnect(); failed(new Error("no picture")); }, LONGEST);
      look();
    });
  }

  function bytes(image) {
    const text = atob(image.src.split(",")[1]);
    return new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], { type: "image/png" });
  }
})();
