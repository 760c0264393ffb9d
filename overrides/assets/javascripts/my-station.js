// The station that the visitor has chosen as their own, kept on this device only.
export function myStation() {
  try {
    return localStorage.getItem("ws-mine") ?? "";
  } catch {
    return "";
  }
}

// Keeps it, or none for an empty id; says whether it could. early.js hides the others before the first paint.
export function keepStation(id) {
  const others = [".ws-now", ".ws-today .ws-row"].map((one) => `.ws-early ${one}:not([data-station="${id}"])`);
  try {
    if (id) localStorage.setItem("ws-mine", id);
    else localStorage.removeItem("ws-mine");
    localStorage.setItem("ws-hide-mine", id ? others.join() : "ws-nothing");
    return true;
  } catch {
    return false;
  }
}
