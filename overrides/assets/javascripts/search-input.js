// The theme's search listens for key releases, and Chinese input methods send none: every change of the box
// is passed on as one.
for (const box of document.querySelectorAll("[data-md-component=search-query]")) {
  for (const name of ["input", "compositionend"]) {
    box.addEventListener(name, () => box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
  }
}
