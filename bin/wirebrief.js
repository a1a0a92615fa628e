#!/usr/bin/env node
import { existsSync } from "node:fs";

const program = new URL("../dist/src/cli.js", import.meta.url);
if (!existsSync(program)) {
  process.stderr.write("wirebrief: is not built. Run `npm ci`, or `npm run build` after a change\n");
  process.exit(1);
}
const { main } = await import(program.href);
process.exitCode = await main(process.argv.slice(2));
