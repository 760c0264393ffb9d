// What one page has not, the list of everything to come may have: the same choice there, and its next date.
import { everyMinute } from "./clock.js";

let at;
everyMinute((now) => { at = now; });

const isToCome = (end) => end.slice(0, 16) > at || end === at.slice(0, 10);

// Looks for what `fits` beside a page's empty state, which names the list; its link there carries the choice.
export async function lookElsewhere(empty, fits) {
  const link = empty.querySelector("[data-elsewhere]");
  if (!link) return;
  const place = empty.querySelector("[data-match]");
  link.dataset.elsewhere ||= link.href;
  const list = new URL(link.dataset.elsewhere);
  for (const [name, value] of new URLSearchParams(location.search)) list.searchParams.set(name, value);
  link.href = list;
  place.hidden = true;
  const answer = await fetch(list.pathname).catch(() => null);
  // Meanwhile something else may have been chosen.
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (empty.hidden || link.href !== list.href) return;
  const row = [...page.querySelectorAll(".ws-days .ws-row:not(.ws-row--cancelled)")]
    .find((one) => fits(one, [...list.searchParams]) && isToCome(one.dataset.end));
  if (!row) return;
  const title = row.querySelector("a");
  const found = document.createElement("a");
  found.href = new URL(title.getAttribute("href"), list);
  found.textContent = `${row.closest(".ws-day").querySelector("time").textContent} ${title.firstChild.textContent}`;
  place.replaceChildren(`${place.dataset.match} `, found);
  place.hidden = false;
}
