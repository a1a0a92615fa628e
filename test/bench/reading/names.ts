import { NAME_LABELS } from "../../../briefings/reading/name-recognizer.ts";
import { createSyntax } from "../../../briefings/reading/syntax.ts";
import { type LabelledSentence, readIob } from "../../../training/iob.ts";
import { englishReader, f1, linesOf, print, weights } from "./bench-data.ts";

/** News parts of the name sets. A news document of GUM says so in its name; PUD's file is news throughout. */
const SETS = [
  { name: "pud_news", file: "data/ud/ner/uner-pud-news-test.iob2.gz", news: /./u, document: /^n\d\d\d\d\d/u },
  {
    name: "gum_news",
    file: "data/ud/ner/gum-free-test.iob2.gz",
    news: /^GUM_news/u,
    document: /^.*(?=-\d+$)/u,
  },
] as const;

/**
 * Names: exact spans, and spans with their type (person, organisation, place). Once the recogniser alone
 * on gold tokens; once the whole reader, document by document, on the tokens joined by spaces.
 */
export function names(): void {
  const syntax = createSyntax(weights());
  for (const { name, file, news, document } of SETS) {
    const lines = linesOf(file, true);
    if (lines === undefined) continue;
    const sentences = readIob(lines.join("\n")).filter(({ id }) => news.test(id));
    const alone = new Tally();
    for (const sentence of sentences) {
      const found = syntax
        .parseWords(sentence.forms)
        .names.map(({ firstToken, lastToken, type }) => `${firstToken}:${lastToken}:${type}`);
      alone.add(goldOf(sentence), found);
    }
    alone.tell(name, "recogniser");
    const whole = new Tally();
    for (const own of byDocument(sentences, document)) readDocument(own, whole);
    whole.tell(name, "reader");
  }
}

class Tally {
  private gold = 0;
  private found = 0;
  private spans = 0;
  private typed = 0;

  add(gold: readonly string[], found: readonly string[]): void {
    const typed = new Set(gold);
    const spans = new Set(gold.map(spanOf));
    this.gold += gold.length;
    this.found += found.length;
    this.typed += found.filter((one) => typed.has(one)).length;
    this.spans += found.filter((one) => spans.has(spanOf(one))).length;
  }

  tell(set: string, who: string): void {
    print({
      figure: `names_f1_${set}_${who}`,
      value: f1(this.typed, this.found, this.gold),
      spanF1: f1(this.spans, this.found, this.gold),
      gold: this.gold,
    });
  }
}

function spanOf(name: string): string {
  return name.slice(0, name.lastIndexOf(":"));
}

function goldOf({ labels }: LabelledSentence): string[] {
  return labels.flatMap((label, first) => {
    const begins = NAME_LABELS[label];
    if (begins === undefined || !begins.startsWith("B-")) return [];
    let last = first;
    while (labels[last + 1] === label + 1) last++;
    return [`${first}:${last}:${begins.slice(2)}`];
  });
}

function byDocument(sentences: readonly LabelledSentence[], document: RegExp): LabelledSentence[][] {
  const groups = new Map<string, LabelledSentence[]>();
  for (const sentence of sentences) {
    const key = document.exec(sentence.id)?.[0] ?? sentence.id;
    groups.set(key, [...(groups.get(key) ?? []), sentence]);
  }
  return [...groups.values()];
}

function readDocument(sentences: readonly LabelledSentence[], tally: Tally): void {
  let text = "";
  const startOf = new Map<number, string>();
  const endOf = new Map<number, string>();
  const gold: string[] = [];
  for (const [s, sentence] of sentences.entries()) {
    for (const [t, form] of sentence.forms.entries()) {
      startOf.set(text.length, `${s}.${t}`);
      endOf.set(text.length + form.length, `${s}.${t}`);
      text += `${form} `;
    }
    for (const name of goldOf(sentence)) {
      const [first, last, type] = name.split(":");
      gold.push(`${s}.${first}:${s}.${last}:${type}`);
    }
  }
  const found = englishReader()
    .read({ text })
    .entities.flatMap(({ type, mentions }) =>
      type === "other"
        ? []
        : mentions
            .filter(({ by }) => by === "name")
            .map(({ start, end }) => `${startOf.get(start)}:${endOf.get(end)}:${type}`),
    );
  tally.add(gold, found);
}
