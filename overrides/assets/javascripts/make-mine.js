// Makes a station the visitor's own, from its own page; the home page begins with it then.
import { keepStation, myStation } from "./my-station.js";

const button = document.querySelector("[data-make-mine]");
const said = document.querySelector("[data-made-mine]");
const word = button.querySelector("[data-label-mine]");
const { makeMine: id, set, unset, done, undone } = button.dataset;
let mine = myStation();

function show() {
  word.textContent = mine === id ? unset : set;
  button.classList.toggle("ws-action--on", mine === id);
}

button.addEventListener("click", () => {
  const next = mine === id ? "" : id;
  // Where nothing can be kept, nothing is promised.
  if (!keepStation(next)) return;
  mine = next;
  said.textContent = mine ? done : undone;
  show();
});

show();
