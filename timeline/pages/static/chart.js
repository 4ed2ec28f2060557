// What the list and the chart above it do for one another. Plotly keeps with each mark what it was drawn from; the
// `customdata` of a mark is the id of its event, or the period of a bar.

const NEAR = 22; // pixels from a finger to what it means: half of what a finger covers

// Show which mark is that of an event; of no event, none.
export function light(event) {
  for (const one of document.querySelectorAll(".st-key-chart .lit")) one.classList.remove("lit");
  for (const [mark, word] of event ? marks(document) : []) {
    if (word === event && mark.matches("path")) mark.classList.add("lit");
  }
}

// Tell what a finger means, to the last who asked. On a touch screen the style sheet keeps all fingers from Plotly, which
// would hold the page. What comes back ends it.
let told = () => {};

export function watch(tell) {
  told = tell;
  document.addEventListener("click", tapped); // once, however often it is added
  return () => document.removeEventListener("click", tapped);
}

function tapped(click) {
  const plot = click.target.closest?.(".st-key-chart .js-plotly-plot");
  if (!plot || !matchMedia("(hover: none), (pointer: coarse)").matches) return;
  let nearest = NEAR;
  let meant;
  for (const [mark, word] of marks(plot)) {
    const box = mark.getBoundingClientRect();
    const distance = Math.hypot(beyond(click.clientX, box.left, box.right), beyond(click.clientY, box.top, box.bottom));
    if (distance < nearest) [nearest, meant] = [distance, word];
  }
  if (meant) told(meant);
}

function* marks(place) {
  for (const mark of place.querySelectorAll(".st-key-chart .point")) {
    const trace = mark.closest(".trace")?.__data__?.[0]?.trace;
    const word = trace?.customdata?.[mark.__data__?.i];
    if (word) yield [mark, word];
  }
}

function beyond(at, low, high) {
  return Math.max(low - at, 0, at - high);
}
