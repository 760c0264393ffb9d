// The time on the site, in its own zone wherever the visitor is. Times of the page stand in that zone too, so
// texts compare as they are.
export const template = document.getElementById("ws-clock");
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

// Whether an instant has come, or a last day has gone.
export const isOver = (end, at) => (end.length > 10 ? end.slice(0, 16) <= at : end < at.slice(0, 10));

// The day that is so many days after `at`, in the words of the page.
export function dayName(ahead, at) {
  if (ahead < 2) return ahead ? words.tomorrow : words.today;
  const day = new Date(Date.parse(at.slice(0, 10)) + ahead * 864e5);
  const form = { month: "long", day: "numeric", weekday: "long", timeZone: "UTC", calendar: "gregory" };
  return day.toLocaleDateString(document.documentElement.lang, form);
}

function tick() {
  updates.forEach((update) => update(now()));
}

function wait() {
  setTimeout(() => { tick(); wait(); }, 60000 - (Date.now() % 60000));
}

wait();
// Timers stand still in a hidden page.
addEventListener("pageshow", tick);
document.addEventListener("visibilitychange", tick);
// Scripts that add to the page say so in this way, for each file of scripts has a clock of its own.
addEventListener("ws-added", tick);
