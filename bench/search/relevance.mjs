// Asks judged queries of a built index: node relevance.mjs <site or folder with search/> <queries.tsv> [pages.tsv] [-v]
// pages.tsv: path, id, folded text of each judged page.
import { readFileSync } from "node:fs";
