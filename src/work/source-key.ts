import type { SourceAddress } from "../../briefings/article/source.ts";
import { WirebriefError } from "../../briefings/errors.ts";

/** The name of a source in the store and in `Article.source`: `feed:https://…`, `folder:seeds/articles`. */
export function sourceKey(address: SourceAddress): string {
  const [kind = "", place = ""] = Object.entries(address)[0] ?? [];
  return `${kind}:${place}`;
}

/** Reads what `sourceKey` wrote. */
export function parseSourceKey(key: string): SourceAddress {
  const at = key.indexOf(":");
  const [kind, place] = [key.slice(0, at), key.slice(at + 1)];
  switch (kind) {
    case "feed":
      return { feed: place };
    case "page":
      return { page: place };
    case "folder":
      return { folder: place };
    case "file":
      return { file: place };
    default:
      throw new WirebriefError({
        code: "config",
        thing: "source",
        problem: "is of no known kind",
        value: key,
        remedy: "Use feed, page, folder or file",
      });
  }
}
