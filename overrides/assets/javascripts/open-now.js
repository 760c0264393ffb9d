// Whether a station is open now, by the table of its days (almanac/hours.py); beyond it this says nothing.
import { dayName, everyMinute, words } from "./clock.js";

function answer(table, at) {
  const [first, ...patterns] = table.split("|");
  const [week, count, others] = patterns.splice(-3);
  const names = Array.from({ length: count }, (_, day) => week[day % 7]);
  for (const [, day, name] of others.matchAll(/(...)(.)/g)) names[+day] = name;
  const days = names.map((name) => patterns[parseInt(name, 36)]);
  const today = (Date.parse(at.slice(0, 10)) - Date.parse(first)) / 864e5;
  const kind = days[today] === "-" ? "closed" : "rest";
  for (let day = today; day in days; day += 1) {
    // By turns it opens and closes: what comes next tells what holds.
    const turns = days[day].split(/[ -]/);
    const next = turns.findIndex((time) => time && (day > today || at.slice(11) < time));
    const said = (text) => text.replace("{day}", dayName(day - today, at)).replace("{time}", turns[next]);
    if (next % 2 === 0) return [kind, said(words.opens)];
    if (next > 0) return ["now", said(words.closes)];
  }
  return [today in days && kind, ""];
}

everyMinute((at) => {
  for (const place of document.querySelectorAll("[data-hours]")) {
    const [kind, when] = answer(place.dataset.hours, at);
    if (!kind) continue;
    const [base] = place.classList;
    place.className = `${base} ${base}--${kind}`;
    place.querySelector("[data-word]").textContent = words[kind];
    place.querySelector("[data-when]").textContent = when;
  }
});
