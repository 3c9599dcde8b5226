// Says how many characters are left where a text has a limit.
"use strict";

for (const field of document.querySelectorAll("textarea[data-most]")) {
  const help = document.getElementById(`${field.id}_helptext`);
  if (!help) continue;
  const left = document.createElement("output");
  left.htmlFor = field.id;
  left.className = "characters-left";
  const say = () => {
    const rest = Number(field.dataset.most) - [...field.value].length;
    left.value = `${rest} ${field.dataset.left}`;
  };
  field.addEventListener("input", say);
  help.append(left);
  say();
}
