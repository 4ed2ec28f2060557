// In the embed: tells the page around it how tall it is, and of a link to one event that the page was opened with.
(() => {
  if (parent === window) return;
  const tell = () => parent.postMessage({ timeline: "height", height: document.documentElement.offsetHeight }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("hashchange", () => {
    const there = document.getElementById(location.hash.slice(1));
    if (there) parent.postMessage({ timeline: "place", top: there.getBoundingClientRect().top }, "*");
  });
  addEventListener("message", (said) => {
    if (said.source !== parent || !said.data || said.data.timeline !== "event") return;
    const there = document.getElementById(String(said.data.id));
    if (there) location.hash = there.id;
  });
  parent.postMessage({ timeline: "ready" }, "*");
  tell();
})();
