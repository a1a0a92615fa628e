import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Collected, Source, SourceAddress, SourceMemory } from "../../briefings/article/source.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { unreadable } from "./load-file.ts";
import { type FileReaders, readFile } from "./read-document.ts";

/**
 * The source for `{ file }` and `{ folder }`. A folder is read with all its folders in name order,
 * one file at a time; hidden files and folders are passed over. A file that cannot be read is a
 * `failed` and the rest goes on; a folder that cannot be opened throws.
 */
export function createFileSource(readers: FileReaders): Source {
  return {
    async *collect(address: SourceAddress, memory: SourceMemory): AsyncGenerator<Collected, SourceMemory> {
      if ("file" in address) yield* readFile(address.file, `file:${address.file}`, readers);
      else if ("folder" in address) {
        const source = `folder:${address.folder}`;
        for await (const path of filesUnder(await entriesOf(address.folder), address.folder)) {
          if (typeof path === "string") yield* readFile(path, source, readers);
          else yield { kind: "failed", item: path.thing, error: path };
        }
      } else throw new Error("a file source reads { file } and { folder } addresses only");
      return memory;
    },
  };
}

/** Links to files are followed, links to folders are not: they can lead in a circle. */
async function* filesUnder(
  entries: readonly Dirent[],
  folder: string,
): AsyncGenerator<string | WirebriefError> {
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) {
      yield path;
      continue;
    }
    try {
      yield* filesUnder(await entriesOf(path), path);
    } catch (error) {
      if (!(error instanceof WirebriefError)) throw error;
      yield error;
    }
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw unreadable(folder, cause);
  });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
