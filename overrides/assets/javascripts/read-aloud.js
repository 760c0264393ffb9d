// Reads what the page is about: what, in which state, when, where and whom to call.
const SAID = "h1, .ws-state, .ws-when__words, .ws-open, .ws-severity, .ws-letter .ws-facts > div, .ws-do > p, "
  + ".ws-letter > .ws-prose, .ws-way, .ws-join__how, .ws-join__none, .ws-phone__digits";
const SILENT = "[hidden], .ws-hide, del, svg, template";
// Chrome falls silent in the middle of what is longer.
const LONGEST = 100;

const button = document.querySelector("[data-read]");
const word = button.querySelector("[data-word]");
const { read, stop, to, call } = button.dataset;
const speech = window.speechSynthesis;
const { lang } = document.documentElement;

function said(element) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll(SILENT)) part.remove();
  for (const part of copy.querySelectorAll("p, li, dt, dd, br, h2, h3")) part.append("\n");
  const text = copy.textContent.replace(/[ \t]*\n\s*/g, "\n").trim()
    .replace(/\s*–\s*/g, to)
    .replace(/\d[\d-]{6,}/g, (number) => [...number.replace(/-/g, "")].join(" "));
  return element.matches(".ws-phone__digits") ? `${call} ${text}` : text;
}

function pieces() {
  const main = document.getElementById("content");
  const found = [...main.querySelectorAll(SAID)].filter((one) => one.getClientRects().length);
  found.sort((a, b) => b.matches("h1") - a.matches("h1"));
  const texts = found.map(said).filter((text, n, whole) => text && whole.indexOf(text) === n);
  const parts = texts.flatMap((text) => text.match(/[^。！？；，\n]+[。！？；，]?/g) ?? []);
  const joined = [];
  let length = LONGEST + 1;
  for (const part of parts.flatMap((one) => one.match(new RegExp(`.{1,${LONGEST}}`, "gsu")))) {
    length += part.length + 1;
    if (length > LONGEST) {
      joined.push(part);
      length = part.length;
    } else {
      joined[joined.length - 1] += `\n${part}`;
    }
  }
  return joined;
}

function show(isReading) {
  word.textContent = isReading ? stop : read;
  button.classList.toggle("ws-listen--on", isReading);
}

let last;

function start() {
  const voice = speech.getVoices().find((one) => one.lang.replace("_", "-").startsWith(lang));
  const utterances = pieces().map((text) => {
    const one = new SpeechSynthesisUtterance(text);
    one.lang = lang;
    if (voice) one.voice = voice;
    return one;
  });
  last = utterances[utterances.length - 1];
  last.onend = () => show(false);
  for (const one of utterances) {
    one.onerror = () => show(false);
    speech.speak(one);
  }
  show(true);
}

function end() {
  if (last) last.onend = null;
  speech.cancel();
  show(false);
}

if (speech) {
  button.addEventListener("click", () => {
    if (button.classList.contains("ws-listen--on")) end();
    else start();
  });
  addEventListener("pagehide", end);
}
