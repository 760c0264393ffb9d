// Marks on a result's page what was searched for, and brings the first of it into view.
import { fold, parts } from "./search.js";
import { element, marked, put, words } from "./search-results.js";

const SILENT = ".ws-crumbs, .ws-hide, [hidden], option, script, style, svg, template, textarea";
let bar;

function texts(inside) {
  const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.trim() && !node.parentElement.closest(SILENT)) found.push(node);
  }
  return found;
}

function clear() {
  for (const mark of document.querySelectorAll(".ws-found")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
  bar?.remove();
  removeEventListener("keydown", escape);
}

function escape(event) {
  if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) clear();
}

export function show(find) {
  clear();
  const own = location.hash.slice(1).split(/&?find=/)[0];
  history.replaceState(history.state, "", location.pathname + location.search + (own && `#${own}`));
  const main = document.getElementById("content");
  const terms = find.split(" ").map(fold);
  for (const node of texts(main)) {
    const found = parts(node.data, terms);
    if (found.some(([, isMatch]) => isMatch)) node.replaceWith(...marked(found, "ws-found"));
  }
  const marks = [...main.querySelectorAll(".ws-found")];
  const seen = marks.find((mark) => mark.getClientRects().length);
  const target = seen ?? (own && document.getElementById(decodeURIComponent(own)));
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  if (target) target.scrollIntoView({ block: "center", behavior });
  if (!marks.length) return;
  const said = element("p", "ws-found-bar__text");
  said.setAttribute("role", "status");
  const button = element("button", "ws-found-bar__clear", words.unmark);
  button.type = "button";
  button.addEventListener("click", () => {
    clear();
    main.focus({ preventScroll: true });
  });
  bar = element("div", "ws-found-bar", said, button);
  main.prepend(bar);
  said.textContent = put(words.marked, { count: marks.length });
  addEventListener("keydown", escape);
}
