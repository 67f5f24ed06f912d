/* A page that has lost its server and found one again is drawn again: the server may be another one, or may have let go of the
   visit, and then no button of the page would do what it says. Served by the app itself, for the content policy. */
(() => {
  "use strict";
  const CONNECTED = "CONNECTED";
  const RUN_AGAIN = { key: "r" }; // Streamlit's own key for that
  let before = null;   // the state of the connection as last seen
  let arrived = false; // whether there has been a connection: the first one is not found again
  new MutationObserver(() => {
    const state = document.querySelector(".stApp")?.dataset.testConnectionState;
    if (!state || state === before) return;
    before = state;
    if (state !== CONNECTED) return;
    if (arrived) for (const type of ["keydown", "keyup"]) document.dispatchEvent(new KeyboardEvent(type, RUN_AGAIN));
    arrived = true;
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-test-connection-state"] });
})();
