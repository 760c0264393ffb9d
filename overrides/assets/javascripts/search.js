// Finds in the index that plugins/waystation/search/ writes; its module texts say how. Nothing here shows anything.
const HAN = "\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const WORD = new RegExp(`([${HAN}]+)|(\\d*[a-z\\u00df-\\u024f][a-z0-9\\u00df-\\u024f]*)|(\\d+)(?=([${HAN}]?))`, "gu");
const YEAR = "((?:19|20)\\d\\d)";
const DATES = [
  new RegExp(`(^|\\D)${YEAR}\\s*[年./-]\\s*(\\d\\d?)\\s*[月./-]\\s*(\\d\\d?)(?!\\d)\\s*[日号]?`, "g"),
  new RegExp(`(^|\\D)${YEAR}(\\d\\d)(\\d\\d)(?!\\d)`, "g"),
  /(^|\D)()(\d\d?)(?:\s*月\s*|[./])(\d\d?)(?!\d)\s*[日号]?/g,
  /()()([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]/g,
  new RegExp(`(^|\\D)(?:${YEAR}\\s*[年./-]\\s*)?(\\d\\d?)\\s*月()`, "g"),
];
const SYLLABLE = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i(?:ang|ong|an|ao|ng|[aenu])?|u(?:ang|ai|an|[aeino])?|v[en]?|[aeo]ng|a[ion]?|e[inr]?|ou?)$/;
const WEIGHTS = [1, 2, 3, 5, 8, 13];
// What numbers are written with: those of blocks, and those of documents in them.
const BLOCKS = ["!#$%&'()*+,-./:;", "<=>?@ "];
const PLACES = ["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN", "OPQRSTUVWXYZ[]^_`{|}~"];
const BLOCK = /([<=>?@ ]*[!#-/:;])([^!#-/:-@ ]*)/g;
const PAST = 0.9;
const UNDATED = -1;
const LASTING = -2;

let alphabet = new Map();

export function fold(text) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/["'`‘’“”《》「」『』〈〉]/g, "").replace(/ü/g, "v");
  return [...plain].map((char) => alphabet.get(char) || char).join("");
}

// The text in pieces, [text, isMatch]. Of several Han characters that do not stand together, pairs match.
export function parts(text, terms) {
  const chars = [...text];
  const at = [];
  let folded = "";
  chars.forEach((char, i) => {
    folded += fold(char);
    while (at.length < folded.length) at.push(i);
  });
  const marked = chars.map(() => false);
  const mark = (term) => {
    for (let i = folded.indexOf(term); i >= 0; i = folded.indexOf(term, i + 1)) {
      const inside = /^[\da-z]/.test(term) && /[\da-z]/.test(folded[i - 1]);
      if (!inside) marked.fill(true, at[i], at[i + term.length - 1] + 1);
    }
  };
  // A quotation mark alone folds into nothing, which would be found for ever.
  for (const term of terms.filter(Boolean)) {
    if (folded.includes(term)) mark(term);
    else if (isHan(term)) pairs([...term]).forEach(mark);
  }
  const pieces = [];
  chars.forEach((char, i) => {
    const last = pieces[pieces.length - 1];
    if (last && last[1] === marked[i]) last[0] += char;
    else pieces.push([char, marked[i]]);
  });
  return pieces;
}

const isHan = (text) => new RegExp(`^[${HAN}]{2,}$`, "u").test(text);
const pairs = (list) => list.slice(1).map((one, i) => list[i] + one);
const two = (number) => `0${number}`.slice(-2);

function numeral(text) {
  if (/\d/.test(text)) return +text;
  const digits = text.replace(/^十/, "一十").replace(/十$/, "十〇").replace("十", "");
  return +[...digits].map((char) => "〇一二三四五六七八九".indexOf(char)).join("");
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
    rest = rest.replace(pattern, (written, before, year, month, day) => {
      const [m, d] = [numeral(month), numeral(day)];
      if (!m || m > 12 || d > 31) return written;
      words.push({ ways: [beginning(`d${year || ""}${two(m)}${d ? two(d) : ""}`)] });
      terms.push(d ? `${m}月${d}日` : `${m}月`, written.slice(before.length).trim());
      return `${before} `;
    });
  }
  rest = rest.replace(/\d+(?:[- ]\d+)+/g, (found) => {
    terms.push(found);
    return found.replace(/\D/g, "").length > 6 ? found.replace(/\D/g, "") : found;
  });
  for (const [, run, latin, digits, after] of rest.matchAll(WORD)) {
    terms.push(run || latin || digits);
    if (run) words.push({ run: [...run].slice(0, 30) });
    else words.push(latin ? { latin } : { ways: numbers(digits, after) });
  }
  return { words, terms: [...new Set(terms)] };
}

function numbers(digits, after) {
  const ways = [];
  if (after) ways.push(exactly(digits + after));
  ways.push(digits.length > 1 ? beginning(digits) : exactly(digits));
  const area = digits[0] === "0" ? (/^0[12]/.test(digits) ? 3 : 4) : 0;
  if (area && digits.length > area + 2) ways.push(beginning(digits.slice(area)));
  return ways;
}

function latinWays(word) {
  const long = spellings(word).filter((one) => one.length > 2);
  return [word.length > 1 ? beginning(word) : exactly(word), ...long.map((one) => beginning(...pairs(one)))];
}

const initials = (word) => beginning(...[...word].map((_, i) => `~${word.slice(i, i + 4)}`).slice(0, Math.max(1, word.length - 3)));

// Spelled words that stand apart, as if they stood together.
function together(words) {
  const made = [];
  for (const word of words) {
    const last = made[made.length - 1];
    if (word.latin && last && last.latin && spellings(word.latin, true).length && spellings(last.latin, true).length) {
      last.latin += word.latin;
    } else made.push({ ...word });
  }
  return made;
}

// An index whose parts are gone was read before the site was built anew: it is read again, once, past all that
// may have kept it on the way.
export function open(base) {
  let index = read(base, "");
  return {
    ready: () => index.ready(),
    async search(...asked) {
      const mine = index;
      try {
        return await mine.search(...asked);
      } catch (error) {
        if (!error.isGone) throw error;
        if (mine === index) index = read(base, `?${Date.now()}`);
        return index.search(...asked);
      }
    },
  };
}

function read(base, past) {
  let meta;
  let docs;
  const kept = new Map();

  const once = (name, read) => {
    if (!kept.has(name)) kept.set(name, read().catch((error) => { kept.delete(name); throw error; }));
    return kept.get(name);
  };

  const gone = (name) => Object.assign(new Error(name), { isGone: true });

  async function get(name, options) {
    const answer = await fetch(base + name, options);
    if (answer.status === 404 && !options) throw gone(name);
    if (!answer.ok) throw new Error(name);
    return answer;
  }

  const start = () => once("index.json", async () => {
    meta = await (await get(`index.json${past}`, { cache: past ? "reload" : "no-cache" })).json();
    const [from, to] = meta.fold.map((text) => [...text]);
    alphabet = new Map(from.map((char, i) => [char, to[i]]));
    meta.starts = meta.starts === undefined ? [""] : meta.starts.split("\n");
    docs = columns(meta);
  });

  const part = (names, n, rest) => `parts/${names.slice(8 * n, 8 * n + 8)}${rest}`;

  // Some hosts have another page for what is gone, and do not say so.
  const shard = (n) => once(`t${n}`, async () => {
    const name = meta.tokens === undefined && part(meta.files, n, ".txt");
    const text = name ? await (await get(name)).text() : meta.tokens;
    if (name && !text.startsWith(`0${meta.starts[n]}`)) throw gone(name);
    let before = "";
    return text.split("\n").map((line) => {
      const end = line.search(/[!#-/:-@ ]/);
      before = before.slice(0, parseInt(line[0], 36)) + line.slice(1, end);
      return [before, line.slice(end)];
    });
  });

  async function texts(doc) {
    if (meta.docs) return meta.docs[doc];
    const { folder, place } = docs[doc];
    const at = place % meta.group;
    const name = part(meta.folders, folder + (place - at) / meta.group, `/${Math.floor(at / meta.chunk)}.json`);
    const chunk = await once(name, async () => (await get(name)).json().catch(() => { throw gone(name); }));
    return chunk[place % meta.chunk];
  }

  // The token's line, or the lines of all tokens that begin with it.
  async function lines(token, open) {
    const fits = (name) => (open ? name.startsWith(token) : name === token);
    const first = Math.max(0, meta.starts.filter((one) => one <= token).length - 1);
    const shards = meta.starts.map((_, i) => i).filter((i) => i === first || (i > first && fits(meta.starts[i])));
    return (await Promise.all(shards.map(shard))).flat().filter(([name]) => fits(name));
  }

  // Documents of the token, or of all that begin with it, with what it says about each.
  async function scores(token, open) {
    const found = new Map();
    for (const [name, coded] of await lines(token, open)) {
      const share = name === token || /^[^\da-z~]/.test(token) ? 1 : 0.8;
      decode(coded, (block, place, weight) => {
        const doc = docs.of[block][place];
        found.set(doc, Math.max(found.get(doc) || 0, weight * share));
      });
    }
    const rarity = Math.log(1 + docs.length / (found.size || 1));
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
    return { whole, some, lists, of: tokens.length };
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
    return found.whole.size || /^.$|[^a-z]|[iuv]/.test(word.latin) ? found : any([initials(word.latin)]);
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

  const tools = {
    scores, both, lines, runWay, follow,
    sounds: () => once("sounds", async () => (await get(`parts/sounds-${meta.sounds}.txt`)).text()),
  };

  async function find(text) {
    await start();
    const { words, terms } = understand(text);
    if (!words.length) return { found: new Map(), terms, related: false };
    let results;
    for (const way of [together(words), words]) {
      results = await Promise.all(way.map(look));
      const found = both(results.map((one) => one.whole));
      if (found.size) return { found, terms, related: false };
      if (way.length === words.length) break;
    }
    const { again } = await import("./search-again.js");
    return { terms, ...await again(words, results, terms, tools) };
  }

  async function search(text, { station, kind, audience, when, limit = 10, offset = 0, today } = {}) {
    const { found, terms, related } = await find(text);
    const day = today || new Date().toLocaleDateString("sv-SE", { timeZone: meta.zone });
    const now = Date.parse(day) / 864e5 + 719163;
    const isPast = ({ span, first }) => span >= 0 && first + span < now;
    // What is to come, the nearest first, then what has no day, then what is past, the latest first.
    const turn = (doc) => (isPast(doc) ? 2e6 - doc.first - doc.span : doc.span === UNDATED ? 0 : doc.first - 2e6);
    const asked = { kind, station, audience };
    const names = Object.keys(asked);
    const facets = { kind: {}, station: {}, audience: {} };
    const kept = [];
    found.forEach((score, number) => {
      const doc = docs[number];
      if (when && (doc.span === UNDATED || isPast(doc) !== (when === "past"))) return;
      const has = names.map((name) => [doc[name]].flat().filter(Boolean));
      const misses = names.filter((name, i) => asked[name] && !has[i].includes(asked[name]));
      names.forEach((name, i) => {
        if (misses.some((one) => one !== name)) return;
        for (const one of has[i]) facets[name][one] = (facets[name][one] || 0) + 1;
      });
      if (!misses.length) kept.push([number, isPast(doc) ? score * PAST : score, turn(doc)]);
    });
    kept.sort((a, b) => b[1] - a[1] || a[2] - b[2] || a[0] - b[0]);
    const results = kept.slice(offset, offset + limit).map(async ([number]) => {
      const [title, path, written, body] = await texts(number);
      const doc = docs[number];
      const state = isPast(doc) && !["cancelled", "withdrawn", "replaced"].includes(written) ? "ended" : written;
      return {
        title, path, kind: doc.kind, kindName: meta.kinds[doc.kind], state, stateName: meta.states[state] || "",
        station: doc.station, stationName: meta.stations[doc.station] || "",
        date: doc.span === UNDATED ? "" : new Date((doc.first - 719163) * 864e5).toISOString().slice(0, 10),
        titleParts: parts(title, terms), snippet: snippet(body, terms),
      };
    });
    return { total: kept.length, related, terms, facets, results: await Promise.all(results) };
  }

  return { search, ready: start };
}

// The columns as documents; `of` has their numbers by block and place.
function columns(meta) {
  const docs = Object.assign([], { of: [] });
  const number = (name) => meta[name].charCodeAt(docs.length) - 48;
  let folder = 0;
  meta.counts.forEach((count, block) => {
    const of = [];
    let place = -1;
    for (let i = 0; i < count; i += 1) {
      place += number("free") + 1;
      of[place] = docs.length;
      docs.push({
        folder, place, station: meta.blocks[block],
        kind: meta.facets.kind[number("kind")], audience: meta.facets.audience[number("audience")],
        first: meta.since + meta.days * number("high") + number("low"), span: number("span") + LASTING,
      });
    }
    docs.of.push(of);
    folder += Math.ceil((place + 1) / meta.group);
  });
  return docs;
}

// Numbers that ascend, of which gaps are written: any number of high digits, then a low one.
function ascending([low, high], take) {
  let number = -1;
  let more = 0;
  return (digit) => {
    const at = low.indexOf(digit);
    if (at < 0) more = more * high.length + high.indexOf(digit);
    else {
      number += more * low.length + at + 1;
      more = 0;
      take(number);
    }
  };
}

function decode(coded, take) {
  let block;
  const ahead = ascending(BLOCKS, (number) => { block = number; });
  for (const [, jump, numbers] of coded.matchAll(BLOCK)) {
    for (const digit of jump) ahead(digit);
    for (const some of numbers.split(/(?=[1-5])/)) {
      const level = +some[0] || 0;
      const next = ascending(PLACES, (place) => take(block, place, WEIGHTS[level]));
      for (const digit of level ? some.slice(1) : some) next(digit);
    }
  }
}

// About a hundred characters around the first match.
function snippet(text, terms) {
  const [[first, isMatch], ...more] = parts(text || " ", terms);
  const before = isMatch || !more.length ? 0 : first.length;
  const from = before < 40 ? 0 : before - 25;
  const cut = text.slice(from, from + 110);
  return parts(`${from ? "…" : ""}${cut}${from + 110 < text.length ? "…" : ""}`, terms);
}
