// A second look at a query that found nothing: as it was meant, with one character wrong, or a part of it.
const COMMON = 20;
const LIKELY = 6;
const RELATED = 0.4;

// What a word itself finds stands; only a word that finds nothing is looked for again.
export async function again(words, results, terms, tools) {
  for (const look of [meant, close]) {
    const lists = results.map((one, i) => (one.whole.size ? one.whole : look(words[i], tools, terms, one.lists)));
    const found = tools.both(await Promise.all(lists));
    if (found.size) return { found, related: look === close };
  }
  const found = covering(results);
  return { found, related: found.size > 0 };
}

// Documents that have a good part of all the pairs and words.
function covering(results) {
  const sums = new Map();
  const of = results.reduce((sum, one) => sum + one.of, 0);
  for (const { some } of results) {
    some.forEach(([score, count], doc) => {
      const sum = sums.get(doc) || [0, 0];
      sums.set(doc, [sum[0] + score, sum[1] + count]);
    });
  }
  const found = new Map();
  sums.forEach(([score, count], doc) => { if (count / of >= RELATED) found.set(doc, score * (count / of) ** 2); });
  return found;
}

function join(lists) {
  const found = new Map();
  for (const list of lists) list.forEach((score, doc) => found.set(doc, Math.max(score, found.get(doc) || 0)));
  return found;
}

async function meant(word, tools, terms, lists) {
  if (word.latin) return misspelt(word.latin, tools, terms);
  return word.run && word.run.length > 1 ? alike(word.run, tools, terms, lists) : new Map();
}

// Which one character may be wrong: any that all the pairs have which nobody wrote.
function suspects(run, lists) {
  return run.map((_, i) => i).filter((i) => lists.every((list, pair) => list.size || pair === i || pair === i - 1));
}

// Characters that sound like those of the run: names by their sound, any text with one of them instead.
async function alike(run, { sounds, lines, scores, both, follow, runWay }, terms, lists) {
  const meets = async (way) => (await follow(way, true)).whole;
  const of = new Map();
  for (const line of (await sounds()).split("\n")) {
    const [name] = line.match(/^[a-z]+/);
    for (const char of line.slice(name.length)) of.set(char, { name, chars: line.slice(name.length) });
  }
  const names = run.map((char) => (of.get(char) || {}).name || "");
  const wrong = suspects(run, lists);
  const isHeard = (i) => !wrong.length || wrong.includes(i) || wrong.includes(i + 1);
  const spoken = await meets({
    tokens: run.slice(1).map((char, i) => (isHeard(i) ? names[i] + names[i + 1] : run[i] + char)),
  });
  if (spoken.size) return spoken;
  const others = [];
  for (const i of wrong.filter(Boolean)) {
    const same = (of.get(run[i]) || { chars: "" }).chars;
    const rest = lists.filter((_, pair) => pair !== i && pair !== i - 1);
    const there = rest.length && both(rest);
    for (const [name] of await lines(run[i - 1], true)) {
      const char = name.slice(run[i - 1].length);
      if (!char || char === run[i] || !same.includes(char)) continue;
      const docs = [...(await scores(name)).keys()];
      const count = there ? docs.filter((doc) => there.has(doc)).length : docs.length;
      if (count) others.push([count, [...run.slice(0, i), char, ...run.slice(i + 1)]]);
    }
  }
  const found = [];
  for (const [, other] of others.sort((a, b) => b[0] - a[0]).slice(0, LIKELY)) {
    const list = await meets(runWay(other));
    if (list.size) terms.push(other.join(""));
    found.push(list);
  }
  return join(found);
}

async function misspelt(typed, { lines, scores }, terms) {
  const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (!most) return new Map();
  const near = (await lines(typed.slice(0, 2), true)).map(([name]) => name)
    .filter((name) => Math.abs(name.length - typed.length) <= most && distance(name, typed) <= most).slice(0, COMMON);
  terms.push(...near);
  return join(await Promise.all(near.map((name) => scores(name))));
}

// All pairs of a run but those with one character of it; the first is there all the same.
async function close({ run }, { scores, both }, terms, pairs) {
  if (!run || run.length < 4) return new Map();
  const found = [];
  for (const wrong of suspects(run, pairs)) {
    const lists = pairs.filter((_, pair) => pair !== wrong && pair !== wrong - 1);
    if (wrong === 1) lists.push(await scores(run[0], true));
    found.push(both(lists));
  }
  return join(found);
}

// Letters to change, leave out, put in or swap until one word is the other.
function distance(a, b) {
  const rows = [[...b, ""].map((_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, rows[i - 2][j - 2] + 1);
      rows[i].push(least);
    }
  }
  return rows[a.length][b.length];
}
