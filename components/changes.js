// What is to be done whenever the page has changed: once before a frame is painted, however often it changed
// until then. All scripts see ``onChange``.
const tasks = [];
const onChange = (task) => tasks.push(task);
let due = 0;
const attendSoon = () => {
  due ||= requestAnimationFrame(() => {
    due = 0;
    tasks.forEach((task) => task());
  });
};
new MutationObserver(attendSoon).observe(document.body, {
  childList: true, subtree: true, attributes: true, attributeFilter: ["data-chosen"],
});
attendSoon();
