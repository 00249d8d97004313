// Filters and keys. The page is complete without them.
(() => {
  "use strict";
  const form = document.querySelector(".filters");
  if (!form) return;
  form.hidden = false;
  const search = form.querySelector("[type=search]");
  const flagged = form.querySelector("[data-flagged]");
  const boxes = [...form.querySelectorAll("[data-outcome]")];
  const blocks = [...document.querySelectorAll("section.block")];
  const nothing = document.querySelector(".nothing");
  const keys = document.querySelector(".keys");
  const texts = new Map();
  const textOf = (node) => {
    if (!texts.has(node)) texts.set(node, node.textContent.toLowerCase());
    return texts.get(node);
  };

  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    let shown = 0;
    for (const block of blocks) {
      const box = boxes.find((b) => block.classList.contains(b.dataset.outcome));
      const inHeading = wanted !== "" && textOf(block.querySelector("h3")).includes(wanted);
      let rows = 0;
      for (const row of block.querySelectorAll("tr.one")) {
        row.hidden =
          (flagged.checked && !row.classList.contains("flagged")) ||
          (wanted !== "" && !inHeading && !textOf(row).includes(wanted));
        if (!row.hidden) ++rows;
      }
      block.hidden = !(box && box.checked) || rows === 0;
      if (!block.hidden) ++shown;
    }
    nothing.hidden = shown > 0 || blocks.length === 0;
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());

  const step = (by) => {
    const open = blocks.filter((block) => !block.hidden);
    if (open.length === 0) return;
    const at = open.indexOf(document.activeElement);
    const next = open[Math.min(Math.max(at + by, 0), open.length - 1)];
    next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "start" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "?") keys.classList.toggle("shown");
  });

  // Paper has no folds.
  const folds = () => [...document.querySelectorAll("details")];
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = folds().filter((fold) => !fold.open);
    for (const fold of opened) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
})();
