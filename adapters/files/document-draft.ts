import type { Draft } from "../../briefings/article/article.ts";
import { canonicalUrl } from "../../briefings/article/canonical-url.ts";
import { cleanLine } from "../../briefings/article/clean-text.ts";
import { originOf } from "../../briefings/article/origin.ts";
import { outletName, outletOfUrl } from "../../briefings/article/outlet.ts";
import { parseTimestamp } from "../../briefings/article/parse-timestamp.ts";
import { titleFromText } from "../../briefings/article/title-from-text.ts";
import { fileLimits, localOutlet } from "./config.ts";
import type { FrontMatter } from "./front-lines.ts";
import { emptyDocument, tooLarge } from "./load-file.ts";

/** Where a document stands: for its stable identifier, its errors and its source. */
export interface DocumentPlace {
  /** The file as it was named: `seeds/articles/a.txt`. */
  readonly name: string;
  /** What tells it apart in its file: an id, or its line or position. `undefined` where it is alone there. */
  readonly part: string | undefined;
  /** `file:…` or `folder:…`, as drafts carry it. */
  readonly source: string;
}

/** Where the document is called in messages. */
export function placeName({ name, part }: DocumentPlace): string {
  return part === undefined ? name : `${name}, ${part}`;
}

/**
 * A file's document as a draft. Its own address wins; else `file:NAME#PART` identifies it, stable as
 * long as the file keeps its name. A date that cannot be read counts as none. Throws a
 * `WirebriefError` of code `input` where there is no text, or too much of it.
 */
export function documentDraft(text: string, front: FrontMatter, place: DocumentPlace): Draft {
  if (!/[\p{L}\p{N}]/u.test(text)) throw emptyDocument(placeName(place));
  if (text.length > fileLimits.text) throw tooLarge(placeName(place), text.length, fileLimits.text);
  const own = front.url === undefined ? undefined : canonicalUrl(front.url);
  const title = cleanLine(front.title ?? "");
  const named = cleanLine(front.outlet ?? "");
  const outlet = named !== "" ? outletName(named) : ((own && outletOfUrl(own)) ?? localOutlet);
  const byline = cleanLine(front.byline ?? "").replace(/^by\s+/iu, "");
  const publishedAt = front.date === undefined ? undefined : parseTimestamp(front.date);
  const origin = originOf({ text, outlet, byline })?.outlet;
  return {
    url: own ?? fileAddress(place),
    title: title === "" ? titleFromText(text) : title,
    text,
    outlet,
    source: place.source,
    ...(origin === undefined ? {} : { origin }),
    ...(byline === "" ? {} : { byline }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
}

/** The same on every system: forward slashes, no leading "./". */
function fileAddress({ name, part }: DocumentPlace): string {
  const plain = name.replaceAll("\\", "/").replace(/^(?:\.\/)+/u, "");
  return `file:${plain}${part === undefined ? "" : `#${part}`}`;
}
