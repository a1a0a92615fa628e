import { foldName } from "../../briefings/claim/fold-name.ts";
import type { Chat } from "../../briefings/delivery/chat.ts";
import { createArchive } from "../store/archive.ts";
import { listBriefings } from "../store/briefings.ts";
import { articlesByTitle } from "../store/grouped-articles.ts";
import type { Parts } from "../work/parts.ts";
import { LOCAL } from "../work/parts.ts";
import { scopeOf, tenantOf } from "../work/tenant.ts";

/** Discord shows no more, and no longer ones. */
const MOST = 25;
const LONGEST = 100;

type CompleteRequest = Parameters<Chat["complete"]>[0];
type Completions = Awaited<ReturnType<Chat["complete"]>>;

/** What an option is completed from, by the option's name. */
const KINDS: Readonly<Record<string, "party" | "speaker" | "story" | "articles" | "briefing">> = {
  party: "party",
  with: "party",
  speaker: "speaker",
  story: "story",
  name: "story",
  merge: "story",
  split: "articles",
  briefing: "briefing",
};

/** Names that the ledger knows, best first; nothing for an option that is typed freely. */
export async function complete(parts: Parts, request: CompleteRequest): Promise<Completions> {
  const { store } = parts;
  const { option, typed } = request;
  const archive = createArchive(store.db);
  const scope = scopeOf(request);
  const kind = KINDS[option];
  if (kind === "party" || kind === "speaker") {
    const prefix = foldName(typed);
    const found = await archive.names(scope, {
      ...(prefix === undefined ? {} : { prefix }),
      kind,
      limit: MOST,
    });
    if (found.length === 0 && prefix !== undefined) {
      // A slip of the pen is no reason for an empty list.
      const alike = await archive.similarNames(scope, { key: prefix, kind, limit: MOST });
      return alike.map(({ name }) => entry(name, name));
    }
    return found.map(({ name }) => entry(name, name));
  }
  if (kind === "story") {
    const name = typed.trim();
    const found = await archive.stories(scope, { ...(name === "" ? {} : { name }), limit: MOST });
    return found.map(({ title, id }) => entry(title, id));
  }
  if (kind === "articles") return articlesTyped(parts, request);
  if (kind === "briefing") {
    const wanted = typed.trim().toLowerCase();
    const found = await listBriefings(store.db, [LOCAL, tenantOf(request)]);
    return found
      .filter(({ id, title }) => id.includes(wanted) || title.toLowerCase().includes(wanted))
      .slice(0, MOST)
      .map(({ id, title }) => entry(title, id));
  }
  return [];
}

/** Ids of articles, parted by commas: the last one is completed from the titles of the newest. */
async function articlesTyped({ store }: Parts, request: CompleteRequest): Promise<Completions> {
  const parted = request.typed.split(",").map((part) => part.trim());
  const typed = parted.pop() ?? "";
  const found = await articlesByTitle(store.db, scopeOf(request).tenants, typed, MOST);
  return found
    .map(({ id, title, outlet }) => ({ title: `${title} (${outlet})`, value: [...parted, id].join(",") }))
    .filter(({ value }) => value.length <= LONGEST)
    .map(({ title, value }) => entry(parted.length === 0 ? title : `… and ${title}`, value));
}

function entry(label: string, value: string) {
  const short = (text: string) =>
    [...text].length <= LONGEST ? text : `${[...text].slice(0, LONGEST - 1).join("")}…`;
  return { label: short(label), value: value.length <= LONGEST ? value : short(value) };
}
