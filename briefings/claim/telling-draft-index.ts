import type { DealDraft } from "./agreement-draft.ts";
import { STATUSES } from "./telling.ts";

/** What the rules read, looked up by place. */
export interface DraftIndex {
  /** What the rules read at a word: 0 for nothing. */
  codeAt(sentence: number, token: number): number;
  /** How the rules tie an entity to a word: 0 for not at all. */
  tieOf(sentence: number, token: number, entity: number): number;
}

/** Looks the rules' drafts up by place. */
export function indexDrafts(drafts: readonly DealDraft[]): DraftIndex {
  const bySentence = new Map<number, DealDraft[]>();
  for (const draft of drafts) {
    const list = bySentence.get(draft.sentence);
    if (list === undefined) bySentence.set(draft.sentence, [draft]);
    else list.push(draft);
  }
  const atNoun = (draft: DealDraft, t: number) =>
    draft.noun !== undefined && t >= draft.noun.first && t <= draft.noun.last;
  const covers = (draft: DealDraft, t: number) => (t >= draft.from && t <= draft.to) || atNoun(draft, t);
  return {
    codeAt(sentence, t) {
      let code = 0;
      for (const draft of bySentence.get(sentence) ?? []) {
        const status = STATUSES.indexOf(draft.status);
        if (t >= draft.from && t <= draft.to) return 1 + status;
        if (atNoun(draft, t)) code = 11 + status;
        else if (code === 0) code = 21 + status;
      }
      return code;
    },
    tieOf(sentence, t, entity) {
      let code = 0;
      let covered = 0;
      for (const draft of bySentence.get(sentence) ?? []) {
        const here = covers(draft, t);
        if (here) covered = 3;
        if (draft.parties.some((party) => party.entity === entity)) code = Math.max(code, here ? 2 : 1);
      }
      return code + covered;
    },
  };
}
