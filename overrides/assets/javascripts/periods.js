// Shows what has its time: from `data-after` on, no longer than `data-until`. `data-none` stands below a list
// of which nothing is shown.
import { everyMinute, isOver } from "./clock.js";

everyMinute((at) => {
  for (const item of document.querySelectorAll("[data-after], [data-until]")) {
    const { after, until } = item.dataset;
    item.hidden = Boolean((after && !isOver(after, at)) || (until && isOver(until, at)));
  }
  for (const item of document.querySelectorAll("[data-none]")) {
    item.hidden = item.previousElementSibling.querySelector(":scope > :not([hidden])") !== null;
  }
});
