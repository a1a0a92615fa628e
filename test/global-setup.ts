import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";

/** Tests of the built program run it as it is in the sources: it is built again where it is older. */
export function setup(): void {
  const built = join(packageRoot, "dist", "template");
  const age = existsSync(built) ? statSync(built).mtimeMs : 0;
  const newest = ["src", "adapters", "briefings", "seeds"]
    .flatMap((folder) =>
      readdirSync(join(packageRoot, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => statSync(join(packageRoot, folder, name)).mtimeMs),
    )
    .reduce((latest, time) => Math.max(latest, time), 0);
  if (newest > age)
    execFileSync(process.execPath, [join(packageRoot, "scripts", "build.js")], { stdio: "inherit" });
}
