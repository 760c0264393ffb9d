// Chooses among the activities of a list or a month; the choice stands in the address.
import { lookElsewhere } from "./elsewhere.js";
import { complete, isWhole } from "./rest.js";

const form = document.querySelector("[data-filters]");

if (form) {
  const cells = document.querySelectorAll(".ws-cell > ul");
  const status = form.querySelector("[role=status]");
  const none = document.querySelector("[data-nothing]");
  const agenda = document.querySelector(".ws-calendar__agenda");
  const ways = agenda?.querySelector(".ws-ways");
  const list = document.querySelector(".ws-days") ?? document.createElement("div");
  const places = [...document.querySelectorAll(".ws-month a[href*='#']")]
    .map((link) => [link, link.getAttribute("href"), link.hash]);
  const chosen = () => [...new FormData(form)].filter(([, value]) => value.trim());
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const texts = new WeakMap();
  let turn = 0;

  function textOf(row) {
    if (!texts.has(row)) texts.set(row, fold(row.textContent));
    return texts.get(row);
  }
  const fits = (row, asked) => asked.every(([name, value]) => (name === "text"
    ? fold(value).trim().split(/\s+/).every((word) => textOf(row).includes(word))
    : (row.dataset[name] ?? "").split(" ").includes(value)));
  const says = ({ name, value, selectedOptions }) => (name && value.trim() ? selectedOptions?.[0].text ?? value : []);

  // A day's cell shows its first titles; of those that were chosen, all.
  function choose(titles, isOn, shown) {
    const own = [...titles.querySelectorAll("li:not([data-added])")];
    for (const item of own) item.hidden = isOn && !shown.has(item.querySelector("a").href);
    for (const item of titles.querySelectorAll("[data-added]")) item.remove();
    const day = isOn && document.getElementById(`d${titles.parentElement.dataset.day}`);
    if (!day) return;
    const there = new Set(own.map((item) => item.querySelector("a").href));
    for (const row of day.querySelectorAll(".ws-row:not([hidden])")) {
      const { href, firstChild } = row.querySelector("a");
      if (!there.has(href)) titles.append(title(href, row.querySelector("time").textContent, firstChild.textContent));
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

  // Hides what was not chosen, and says how much was.
  function show(isOn) {
    const rows = [...document.querySelectorAll(".ws-row")];
    const shown = new Set();
    for (const row of rows) {
      row.hidden = isOn ? !fits(row, chosen()) : "fetched" in row.dataset;
      if (!row.hidden) shown.add(row.querySelector("a").href);
    }
    for (const one of document.querySelectorAll(".ws-rows")) {
      one.parentElement.hidden = !one.querySelector(":scope > :not([hidden])");
    }
    for (const week of document.querySelectorAll(".ws-week")) {
      week.hidden = !week.querySelector(":scope > .ws-day:not([hidden])");
    }
    if (ways) ways.hidden = isOn;
    // A link leads to what is on this page as long as that is shown, and nowhere else meanwhile.
    for (const [link, href, hash] of places) {
      if (!isOn) link.setAttribute("href", href);
      else if (document.getElementById(hash.slice(1))?.hidden === false) link.setAttribute("href", hash);
      else link.removeAttribute("href");
    }
    for (const titles of cells) choose(titles, isOn, shown);
    for (const more of document.querySelectorAll(".ws-cell__more, .ws-cell > div > span")) more.hidden = isOn;
    const found = rows.filter((row) => !row.hidden).length;
    status.textContent = isOn ? status.dataset.text.replace("{count}", found).replace("{total}", rows.length) : "";
    if (agenda) agenda.hidden = isOn && found === 0;
    none.hidden = !isOn || found > 0;
    if (!none.hidden) lookElsewhere(none, fits);
  }

  async function update() {
    const mine = turn += 1;
    const isOn = chosen().length > 0;
    form.querySelector("[type=reset]").hidden = !isOn;
    form.querySelector("[data-chosen]").textContent = [...form.elements].flatMap(says).join(" · ");
    if (isOn && !isWhole()) {
      try {
        await complete(list);
      } catch {
        status.textContent = status.dataset.failed;
        return;
      }
      if (mine !== turn) return;
    }
    show(isOn);
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (field.name) field.value = asked.get(field.name) ?? "";
      // A value that nothing has selects nothing at all.
      if (field.name && field.selectedIndex === -1) field.value = "";
    }
    update();
  }

  function write(replace) {
    const asked = new URLSearchParams(chosen()).toString();
    const url = location.pathname + (asked && `?${asked}`);
    history[replace ? "replaceState" : "pushState"](null, "", url);
    update();
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

  if (!list.isConnected && ways) {
    list.className = "ws-days";
    ways.after(list);
  }
  for (const other of document.querySelectorAll("[data-unfiltered]")) other.hidden = true;
  form.hidden = false;
  read();
}
