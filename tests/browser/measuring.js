// What a reader could not read on a page as it stands: words beyond the edge, words cut off by what holds
// them, words that lie on other words. Only what is visible counts; what scrolls may reach further.
() => {
  const main = document.querySelector("[data-testid=stMain]");
  const quote = (words) => words.replace(/\s+/g, " ").trim().slice(0, 40);
  const style = new Map();
  const styleOf = (node) => style.get(node) ?? style.set(node, getComputedStyle(node)).get(node);
  const hidden = (node) => {
    const own = styleOf(node);
    return own.visibility !== "visible" || own.opacity === "0" || own.clipPath !== "none" || own.clip !== "auto";
  };
  const meet = (one, other) => ({
    left: Math.max(one.left, other.left), right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top), bottom: Math.min(one.bottom, other.bottom),
  });
  const found = { sideways: main.scrollWidth - main.clientWidth, beyond: [], cut: [], overlapping: [] };
  const lines = [];

  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, holder = node.parentElement;
    if (!node.nodeValue.trim() || !holder.closest(".mz, .js-plotly-plot") || !holder.checkVisibility()) continue;
    if (holder.closest("style, script, title, option")) continue;
    let ancestors = [];
    for (let each = holder; each && each !== main.parentElement; each = each.parentElement) ancestors.push(each);
    if (ancestors.some(hidden)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const drawn = holder instanceof SVGElement;
    const size = parseFloat(styleOf(holder).fontSize) || 14;
    const zoom = drawn ? 1 : range.getBoundingClientRect().height / 1 ? holder.currentCSSZoom ?? 1 : 1;
    for (const rect of range.getClientRects()) {
      if (rect.width < 2 || rect.height < 2) continue;
      // The letters themselves: a font's own box is taller than a line.
      const middle = (rect.top + rect.bottom) / 2, half = Math.min(rect.height / 2, size * zoom * 0.4);
      let box = { left: rect.left, right: rect.right, top: middle - half, bottom: middle + half };
      let scrolled = false;
      for (const each of ancestors) {
        if (each === main) break;
        const own = styleOf(each);
        if (own.overflowX === "visible" && own.overflowY === "visible") continue;
        const frame = each.getBoundingClientRect();
        const scrolls = /auto|scroll/.test(own.overflowX + own.overflowY);
        const inside = meet(box, frame);
        const lost = inside.right < box.right - 1.5 || inside.left > box.left + 1.5 ||
          inside.bottom < box.bottom - 2 || inside.top > box.top + 2;
        const told = own.textOverflow === "ellipsis" || own.webkitLineClamp !== "none";
        if (lost && !scrolls && !scrolled && !told && !(each instanceof SVGElement)) found.cut.push(quote(node.nodeValue));
        scrolled ||= scrolls;
        box = inside;
      }
      if (!scrolled && (box.right > innerWidth + 1 || box.left < -1)) found.beyond.push(quote(node.nodeValue));
      if (box.right - box.left > 2 && box.bottom - box.top > 2) lines.push({ node, box, words: quote(node.nodeValue) });
    }
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].box.top < one.box.bottom; next += 1) {
      const other = lines[next];
      if (other.node === one.node) continue;
      const both = meet(one.box, other.box);
      if (both.right - both.left > 2 && both.bottom - both.top > 2) found.overlapping.push(`${one.words} × ${other.words}`);
    }
  });
  for (const kind of ["beyond", "cut", "overlapping"]) found[kind] = [...new Set(found[kind])];
  return found;
}
