// Tables sort by their heads: down, up, and back to the printed order. The total stays where it is.
const keyOf = (cell) => {
  if (cell.querySelector(".none")) return null;
  const value = (cell.querySelector(".v") ?? cell).textContent.trim(), number = value.replace(/[,\s%]/g, "").replace("−", "-");
  return number === "" ? null : Number.isNaN(Number(number)) ? value : Number(number);
};
const NEXT = { none: "descending", descending: "ascending", ascending: "none" };
const tables = new Map([...document.querySelectorAll("table.sort")].map((one) => [one.id, { one, printed: [...one.tBodies[0].rows] }]));
const sorted = (id, column, way) => {
  const { one, printed } = tables.get(id) ?? {}, heads = one ? [...one.tHead.rows[0].cells] : [];
  if (!heads[column]) return;
  heads.forEach((head, at) => head.setAttribute("aria-sort", at === column ? way : "none"));
  const sums = printed.filter((row) => row.classList.contains("sum")), rows = printed.filter((row) => !row.classList.contains("sum"));
  if (way !== "none") {
    rows.sort((a, b) => {
      const [x, y] = [keyOf(a.cells[column]), keyOf(b.cells[column])];
      if (x === null || y === null) return (x === null) - (y === null);
      const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "zh");
      return way === "ascending" ? order : -order;
    });
    one.tBodies[0].append(...rows, ...sums);
  } else one.tBodies[0].append(...printed);
};
tables.forEach(({ one }, id) => [...one.tHead.rows[0].cells].forEach((head, at) => head.firstChild.addEventListener("click", () => {
  const way = NEXT[head.getAttribute("aria-sort")];
  sorted(id, at, way);
  mend({ sort: way === "none" ? "" : `${id}.${at}.${way}` });
})));
