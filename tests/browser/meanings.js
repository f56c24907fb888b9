// What is wrong with the cards of the words that explain themselves, in the window as it is: each word is
// brought into view and focused; its card must lie whole in the window, over all else, beside its word.
async () => {
  const LOOKS = 50;
  const wrong = [];
  const words = [...document.querySelectorAll("[data-testid=stMain] dfn.term")].filter((word) => word.getClientRects().length);
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
  const judged = (word) => {
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
    const cut = card.scrollHeight > card.clientHeight + 1;
    const found = { covered, over, beyond, cut, unseen: !box.width };
    return Object.entries(found).filter(([, is]) => is).map(([name]) => name);
  };
  for (const word of words) {
    word.scrollIntoView({ block: "nearest" });
    word.setAttribute("tabindex", "0");
    word.focus({ preventScroll: true });
    let told = [];
    for (let look = 0; look < LOOKS; look += 1) {  // on a busy machine the card takes its place a little later
      await drawn();
      told = judged(word);
      if (!told.length) break;
    }
    if (told.length) wrong.push(`${word.firstChild.textContent}: ${told}`);
    word.blur();
  }
  return [words.length, wrong];
}
