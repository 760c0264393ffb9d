// Chooses among the activities of a page; the choice stands in the address.
const form = document.querySelector("[data-filters]");

if (form) {
  const rows = [...document.querySelectorAll(".ws-row")];
  const cells = document.querySelectorAll(".ws-cell__list > li");
  const count = form.querySelector("[role=status]");
  const none = document.querySelector("[data-nothing]");
  const chosen = () => [...new FormData(form)].filter(([, value]) => value.trim());
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const searched = new Map(rows.map((row) => [row, fold(row.textContent)]));

  const fits = (row) => chosen().every(([name, value]) => (name === "q"
    ? fold(value).trim().split(/\s+/).every((word) => searched.get(row).includes(word))
    : (row.dataset[name] ?? "").split(" ").includes(value)));

  function show() {
    const isOn = chosen().length > 0;
    const shown = new Set();
    for (const row of rows) {
      row.hidden = !fits(row);
      if (!row.hidden) shown.add(row.querySelector("a").href);
    }
    for (const list of document.querySelectorAll(".ws-rows")) {
      list.parentElement.hidden = isOn && !list.querySelector(":scope > :not([hidden])");
    }
    // A day's cell shows its first titles; those that were chosen, it shows all.
    for (const cell of cells) {
      cell.hidden = isOn ? !shown.has(cell.querySelector("a").href) : "extra" in cell.dataset;
    }
    for (const more of document.querySelectorAll(".ws-cell__more, .ws-cell__count")) more.hidden = isOn;
    const found = rows.filter((row) => !row.hidden).length;
    count.textContent = isOn ? count.dataset.text.replace("{count}", found).replace("{total}", rows.length) : "";
    form.querySelector("[type=reset]").hidden = !isOn;
    none.hidden = !isOn || found > 0;
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (field.name) field.value = asked.get(field.name) ?? "";
      // A value that nothing has selects nothing at all.
      if (field.name && field.selectedIndex === -1) field.value = "";
    }
    show();
  }

  function write(replace) {
    const asked = new URLSearchParams(chosen()).toString();
    const url = location.pathname + (asked && `?${asked}`);
    history[replace ? "replaceState" : "pushState"](null, "", url);
    show();
  }

  form.addEventListener("input", ({ target }) => {
    write(target.name === "q" && new URLSearchParams(location.search).has("q"));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const clear = () => {
    for (const field of form.elements) if (field.name) field.value = "";
    write();
  };
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
    form.elements[0].focus();
  });
  none.querySelector("button").addEventListener("click", () => {
    clear();
    form.elements[0].focus();
  });
  addEventListener("popstate", read);

  for (const other of document.querySelectorAll("[data-unfiltered]")) other.hidden = true;
  form.hidden = false;
  read();
}
