import type { Output } from "../output.ts";

/** A line on stderr that changes in place; nothing where nobody watches. */
export interface Progress {
  show(text: string): void;
  clear(): void;
}

const EVERY_MS = 100;

export function progressBar(output: Output, quiet: boolean): Progress {
  const stream = process.stderr;
  if (quiet || stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let last = 0;
  return {
    show(text) {
      const now = performance.now();
      if (now - last < EVERY_MS) return;
      last = now;
      stream.write(`\r\u001b[2K${output.colours.dim(text.slice(0, output.width))}`);
    },
    clear() {
      stream.write("\r\u001b[2K");
    },
  };
}
