// What is wrong with the cards of the words that explain themselves, in the window as it is: each word is
// brought into view and focused; its card must lie whole in the window, over all else, beside its word.
async () => {
  const wrong = [];
  const words = [...document.querySelectorAll("[data-testid=stMain] dfn.term")].filter((word) => word.getClientRects().length);
  for (const word of words) {
    word.scrollIntoView({ block: "nearest" });
    word.setAttribute("tabindex", "0");
    word.focus({ preventScroll: true });
    await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown, 20)));
    const [card, own] = [word.querySelector(".tip"), word.getClientRects()[0]];
    const box = card.getBoundingClientRect();
    const corners = [[box.left, box.top], [box.right, box.top], [box.left, box.bottom], [box.right, box.bottom]];
    const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const covered = corners.some(([x, y]) => {
      const seen = document.elementFromPoint(x + 4 * Math.sign(middle[0] - x), y + 4 * Math.sign(middle[1] - y));
      return !card.contains(seen);
    });
    const over = own.left < box.right && box.left < own.right && own.top < box.bottom - 1 && box.top < own.bottom - 1;
    const beyond = box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight;
    if (!box.width || covered || over || beyond || card.scrollHeight > card.clientHeight + 1)
      wrong.push(`${word.firstChild.textContent}: ${Object.entries({ covered, over, beyond }).filter(([, is]) => is).map(([name]) => name)}`);
    word.blur();
  }
  return [words.length, wrong];
}
