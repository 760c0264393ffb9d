// Whether a station is open now, from the table of its days; see almanac/hours.py. Says nothing beyond it.
import { everyMinute, words } from "./clock.js";

const put = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

function answer(table, at) {
  const [first, ...patterns] = table.split("|");
  const days = patterns.pop();
  const on = (Date.parse(at.slice(0, 10)) - Date.parse(first)) / 864e5;
  const spans = (day) => patterns[parseInt(days[day], 36)]?.split(" ");
  const time = at.slice(11);
  const open = spans(on)?.find((span) => span.slice(0, 5) <= time && time < span.slice(6));
  if (open) return { kind: "now", word: words.open, when: put(words.closes, { time: open.slice(6) }) };
  const closed = spans(on)?.[0] === "-";
  const kind = closed ? "closed" : "rest";
  const found = { kind, word: words[kind], when: "" };
  for (let day = on; spans(day); day += 1) {
    const next = spans(day).find((span) => span[5] && (day > on || time < span));
    if (next) return { ...found, when: put(words.opens, { day: name(first, day, on), time: next.slice(0, 5) }) };
  }
  return spans(on) && found;
}

function name(first, day, on) {
  if (day - on < 2) return day > on ? words.tomorrow : words.today;
  const form = { month: "long", day: "numeric", weekday: "long", timeZone: "UTC", calendar: "gregory" };
  return new Date(Date.parse(first) + day * 864e5).toLocaleDateString(document.documentElement.lang, form);
}

everyMinute((at) => {
  for (const place of document.querySelectorAll("[data-hours]")) {
    const found = answer(place.dataset.hours, at);
    if (!found) continue;
    const base = place.classList[0];
    place.className = `${base} ${base}--${found.kind}`;
    place.querySelector("[data-word]").textContent = found.word;
    place.querySelector("[data-when]").textContent = found.when;
    const note = place.querySelector("[data-note]");
    if (note) note.hidden = note.dataset.note !== at.slice(0, 10);
    const icon = place.querySelector("use");
    const shape = found.kind === "closed" ? "#ws-cancelled" : "#ws-clock";
    icon?.setAttribute("href", icon.getAttribute("href").replace(/#.*/, shape));
  }
});
