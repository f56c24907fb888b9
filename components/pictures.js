// A page picture opens scrolled to its chosen box.
const seen = new WeakMap();
const showChosen = () => document.querySelectorAll(".pgw .bx[data-chosen]").forEach((box) => {
  const area = box.closest(".pgw");
  const picture = area.querySelector("img");
  if (seen.get(area) === box.dataset.chosen || !picture) return;
  if (!picture.complete) {
    picture.addEventListener("load", showChosen, { once: true });
    return;
  }
  if (!picture.naturalHeight) return;
  seen.set(area, box.dataset.chosen);
  const outer = area.getBoundingClientRect();
  const inner = box.getBoundingClientRect();
  area.scrollTo(
    area.scrollLeft + inner.left - outer.left - (outer.width - inner.width) / 2,
    area.scrollTop + inner.top - outer.top - (outer.height - inner.height) / 2,
  );
});
onChange(showChosen);

// A chart is drawn for the window; on paper it shrinks to its column.
addEventListener("beforeprint", () => document.querySelectorAll(".js-plotly-plot .main-svg").forEach((drawing) => {
  const [width, height] = ["width", "height"].map((side) => drawing.getAttribute(side));
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const held = drawing.closest(".svg-container").style;
  held.setProperty("--ratio", `${width} / ${height}`);
  held.setProperty("--widest", `${width}px`);
}));
addEventListener("afterprint", () => document.querySelectorAll(".js-plotly-plot .main-svg").forEach((drawing) => drawing.removeAttribute("viewBox")));
