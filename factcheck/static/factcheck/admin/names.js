// The script that turns long lists into search fields leaves them without a name. Each takes the
// name of the list that it stands for.
"use strict";

function nameOf(list) {
  const label = list.labels && list.labels[0];
  const own = list.getAttribute("aria-label") || list.title;
  return (label ? label.textContent : own).trim().replace(/\s*:$/, "");
}

function giveName(shown) {
  const list = shown.previousElementSibling;
  if (!(list instanceof HTMLSelectElement)) return;
  for (const part of shown.querySelectorAll("[role=textbox], [role=combobox]")) {
    part.removeAttribute("aria-labelledby");
    part.setAttribute("aria-label", nameOf(list));
  }
}

// When that script runs is not ours to know: whatever it adds is named as it appears.
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const added of change.addedNodes) {
      if (added instanceof Element && added.matches(".select2-container")) giveName(added);
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });
