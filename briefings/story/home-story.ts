import type { AgreementRecord } from "./agreement-record.ts";
import type { Story } from "./story.ts";

/**
 * True where an agreement is a story's own: no other story tells it oftener. A text that recalls the deal
 * of another story as background does not make it one of its own, so a deal is told in one story only.
 */
export function isOwnDeal(
  { assertions, storyId }: Pick<AgreementRecord, "assertions" | "storyId">,
  story: Pick<Story, "id" | "aliases">,
): boolean {
  const isHere = (id: string) => id === story.id || story.aliases.includes(id);
  const counts = new Map<string, number>();
  for (const assertion of assertions) {
    if (assertion.duplicateOf !== undefined) continue;
    const id = isHere(assertion.storyId) ? story.id : assertion.storyId;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const own = counts.get(story.id) ?? 0;
  const most = Math.max(0, ...counts.values());
  if (own === 0 || own < most) return own === 0 && most === 0 && isHere(storyId);
  const tied = [...counts].filter(([, count]) => count === most).length > 1;
  return !tied || isHere(storyId);
}
