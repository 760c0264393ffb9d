// Asks judged queries of an index on disk: node relevance.mjs FOLDER JUDGED.json [--misses]
// FOLDER has search/; JUDGED.json is what bench.search.corpus and bench.search.index write.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { open } from "../../overrides/assets/javascripts/search.js";

const [folder, judged, flag] = process.argv.slice(2);
const base = `${pathToFileURL(folder)}/search/`;
let bytes = 0;
globalThis.fetch = async (url) => {
  const content = await readFile(new URL(url));
  bytes += gzipSync(content).length;
  return new Response(content);
};

const id = (path) => path.match(/([astnx]\d+)\/$/)?.[1];
const sums = { hit: 0, recall: 0, precision: 0, bytes: 0, most: 0, ms: 0 };
const kinds = {};
const misses = [];
const heavy = [];
const queries = JSON.parse(await readFile(judged, "utf8"));
for (const { query, category, relevant } of queries) {
  bytes = 0;
  const began = performance.now();
  const { results, related, total } = await open(base).search(query, { limit: 10, today: "2026-11-28" });
  sums.ms += performance.now() - began;
  const five = results.slice(0, 5).map((one) => id(one.path));
  const right = five.filter((one) => relevant.includes(one)).length;
  const recall = right / Math.min(5, relevant.length);
  sums.hit += right > 0;
  sums.recall += recall;
  sums.precision += five.length ? right / five.length : 0;
  sums.bytes += bytes;
  sums.most = Math.max(sums.most, bytes);
  heavy.push([bytes, query]);
  kinds[category] ??= [0, 0];
  kinds[category][0] += right > 0;
  kinds[category][1] += 1;
  if (recall < 1) misses.push(`${category} ${query}${related ? " (related)" : ""}: ${five} of ${total}, not ${relevant.slice(0, 8)} (${relevant.length})`);
}
if (flag) console.log(heavy.sort((a, b) => b[0] - a[0]).slice(0, 8).map(([size, query]) => `${query} ${size}`).join(", "));
const share = (sum) => `${(100 * sum / queries.length).toFixed(1)} %`;
console.log(`hit@5 ${share(sums.hit)}, recall@5 ${share(sums.recall)}, precision@5 ${share(sums.precision)};`,
  `index bytes a cold query: ${Math.round(sums.bytes / queries.length)} on average, ${sums.most} at most;`,
  `${(sums.ms / queries.length).toFixed(0)} ms`);
if (flag) {
  console.log(Object.entries(kinds).map(([name, [hit, of]]) => `${name} ${hit}/${of}`).join(", "));
  console.log(misses.join("\n"));
}
