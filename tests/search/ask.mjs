// Asks an index on disk: node ask.mjs FOLDER < requests.json > answers.json, one answer for each request.
// A request is {text, options}, or {fold}, or {parts, terms}.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

import { fold, open, parts } from "../../overrides/assets/javascripts/search.js";

let loaded = [];
globalThis.fetch = async (url) => {
  loaded.push(String(url).split("/search/").pop());
  return new Response(await readFile(new URL(url)));
};

const index = open(`${pathToFileURL(process.argv[2])}/search/`);
const requests = JSON.parse(await readFile("/dev/stdin", "utf8"));
const answers = [];
for (const request of requests) {
  loaded = [];
  if ("fold" in request) answers.push(fold(request.fold));
  else if ("parts" in request) answers.push(parts(request.parts, request.terms));
  else answers.push({ ...await index.search(request.text, request.options), loaded });
}
console.log(JSON.stringify(answers));
