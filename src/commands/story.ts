import type { Archive } from "../../briefings/answer/archive.ts";
import { WirebriefError } from "../../briefings/errors.ts";
import { momentWords } from "../../briefings/story/date-words.ts";
import type { Editor, StoryEdit } from "../../briefings/story/story-edit.ts";
import { editSentence } from "../../briefings/story/tell-edit.ts";
import { findStories } from "../chat/find-stories.ts";
import type { Invocation } from "../cli.ts";
import { createArchive } from "../store/archive.ts";
import { editsOf } from "../store/story-edits.ts";
import { mergeByHand, renameByHand, splitByHand } from "../work/edit-stories.ts";
import { LOCAL, type Parts } from "../work/parts.ts";
import { readTimezone } from "./timezone.ts";
import { withApp } from "./with-app.ts";

interface StoryCommand {
  readonly action: string;
  readonly names: readonly string[];
}

/** What an action says and what it writes as JSON. */
interface Outcome {
  readonly text: string;
  readonly value: unknown;
}

const ACTIONS = ["list", "show", "merge", "split", "rename"];
const BY: Editor = { user: "terminal", place: "terminal:local:terminal" };
const SCOPE = { tenants: [LOCAL] };
const MOST_LISTED = 50;

/** `wirebrief story list|show|merge|split|rename`: stories put right by hand, on the command line. */
export async function story(invocation: Invocation, command: StoryCommand): Promise<number> {
  const { output, options } = invocation;
  if (!ACTIONS.includes(command.action)) {
    throw usage("story", "knows no such action", command.action, `Use one of: ${ACTIONS.join(", ")}`);
  }
  await withApp(invocation, async ({ parts }) => {
    const { text, value } = await act(parts, command);
    output.out(options.json ? JSON.stringify(value, null, 2) : text);
  });
  return 0;
}

async function act(parts: Parts, { action, names }: StoryCommand): Promise<Outcome> {
  const archive = createArchive(parts.store.db);
  if (action === "list") return listed(parts, archive, names.join(" "));
  const [first, second, ...rest] = names;
  if (first === undefined)
    throw usage(`story ${action}`, "needs a story", undefined, "See `wirebrief story list`");
  const chosen = await idOf(archive, first);
  if (action === "show") return shown(parts, archive, chosen);
  if (second === undefined) {
    const wants = { merge: "the other story", split: "ids of articles", rename: "a title" }[action] ?? "more";
    throw usage(`story ${action}`, `needs ${wants} too`, undefined, "See `wirebrief story --help`");
  }
  switch (action) {
    case "merge": {
      const { story: left, edit } = await mergeByHand(parts, [chosen, await idOf(archive, second)], BY);
      const text = `“${edit.youngerTitle}” is part of “${left.title}” (${left.id}) now. Undo it with \`wirebrief story split ${left.id} ${edit.youngerId}\`.`;
      return { text, value: { story: left, edit } };
    }
    case "split": {
      const { story: left, newStory, edit } = await splitByHand(parts, chosen, [second, ...rest], BY);
      const count = edit.articleIds.length;
      const text = `${count === 1 ? "One of its articles is" : `${count} of its articles are`} “${newStory.title}” (${newStory.id}) now. Undo it with \`wirebrief story merge ${left.id} ${newStory.id}\`.`;
      return { text, value: { story: left, newStory, edit } };
    }
    default: {
      const { story: named, from } = await renameByHand(parts, chosen, [second, ...rest].join(" "), BY);
      return { text: `“${from}” is called “${named.title}” from now on.`, value: { story: named, from } };
    }
  }
}

async function listed({ clock }: Parts, archive: Archive, name: string): Promise<Outcome> {
  const found = await archive.stories(SCOPE, { ...(name === "" ? {} : { name }), limit: MOST_LISTED });
  const asOf = { now: clock().toISOString(), timezone: readTimezone() };
  const lines = found.map(({ id, title, lastAt }) => `${id}  ${title}  (last ${momentWords(lastAt, asOf)})`);
  return {
    text: lines.join("\n") || "No stories yet. Read some articles with `wirebrief ingest`.",
    value: found,
  };
}

async function shown({ store, clock }: Parts, archive: Archive, id: string): Promise<Outcome> {
  const view = await archive.story(SCOPE, id);
  if (view === undefined) throw unknown(id);
  const { story: found, articles, agreements } = view;
  const asOf = { now: clock().toISOString(), timezone: readTimezone() };
  const edits: StoryEdit[] = await editsOf(store.db, [found.id, ...found.aliases], SCOPE.tenants);
  const members = articles.map(({ id: articleId, title, outlet, publishedAt, duplicateOf }) => ({
    id: articleId,
    title,
    outlet,
    publishedAt,
    ...(duplicateOf === undefined ? {} : { duplicateOf }),
  }));
  const lines = [
    `${found.title} (${found.id})`,
    ...(found.aliases.length === 0 ? [] : [`  also found as ${found.aliases.join(", ")}`]),
    ...(found.formerly ?? []).map(({ title }) => `  formerly “${title}”`),
    ...edits.map((edit) => `  ${editSentence(edit, found.id, asOf)}`),
    ...members.map(
      ({ id: articleId, title, outlet, publishedAt, duplicateOf }) =>
        `  ${articleId}  ${title} (${outlet}, ${momentWords(publishedAt, asOf)}${duplicateOf === undefined ? "" : `, copy of ${duplicateOf}`})`,
    ),
    ...agreements.map((record) => `  agreement ${record.id}`),
  ];
  return {
    text: lines.join("\n"),
    value: { story: found, articles: members, agreements: agreements.map((record) => record.id), edits },
  };
}

/** By id, alias, title, or words of it that fit one story alone. */
async function idOf(archive: Archive, name: string): Promise<string> {
  const found = await findStories(archive, SCOPE, name);
  if (found.kind === "one") return found.storyId;
  if (found.kind === "none") throw unknown(name);
  const ids = found.stories.map(({ id, title }) => `${id} (${title})`).join(", ");
  throw usage("story", "is the name of several", name, `Name one by its id: ${ids}`);
}

function unknown(id: string): WirebriefError {
  return new WirebriefError({
    code: "not-found",
    thing: "story",
    problem: "is not known",
    value: id,
    remedy: "See `wirebrief story list`",
  });
}

function usage(thing: string, problem: string, value: string | undefined, remedy: string): WirebriefError {
  return new WirebriefError({
    code: "usage",
    thing,
    problem,
    remedy,
    ...(value === undefined ? {} : { value }),
  });
}
