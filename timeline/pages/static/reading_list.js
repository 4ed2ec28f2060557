// The reading list. The server sends plain text and this draws it with elements and text nodes alone: nothing of it is
// ever read as markup. Called anew with each change; what stays the same keeps its elements, and so what is unfolded.

import { light, watch } from "./chart.js";

const MOUSE = matchMedia("(pointer: fine)"); // who reads with a finger hardly prints
const REST = 3000; // milliseconds without another choice
let resting;
let onPaper;
let opened = [];
addEventListener("beforeprint", fetched);
addEventListener("beforeprint", unfolded);
addEventListener("afterprint", () => {
  for (const one of opened.splice(0)) one.open = false;
});

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(":scope > .told") ?? parentElement.appendChild(begun());
  const known = new Map([...root.querySelectorAll("li[id]")].map((one) => [one.told, one]));
  root.choose = (word) => setTriggerValue("chosen", word);
  const held = root.contains(document.activeElement) ? document.activeElement : null; // moved, it would lose the focus
  root.replaceChildren(
    ...chart(data),
    ...JSON.parse(data.days).map((day) => section(day, known, data.query)),
    ...sources(data),
  );
  if (held?.isConnected) held.focus({ preventScroll: true });
  return watch(root.choose);
}

function begun() {
  const root = made("div", "told");
  const event = (one) => one.target.closest?.("li")?.dataset.event;
  for (const into of ["pointerover", "focusin"]) root.addEventListener(into, (one) => light(event(one)));
  for (const out of ["pointerleave", "focusout"]) root.addEventListener(out, () => light());
  root.addEventListener("click", (click) => {
    const plain = !click.button && !click.ctrlKey && !click.metaKey && !click.shiftKey && !click.altKey;
    if (!plain || !click.target.closest?.("a.title")) return;
    click.preventDefault();
    root.choose(event(click));
  });
  return root;
}

function section(day, known, query) {
  const list = made("ol");
  list.append(...day.events.map((event) => linked(known.get(JSON.stringify(event)) ?? told(event), event, query)));
  return holding(made("section", "day"), made("h2", "", day.heading), list);
}

function told(event) {
  const one = made("li");
  one.id = `told-${event.id}`;
  one.told = JSON.stringify(event);
  one.dataset.event = event.id;
  const link = made("a", "title", event.title);
  one.append(link, facts(event));
  if (event.change) one.append(made("p", "change", event.change));
  if (event.quotes.length) one.append(event.folded ? folded(event) : quoted(event));
  return one;
}

function linked(one, event, query) {
  const asked = new URLSearchParams(query);
  asked.set("event", event.id);
  one.querySelector("a").href = `?${asked}`;
  return one;
}

function facts(event) {
  const line = made("p", "facts");
  if (event.status) line.append(made("strong", "", event.status), event.who || event.facts ? " · " : "");
  if (event.who) {
    const sign = made("span", "sign", event.sign);
    sign.style.color = event.colour;
    sign.ariaHidden = "true";
    line.append(sign, ` ${event.who}`, event.facts ? " · " : "");
  }
  line.append(event.facts);
  return line;
}

function folded(event) {
  const box = holding(made("details"), holding(made("summary"), made("span", "", event.folded)), quoted(event));
  if (event.more) box.append(made("p", "more", event.more));
  return box;
}

function quoted(event) {
  const line = (quote) => made("p", "", quote.outlet ? `${quote.words} —\u00a0${quote.outlet}` : quote.words);
  return holding(made("blockquote"), ...event.quotes.map(line));
}

// What only paper shows. Some browsers fetch a picture that is not shown when the page is printed; for the others it is
// fetched once the reader has looked at one view for a while.
function chart(data) {
  const picture = made("img");
  onPaper = picture;
  clearTimeout(resting);
  if (MOUSE.matches) resting = setTimeout(fetched, REST);
  picture.loading = "lazy";
  picture.alt = data.alt;
  picture.src = data.chart ?? `data:image/svg+xml,${encodeURIComponent(data.drawing)}`;
  const outside = data.outside ? [made("figcaption", "", data.outside)] : [];
  return [holding(made("figure", "paper"), picture, ...outside)];
}

function fetched() {
  if (onPaper) onPaper.loading = "eager";
}

// Browsers that know no ::details-content print only what is open
function unfolded() {
  if (CSS.supports("selector(::details-content)")) return;
  opened = [...document.querySelectorAll(".told details:not([open])")];
  for (const one of opened) one.open = true;
}

function sources(data) {
  const list = holding(made("ul"), ...JSON.parse(data.sources).map((one) => made("li", "", one)));
  return [holding(made("section", "paper"), made("h2", "", data.heading), list, made("p", "", data.printed))];
}

function made(tag, name = "", text = "") {
  const one = document.createElement(tag);
  if (name) one.className = name;
  if (text) one.textContent = text;
  return one;
}

function holding(one, ...parts) {
  one.append(...parts);
  return one;
}
