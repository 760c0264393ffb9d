// A second look at a query that found nothing: as it was meant, with one character wrong, or a part of it.
const COMMON = 20;
const RELATED = 0.4;

// What a word itself finds stands; only a word that finds nothing is looked for again.
export async function again(words, results, terms, tools) {
  for (const look of [meant, close]) {
    const lists = results.map(({ whole }, i) => (whole.size ? whole : look(words[i], tools, terms)));
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

async function meant(word, tools, terms) {
  if (word.latin) return misspelt(word.latin, tools, terms);
  return word.run && word.run.length > 1 ? alike(word.run, tools, terms) : new Map();
}

// Characters that sound like those of the run: names by their sound, any text with one of them instead.
async function alike(run, { sounds, lines, follow, runWay }, terms) {
  const meets = async (way) => (await follow(way, true)).whole;
  const of = new Map();
  for (const line of (await sounds()).split("\n")) {
    const [name] = line.match(/^[a-z]+/);
    for (const char of line.slice(name.length)) of.set(char, { name, chars: line.slice(name.length) });
  }
  const names = run.map((char) => (of.get(char) || {}).name || "");
  const spoken = await meets({ tokens: names.slice(1).map((name, i) => names[i] + name) });
  if (spoken.size) return spoken;
  const found = [];
  const others = [];
  for (let i = 1; i < run.length; i += 1) {
    const same = (of.get(run[i]) || { chars: "" }).chars;
    for (const [name] of await lines(run[i - 1], true)) {
      const char = name.slice(run[i - 1].length);
      if (char && char !== run[i] && same.includes(char)) others.push([...run.slice(0, i), char, ...run.slice(i + 1)]);
    }
  }
  for (const other of others.slice(0, COMMON)) {
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

// All pairs of a run but those with one character of it; the one before it is there all the same.
async function close({ run }, { scores, both }) {
  if (!run || run.length < 4) return new Map();
  const found = [];
  for (let wrong = 0; wrong < run.length; wrong += 1) {
    const lists = wrong ? [scores(run[wrong - 1], true)] : [];
    for (let i = 1; i < run.length; i += 1) {
      if (i !== wrong && i - 1 !== wrong) lists.push(scores(run[i - 1] + run[i]));
    }
    found.push(both(await Promise.all(lists)));
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
