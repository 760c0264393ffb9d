// What the other pages of a list or of a month have, for whoever chooses among all of it.
const links = new Set([...document.querySelectorAll("[data-part]")].map(({ href }) => href.split("#")[0]));
const month = document.querySelector(".ws-month [data-day]")?.dataset.day.slice(0, 7) ?? "";
const nameOf = (row) => `${row.querySelector("a").href} ${row.querySelector("time").dateTime}`;
let added;
let missing = links.size;

// Whether the page has all of it.
export function isWhole() {
  return !missing;
}

async function daysOf(href) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const days = [...page.querySelectorAll(".ws-day")].filter((day) => day.dataset.day.startsWith(month));
  for (const day of days) {
    for (const one of day.querySelectorAll("[href]")) {
      one.setAttribute("href", new URL(one.getAttribute("href"), href).href);
    }
  }
  return days;
}

function add(list, days) {
  // What lasts from one week into the next stands in both.
  const had = new Set([...list.querySelectorAll(".ws-row")].map(nameOf));
  for (const day of days) {
    for (const row of day.querySelectorAll(".ws-row")) {
      row.dataset.fetched = "";
      if (had.has(nameOf(row))) row.remove();
      had.add(nameOf(row));
    }
    const rows = day.querySelector(".ws-rows");
    const same = list.querySelector(`[data-day="${day.dataset.day}"] > .ws-rows`);
    if (same) same.append(...rows.children);
    else if (rows.childElementCount) {
      const next = [...list.children].find((one) => one.dataset.day > day.dataset.day);
      list.insertBefore(day, next ?? null);
    }
  }
  missing = 0;
  dispatchEvent(new Event("ws-added"));
}

// Adds what is missing to the list, once; rejects where it could not be fetched.
export function complete(list) {
  added ??= Promise.all([...links].map(daysOf)).then((found) => add(list, found.flat()));
  added.catch(() => { added = undefined; });
  return added;
}
