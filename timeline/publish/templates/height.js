// In the embed: tells the page around it how tall it is, and of a link to one event that the page was opened with.
(() => {
  if (parent === window) return;
  const tell = () => parent.postMessage({ timeline: "height", height: document.documentElement.offsetHeight }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("hashchange", () => {
    const there = document.getElementById(location.hash.slice(1));
    if (there) parent.postMessage({ timeline: "place", top: there.getBoundingClientRect().top }, "*");
  });
  const begin = () => {
    parent.postMessage({ timeline: "ready" }, "*");
    tell();
  };
  addEventListener("message", (said) => {
    if (said.source !== parent || !said.data) return;
    if (said.data.timeline === "tell") begin();
    const there = said.data.timeline === "event" && document.getElementById(String(said.data.id));
    if (there) location.hash = there.id;
  });
  begin();
})();
