// Asks how far the work has come, and stops when it is finished or nobody looks.
"use strict";

const PAUSE = 2000;

async function ask() {
  const shown = document.getElementById("progress");
  if (!shown || !("unfinished" in shown.dataset)) return;
  if (!document.hidden) {
    try {
      const answer = await fetch(window.location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("progress");
      if (fresh && fresh.textContent !== shown.textContent) shown.replaceWith(fresh);
    } catch {
      // The network may come back: ask again.
    }
  }
  window.setTimeout(ask, PAUSE);
}

window.setTimeout(ask, PAUSE);
