// Resolves when a page stands as it will stay: fonts are there, charts are drawn and have the width of what holds
// them (they redraw themselves a little after the window), and nothing has moved for a while.
() => new Promise((resolve) => {
  const CHART = "[data-testid=stPlotlyChart]";
  const MOVING = `[data-testid=stMain] .mz, .slide, ${CHART}, ${CHART} .main-svg, ${CHART} text, ${CHART} path`;
  const QUIET = 200, LOOK = 40, LONGEST = 15000;
  const width = (node) => node.getBoundingClientRect().width;
  const drawn = (chart) => {
    const drawing = chart.querySelector(".main-svg");
    return drawing !== null && Math.abs(width(drawing) - width(chart)) < 2;
  };
  const ready = () => document.fonts.status === "loaded" && !document.querySelector("[data-testid=stSkeleton]")
    && [...document.querySelectorAll(CHART)].every(drawn);
  const seen = () => [...document.querySelectorAll(MOVING)].map((node) => {
    const box = node.getBoundingClientRect();
    return `${box.x} ${box.y} ${box.width} ${box.height}`;
  }).join();
  const begun = performance.now();
  let last = "", since = begun;
  const look = () => {
    const now = seen(), at = performance.now();
    if (now !== last || !ready()) [last, since] = [now, at];
    at - since >= QUIET || at - begun > LONGEST ? resolve(Math.round(at - begun)) : setTimeout(look, LOOK);
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
})
