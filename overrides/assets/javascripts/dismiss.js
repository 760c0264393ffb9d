// Puts a notice away until it says something else: what is kept is its version. early.js hides it before the
// first paint, so what is kept is the selector that does so.
const KEPT = 10;

document.addEventListener("click", ({ target }) => {
  const alert = target.closest(".ws-alert__close")?.closest("[data-version]");
  if (!alert) return;
  const selector = `[data-version="${alert.dataset.version}"]`;
  try {
    const others = (localStorage.getItem("ws-hide-dismissed") ?? "").split(",").filter((one) => one && one !== selector);
    localStorage.setItem("ws-hide-dismissed", [selector, ...others].slice(0, KEPT).join());
  } catch { /* Then it is gone from this page. */ }
  // The same notice may be there again for another time of the day.
  for (const one of document.querySelectorAll(selector)) one.remove();
  document.getElementById("content").focus({ preventScroll: true });
});
