// Answers under the field in the header while one types: a combobox as the WAI-ARIA practices have it
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/), in which the field keeps the focus.
import { described, element, index, put, words } from "./search-results.js";

const SHOWN = 6;
const PAUSE_MS = 150;
const panel = document.querySelector(".ws-search__panel");
const field = panel.querySelector("input");
const list = panel.querySelector("[data-answers]");
const status = panel.querySelector("[role=status]");
let timer;
let turn = 0;
let chosen;

function choose(option) {
  chosen?.setAttribute("aria-selected", "false");
  chosen = option;
  if (!option) return field.removeAttribute("aria-activedescendant");
  option.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", option.id);
  return option.scrollIntoView({ block: "nearest" });
}

function show(options, label, rest = []) {
  choose();
  const group = element("div", "ws-answers__group", ...options);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  list.replaceChildren(group, ...rest);
  list.querySelectorAll("a").forEach((option, at) => {
    option.id = `ws-answer-${at}`;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
  });
  list.hidden = !options.length;
  field.setAttribute("aria-expanded", String(!list.hidden));
}

function option(result, terms) {
  const { href, title, badge, facts } = described(result, terms);
  const name = element("span", "ws-answers__title", ...title, ...badge);
  const made = element("a", "ws-answers__one", name, " ", element("span", "ws-answers__facts", facts));
  made.href = href;
  return made;
}

function all(text) {
  const made = element("a", "ws-answers__one ws-answers__all", words.all);
  made.href = `${panel.action}?${new URLSearchParams({ q: text })}`;
  return made;
}

async function answer() {
  const text = field.value.trim();
  const mine = turn += 1;
  let found = { total: 0, results: [], terms: [] };
  let said = "";
  try {
    if (text) {
      found = await index.search(text, { limit: SHOWN });
      const form = found.related ? words.similar : words.found;
      said = found.total ? put(form, { count: found.total }) : words.empty;
    }
  } catch {
    said = words.failed;
  }
  if (mine !== turn) return;
  const options = found.results.slice(0, SHOWN).map((result) => option(result, found.terms));
  show(options, said, options.length ? [all(text)] : []);
  status.textContent = said;
}

// An input method fires `input` while it composes, and no key at all when it is done.
function listen() {
  clearTimeout(timer);
  timer = setTimeout(answer, PAUSE_MS);
}

field.addEventListener("input", (event) => { if (!event.isComposing) listen(); });
field.addEventListener("compositionend", listen);
field.addEventListener("keydown", (event) => {
  if (event.isComposing || list.hidden) return;
  const options = [...list.querySelectorAll("a")];
  const at = options.indexOf(chosen);
  if (event.key === "ArrowDown") choose(options[at + 1]);
  else if (event.key === "ArrowUp") choose(options[(at < 0 ? options.length : at) - 1]);
  else if (event.key === "Enter" && chosen) chosen.click();
  else return;
  event.preventDefault();
});
// A result on this very page loads nothing.
list.addEventListener("click", ({ target }) => {
  if (target.closest("a")?.pathname === location.pathname) panel.parentElement.open = false;
});

field.setAttribute("role", "combobox");
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-controls", list.id);
field.setAttribute("aria-expanded", "false");
// Fetched while the first word is typed; what fails here fails again, and is told, in `answer`.
index.ready().catch(() => {});
if (field.value) answer();
