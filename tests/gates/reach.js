// Puts the marks by which the gate of keys and targets knows what can be used, and tells what is too small.
(least) => {
  const usable = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";
  const isSeen = (element) =>
    element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true, opacityProperty: true }) &&
    !element.disabled && element.getClientRects().length > 0;
  const name = (element) =>
    `${element.localName}${[...element.classList].map((one) => `.${one}`).join("")} ` +
    `“${(element.textContent.trim() || element.getAttribute("aria-label") || element.name || "").replace(/\s+/g, " ").slice(0, 30)}”`;
  const isInline = (element) => {
    const style = getComputedStyle(element);
    if (element.localName !== "a" || !style.display.startsWith("inline")) return false;
    const block = element.closest("p, li, dd, td, th, figcaption, code, h1, h2, h3, h4");
    return Boolean(block) && block.textContent.trim().length > element.textContent.trim().length;
  };
  const small = [];
  const all = [...document.querySelectorAll(usable)].filter(isSeen);
  all.forEach((element, at) => {
    element.dataset.reach = at;
    if (!least || isInline(element) || element.matches(".ws-skip")) return;
    let { width, height } = element.getBoundingClientRect();
    for (const label of element.labels ?? []) {
      const box = label.getBoundingClientRect();
      width = Math.max(width, box.width);
      height = Math.max(height, box.height);
    }
    if (width >= least - 0.5 && height >= least - 0.5) return;
    // The target may be larger than its box: a link that covers its whole row.
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y, far] = [(left + right) / 2, (top + bottom) / 2, least / 2 - 1];
    const hits = (dx, dy) => {
      const hit = document.elementFromPoint(x + dx, y + dy);
      return hit && (element.contains(hit) || hit.closest("label")?.control === element);
    };
    const isWide = width >= least - 0.5 || (hits(-far, 0) && hits(far, 0));
    const isHigh = height >= least - 0.5 || (hits(0, -far) && hits(0, far));
    if (!isWide || !isHigh) small.push(`${name(element)} is ${Math.round(width)} × ${Math.round(height)} px`);
  });
  window.scrollTo(0, 0);
  return { small: [...new Set(small)], names: all.map(name) };
};
