// The time on the site, in its own zone wherever the visitor is, and what follows from it: today, under way,
// over, expired, out of date. Times of the page stand in that zone too, so texts compare as they are.
const template = document.getElementById("ws-clock");
export const words = template.dataset;

const format = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
  timeZone: words.zone, hourCycle: "h23",
  year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
});

function now() {
  const at = Object.fromEntries(format.formatToParts(new Date()).map((part) => [part.type, part.value]));
  return `${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}`;
}

const updates = [];

// Calls `update` with the local time, like 2026-11-28T09:00, now and with every minute.
export function everyMinute(update) {
  updates.push(update);
  update(now());
}

function tick() {
  updates.forEach((update) => update(now()));
}

function wait() {
  setTimeout(() => { tick(); wait(); }, 60000 - (Date.now() % 60000));
}

// An instant, or a last day.
const isOver = (end, at) => (end.length > 10 ? end.slice(0, 16) <= at : end < at.slice(0, 10));

function stateOf({ start, end, status }, at) {
  if (isOver(end, at)) return "ended";
  if (status === "cancelled" || status === "postponed") return "";
  const began = end.length > 10 ? start.slice(0, 16) <= at : start.slice(0, 10) < at.slice(0, 10);
  if (began) return "under-way";
  return start.slice(0, 10) === at.slice(0, 10) ? "today" : "";
}

const badge = (kind) => template.content.querySelector(`[data-live=${kind}]`).cloneNode(true);

function label(place, kind) {
  const old = place.querySelector("[data-live]");
  if ((old?.dataset.live ?? "") === kind) return;
  old?.remove();
  if (kind) place.append(" ", badge(kind));
}

function mark(item, at) {
  const saysSo = item.matches(".ws-state--ended:not([data-quiet])")
    || item.querySelector(".ws-badge--ended:not([data-live])");
  let kind = saysSo ? "" : stateOf(item.dataset, at);
  // The heading of the day says it already.
  if (kind === "today" && item.closest("[data-day]")) kind = "";
  label(item.matches("[data-badges]") ? item : item.querySelector("[data-badges]"), kind);
  if (item.matches(".ws-row") && !saysSo) {
    item.classList.toggle("ws-row--ended", kind === "ended" && !item.matches(".ws-row--cancelled"));
  }
  if ("quiet" in item.dataset) {
    item.hidden = !kind;
    item.className = `ws-state ws-state--${kind}`;
  }
}

everyMinute((at) => {
  const today = at.slice(0, 10);
  const each = (name, change) => document.querySelectorAll(`[data-${name}]`).forEach(change);
  each("start", (item) => mark(item, at));
  each("until", (item) => { item.hidden = isOver(item.dataset.until, at); });
  each("after", (item) => { item.hidden = !isOver(item.dataset.after, at); });
  each("none", (item) => { item.hidden = !!item.previousElementSibling.querySelector(":scope > :not([hidden])"); });
  each("day", (item) => {
    const { day } = item.dataset;
    const name = item.classList[0];
    item.classList.toggle(`${name}--past`, day < today);
    item.classList.toggle(`${name}--today`, day === today);
    if (item.matches("td, tr")) item.ariaCurrent = day === today ? "date" : null;
    const place = item.querySelector(":scope > .ws-day__head [data-badges]");
    if (place) label(place, day === today ? "today" : "");
  });
  each("label", (item) => {
    const day = item.dataset.label;
    if (day <= today) item.textContent = day < today ? words.past : badge("today").textContent.trim();
  });
});
wait();
// Timers stand still in a hidden page.
addEventListener("pageshow", tick);
document.addEventListener("visibilitychange", tick);
