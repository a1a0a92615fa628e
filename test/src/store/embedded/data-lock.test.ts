import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeDataLock } from "../../../../src/store/embedded/data-lock.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wirebrief-lock-"));
  path = join(folder, "lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The pid of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

test("a second taker is refused with the holder's pid and a remedy", () => {
  const lock = takeDataLock(path);
  expect(() => takeDataLock(path)).toThrowError(
    expect.objectContaining({
      code: "locked",
      message: `data folder: is in use by process ${process.pid} (${path}). Stop process ${process.pid}, or use another folder with --data-dir`,
    }),
  );
  lock.release();
  takeDataLock(path).release();
  expect(existsSync(path)).toBe(false);
});

test("the lock of a dead process is taken over", () => {
  writeFileSync(path, JSON.stringify({ pid: deadPid(), startedAt: "unknown" }));
  takeDataLock(path);
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid });
});

test.runIf(process.platform === "linux")("a dead process is told from a later one with its pid", () => {
  writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: "an earlier boot:1" }));
  takeDataLock(path);
  expect(readFileSync(path, "utf8")).not.toContain("earlier");
});

test("a lock that cannot be read is taken over", () => {
  writeFileSync(path, "");
  takeDataLock(path);
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid });
});

test("releasing leaves the lock of somebody else alone", () => {
  const lock = takeDataLock(path);
  writeFileSync(path, JSON.stringify({ pid: 1, startedAt: "other" }));
  lock.release();
  expect(existsSync(path)).toBe(true);
});
