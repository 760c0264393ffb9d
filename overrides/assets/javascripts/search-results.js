// What the index answers, as words and elements: one look for the box in the header and for the search page.
import { open } from "./search.js";
import { everyMinute, words as clock } from "./clock.js";

const root = new URL("../../", import.meta.url);
export const index = open(new URL("search/", root).href);
export const words = document.querySelector(".ws-search__panel").dataset;

// The look of each state's badge; whatever else there is looks like what is over.
const BADGES = {
  cancelled: "cancelled", postponed: "postponed", tentative: "postponed", rescheduled: "moved",
  moved_online: "online", full: "full", registration_closed: "deadline",
};

let today = "";
everyMinute((at) => { today = at.slice(0, 10); });

export const put = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

export function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

export const marked = (parts, className) => parts.map(
  ([text, isMatch]) => (isMatch ? element("mark", className, text) : text),
);

function icon(name) {
  const made = document.querySelector(".ws-tool svg").cloneNode(true);
  const use = made.firstElementChild;
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${name}`));
  return made;
}

function badge({ state, stateName }) {
  const kind = BADGES[state] ?? "ended";
  return stateName ? [" ", element("span", `ws-badge ws-badge--${kind}`, icon(kind), stateName)] : [];
}

function day(date) {
  if (!date) return "";
  if (date.slice(0, 10) === today) return clock.today;
  const form = { month: "long", day: "numeric", timeZone: "UTC", calendar: "gregory" };
  if (date.slice(0, 4) === today.slice(0, 4)) form.weekday = "long";
  else form.year = "numeric";
  return new Date(`${date.slice(0, 10)}T00:00Z`).toLocaleDateString(document.documentElement.lang, form);
}

// The words to be marked go along behind the #, which no server sees: as they were asked for, and as the page has
// them, which may be in the other script.
function address({ path, titleParts, snippet }, terms) {
  const url = new URL(path, root);
  const had = [...titleParts, ...snippet].filter(([, isMatch]) => isMatch).map(([text]) => text);
  const find = new URLSearchParams({ find: [...new Set([...terms, ...had])].join(" ") });
  url.hash = [url.hash.slice(1), find].filter(String).join("&");
  return url.href;
}

// The parts of a result: where it leads, its title with the match marked, its badge, its line of facts, its snippet.
export function described(result, terms) {
  const station = result.kind === "station" ? "" : result.stationName;
  return {
    href: address(result, terms),
    title: marked(result.titleParts, "ws-match"),
    badge: badge(result),
    facts: [result.kindName, day(result.date), station].filter(Boolean).join(" · "),
    snippet: marked(result.snippet, "ws-match"),
  };
}
