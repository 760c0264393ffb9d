// Finds in the index that plugins/waystation/search/ writes; its module texts say how. Nothing here shows anything.
const HAN = "\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const WORD = new RegExp(`([${HAN}]+)|(\\d*[a-z\\u00df-\\u024f][a-z0-9\\u00df-\\u024f]*)|(\\d+)([${HAN}]?)`, "gu");
const YEAR = "((?:19|20)\\d\\d)";
const DATES = [
  new RegExp(`(^|\\D)${YEAR}\\s*[年./-]\\s*(\\d\\d?)\\s*[月./-]\\s*(\\d\\d?)(?!\\d)\\s*[日号]?`, "g"),
  new RegExp(`(^|\\D)${YEAR}(\\d\\d)(\\d\\d)(?!\\d)`, "g"),
  /(^|\D)()(\d\d?)(?:\s*月\s*|[./])(\d\d?)(?!\d)\s*[日号]?/g,
  /()()([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?/g,
  new RegExp(`(^|\\D)(?:${YEAR}\\s*[年./-]\\s*)?(\\d\\d?)\\s*月()`, "g"),
];
const SYLLABLE = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i(?:ang|ong|an|ao|ng|[aenu])?|u(?:ang|ai|an|[aeino])?|v[en]?|[aeo]ng|a[ion]?|e[inr]?|ou?)$/;
const WEIGHTS = [1, 2, 3, 5, 8, 13];
const MARKERS = " !#$%&";
const RELATED = 0.4;
const PAST = 0.9;

let alphabet = new Map();

export function fold(text) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/["'`‘’“”《》「」『』〈〉]/g, "").replace(/ü/g, "v");
  return [...plain].map((char) => alphabet.get(char) || char).join("");
}

// The text in pieces, [text, isMatch]. Of several Han characters that do not stand together, pairs match.
export function parts(text, terms) {
  const chars = [...text];
  const at = [];
  const folded = chars.map((char, i) => {
    const one = fold(char);
    for (let n = 0; n < one.length; n += 1) at.push(i);
    return one;
  }).join("");
  const marked = [];
  const mark = (term) => {
    for (let i = folded.indexOf(term); i >= 0; i = folded.indexOf(term, i + 1)) {
      const inside = /^[\da-z]/.test(term) && /[\da-z]/.test(folded[i - 1] || "");
      if (!inside) for (let n = i; n < i + term.length; n += 1) marked[at[n]] = true;
    }
  };
  for (const term of terms) {
    if (folded.includes(term)) mark(term);
    else if (isHan(term)) pairs([...term]).forEach(mark);
  }
  const pieces = [];
  chars.forEach((char, i) => {
    const last = pieces[pieces.length - 1];
    if (last && last[1] === !!marked[i]) last[0] += char;
    else pieces.push([char, !!marked[i]]);
  });
  return pieces;
}

const isHan = (text) => new RegExp(`^[${HAN}]{2,}$`, "u").test(text);
const pairs = (list) => list.slice(1).map((one, i) => list[i] + one);
const two = (number) => `0${number}`.slice(-2);

function numeral(text) {
  if (/\d/.test(text)) return +text;
  const [tens, ones] = text.includes("十") ? text.split("十") : ["0", text];
  const digit = (char) => "〇一二三四五六七八九".indexOf(char);
  return (tens === "0" ? 0 : tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0);
}

// Whole syllables, the last of them perhaps unfinished; at most three ways.
function spellings(word, isWhole) {
  const found = [];
  const walk = (rest, before) => {
    if (found.length > 2) return;
    if (!rest) found.push(before);
    for (let n = Math.min(6, rest.length); n > 0; n -= 1) {
      if (SYLLABLE.test(rest.slice(0, n))) walk(rest.slice(n), [...before, rest.slice(0, n)]);
    }
    if (!isWhole && before.length && /^[b-df-hj-np-tw-z][a-z]{0,4}$/.test(rest)) found.push([...before, rest]);
  };
  walk(word, []);
  return found.slice(0, 3);
}

// A way to look for a word is a chain of tokens: `open` ones are beginnings, and only the last can be.
const exactly = (...tokens) => ({ tokens });
const beginning = (...tokens) => ({ tokens, open: true });

// Queries become words; a word has several ways, of which any will do.
function understand(text) {
  const words = [];
  const terms = [];
  let rest = fold(text);
  for (const pattern of DATES) {
    rest = rest.replace(pattern, (_, before, year, month, day) => {
      const [m, d] = [numeral(month), day && numeral(day)];
      const token = `d${year || ""}${two(m)}${d ? two(d) : ""}`;
      words.push({ ways: [d ? exactly(token) : beginning(token)] });
      terms.push(d ? `${m}月${d}日` : `${m}月`);
      if (year && d) terms.push(`${year}-${two(m)}-${two(d)}`);
      return `${before} `;
    });
  }
  rest = rest.replace(/\d+(?:[- ]\d+)+/g, (found) => {
    terms.push(found);
    return found.replace(/\D/g, "").length > 6 ? found.replace(/\D/g, "") : found;
  });
  for (const [, run, latin, digits, after] of rest.matchAll(WORD)) {
    if (run || latin || digits) terms.push(run || latin || digits);
    if (run) words.push({ run: [...run].slice(0, 30) });
    if (latin) words.push({ latin });
    if (digits) words.push({ ways: numbers(digits, after) });
    if (after) words.push({ run: [after], attached: true });
  }
  return { words: merged(words), terms: [...new Set(terms)] };
}

// A Han character that a number took along belongs to the run behind it.
function merged(words) {
  const made = [];
  words.forEach((word, i) => {
    const next = words[i + 1];
    if (word.attached && next && next.run && !next.attached) next.run = [...word.run, ...next.run];
    else if (!word.attached) made.push(word);
  });
  return made;
}

function numbers(digits, after) {
  const ways = [];
  if (after) ways.push(exactly(digits + after));
  ways.push(digits.length > 1 ? beginning(digits) : exactly(digits));
  const area = digits[0] === "0" ? (/^0[12]/.test(digits) ? 3 : 4) : 0;
  if (area && digits.length > area + 2) ways.push(beginning(digits.slice(area)));
  return ways;
}

function spelled(syllables) {
  return syllables.length > 1 ? beginning(...pairs(syllables)) : beginning(...syllables);
}

function initials(word) {
  if (/[iuv]|[^a-z]/.test(word) || word.length < 2) return [];
  const fours = [word.slice(0, 4)];
  for (let i = 1; i + 4 <= word.length; i += 1) fours.push(word.slice(i, i + 4));
  return [beginning(...fours.map((four) => `~${four}`))];
}

function latinWays(word) {
  const long = spellings(word).filter((one) => one.length > 2);
  return [word.length > 1 ? beginning(word) : exactly(word), ...long.map(spelled)];
}

// Spelled words that stand apart, as if they stood together; or nothing.
function together(words) {
  const made = [];
  for (const word of words) {
    const last = made[made.length - 1];
    if (word.latin && last && last.latin && spellings(word.latin, true).length && spellings(last.latin, true).length) {
      last.latin += word.latin;
    } else made.push({ ...word });
  }
  return made.length < words.length ? made : null;
}

export function open(base) {
  let meta;
  const kept = new Map();

  const once = (name, read) => {
    if (!kept.has(name)) kept.set(name, read().catch((error) => { kept.delete(name); throw error; }));
    return kept.get(name);
  };

  async function get(name, options) {
    const answer = await fetch(base + name, options);
    if (!answer.ok) throw new Error(`${answer.status} ${name}`);
    return answer;
  }

  const start = () => once("index.json", async () => {
    meta = await (await get("index.json", { cache: "no-cache" })).json();
    const [from, to] = meta.fold.map((text) => [...text]);
    alphabet = new Map(from.map((char, i) => [char, to[i]]));
    meta.starts = meta.starts === undefined ? [""] : meta.starts.split("\n");
    let day = 0;
    meta.first = meta.steps.map((step) => (day += step));
  });

  const shard = (n) => once(`t${n}`, async () => {
    const text = meta.tokens === undefined ? await (await get(`${meta.folder}t${n}.txt`)).text() : meta.tokens;
    let before = "";
    return text.split("\n").map((line) => {
      const end = line.search(/[ !#$%&]/);
      before = before.slice(0, parseInt(line[0], 36)) + line.slice(1, end);
      return [before, line.slice(end)];
    });
  });

  const chunk = (n) => once(`d${n}`, async () => (meta.docs
    ? meta.docs.slice(n * meta.chunk, (n + 1) * meta.chunk)
    : (await get(`${meta.folder}d${n}.json`)).json()));

  // The token's line, or the lines of all tokens that begin with it.
  async function lines(token, open) {
    const { starts } = meta;
    const after = starts.findIndex((one) => one > token);
    const first = Math.max(0, (after < 0 ? starts.length : after) - 1);
    const shards = starts.map((_, i) => i).slice(first).filter((i) => i === first || (open && starts[i].startsWith(token)));
    return (await Promise.all(shards.map(shard))).flat().filter(([name]) => (open ? name.startsWith(token) : name === token));
  }

  // Documents of the token, or of all that begin with it, with what it says about each.
  async function scores(token, open) {
    const found = new Map();
    for (const [name, coded] of await lines(token, open)) {
      const share = name === token || /^[^\da-z~]/.test(token) ? 1 : 0.8;
      decode(coded, (doc, weight) => found.set(doc, Math.max(found.get(doc) || 0, weight * share)));
    }
    const rarity = Math.log(1 + meta.first.length / (found.size || 1));
    found.forEach((weight, doc) => found.set(doc, weight * rarity));
    return found;
  }

  // What a way finds: whole, where every link of the chain is covered; and of each document how much of it.
  async function follow({ tokens, open }, isRun) {
    const each = tokens.map((token, i) => () => scores(token, open && i === tokens.length - 1));
    const lists = [await each[0]()];
    if (!isRun && tokens.length > 1 && !lists[0].size) return { whole: new Map(), some: new Map(), of: tokens.length };
    lists.push(...await Promise.all(each.slice(1).map((one) => one())));
    const some = new Map();
    lists.forEach((list, i) => list.forEach((score, doc) => {
      const sum = some.get(doc) || [0, 0, 0];
      some.set(doc, [sum[0] + score, sum[1] + 1, sum[2] | (3 << i)]);
    }));
    const full = 2 ** (tokens.length + 1) - 1;
    const whole = new Map();
    some.forEach(([score, count, mask], doc) => {
      if (count === tokens.length) whole.set(doc, score * (1 + (count > 1) / 2));
      else if (mask === full) whole.set(doc, score * count / tokens.length);
    });
    return { whole, some, of: tokens.length };
  }

  async function any(ways, isRun) {
    const found = await Promise.all(ways.map((way) => follow(way, isRun)));
    const [best] = found;
    for (const one of found.slice(1)) {
      one.whole.forEach((score, doc) => best.whole.set(doc, Math.max(score, best.whole.get(doc) || 0)));
    }
    return best;
  }

  async function look(word) {
    if (word.run) return any([runWay(word.run)], true);
    if (word.ways) return any(word.ways);
    const found = await any(latinWays(word.latin));
    const short = initials(word.latin);
    return found.whole.size || !short.length ? found : any([...short]);
  }

  const runWay = (run) => (run.length > 1 ? exactly(...pairs(run)) : beginning(run[0]));

  const both = (lists) => {
    const [first, ...others] = [...lists].sort((a, b) => a.size - b.size);
    const found = new Map();
    first.forEach((score, doc) => {
      if (others.every((list) => list.has(doc))) found.set(doc, others.reduce((sum, list) => sum + list.get(doc), score));
    });
    return found;
  };

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

  // What it takes to ask once more, for a query that finds nothing.
  const tools = {
    scores, both, lines, meets: async (way, isRun) => (await follow(way, isRun)).whole, runWay,
    sounds: () => once("sounds", async () => (await get(`${meta.folder}sounds.txt`)).text()),
  };

  async function find(text) {
    await start();
    const { words, terms } = understand(text);
    if (!words.length) return { found: new Map(), terms, related: false };
    const joined = together(words);
    if (joined) {
      const found = both((await Promise.all(joined.map(look))).map((one) => one.whole));
      if (found.size) return { found, terms, related: false };
    }
    const results = await Promise.all(words.map(look));
    let found = both(results.map((one) => one.whole));
    if (found.size) return { found, terms, related: false };
    const { again } = await import("./search-again.js");
    const each = results.map(({ whole }, i) => again({ word: words[i], whole, tools, terms }));
    for (const way of ["meant", "close"]) {
      found = both(await Promise.all(each.map((one) => one[way]())));
      if (found.size) return { found, terms, related: way === "close" };
    }
    found = covering(results);
    return { found, terms, related: found.size > 0 };
  }

  async function search(text, { station, kind, audience, when, limit = 10, offset = 0, today } = {}) {
    const { found, terms, related } = await find(text);
    const day = today || new Date().toLocaleDateString("sv-SE", { timeZone: meta.zone });
    const now = Date.parse(day) / 864e5 + 719163;
    const isPast = (doc) => meta.spans[doc] >= 0 && meta.first[doc] + meta.spans[doc] < now;
    const asked = { kind, station, audience };
    const facets = { kind: {}, station: {}, audience: {} };
    const kept = [];
    found.forEach((score, doc) => {
      if (when && (meta.spans[doc] === -1 || isPast(doc) !== (when === "past"))) return;
      const [its, at, whom] = meta.facets[meta.facet[doc]];
      const has = { kind: [its], station: at ? [at] : [], audience: whom };
      const misses = Object.keys(has).filter((name) => asked[name] && !has[name].includes(asked[name]));
      for (const name of Object.keys(has)) {
        if (misses.every((one) => one === name)) {
          for (const value of has[name]) facets[name][value] = (facets[name][value] || 0) + 1;
        }
      }
      if (!misses.length) kept.push([doc, isPast(doc) ? score * PAST : score]);
    });
    kept.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const results = kept.slice(offset, offset + limit).map(async ([doc]) => {
      const [title, path, state, body] = (await chunk(Math.floor(doc / meta.chunk)))[doc % meta.chunk];
      const [its, at] = meta.facets[meta.facet[doc]];
      return {
        title, path, kind: its, station: at, stationName: meta.stations[at] || "",
        date: meta.spans[doc] === -1 ? "" : new Date((meta.first[doc] - 719163) * 864e5).toISOString().slice(0, 10),
        state: isPast(doc) && !["cancelled", "withdrawn", "replaced"].includes(state) ? "ended" : state,
        titleParts: parts(title, terms), snippet: snippet(body, terms),
      };
    });
    return { total: kept.length, related, terms, facets, results: await Promise.all(results) };
  }

  return { search, ready: start };
}

function decode(coded, take) {
  for (const [, marker, gaps] of coded.matchAll(/([ !#$%&])([^ !#$%&]*)/g)) {
    const weight = WEIGHTS[MARKERS.indexOf(marker)];
    let doc = -1;
    let high = 0;
    for (let i = 0; i < gaps.length; i += 1) {
      const code = gaps.charCodeAt(i);
      if (code > 0x5c) high = high * 34 + code - 0x5d;
      else {
        doc += high * 50 + code - 0x2a + 1;
        high = 0;
        take(doc, weight);
      }
    }
  }
}

// About a hundred characters around the first match.
function snippet(text, terms) {
  const pieces = parts(text, terms);
  const first = pieces.findIndex(([, isMatch]) => isMatch);
  const before = first < 0 ? 0 : pieces.slice(0, first).reduce((sum, [piece]) => sum + piece.length, 0);
  const from = before < 40 ? 0 : before - 25;
  const cut = text.slice(from, from + 110);
  return parts(`${from ? "…" : ""}${cut}${from + 110 < text.length ? "…" : ""}`, terms);
}
