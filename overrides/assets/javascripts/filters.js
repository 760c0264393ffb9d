// Chooses among the activities of a page; the choice stands in the address.
import { lookElsewhere } from "./elsewhere.js";

const form = document.querySelector("[data-filters]");

if (form) {
  const rows = [...document.querySelectorAll(".ws-row")];
  const cells = document.querySelectorAll(".ws-cell > ul");
  const count = form.querySelector("[role=status]");
  const none = document.querySelector("[data-nothing]");
  const agenda = document.querySelector(".ws-calendar__agenda");
  const places = [...document.querySelectorAll(".ws-month a[href^='#']")].map((link) => [link, link.hash]);
  const chosen = () => [...new FormData(form)].filter(([, value]) => value.trim());
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const searched = new Map(rows.map((row) => [row, fold(row.textContent)]));

  const fits = (row, asked) => asked.every(([name, value]) => (name === "text"
    ? fold(value).trim().split(/\s+/).every((word) => (searched.get(row) ?? fold(row.textContent)).includes(word))
    : (row.dataset[name] ?? "").split(" ").includes(value)));
  const says = ({ name, value, selectedOptions }) => (name && value.trim() ? selectedOptions?.[0].text ?? value : []);

  // A day's cell shows its first titles; of those that were chosen, all.
  function choose(list, isOn, shown) {
    const own = [...list.querySelectorAll("li:not([data-added])")];
    for (const item of own) item.hidden = isOn && !shown.has(item.querySelector("a").href);
    for (const item of list.querySelectorAll("[data-added]")) item.remove();
    const day = isOn && document.getElementById(`d${list.parentElement.dataset.day}`);
    if (!day) return;
    const there = new Set(own.map((item) => item.querySelector("a").href));
    for (const row of day.querySelectorAll(".ws-row:not([hidden])")) {
      const { href, firstChild } = row.querySelector("a");
      if (!there.has(href)) list.append(title(href, row.querySelector("time").textContent, firstChild.textContent));
    }
  }

  function title(href, time, text) {
    const [item, link, at] = ["li", "a", "time"].map((name) => document.createElement(name));
    item.dataset.added = "";
    link.href = href;
    at.textContent = time;
    link.append(at, ` ${text}`);
    item.append(link);
    return item;
  }

  function show() {
    const isOn = chosen().length > 0;
    const shown = new Set();
    for (const row of rows) {
      row.hidden = !fits(row, chosen());
      if (!row.hidden) shown.add(row.querySelector("a").href);
    }
    for (const list of document.querySelectorAll(".ws-rows")) {
      list.parentElement.hidden = isOn && !list.querySelector(":scope > :not([hidden])");
    }
    for (const week of document.querySelectorAll(".ws-week")) {
      week.hidden = isOn && !week.querySelector(":scope > .ws-day:not([hidden])");
    }
    // A link leads nowhere while its day or week is hidden.
    for (const [link, hash] of places) {
      if (document.getElementById(hash.slice(1)).hidden) link.removeAttribute("href");
      else link.setAttribute("href", hash);
    }
    for (const list of cells) choose(list, isOn, shown);
    for (const more of document.querySelectorAll(".ws-cell__more, .ws-cell > div > span")) more.hidden = isOn;
    const found = rows.filter((row) => !row.hidden).length;
    count.textContent = isOn ? count.dataset.text.replace("{count}", found).replace("{total}", rows.length) : "";
    if (agenda) agenda.hidden = isOn && found === 0;
    form.querySelector("[type=reset]").hidden = !isOn;
    form.querySelector("[data-chosen]").textContent = [...form.elements].flatMap(says).join(" · ");
    none.hidden = !isOn || found > 0;
    if (!none.hidden) lookElsewhere(none, fits);
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (field.name) field.value = asked.get(field.name) ?? "";
      // A value that nothing has selects nothing at all.
      if (field.name && field.selectedIndex === -1) field.value = "";
    }
    show();
  }

  function write(replace) {
    const asked = new URLSearchParams(chosen()).toString();
    const url = location.pathname + (asked && `?${asked}`);
    history[replace ? "replaceState" : "pushState"](null, "", url);
    show();
  }

  form.addEventListener("input", ({ target }) => {
    write(target.name === "text" && new URLSearchParams(location.search).has("text"));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const clear = () => {
    for (const field of form.elements) if (field.name) field.value = "";
    write();
  };
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
    form.elements[0].focus();
  });
  none.querySelector("button").addEventListener("click", () => {
    clear();
    form.elements[0].focus();
  });
  addEventListener("popstate", read);

  for (const other of document.querySelectorAll("[data-unfiltered]")) other.hidden = true;
  form.hidden = false;
  read();
}
