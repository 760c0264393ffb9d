// The visitor's own station on the home page: its state, its telephone and its activities come first.
import { keepStation, myStation } from "./my-station.js";

const root = document.documentElement;
const section = document.querySelector("[data-mine]");

if (section) {
  const choice = section.querySelector("select");
  const which = document.querySelector("[data-which]");
  const [own, all] = which.querySelectorAll("button");
  const none = document.querySelector("[data-none-mine]");
  const today = [...document.querySelectorAll(".ws-today .ws-row")];
  let isOwn = true;

  function show() {
    const id = choice.value;
    const name = choice.selectedOptions[0].text;
    const isMine = (item) => Boolean(id) && item.dataset.station === id;
    for (const item of section.querySelectorAll(".ws-now")) item.classList.toggle("ws-now--mine", isMine(item));
    for (const row of document.querySelectorAll(".ws-home .ws-row")) row.classList.toggle("ws-row--mine", isMine(row));
    const held = today.filter(isMine).length;
    which.hidden = !held || held === today.length;
    none.hidden = !id || held > 0 || !today.length;
    none.textContent = none.dataset.text.replace("{name}", () => name);
    own.textContent = own.dataset.text.replace("{name}", () => name).replace("{count}", held);
    own.setAttribute("aria-pressed", isOwn);
    all.setAttribute("aria-pressed", !isOwn);
    for (const row of today) row.hidden = !which.hidden && isOwn && !isMine(row);
    root.classList.toggle("ws-chosen", Boolean(id));
    root.classList.remove("ws-early");
  }

  function read() {
    choice.value = myStation();
    // A station that is there no more selects nothing at all.
    if (choice.selectedIndex === -1) choice.value = "";
    show();
  }

  choice.addEventListener("change", () => {
    isOwn = true;
    keepStation(choice.value);
    show();
  });
  which.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    isOwn = button === own;
    show();
  });
  addEventListener("pageshow", ({ persisted }) => { if (persisted) read(); });
  read();
}
