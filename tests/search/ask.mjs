// Asks an index on disk: node ask.mjs FOLDER < requests.json > answers.json, one answer for each request.
// A request is {text, options}, or {fold}, or {parts, terms}, or {published}: the folder that is served from now on.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

import { fold, open, parts } from "../../overrides/assets/javascripts/search.js";

let loaded = [];
let [,, folder] = process.argv;
globalThis.fetch = async (url) => {
  const [name] = String(url).split("/search/").pop().split("?");
  loaded.push(name);
  try {
    return new Response(await readFile(`${folder}/search/${name}`));
  } catch {
    return new Response("", { status: 404 });
  }
};

const index = open(`${pathToFileURL(folder)}/search/`);
const requests = JSON.parse(await readFile("/dev/stdin", "utf8"));
const answers = [];
for (const request of requests) {
  loaded = [];
  if ("published" in request) answers.push(folder = request.published);
  else if ("fold" in request) answers.push(fold(request.fold));
  else if ("parts" in request) answers.push(parts(request.parts, request.terms));
  else answers.push({ ...await index.search(request.text, request.options), loaded });
}
console.log(JSON.stringify(answers));
