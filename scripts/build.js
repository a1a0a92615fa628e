// Builds dist/: the compiled program, and the template from which embedded stores begin.
// Plain JavaScript, so that it runs before anything is compiled.
import { execFileSync } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
// Built beside the old one and put in its place at the end, so that a running program finds its files.
const next = `${root}/dist.next`;
rmSync(next, { recursive: true, force: true });
try {
  const compiler = `${root}/node_modules/typescript/bin/tsc`;
  execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", next], {
    cwd: root,
    stdio: "inherit",
  });
} catch {
  // The compiler has said what is wrong.
  process.exit(1);
}
const { makeTemplateFolder } = await import(
  new URL("../dist.next/src/store/make-template.js", import.meta.url).href
);
await makeTemplateFolder(`${next}/template`, () => new Date());
rmSync(`${root}/dist`, { recursive: true, force: true });
renameSync(next, `${root}/dist`);
