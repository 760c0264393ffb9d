// Opens the box in the header by button and by key. What searches is fetched only when the field is used, and
// what marks the words on a result's page only when the address brings some.
const box = document.querySelector(".ws-search");
const field = box.querySelector("input");
const button = box.querySelector("summary");
let before;

function open() {
  before = document.activeElement;
  document.querySelector(".ws-menu").open = false;
  box.open = true;
  field.focus();
}

function close() {
  box.open = false;
}

button.addEventListener("click", (event) => {
  event.preventDefault();
  if (box.open) close();
  else open();
});

const isWritten = (target) => target.isContentEditable || target.matches("input, textarea, select");

addEventListener("keydown", (event) => {
  if (!["/", "f", "s"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.isComposing || isWritten(event.target)) return;
  event.preventDefault();
  const own = document.querySelector("[data-find] [name=q]");
  if (own) {
    own.focus();
    own.select();
  } else open();
});

box.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  event.preventDefault();
  close();
  (before && before !== document.body && !box.contains(before) ? before : button).focus();
});
box.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !box.contains(relatedTarget)) close();
});
document.addEventListener("pointerdown", ({ target }) => {
  if (!box.contains(target)) close();
});

// Without it the form still leads to the search page. Its parts are named at once: on a slow network each turn counts.
field.addEventListener("focus", () => {
  for (const part of ["./search-results.js", "./search.js"]) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(part, import.meta.url);
    document.head.append(link);
  }
  import("./search-box.js").catch(() => {});
}, { once: true });

function mark() {
  const words = new URLSearchParams(location.hash.slice(1)).get("find");
  if (words) import("./search-found.js").then((found) => found.show(words)).catch(() => {});
}
addEventListener("hashchange", mark);
mark();
