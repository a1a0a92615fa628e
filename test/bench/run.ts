import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

// npm run bench -- NAME: runs test/bench/NAME.ts, which prints one JSON line a figure.
const here = fileURLToPath(new URL(".", import.meta.url));
const names = readdirSync(here)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts" && !file.startsWith("_"))
  .map((file) => file.replace(/\.ts$/u, ""));
const [name] = process.argv.slice(2);
if (name === undefined || !existsSync(`${here}${name}.ts`)) {
  process.stderr.write(
    `bench: ${name === undefined ? "needs a name" : `knows no "${name}"`}. Use one of: ${names.join(", ")}\n`,
  );
  process.exit(2);
}
const bench: { run(): Promise<void> } = await import(`./${name}.ts`);
await bench.run();
