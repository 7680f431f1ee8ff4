// Microsoft's Open XML SDK over many files in one process: its start costs seconds, a file little.
// node validate_office.mjs FILE...   prints {file: [finding, ...]} as JSON.
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import validate from "@ooxml-tools/validate";

const found = {};
for (const file of process.argv.slice(2)) {
  const bytes = new Uint8Array(await readFile(file));
  try {
    found[file] = await validate(bytes, extname(file).slice(1), "Microsoft365");
  } catch (fault) {
    found[file] = [`not read at all: ${fault}`];
  }
}
// The runtime inside keeps the process alive, so it is ended once the output is out.
process.stdout.write(JSON.stringify(found), () => process.exit(0));
