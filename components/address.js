// What stands in the address, for all scripts: the code that is chosen, and queries with another one.
// CHOSEN_EVERYWHERE comes from links.py: the keys that every page has.
const chosenCode = () => new URLSearchParams(location.search).get("code") ?? "";
const isChosen = (part) => CHOSEN_EVERYWHERE.includes(part.split("=", 1)[0]);
const parts = (query) => query.slice(1).split("&").filter(Boolean);
const query = (parts) => (parts.length ? `?${parts.join("&")}` : "");
const withCode = (search, code) => {
  const others = parts(search).filter((part) => !part.startsWith("code="));
  if (code) others.splice(others[0]?.startsWith("report=") ? 1 : 0, 0, `code=${encodeURIComponent(code)}`);
  return query(others);
};
