// Before the first paint: what this browser can do, and what the visitor has chosen on this device. Kept are
// also the selectors of what is not shown.
try {
  const { documentElement: { classList }, styleSheets } = document;
  classList.add("ws-js");
  if (self.speechSynthesis) classList.add("ws-speaks");
  if (/MicroMessenger/.test(navigator.userAgent)) import("./wechat.js");
  const kept = localStorage;
  if (kept["ws-elder"]) classList.add("ws-elder");
  if (kept["ws-mine"]) classList.add("ws-chosen", "ws-early");
  for (const name of ["mine", "dismissed"]) styleSheets[0].insertRule(`${kept[`ws-hide-${name}`]}{display:none}`);
} catch (_) {}
