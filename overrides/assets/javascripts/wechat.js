// WeChat's browser neither downloads calendars nor opens maps in another program: there, what can be copied and
// the way into a real browser take their place.

const CANNOT = "a[href$='.ics'], a[href^='webcal:'], a[href*='calendar.google.com'], [data-outside]";

function change() {
  const main = document.getElementById("content");
  const template = document.getElementById("ws-wechat");
  const links = [...main.querySelectorAll(CANNOT)];
  const place = links.map((link) => link.closest(".ws-actions, .ws-panel")).find(Boolean);
  if (place) {
    const panel = template.content.firstElementChild.cloneNode(true);
    panel.querySelector("[data-copy]").dataset.copy = location.href.split("#")[0];
    place.after(panel);
  }
  // What is hidden may be shown again when its time comes.
  for (const link of document.querySelectorAll(CANNOT)) (link.closest("li") ?? link).remove();
  for (const address of document.querySelectorAll(".ws-address")) address.remove();
  if (place && !place.childElementCount) place.remove();
}

document.documentElement.classList.add("ws-wechat");
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", change);
else change();
