/* What a page hears of its server beside what it shows: that it ends, that there is no connection, that the visit is gone.
   The server says the first in a frame of text, which Streamlit must not see, and the last by the code of a close. */
(() => {
  "use strict";
  const FORGOTTEN = 4404; // as in visits.py
  const QUIET = 3000; // ms without a connection after which that is said: most come back sooner
  const Plain = window.WebSocket;
  const sockets = new Set();
  let timer = 0;

  const news = document.createElement("div");
  news.setAttribute("role", "alert");
  news.className = "visit-news";

  function say(text) {
    news.textContent = text;
    document.body.append(news);
  }

  function away() {
    if (!news.isConnected) say(document.querySelector('meta[name="said-away"]').content);
  }

  // a line may seem open long after the network has gone; where the server can be reached all the same it is open again at once
  window.addEventListener("offline", () => sockets.forEach((each) => each.close()));

  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("open", () => {
        clearTimeout(timer);
        news.remove();
        sockets.add(this);
      });
      this.addEventListener("message", (event) => {
        if (typeof event.data !== "string") return;
        event.stopImmediatePropagation();
        say(event.data);
      });
      this.addEventListener("close", ({ code }) => {
        clearTimeout(timer);
        sockets.delete(this);
        if (code === FORGOTTEN) location.reload(); // the address says what was shown
        else timer = setTimeout(away, QUIET);
      });
    }
  };
})();
