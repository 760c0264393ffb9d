// What has the focus, whether one sees that it has, and whether something lies over it.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const look = () => {
    const seen = [];
    for (let at = element, up = 0; at && up < 4; at = at.parentElement, up += 1) {
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(at, part);
        const outline = style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : style.outline;
        seen.push(`${outline}|${style.boxShadow}|${style.clipPath}`);
      }
    }
    const next = element.nextElementSibling && getComputedStyle(element.nextElementSibling);
    return `${seen.join()}|${next ? next.outline + next.boxShadow : ""}`;
  };
  const focused = look();
  const box = [...element.getClientRects()].at(0) ?? element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
  const over = document.elementFromPoint(x, y);
  const isFree = Boolean(over) && (element.contains(over) || over.contains(element));
  element.blur();
  const plain = look();
  element.focus({ preventScroll: true, focusVisible: true });
  return {
    at: element.dataset.reach ?? "",
    isFirst: element.matches(".ws-skip"),
    isShown: focused !== plain,
    isFree,
    over: over ? `${over.localName}.${over.className.baseVal ?? over.className}` : "nothing in the window",
  };
};
