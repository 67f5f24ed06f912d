/* What a page hears of its server beside what it shows: that it ends, that there is no connection, that the visit is gone, why
   a file is not taken.
   The server says the first in a frame of text, which Streamlit must not see, and the last by the code of a close. */
(() => {
  "use strict";
  const FORGOTTEN = 4404; // as in visits.py
  const QUIET = 3000; // ms without a connection after which that is said: most come back sooner
  const Plain = window.WebSocket;
  const THEIRS = "Streamlit"; // what Streamlit's own dialog of a lost connection names: it speaks of a terminal
  const sockets = new Set();
  let timer = 0, refused = false;
  let ends = false; // whether the server has said that it ends
  let gone = false; // whether the visit is, and with it what was not downloaded

  const words = (name) => document.querySelector(`meta[name="said-${name}"]`).content;
  const news = document.createElement("div"), said = document.createElement("p"), close = document.createElement("button");
  news.className = "visit-news";
  said.setAttribute("role", "alert");
  close.type = "button";
  close.textContent = "×";
  close.addEventListener("click", hide);
  news.append(said, close);
  let before = null; // what had the focus when the reader went to close the news
  close.addEventListener("focus", ({ relatedTarget }) => { before = relatedTarget; });

  function say(text) {
    if (said.textContent === text && news.isConnected) return;
    close.setAttribute("aria-label", words("close"));
    said.textContent = text;
    document.body.append(news);
  }

  function hide() {
    const had = news.contains(document.activeElement);
    news.remove();
    if (had && before?.isConnected) before.focus({ preventScroll: true });
  }

  // Streamlit's dialog would stand over the page and over these news, and take both from a screen reader
  const over = new MutationObserver(() => {
    for (const dialog of document.querySelectorAll('[role="dialog"]')) {
      if (!dialog.textContent.includes(THEIRS)) continue;
      [...document.body.children].find((each) => each.contains(dialog)).style.display = "none";
      for (const each of document.body.children) {
        each.removeAttribute("aria-hidden");
        each.inert = false;
      }
    }
  });

  function away() {
    ends = false;
    say(words("away"));
  }

  // a line may seem open long after the network has gone; where the server can be reached all the same it is open again at once
  window.addEventListener("offline", () => sockets.forEach((each) => each.close()));

  window.addEventListener("beforeunload", (event) => {
    if (!gone && document.querySelector(".st-key-unsaved")) event.preventDefault(); // the browser asks, in its own words
  });

  // of a file that the server does not take Streamlit tells the number of the answer only: what the answer says is shown here
  const REFUSALS = [408, 413, 429, 503];
  const Asks = window.XMLHttpRequest;
  window.XMLHttpRequest = class extends Asks {
    constructor() {
      super();
      this.addEventListener("load", () => {
        const isTold = REFUSALS.includes(this.status) && this.getResponseHeader("content-type")?.startsWith("text/plain");
        if (isTold) say(this.responseText);
        else if (refused) hide();
        refused = isTold;
      });
    }
  };

  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("open", () => {
        clearTimeout(timer);
        over.disconnect();
        ends = false;
        if (news.isConnected) document.dispatchEvent(new CustomEvent("say", { detail: words("back") }));
        hide();
        sockets.add(this);
        delete document.documentElement.dataset.noLine;
      });
      this.addEventListener("message", (event) => {
        if (typeof event.data !== "string") return;
        event.stopImmediatePropagation();
        ends = true;
        say(event.data);
      });
      this.addEventListener("close", ({ code }) => {
        clearTimeout(timer);
        sockets.delete(this);
        document.documentElement.dataset.noLine = "";
        gone = code === FORGOTTEN;
        if (gone) {
          document.dispatchEvent(new CustomEvent("anew")); // for who knows what has the focus
          location.reload(); // the address says what was shown
        } else if (ends) away(); // it is no longer about to
        else timer = setTimeout(away, QUIET);
        over.observe(document.body, { childList: true, subtree: true, attributeFilter: ["inert", "aria-hidden"] });
      });
    }
  };
})();
