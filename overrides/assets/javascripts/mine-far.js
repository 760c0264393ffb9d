// A network with many stations has not each of them on its home page: the visitor's own is fetched from its page.
import { myStation } from "./my-station.js";

const place = document.querySelector("[data-mine-far]");
const DAYS = 2;

function link(page, address) {
  const made = document.createElement("a");
  made.className = "ws-mine__link";
  made.href = address;
  made.textContent = page.querySelector("h1").textContent;
  return made;
}

async function show(address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const one of page.querySelectorAll("main [href]")) {
    one.setAttribute("href", new URL(one.getAttribute("href"), answer.url).href);
  }
  const parts = [page.querySelector(".ws-open"), page.querySelector(".ws-phone")];
  const days = [...page.querySelectorAll(".ws-day")].slice(0, DAYS);
  place.append(link(page, address), ...parts.filter(Boolean), ...days);
  place.hidden = false;
  dispatchEvent(new Event("ws-added"));
}

if (place && myStation()) {
  // Without it the page still leads to every station.
  show(new URL(`${myStation()}/`, new URL(place.dataset.mineFar, location.href)).href).catch(() => {});
}
