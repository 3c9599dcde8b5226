// The script that turns long lists into search fields leaves them without a name. Each takes the
// name of the list that it stands for.
"use strict";

function nameOf(list) {
  const label = list.labels && list.labels[0];
  const own = list.getAttribute("aria-label") || list.title;
  return (label ? label.textContent : own).trim().replace(/:$/, "");
}

function giveNames() {
  for (const list of document.querySelectorAll("select.select2-hidden-accessible")) {
    const shown = list.nextElementSibling;
    for (const part of shown ? shown.querySelectorAll("[role=textbox], [role=combobox]") : []) {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", nameOf(list));
    }
  }
}

window.addEventListener("load", giveNames);
document.addEventListener("formset:added", giveNames);
