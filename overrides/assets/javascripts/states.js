// Says of each date on the page whether it is today, under way or over, and of each day whether it has passed.
import { everyMinute, isOver, template, words } from "./clock.js";

// A row begins at its first time, and its badges stand in its heading.
const startOf = (item) => item.dataset.start ?? item.querySelector("time").dateTime;
const badgesOf = (item) => item.querySelector("[data-badges], h2, h3, h4, h5");

function stateOf(start, { end, status }, at) {
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
  let kind = saysSo ? "" : stateOf(startOf(item), item.dataset, at);
  // The heading of the day says it already.
  if (kind === "today" && item.closest("[data-day]")) kind = "";
  label(item.matches("[data-badges]") ? item : badgesOf(item), kind);
  if (item.matches(".ws-row") && !saysSo) {
    item.classList.toggle("ws-row--ended", kind === "ended" && !item.matches(".ws-row--cancelled"));
  }
  if ("quiet" in item.dataset) {
    item.hidden = !kind;
    item.className = `ws-state ws-state--${kind}`;
  }
}

function markDay(item, today) {
  const { day } = item.dataset;
  const name = item.classList[0];
  item.classList.toggle(`${name}--past`, day < today);
  item.classList.toggle(`${name}--today`, day === today);
  if (item.matches("td, tr")) item.ariaCurrent = day === today ? "date" : null;
  if (item.matches(".ws-day")) label(badgesOf(item), day === today ? "today" : "");
}

everyMinute((at) => {
  const today = at.slice(0, 10);
  for (const item of document.querySelectorAll("[data-end]")) mark(item, at);
  for (const item of document.querySelectorAll("[data-day]")) markDay(item, today);
  for (const item of document.querySelectorAll("[data-label]")) {
    const day = item.dataset.label;
    if (day <= today) item.textContent = day < today ? words.past : badge("today").textContent.trim();
  }
});
