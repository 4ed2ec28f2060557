// In an embed with mode=interactive: loads the library when the reader presses the button, and not before. The static
// chart and the list stay as they are for everybody else; one press brings the static chart back.
(() => {
  const place = document.querySelector("[data-figure]");
  const still = document.querySelectorAll("main > svg");
  const told = place.dataset;
  const touch = matchMedia("(hover: none), (pointer: coarse)").matches;
  let plot;

  const button = (words, press) => {
    const made = document.createElement("button");
    made.textContent = words;
    made.addEventListener("click", press);
    return made;
  };
  const load = (source) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: source, onload: done, onerror: failed });
      document.head.append(script);
    });

  // Plotly writes style attributes, which our policy refuses to all; set one by one, its styles are let through.
  const plainly = () => {
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
      if (name === "style") this.style.cssText = value;
      else set.call(this, name, value);
    };
  };

  // What part of the whole is in view, moved and grown; the axis itself keeps it within what there is.
  const move = (by, grow) => {
    const { range, minallowed, maxallowed } = plot.layout.xaxis;
    const [low, high] = range.map(Number.isFinite(range[0]) ? Number : (one) => Date.parse(one.replace(" ", "T") + "Z"));
    const length = Math.min((high - low) * grow, maxallowed - minallowed);
    const middle = (low + high) / 2 + by * (high - low);
    const start = Math.max(minallowed, Math.min(maxallowed - length, middle - length / 2));
    Plotly.relayout(plot, { "xaxis.range": [start, start + length] });
  };
  const show = (moving) => {
    for (const one of still) one.classList.toggle("away", moving);
    place.querySelector("nav").hidden = plot.hidden = !moving;
    ask.hidden = moving;
  };

  const draw = async () => {
    const narrow = innerWidth < 620 ? "&room=narrow" : "";
    plainly();
    const guard = document.createElement("meta");
    guard.id = told.guard;
    document.head.append(guard);
    const [figure] = await Promise.all([fetch(told.figure + narrow).then((one) => one.json()), load(told.library)]);
    Plotly.register(figure.locale);
    plot = document.createElement("div");
    place.append(plot);
    figure.layout.font.color = getComputedStyle(document.body).color;
    figure.layout.dragmode = touch ? false : "pan"; // a finger scrolls the page
    const config = { displayModeBar: false, responsive: true, scrollZoom: false, locale: figure.locale.name };
    await Plotly.newPlot(plot, figure.data, figure.layout, config);
    plot.on("plotly_click", ({ points }) => {
      if (document.getElementById(points[0].customdata)) location.hash = points[0].customdata;
    });
  };
  const explore = async () => {
    ask.disabled = true;
    ask.textContent = told.loading;
    try {
      if (!plot) await draw();
      show(true);
      ask.textContent = told.explore;
      place.querySelector("nav button").focus();
    } catch (error) {
      console.warn(error);
      ask.textContent = told.failed;
    }
    ask.disabled = false;
  };

  const ask = button(told.explore, explore);
  const ways = document.createElement("nav");
  ways.append(
    button(told.earlier, () => move(-0.5, 1)),
    button(told.later, () => move(0.5, 1)),
    button(told.closer, () => move(0, 0.5)),
    button(told.further, () => move(0, 2)),
    button(told.still, () => { show(false); ask.focus(); }),
  );
  ways.hidden = true;
  place.append(ask, ways);
})();
