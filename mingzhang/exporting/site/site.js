"use strict";
// The map of areas (squarified), its path, tables that sort, and a single part alone for embedding: #only=structure.
const items = JSON.parse(document.getElementById("tree").textContent);
const map = document.querySelector(".map"), crumbs = document.querySelector(".crumbs");
const byCode = new Map(items.map((one) => [one.code, one]));
const under = (code) => items.filter((one) => one.parent === code && Number(one.value) > 0);
const shades = ["#0B4A5A", "#5D3D21", "#4C428E", "#615712", "#126B63", "#7C5E8E", "#3F6A3A", "#6B55A0", "#157A70", "#85652F"];
const classes = items.filter((one) => one.parent === "").sort((a, b) => b.value - a.value);
const money = (one) => Number(one.value).toLocaleString("zh-CN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const shadeOf = (one) => {
  let root = one;
  while (byCode.has(root.parent)) root = byCode.get(root.parent);
  return shades[Math.max(0, classes.indexOf(root)) % shades.length];
};

// Squarified treemap: rows whose pieces are as near to squares as they can be.
const layout = (values, width, height) => {
  const whole = values.reduce((sum, one) => sum + one, 0), placed = [];
  let rest = values.map((value, at) => ({ at, area: (value / whole) * width * height }));
  let x = 0, y = 0, w = width, h = height;
  const worst = (row, side) => {
    const sum = row.reduce((total, one) => total + one.area, 0), thick = sum / side;
    return Math.max(...row.map((one) => Math.max(thick / (one.area / thick), one.area / thick / thick)));
  };
  while (rest.length) {
    const side = Math.min(w, h), row = [rest[0]];
    let next = 1;
    while (next < rest.length && worst([...row, rest[next]], side) <= worst(row, side)) row.push(rest[next++]);
    const thick = row.reduce((total, one) => total + one.area, 0) / side;
    let along = 0;
    for (const one of row) {
      const length = one.area / thick;
      placed[one.at] = w <= h ? [x + along, y, length, thick] : [x, y + along, thick, length];
      along += length;
    }
    if (w <= h) { y += thick; h -= thick; } else { x += thick; w -= thick; }
    rest = rest.slice(next);
  }
  return placed;
};

const draw = (code) => {
  if (!map) return;
  const shown = under(code).sort((a, b) => b.value - a.value);
  map.hidden = !shown.length;
  const width = map.clientWidth, height = map.clientHeight;
  map.replaceChildren();
  layout(shown.map((one) => Number(one.value)), width, height).forEach(([x, y, w, h], at) => {
    const one = shown[at], cell = document.createElement("button"), deeper = under(one.code).length > 0;
    cell.type = "button";
    cell.className = "cell";
    cell.style.cssText = `left:${x}px;top:${y}px;width:${w}px;height:${h}px;background:${shadeOf(one)}`;
    cell.title = `${one.name} ${money(one)} 万元${one.page ? `，原文第 ${one.page} 页` : ""}`;
    cell.setAttribute("aria-label", cell.title + (deeper ? "，点开看下一级" : ""));
    if (w > 60 && h > 34) {
      const name = document.createElement("b");
      name.textContent = one.name;
      cell.append(name, money(one));
    }
    if (deeper) cell.addEventListener("click", () => go(one.code));
    else cell.setAttribute("aria-disabled", "true");
    map.append(cell);
  });
  const path = [];
  for (let one = byCode.get(code); one; one = byCode.get(one.parent)) path.unshift(one);
  crumbs.replaceChildren();
  [{ code: "", name: "全部支出" }, ...path].forEach((one, at, all) => {
    if (at) crumbs.append(" › ");
    const last = at === all.length - 1, step = document.createElement(last ? "b" : "button");
    step.textContent = one.name;
    if (!last) step.addEventListener("click", () => go(one.code));
    crumbs.append(step);
  });
};

const wanted = () => new URLSearchParams(location.hash.slice(1));
const go = (code) => {
  const query = wanted();
  query.set("code", code);
  history.pushState(null, "", `#${query}`);
  draw(code);
  map.querySelector(".cell")?.focus(); // what was chosen is drawn no longer: the keyboard goes on within it
};

const arrive = () => {
  const query = wanted(), only = query.get("only");
  document.body.classList.toggle("only", Boolean(only && document.getElementById(only)));
  document.querySelectorAll("section").forEach((one) => one.classList.toggle("shown", one.id === only));
  draw(byCode.has(query.get("code")) ? query.get("code") : "");
};

const key = (cell) => {
  const value = (cell.querySelector(".v") ?? cell).textContent.replace(/[,\s%]/g, "").replace("−", "-");
  return value === "" || Number.isNaN(Number(value)) ? value : Number(value);
};
document.querySelectorAll("table.sort").forEach((table) => {
  const body = table.tBodies[0], printed = [...body.rows];
  [...table.tHead.rows[0].cells].forEach((head, at) => head.firstChild.addEventListener("click", () => {
    const was = head.getAttribute("aria-sort"), now = was === "descending" ? "ascending" : was === "ascending" ? "none" : "descending";
    [...table.tHead.rows[0].cells].forEach((one) => one.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", now);
    const rows = [...printed];
    if (now !== "none") rows.sort((a, b) => {
      const [one, other] = [key(a.cells[at]), key(b.cells[at])];
      const order = typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "zh");
      return now === "ascending" ? order : -order;
    });
    body.append(...rows);
  }));
});

// On paper nothing can be unfolded.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  folded.forEach((one) => { one.open = true; });
});
addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));

addEventListener("hashchange", arrive);
addEventListener("popstate", arrive);
let waiting;
addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(arrive, 120); });
arrive();
