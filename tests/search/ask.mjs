// Asks an index on disk: node ask.mjs FOLDER < requests.json > answers.json, one answer for each request.
// A request is {text, options}, or {fold}, or {parts, terms}, or {published}: the folder that is served from now on;
// with `page`, what it does not have is answered with that text, and with `stale`, what was fetched once stays so
// under its address.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

import { fold, open, parts } from "../../overrides/assets/javascripts/search.js";

let loaded = [];
const kept = new Map();
let page;
let stale;
let [,, folder] = process.argv;
globalThis.fetch = async (url) => {
  const address = String(url).split("/search/").pop();
  const [name] = address.split("?");
  loaded.push(name);
  if (stale?.has(address)) return new Response(stale.get(address));
  try {
    const content = await readFile(`${folder}/search/${name}`);
    kept.set(address, content);
    return new Response(content);
  } catch {
    return new Response(page ?? "", { status: page === undefined ? 404 : 200 });
  }
};

const index = open(`${pathToFileURL(folder)}/search/`);
const requests = JSON.parse(await readFile("/dev/stdin", "utf8"));
const answers = [];
for (const request of requests) {
  loaded = [];
  if ("published" in request) {
    ({ published: folder, page } = request);
    stale = request.stale && new Map(kept);
    answers.push(folder);
  }
  else if ("fold" in request) answers.push(fold(request.fold));
  else if ("parts" in request) answers.push(parts(request.parts, request.terms));
  else answers.push({ ...await index.search(request.text, request.options), loaded });
}
console.log(JSON.stringify(answers));
