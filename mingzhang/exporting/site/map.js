// The map of areas: squarified, all levels below the opened item one within another, as far as there is room.
const items = JSON.parse(document.getElementById("tree").textContent);
const map = document.querySelector(".map"), crumbs = document.querySelector(".crumbs"), card = document.querySelector(".card");
const byCode = new Map(items.map((one) => [one.c, one]));
const size = (one) => one.v ?? 0;
const under = (code) => items.filter((one) => one.u === code && size(one) > 0).sort((a, b) => size(b) - size(a));
const dark = matchMedia("(prefers-color-scheme: dark)");
const SHADES = {
  light: ["#04424D", "#5D3D21", "#4C428E", "#615712", "#126B63", "#7C5E8E", "#4D7E48", "#8A6FBE", "#1E9689", "#B28952"],
  dark: ["#9ED5E3", "#D6BCA7", "#B3B1E7", "#B6AC6C", "#73ABA4", "#AF86C9", "#62985C", "#877BA5", "#5F7D78", "#91641F"],
};
const GROUNDS = { light: ["#FCFBF8", "#1C2024"], dark: ["#14181B", "#ECE8DF"] };
const HEAD = 22;
let scheme = "light", printing = false;

const parts = (shade) => [1, 3, 5].map((at) => parseInt(shade.slice(at, at + 2), 16));
const mixed = (shade, part) => {
  const ground = parts(GROUNDS[scheme][0]);
  return parts(shade).map((one, at) => Math.round(one + (ground[at] - one) * part));
};
const light = (rgb) => {
  const [r, g, b] = rgb.map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
const inkOn = (rgb) => {
  const best = (shades) => [...shades].sort((a, b) => contrast(parts(b), rgb) - contrast(parts(a), rgb))[0];
  const own = best(GROUNDS[scheme]);
  return contrast(parts(own), rgb) >= 4.5 ? own : best(["#FFFFFF", "#000000"]);
};

const classes = under("");
const slots = classes.length <= 3 ? [0, 5, 9] : classes.map((_, at) => at % 10);
const shadeOf = (one) => {
  let root = one;
  while (root.u) root = byCode.get(root.u);
  return SHADES[scheme][slots[Math.max(0, classes.indexOf(root))] ?? 0];
};
const paint = (cell, one, part) => {
  const rgb = mixed(shadeOf(one), part);
  cell.style.background = `rgb(${rgb})`;
  cell.style.color = inkOn(rgb);
};

// Rows whose pieces are as near to squares as they can be.
const squarified = (values, x, y, w, h) => {
  const whole = values.reduce((sum, one) => sum + one, 0), placed = [];
  let rest = values.map((value, at) => ({ at, area: (value / whole) * w * h }));
  const worst = (row, side) => {
    const thick = row.reduce((sum, one) => sum + one.area, 0) / side;
    return Math.max(...row.map((one) => Math.max((thick * thick) / one.area, one.area / (thick * thick))));
  };
  while (rest.length) {
    const side = Math.min(w, h), row = [rest[0]];
    let next = 1;
    while (next < rest.length && worst([...row, rest[next]], side) <= worst(row, side)) row.push(rest[next++]);
    const thick = row.reduce((sum, one) => sum + one.area, 0) / side;
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

// On A4 there is less room for names than on most screens.
const PAPER = [688, 330];
const room = () => (printing ? PAPER : [map.clientWidth, map.clientHeight]);
const tipOf = (one) => JSON.stringify({
  t: one.n, r: [...(one.a ? [["支出", `${one.a[0]} 万元`, `${one.a[1]} 元`, one.a[2]]] : []), ...(one.a?.[2] ? [["占全部支出", one.a[2]]] : []), ...one.r],
  q: one.q?.[0], p: one.p, d: under(one.c).length ? "选它看下一级" : "",
});
const piece = (one, [x, y, w, h], kind) => {
  const cell = make("button", "", `cell ${kind}`);
  cell.type = "button";
  cell.dataset.code = one.c;
  cell.dataset.tip = tipOf(one);
  // In parts of the map, so that it fits the paper too.
  const part = (length, whole) => `${((length / whole) * 100).toFixed(3)}%`;
  const [width, height] = room();
  cell.style.cssText = `left:${part(x, width)};top:${part(y, height)};width:${part(w, width)};height:${part(h, height)}`;
  const amount = one.a ? `${one.a[0]} 万元，占 ${one.a[2]}` : "";
  cell.setAttribute("aria-label", `${one.n} ${amount}${under(one.c).length ? "，看下一级" : ""}`);
  cell.addEventListener("click", () => open(one.c));
  map.append(cell);
  return cell;
};
const fits = (text, w, letter) => [...text].length * letter <= w - 14;
const lay = (code, x, y, w, h, depth) => {
  const shown = under(code);
  squarified(shown.map(size), x, y, w, h).forEach((box, at) => {
    const one = shown[at], [bx, by, bw, bh] = box;
    if (under(one.c).length && depth < 3 && bw > 46 && bh > 62) {
      const head = piece(one, [bx, by, bw, HEAD], "group");
      paint(head, one, 0.76);
      if (bw > 60) head.append(one.n);
      return lay(one.c, bx, by + HEAD, bw, bh - HEAD, depth + 1);
    }
    const cell = piece(one, box, "leaf");
    paint(cell, one, Math.min(0.55, 0.11 * at));
    if (bw > 54 && bh > 40) {
      const lines = Math.ceil(([...one.n].length * 13) / (bw - 16));
      if (lines * 18 + 20 <= bh) cell.append(make("b", one.n));
      if (one.a && bh > 24 && fits(chosen(...one.a), bw, 7.5)) cell.append(chosen(...one.a));
    }
  });
};

const describe = (one) => {
  card.replaceChildren();
  if (!one.c) return;
  const name = make("b", `${one.n}${one.l ? `（${one.l}）` : ""}`);
  const rows = [...(one.a ? [["支出", `${one.a[0]} 万元`, `${one.a[1]} 元`, one.a[2]]] : []), ...one.r].map(([label, ...ways]) => {
    const row = make("span"); row.append(make("i", label), chosen(...ways)); return row;
  });
  card.append(name, ...rows);
  if (one.p) card.append(make("small", one.p, "pg"));
  if (one.q) { const why = make("div"); why.append("报告给出的原因：", make("q", one.q[0]), make("small", `p.${one.q[1]}`, "pg")); card.append(why); }
};
const reading = (one) => {
  const line = map.closest("figure").querySelector(".reads");
  if (!line || !one.s) return;
  line.replaceChildren(...one.s.map((part, at) => (typeof part === "string" ? (at === one.s.length - 1 ? make("small", part, "pg") : part) : chosen(...part))));
};
const path = (code) => {
  const steps = [];
  for (let one = byCode.get(code); one; one = one.c ? byCode.get(one.u) : undefined) steps.unshift(one);
  return steps;
};
const draw = (code) => {
  if (!map || !items.length) return;
  scheme = dark.matches && !printing ? "dark" : "light";
  const one = byCode.get(code) ?? items[0], leaf = one.c && !under(one.c).length, top = leaf ? one.u : one.c;
  map.hidden = !under(top).length;
  map.replaceChildren();
  lay(top, 0, 0, ...room(), 0);
  map.querySelectorAll(".cell").forEach((cell) => cell.classList.toggle("chosen", leaf && cell.dataset.code === one.c));
  roving(map);
  describe(one);
  reading(one);
  crumbs.replaceChildren();
  path(one.c).forEach((step, at, all) => {
    if (at) crumbs.append(" › ");
    const last = at === all.length - 1, link = make(last ? "b" : "button", step.n);
    if (last) link.setAttribute("aria-current", "location");
    else link.addEventListener("click", () => open(step.c));
    crumbs.append(link);
  });
};
const open = (code) => {
  hush();
  const held = map.contains(document.activeElement) || crumbs.contains(document.activeElement);
  move({ code });
  draw(code);
  // What was chosen is drawn no longer: the keyboard goes on within it.
  if (held) (map.querySelector(".chosen") ?? map.querySelector(".cell"))?.focus();
};
dark.addEventListener("change", () => draw(asked().get("code") ?? ""));
