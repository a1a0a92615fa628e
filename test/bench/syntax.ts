import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { NAME_LABELS } from "../../briefings/reading/name-recognizer.ts";
import { splitSentences } from "../../briefings/reading/sentence-splitter.ts";
import { createSyntax, type Syntax } from "../../briefings/reading/syntax.ts";
import { tokenize } from "../../briefings/reading/tokenizer.ts";
import { readConllu, type TreebankSentence } from "../../training/conllu.ts";
import { readIob } from "../../training/iob.ts";

const DATA = fileURLToPath(new URL("../../../shared/data/ud/", import.meta.url));
const WEIGHTS = fileURLToPath(new URL("../../briefings/reading/weights/english.bin", import.meta.url));

/** Test files: never trained on. `least` are the bars of the perceptron on gold tokens. */
const TREEBANKS: { name: string; file: string; entities: string; least: Record<string, number> }[] = [
  {
    name: "pud_news",
    file: "pud-news-test.conllu.gz",
    entities: "ner/uner-pud-news-test.iob2.gz",
    least: { tokens: 99.7, upos: 95, las_nopunct: 81, entities_span: 82, entities: 68 },
  },
  {
    name: "gum_free",
    file: "gum-free-test.conllu.gz",
    entities: "ner/gum-free-test.iob2.gz",
    least: { sentences: 94, uas: 83, las: 80 },
  },
  { name: "ewt", file: "ewt-test.conllu.gz", entities: "ner/uner-ewt-test.iob2.gz", least: {} },
];

/** Measures tokens, sentences, tags, trees, names, confidence, speed and load of the reader of English. */
export async function run(): Promise<void> {
  if (!existsSync(DATA)) {
    print({ figure: "all", skipped: `no treebanks in ${DATA}` });
    return;
  }
  const bytes = new Uint8Array(readFileSync(process.argv[3] ?? WEIGHTS));
  figure("size_mb", bytes.length / 1e6, { atMost: 8 });
  const started = performance.now();
  const syntax = createSyntax(bytes);
  figure("load_ms", performance.now() - started, { atMost: 200 });
  for (const { name, file, entities, least } of TREEBANKS) {
    const sentences = readConllu(gunzipSync(readFileSync(DATA + file)).toString("utf8"));
    const report = (what: string, value: number) =>
      figure(`${what}_${name}`, value, least[what] === undefined ? {} : { atLeast: least[what] });
    report("tokens", tokenF(sentences));
    report("sentences", sentenceF(sentences));
    for (const [what, value] of Object.entries(treeFigures(syntax, sentences))) report(what, value);
    const labelled = readIob(gunzipSync(readFileSync(DATA + entities)).toString("utf8"));
    for (const [what, value] of Object.entries(nameFigures(syntax, labelled))) report(what, value);
  }
  speed(syntax);
}

function tokenF(sentences: readonly TreebankSentence[]): number {
  let gold = 0;
  let found = 0;
  let right = 0;
  for (const { text, words } of sentences) {
    const wanted = new Set(words.map(({ start, end }) => `${start}:${end}`));
    const got = tokenize(text);
    gold += wanted.size;
    found += got.length;
    right += got.filter(({ start, end }) => wanted.has(`${start}:${end}`)).length;
  }
  return (200 * right) / (gold + found);
}

/** Documents are rebuilt with a blank line where the treebank notes a paragraph, else a space. */
function sentenceF(sentences: readonly TreebankSentence[]): number {
  const documents = new Map<string, { text: string; spans: Set<string> }>();
  for (const { document, paragraph, text } of sentences) {
    const own = documents.get(document) ?? { text: "", spans: new Set<string>() };
    documents.set(document, own);
    if (own.text !== "") own.text += paragraph ? "\n\n" : " ";
    own.spans.add(`${own.text.length}:${own.text.length + text.length}`);
    own.text += text;
  }
  let gold = 0;
  let found = 0;
  let right = 0;
  for (const { text, spans } of documents.values()) {
    const got = splitSentences(text);
    gold += spans.size;
    found += got.length;
    right += got.filter(({ start, end }) => spans.has(`${start}:${end}`)).length;
  }
  return (200 * right) / (gold + found);
}

/** Gold tokens, predicted tags; relations without subtypes, as in the CoNLL 2018 shared task. */
function treeFigures(syntax: Syntax, sentences: readonly TreebankSentence[]): Record<string, number> {
  const count = {
    words: 0,
    upos: 0,
    xpos: 0,
    lemmas: 0,
    uas: 0,
    las: 0,
    plain: 0,
    plainUas: 0,
    plainLas: 0,
    sure: 0,
    sureRight: 0,
  };
  const plain = (relation: string) => relation.split(":")[0];
  for (const { words } of sentences) {
    const tokens = syntax.parseWords(words.map(({ form }) => form)).sentences[0]!.tokens;
    for (const [i, word] of words.entries()) {
      const token = tokens[i]!;
      const head = token.head === word.head;
      const both = head && plain(token.relation) === plain(word.relation);
      count.words++;
      if (token.upos === word.upos) count.upos++;
      if (token.xpos === word.xpos) count.xpos++;
      if (token.lemma.toLowerCase() === word.lemma.toLowerCase()) count.lemmas++;
      if (head) count.uas++;
      if (both) count.las++;
      if (word.upos === "PUNCT") continue;
      count.plain++;
      if (head) count.plainUas++;
      if (both) count.plainLas++;
      if (token.confidence > 0.95) {
        count.sure++;
        if (both) count.sureRight++;
      }
    }
  }
  const share = (part: number, whole: number) => (100 * part) / Math.max(1, whole);
  return {
    upos: share(count.upos, count.words),
    xpos: share(count.xpos, count.words),
    lemmas: share(count.lemmas, count.words),
    uas: share(count.uas, count.words),
    las: share(count.las, count.words),
    uas_nopunct: share(count.plainUas, count.plain),
    las_nopunct: share(count.plainLas, count.plain),
    sure_share: share(count.sure, count.plain),
    sure_las: share(count.sureRight, count.sure),
  };
}

function nameFigures(
  syntax: Syntax,
  sentences: readonly { forms: readonly string[]; labels: readonly number[] }[],
): Record<string, number> {
  let gold = 0;
  let found = 0;
  let spans = 0;
  let typed = 0;
  for (const { forms, labels } of sentences) {
    const wanted = new Map(spansOf(labels).map(({ first, last, type }) => [`${first}:${last}`, type]));
    const names = syntax.parseWords(forms).names;
    gold += wanted.size;
    found += names.length;
    for (const { firstToken, lastToken, type } of names) {
      const right = wanted.get(`${firstToken}:${lastToken}`);
      if (right !== undefined) spans++;
      if (right === type) typed++;
    }
  }
  return { entities_span: (200 * spans) / (gold + found), entities: (200 * typed) / (gold + found) };
}

function spansOf(labels: readonly number[]): { first: number; last: number; type: string }[] {
  return labels.flatMap((label, first) => {
    const name = NAME_LABELS[label]!;
    if (!name.startsWith("B-")) return [];
    let last = first;
    while (labels[last + 1] === label + 1) last++;
    return [{ first, last, type: name.slice(2) }];
  });
}

/** Raw text to tags, trees, lemmas and names, the best of several rounds over the news of PUD. */
function speed(syntax: Syntax): void {
  const sentences = readConllu(gunzipSync(readFileSync(`${DATA}pud-news-test.conllu.gz`)).toString("utf8"));
  const texts: string[] = [];
  for (let i = 0; i < sentences.length; i += 20) {
    texts.push(
      sentences
        .slice(i, i + 20)
        .map(({ text }) => text)
        .join(" "),
    );
  }
  let best = 0;
  let bestCpu = 0;
  for (let round = 0; round < 6; round++) {
    const started = performance.now();
    const { user } = process.cpuUsage();
    let words = 0;
    for (const text of texts) {
      for (const { tokens } of syntax.parse(text).sentences) {
        // A tree is made when it is first looked at.
        if (tokens[0]!.head >= -1) words += tokens.length;
      }
    }
    best = Math.max(best, (1000 * words) / (performance.now() - started));
    bestCpu = Math.max(bestCpu, (1e6 * words) / Math.max(1, process.cpuUsage().user - user));
  }
  // On a busy machine the time of the processor says more than the clock on the wall.
  figure("words_per_cpu_second", bestCpu, {});
  figure("words_per_second", best, { atLeast: 20_000 });
}

function figure(name: string, value: number, bar: { atLeast?: number; atMost?: number }): void {
  print({ figure: name, value: Math.round(value * 100) / 100, ...bar });
}

function print(line: Record<string, unknown>): void {
  console.log(JSON.stringify({ bench: "syntax", ...line }));
}
