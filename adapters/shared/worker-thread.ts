import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

/**
 * Starts a worker thread from a module of ours, named as `new URL("./x-worker.ts", import.meta.url)`.
 *
 * In the source tree the module is TypeScript, which Node 20 cannot load: a small starter registers
 * the same loader that runs the source and then imports the module (`--import` in `execArgv` has
 * no effect inside a thread). In the built tree the caller itself is JavaScript, and so is its
 * worker: only the extension changes.
 */
export function startWorker(module: URL, options: WorkerOptions = {}): Worker {
  if (!isTypeScript(module)) return new Worker(module, options);
  if (!isTypeScript(new URL(import.meta.url))) return new Worker(builtForm(module), options);
  return new Worker(starterFor(module), { ...options, eval: true });
}

function isTypeScript(module: URL): boolean {
  return module.pathname.endsWith(".ts");
}

function builtForm(module: URL): URL {
  const built = new URL(module);
  built.pathname = module.pathname.replace(/\.ts$/u, ".js");
  return built;
}

function starterFor(module: URL): string {
  const commonJs = createRequire(import.meta.url).resolve("tsx/esm/api");
  // The CommonJS form looks for its hooks beside itself and does not find them; the ES form does.
  const loader = pathToFileURL(commonJs.replace(/\.cjs$/u, ".mjs")).href;
  return `import(${JSON.stringify(loader)}).then(({ register }) => {
  register();
  return import(${JSON.stringify(module.href)});
});`;
}
