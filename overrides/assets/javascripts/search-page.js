// The search page: asks the index what the address asks and shows the answer; the choice stands in the address.
import { described, element, index, put, words } from "./search-results.js";

const STEP = 10;
const PAUSE_MS = 250;
const form = document.querySelector("[data-find]");
const field = form.elements.q;
const place = document.getElementById("search-results");
const status = form.querySelector("[role=status]");
const more = document.querySelector("[data-more]");
const nothing = document.querySelector("[data-nothing]");
const browse = document.querySelector("[data-browse]");
const clear = form.querySelector("[data-clear]");
const choices = [...form.querySelectorAll("option, [type=radio]")];
const title = document.title;
let timer;
let turn = 0;

const asked = () => new URLSearchParams([...new FormData(form)]
  .map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));

function row(result, terms) {
  const { href, title: name, badge, facts, snippet } = described(result, terms);
  const link = element("a", "ws-hit__link", ...name);
  link.href = href;
  const heading = element("h3", "ws-hit__title", link, ...badge);
  return element("li", `ws-hit ws-hit--${result.state}`, heading,
    element("p", "ws-hit__facts", facts), element("p", "ws-hit__snippet", ...snippet));
}

// How many there would be behind each choice; one that leads nowhere cannot be made.
function count(facets) {
  for (const one of choices) {
    const name = one.name ?? one.parentElement.name;
    const counts = facets[name];
    if (!one.value || !counts) continue;
    const n = counts[one.value] ?? 0;
    one.disabled = !n && !one.checked && !one.selected;
    const { name: label } = one.dataset;
    if (label) {
      one.text = n ? put(words.counted, { name: label, count: n }) : label;
    } else {
      one.parentElement.querySelector("[data-count]").textContent = n || "";
      one.parentElement.hidden = one.disabled;
    }
  }
}

function list(found) {
  const heading = element("h2", found.related ? "ws-hits__head" : "ws-hide", found.related
    ? place.dataset.related : place.dataset.results);
  const why = found.related ? [element("p", "ws-hits__why", place.dataset.why)] : [];
  place.replaceChildren(heading, ...why, element("ol", "ws-hits"));
}

async function show(from = 0) {
  const { q = "", ...filters } = Object.fromEntries(asked());
  const isAsked = [...asked()].length > 0;
  const mine = turn += 1;
  const shown = from ? STEP : history.state?.shown ?? STEP;
  let found = { total: 0, results: [] };
  let said = "";
  if (isAsked) {
    try {
      found = await index.search(q, { ...filters, limit: shown, offset: from });
      said = found.total ? put(found.related ? words.similar : words.found, { count: found.total }) : words.empty;
    } catch {
      said = words.failed;
    }
  }
  if (mine !== turn) return;
  document.title = q ? `${q} - ${title}` : title;
  status.textContent = said;
  if (found.facets) count(found.facets);
  form.classList.toggle("ws-find--asked", found.total > 0 || Object.keys(filters).length > 0);
  if (!from) list(found);
  const rows = found.results.map((result) => row(result, found.terms));
  place.lastChild.append(...rows);
  place.hidden = !found.total;
  more.hidden = from + rows.length >= found.total;
  nothing.hidden = said !== words.empty;
  browse.hidden = isAsked && found.total > 0;
  clear.hidden = !Object.keys(filters).length;
  if (from) {
    history.replaceState({ shown: from + rows.length }, "");
    rows[0]?.querySelector("a").focus();
  }
}

function write(replace) {
  const text = asked().toString();
  history[replace ? "replaceState" : "pushState"](null, "", location.pathname + (text && `?${text}`));
  show();
}

function read() {
  const params = new URLSearchParams(location.search);
  for (const one of form.elements) {
    if (one.type === "radio") one.checked = one.value === (params.get(one.name) ?? "");
    else if (one.name) one.value = params.get(one.name) ?? "";
    // A value that nothing has selects nothing at all.
    if (one.selectedIndex === -1) one.value = "";
  }
  show();
}

// Each stroke belongs to one entry of the history, each choice has its own.
const type = () => {
  clearTimeout(timer);
  timer = setTimeout(() => write(new URLSearchParams(location.search).has("q")), PAUSE_MS);
};
form.addEventListener("input", ({ target, isComposing }) => {
  if (target !== field) write();
  else if (!isComposing) type();
});
field.addEventListener("compositionend", type);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  write(new URLSearchParams(location.search).get("q") === field.value.trim());
  if (matchMedia("(pointer: coarse)").matches) field.blur();
});
more.addEventListener("click", () => show(place.querySelectorAll("li").length));
clear.addEventListener("click", () => {
  for (const one of form.elements) {
    if (one.type === "radio") one.checked = !one.value;
    else if (one !== field && one.name) one.value = "";
  }
  write();
  field.focus();
});
addEventListener("popstate", read);
read();
