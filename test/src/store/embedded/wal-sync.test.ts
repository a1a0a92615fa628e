import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createWalSync } from "../../../../src/store/embedded/wal-sync.ts";

let folder: string;
let segment: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wirebrief-wal-"));
  segment = join(folder, "000000010000000000000001");
  writeFileSync(segment, "log");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what is marked while a sync runs waits for the next one", async () => {
  const wal = createWalSync();
  const order: string[] = [];
  wal.mark(segment);
  const first = wal.settled().then(() => order.push("first"));
  wal.mark(segment);
  const second = wal.settled().then(() => order.push("second"));
  const alsoSecond = wal.settled().then(() => order.push("also second"));
  await Promise.all([first, second, alsoSecond]);
  expect(order).toEqual(["first", "second", "also second"]);
});

test("nothing marked is nothing to wait for", async () => {
  const wal = createWalSync();
  await expect(wal.settled()).resolves.toBeUndefined();
});

test("a barrier leaves nothing to sync", async () => {
  const wal = createWalSync();
  wal.mark(segment);
  wal.barrier();
  rmSync(segment);
  await expect(wal.settled()).resolves.toBeUndefined();
});

test("a segment that a checkpoint removed needs no sync", async () => {
  const wal = createWalSync();
  wal.mark(join(folder, "000000010000000000000000"));
  await expect(wal.settled()).resolves.toBeUndefined();
});

test("a sync that fails rejects those who wait for it", async () => {
  const wal = createWalSync();
  wal.mark(join(segment, "not a folder"));
  await expect(wal.settled()).rejects.toMatchObject({ code: "ENOTDIR" });
});
