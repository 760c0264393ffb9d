// Large type and few choices, by one tap; remembered on this device. early.js sets it before the first paint.
const root = document.documentElement;
const button = document.querySelector("[data-elder]");
const show = () => button.setAttribute("aria-pressed", root.classList.contains("ws-elder"));

button.addEventListener("click", () => {
  const isOn = root.classList.toggle("ws-elder");
  try {
    if (isOn) localStorage.setItem("ws-elder", "1");
    else localStorage.removeItem("ws-elder");
  } catch { /* Then it holds for this page. */ }
  show();
});

// Another page of the site has changed it.
addEventListener("storage", ({ key, newValue }) => {
  if (key !== "ws-elder") return;
  root.classList.toggle("ws-elder", Boolean(newValue));
  show();
});

show();
