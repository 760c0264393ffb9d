// What does not fit: the document wider than the window, text outside it, text cut off by its own box.
() => {
  const found = [];
  const name = (element) =>
    `${element.localName}${[...element.classList].map((one) => `.${one}`).join("")} ` +
    `“${element.textContent.trim().replace(/\s+/g, " ").slice(0, 30)}”`;
  const isHidden = (element) =>
    !element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) ||
    element.closest(".ws-hide, .ws-skip, svg, template");
  const over = document.documentElement.scrollWidth - window.innerWidth;
  if (over > 0) found.push(`the page is ${over} px wider than the window`);

  // The nearest box around the text that cuts it off or scrolls.
  const misfit = (element, box) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, display, webkitLineClamp } = getComputedStyle(at);
      // An excerpt that ends in an ellipsis: the whole text stands where its link leads.
      if (webkitLineClamp !== "none") return "";
      if (display === "inline" || (overflowX === "visible" && overflowY === "visible")) continue;
      const edge = at.getBoundingClientRect();
      // Made invisible on purpose: for the ear only.
      if (edge.width <= 2 && edge.height <= 2) return "";
      const outside = box.right > edge.right + 1 || box.left < edge.left - 1;
      const below = box.bottom > edge.bottom + 1 || box.top < edge.top - 1;
      // A table of data needs its width (WCAG 2.2, 1.4.10), and scrolls within the page.
      if (outside && /auto|scroll/.test(overflowX) && at.closest("table")) return "";
      if (outside && /auto|scroll/.test(overflowX)) return `${name(at)} scrolls sideways`;
      if (/auto|scroll/.test(overflowY)) return "";
      if (outside || below) return `text is cut off: ${name(element)} in ${name(at)}`;
    }
    return box.right > window.innerWidth + 1 || box.left < -1 ? `text leaves the window: ${name(element)}` : "";
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || isHidden(element)) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const wrong = box.width ? misfit(element, box) : "";
    if (wrong) found.push(wrong);
  }
  return [...new Set(found)];
};
