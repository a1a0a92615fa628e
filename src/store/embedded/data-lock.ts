import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { WirebriefError } from "../../../briefings/errors.ts";

/** A data folder held by this process until `release`. */
export interface DataLock {
  release(): void;
}

/**
 * Who holds a folder. `startedAt` tells two processes apart that got the same pid, one after the
 * other: in a container the program is pid 1 each time.
 */
interface Holder {
  readonly pid: number;
  readonly startedAt: string;
}

/**
 * Takes the lock file at `path`: the embedded database does not notice a second process on its
 * folder, and both would lose rows without an error.
 *
 * A lock whose process is gone is taken over. Throws a `WirebriefError` with code `locked` that
 * names the holder's pid. The lock guards processes of one machine; a folder shared over a network
 * is not protected.
 */
export function takeDataLock(path: string, pid: number = process.pid): DataLock {
  const own: Holder = { pid, startedAt: startOf(pid) ?? "unknown" };
  const text = JSON.stringify(own);
  const draft = `${path}.${pid}.${Math.trunc(performance.now() * 1000)}`;
  writeFileSync(draft, text);
  try {
    // A link appears whole or not at all, so no other process ever reads half a lock.
    while (!tryLink(draft, path)) {
      const seen = readLock(path);
      if (seen === undefined) continue;
      const holder = parseHolder(seen);
      if (holder !== undefined && isAlive(holder)) throw held(path, holder);
      dropStale(path, seen, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release() {
      if (readLock(path) === text) rmSync(path, { force: true });
    },
  };
}

/** Removes the lock that was seen, and only that one: another process may have replaced it since. */
function dropStale(path: string, seen: string, draft: string): void {
  const aside = `${draft}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if (readLock(aside) !== seen) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return false;
    if (!NO_LINKS.includes(String(code))) throw error;
  }
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Some file systems have no hard links. */
const NO_LINKS = ["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"];

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("pid" in value) || !("startedAt" in value)) {
      return undefined;
    }
    const { pid, startedAt } = value;
    return typeof pid === "number" && typeof startedAt === "string" ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  const start = startOf(pid);
  return start === undefined || startedAt === "unknown" || start === startedAt;
}

/** When a process started, in clock ticks since boot (proc(5), field 22 of `stat`); Linux only. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The command name in field 2 may hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return fields[19] === undefined ? undefined : `${boot}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

function held(path: string, { pid }: Holder): WirebriefError {
  return new WirebriefError({
    code: "locked",
    thing: "data folder",
    problem: `is in use by process ${pid}`,
    value: path,
    remedy: `Stop process ${pid}, or use another folder with --data-dir`,
  });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
