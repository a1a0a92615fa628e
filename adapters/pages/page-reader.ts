import { z } from "zod";
import { WirebriefError } from "../../briefings/errors.ts";
import type { PageReader } from "../shared/page-reader.ts";
import { createTaskWorker, TaskFault, TaskTimeout } from "../shared/task-worker.ts";
import { pageLimits } from "./config.ts";
import { markupSize } from "./markup-size.ts";

const line = z.string().optional();
const readPageSchema = z.object({
  url: line,
  title: line,
  text: z.string().min(1),
  outlet: line,
  byline: line,
  publishedAt: line,
  feeds: z.array(z.object({ url: z.string(), title: line })),
});
const replySchema = readPageSchema.optional();

export interface ClosablePageReader extends PageReader {
  close(): Promise<void>;
}

/**
 * Reads pages in one warm worker thread, so that a slow page holds up nothing else. Pages that are
 * too long, too deep or have too many elements are refused before they are parsed; one that takes
 * too long or too much memory ends the thread, and the next page starts a new one.
 */
export function createPageReader(limits: { readonly timeMs: number } = pageLimits): ClosablePageReader {
  const worker = createTaskWorker(new URL("./extract-page-worker.ts", import.meta.url), {
    timeLimitMs: limits.timeMs,
    memoryMb: pageLimits.memoryMb,
  });
  return {
    async read({ html, url }) {
      checkSize(html, url);
      const reply = await worker.run({ html, url }).catch((cause: unknown) => {
        throw workerError(url, cause);
      });
      const page = replySchema.parse(reply);
      if (page !== undefined) return { ...emptyPage, ...page, feeds: page.feeds.map(withTitle) };
      throw new WirebriefError({
        code: "input",
        thing: url,
        problem: "no article was found on the page",
        remedy: "Give the address of a single article, or of the site's feed.",
      });
    },
    close: () => worker.close(),
  };
}

const emptyPage = {
  url: undefined,
  title: undefined,
  outlet: undefined,
  byline: undefined,
  publishedAt: undefined,
};

function withTitle(feed: { url: string; title?: string | undefined }): {
  url: string;
  title: string | undefined;
} {
  return { url: feed.url, title: feed.title };
}

function checkSize(html: string, url: string): void {
  if (html.length > pageLimits.characters) throw refused(url, "is too long to be an article");
  const { depth, elements } = markupSize(html, pageLimits);
  if (depth > pageLimits.depth)
    throw refused(url, `nests more than ${pageLimits.depth} elements inside each other`);
  if (elements > pageLimits.elements) throw refused(url, `has more than ${pageLimits.elements} elements`);
}

function refused(url: string, problem: string): WirebriefError {
  return new WirebriefError({
    code: "input",
    thing: url,
    problem,
    remedy: "Give the address of a single article, or of the site's feed.",
  });
}

function workerError(url: string, cause: unknown): unknown {
  if (cause instanceof TaskTimeout) return refused(url, "takes too long to read");
  if (!(cause instanceof TaskFault)) return cause;
  return new WirebriefError({
    code: "input",
    thing: url,
    problem: "the page could not be read",
    value: cause.message,
    remedy: "Give the address of a single article, or of the site's feed.",
    cause,
  });
}
