/**
 * The script of the page: tooltips that come at once instead of after the browser's delay, and tables that sort.
 * Without it everything can be read: titles are the browser's own tooltips, tables stand in the order given.
 */
export const pageScript = `"use strict";
(() => {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  document.body.append(tip);
  const titles = new WeakMap();
  // A title that stays would show the browser's tooltip beside this one.
  const titleOf = (mark) => {
    if (!titles.has(mark)) {
      const title = mark.querySelector(":scope > title");
      titles.set(mark, title ? title.textContent : "");
      if (title) title.remove();
    }
    return titles.get(mark);
  };
  const markOf = (target) => {
    for (let node = target; node instanceof SVGElement && node.nodeName !== "svg"; node = node.parentNode) {
      if (titles.has(node) || node.querySelector(":scope > title")) return node;
    }
    return undefined;
  };
  const show = (event) => {
    const mark = markOf(event.target);
    tip.textContent = mark ? titleOf(mark) : "";
    tip.hidden = tip.textContent === "";
    if (tip.hidden) return;
    const { width, height } = tip.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - 8;
    const above = event.clientY - height - 14;
    tip.style.left = Math.max(8, Math.min(room, event.clientX - width / 2)) + "px";
    tip.style.top = (above < 8 ? event.clientY + 18 : above) + "px";
  };
  document.addEventListener("pointermove", show);
  document.addEventListener("pointerdown", show);
  document.addEventListener("scroll", () => { tip.hidden = true; }, { passive: true, capture: true });

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
  };
  const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b
    : String(a).localeCompare(String(b), "en", { numeric: true });
  for (const table of document.querySelectorAll("table")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", direction);
        const sign = direction === "ascending" ? 1 : -1;
        const body = table.tBodies[0];
        body.append(...[...body.rows].sort((a, b) => sign * compare(valueOf(a, column), valueOf(b, column))));
      });
    });
  }
})();`;
