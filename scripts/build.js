// Builds dist/: the compiled program, and the template from which embedded stores begin.
// Plain JavaScript, so that it runs before anything is compiled.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
rmSync(`${root}/dist`, { recursive: true, force: true });
execFileSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
const { makeTemplate } = await import(new URL("../dist/src/store/make-template.js", import.meta.url).href);
await makeTemplate(`${root}/dist/template.tar.gz`, () => new Date());
