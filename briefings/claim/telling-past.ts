import type { PartyPast } from "./telling-party-features.ts";

/** The parties of the tellings so far, for those that come after. */
export class PastTellings implements PartyPast {
  private last: ReadonlySet<number> = new Set();
  private before: ReadonlySet<number> = new Set();
  private lastSentence = -99;
  private sentence = 0;
  private readonly counts = new Map<number, number>();
  private readonly pairs = new Map<number, number>();
  private told = 0;

  at(sentence: number): this {
    this.sentence = sentence;
    return this;
  }

  add(sentence: number, parties: Iterable<number>): void {
    this.before = this.last;
    this.last = new Set(parties);
    this.lastSentence = sentence;
    this.told++;
    for (const entity of this.last) {
      this.counts.set(entity, (this.counts.get(entity) ?? 0) + 1);
      for (const other of this.last) if (entity < other) this.pairs.set(entity * 4096 + other, this.told);
    }
  }

  together(a: number, b: number): number {
    const when = this.pairs.get(Math.min(a, b) * 4096 + Math.max(a, b));
    return when === undefined ? 0 : when === this.told ? 2 : 1;
  }

  inLast(entity: number): number {
    return (this.last.has(entity) ? 1 : 0) + (this.before.has(entity) ? 2 : 0);
  }

  get sinceLast(): number {
    return Math.min(5, this.sentence - this.lastSentence);
  }

  count(entity: number): number {
    return this.counts.get(entity) ?? 0;
  }
}
