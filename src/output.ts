import colours from "picocolors";
import { WirebriefError } from "../briefings/errors.ts";
import { ConfigFaults } from "./config.ts";

/** Where a command writes. Results go to `out`, progress and remarks to `note`. */
export interface Output {
  out(text: string): void;
  note(text: string): void;
  readonly colours: ReturnType<typeof colours.createColors>;
  /** Columns of the terminal; 100 where stdout is none. */
  readonly width: number;
  /** True where stdout is a terminal that a person reads. */
  readonly terminal: boolean;
}

const DEFAULT_WIDTH = 100;

/** @param quiet drops what `note` is told */
export function openOutput(
  stdout: NodeJS.WriteStream,
  stderr: NodeJS.WriteStream,
  options: { readonly quiet: boolean; readonly noColor: boolean },
): Output {
  const colour = stdout.isTTY === true && !options.noColor;
  // A reader that went away (`| head`) is no fault of the command's.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  return {
    out: (text) => void stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    note: (text) => void (options.quiet || stderr.write(text.endsWith("\n") ? text : `${text}\n`)),
    colours: colours.createColors(colour),
    width: stdout.isTTY === true ? Math.min(120, Math.max(60, stdout.columns)) : DEFAULT_WIDTH,
    terminal: stdout.isTTY === true,
  };
}

/** One line a fault: what, value, remedy. Anything unexpected keeps its stack, for a report. */
export function errorText(error: unknown): string {
  if (error instanceof ConfigFaults)
    return error.faults.map(({ message }) => `wirebrief: ${message}`).join("\n");
  if (error instanceof WirebriefError) return `wirebrief: ${error.message}`;
  return `wirebrief: failed unexpectedly. Please report this:\n${error instanceof Error ? error.stack : String(error)}`;
}

export function exitCodeOf(error: unknown): number {
  return error instanceof WirebriefError && error.code === "usage" ? 2 : 1;
}
