// Shows what has its time: from `data-after` on, no longer than `data-until`. `data-none` stands below a list
// of which nothing is shown. `data-days-left` counts the days to its last one.
import { everyMinute, isOver } from "./clock.js";

everyMinute((at) => {
  for (const item of document.querySelectorAll("[data-after], [data-until]")) {
    const { after, until } = item.dataset;
    item.hidden = Boolean((after && !isOver(after, at)) || (until && isOver(until, at)));
  }
  for (const item of document.querySelectorAll("[data-none]")) {
    item.hidden = item.previousElementSibling.querySelector(":scope > :not([hidden])") !== null;
  }
  for (const item of document.querySelectorAll("[data-days-left]")) {
    const left = Math.round((Date.parse(item.dataset.daysLeft) - Date.parse(at.slice(0, 10))) / 864e5);
    item.textContent = left > 0 ? item.dataset.text.replace("{count}", left) : left ? "" : item.dataset.last;
  }
});
