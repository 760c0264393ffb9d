// Copies what a button carries, after the lines beside it that have their time now, and says so. Where the browser
// will not, the text stands there, selected.
function textOf(button) {
  const now = button.parentElement.querySelector("[data-lines]:not([hidden])");
  return [now?.dataset.lines, button.dataset.copy].filter(Boolean).join("\n");
}

function shown(button) {
  const field = document.createElement("textarea");
  field.className = "ws-copied__text";
  field.readOnly = true;
  field.rows = 4;
  field.value = textOf(button);
  field.setAttribute("aria-label", button.textContent.trim());
  return field;
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(textOf(button));
    return null;
  } catch {
    const field = shown(button);
    button.after(field);
    field.select();
    if (!document.execCommand("copy")) return field;
    field.remove();
    button.focus();
    return null;
  }
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  const said = button.parentElement.querySelector("[role=status]");
  button.parentElement.querySelector("textarea")?.remove();
  said.textContent = "";
  const field = await copy(button);
  const { done, failed } = button.closest("[data-done]").dataset;
  said.textContent = field ? failed : done;
});
