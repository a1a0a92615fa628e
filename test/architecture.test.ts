import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
/** In `briefings/` a folder imports only folders before it in this list. */
const ENGINE_ORDER = ["reading", "article", "claim", "story", "digest", "answer", "briefing", "delivery"];

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const file = join(folder, name);
      const source = readFileSync(join(root, file), "utf8");
      // A statement ends its line with `from "x";`; lexicons may hold the bare word "from".
      const pattern =
        /^(?:import|\}|export)[^"'\n]*\bfrom "([^"]+)";$|^import "([^"]+)";$|\bimport\("([^"]+)"\)/gmu;
      return [...source.matchAll(pattern)].map((match) => {
        const target = match[1] ?? match[2] ?? match[3] ?? "";
        return {
          file,
          target: target.startsWith(".") ? relative(root, resolve(root, dirname(file), target)) : target,
        };
      });
    });
}

const show = ({ file, target }: Import) => `${file} → ${target}`;

test("the engine imports zod and itself only", () => {
  const outward = importsOf("briefings").filter(
    ({ target }) => target !== "zod" && !target.startsWith("briefings/"),
  );
  expect(outward.map(show)).toEqual([]);
});

test("within the engine a folder imports only the folders before it", () => {
  const rank = (path: string) => ENGINE_ORDER.indexOf(path.split("/")[1] ?? "");
  const upward = importsOf("briefings").filter(
    ({ file, target }) =>
      target.startsWith("briefings/") && target.split("/").length > 2 && rank(target) > rank(file),
  );
  expect(upward.map(show)).toEqual([]);
});

test("every engine folder has its place in the order", () => {
  const folders = readdirSync(join(root, "briefings"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(folders.filter((name) => !ENGINE_ORDER.includes(name))).toEqual([]);
});

test("adapters import the engine, their own folder and adapters/shared, never a sibling or src", () => {
  const wrong = importsOf("adapters").filter(({ file, target }) => {
    if (target.startsWith("src/") || target.startsWith("seeds/") || target.startsWith("test/")) return true;
    if (!target.startsWith("adapters/")) return false;
    const [, own] = file.split("/");
    const [, other] = target.split("/");
    return other !== own && other !== "shared";
  });
  expect(wrong.map(show)).toEqual([]);
});

test("seeds import the engine only", () => {
  const wrong = importsOf("seeds").filter(
    ({ target }) => target.startsWith("src/") || target.startsWith("adapters/") || target.startsWith("test/"),
  );
  expect(wrong.map(show)).toEqual([]);
});

test("no program file imports a test", () => {
  const wrong = ["src", "adapters", "briefings", "seeds"]
    .flatMap(importsOf)
    .filter(({ target }) => target.startsWith("test/"));
  expect(wrong.map(show)).toEqual([]);
});

test("the environment is read in src/config.ts only", () => {
  const readers = ["src", "adapters", "briefings", "seeds"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter(
        (name) =>
          name.endsWith(".ts") && readFileSync(join(root, folder, name), "utf8").includes("process.env"),
      )
      .map((name) => join(folder, name)),
  );
  expect(readers.filter((file) => file !== "src/config.ts" && file !== "src/cli.ts")).toEqual([]);
});
