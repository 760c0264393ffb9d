// Reads paths from stdin, one a line, and answers each with one JSON line: what Netlify's own reader of the file
// that is named makes of them, all values of every header.
import { createInterface } from "node:readline";
import { parseAllHeaders } from "@netlify/headers-parser";

const { headers, errors } = await parseAllHeaders({ headersFiles: [process.argv[2]], minimal: false });
if (errors.length) throw errors[0];

for await (const path of createInterface({ input: process.stdin })) {
  const said = {};
  for (const { forRegExp, values } of headers) {
    if (!forRegExp.test(path)) continue;
    for (const [name, value] of Object.entries(values)) (said[name.toLowerCase()] ??= []).push(value);
  }
  console.log(JSON.stringify(said));
}
