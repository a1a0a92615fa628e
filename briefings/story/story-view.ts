import type { Article } from "../article/article.ts";
import type { StoredClaim } from "../claim/claim.ts";
import type { AgreementRecord } from "./agreement-record.ts";
import type { Story } from "./story.ts";

/** All that is known of a story, as the store hands it to the engine. Articles are oldest first. */
export interface StoryView {
  readonly story: Story;
  readonly articles: readonly Article[];
  readonly claims: readonly StoredClaim[];
  readonly agreements: readonly AgreementRecord[];
}
