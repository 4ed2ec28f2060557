// In the article: gives each of our frames the height of what it shows. Only frames from the host of this script are
// listened to, and only numbers are taken from them.
(() => {
  const home = new URL(document.currentScript.src).origin;
  const ours = (source) => [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
  addEventListener("message", (said) => {
    const frame = said.origin === home && said.data && ours(said.source);
    if (!frame) return;
    const { timeline, height, top } = said.data;
    if (timeline === "height" && height > 0 && height < 100000) frame.style.height = Math.ceil(height) + "px";
    if (timeline === "place" && Number.isFinite(top)) scrollTo({ top: scrollY + frame.getBoundingClientRect().top + top - 16 });
    if (timeline === "ready" && /^#[a-z0-9][a-z0-9-]{0,63}$/.test(location.hash))
      said.source.postMessage({ timeline: "event", id: location.hash.slice(1) }, home);
  });
  // A frame that was there before this script has spoken to nobody, and is asked once more
  for (const one of document.querySelectorAll("iframe"))
    if (one.src.startsWith(home + "/")) one.contentWindow.postMessage({ timeline: "tell" }, home);
})();
