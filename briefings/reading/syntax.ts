import { arcConfidence } from "./arc-confidence.ts";
import { type GrowingToken, repairAttribution } from "./attribution-repair.ts";
import { labelledNames, type NameSpan } from "./labelled-names.ts";
import { Lemmatizer, lemmaTableSchema } from "./lemmatizer.ts";
import { decodeUtf8, type ModelFile, readModelFile } from "./model-file.ts";
import { NAME_LABELS, NameRecognizer } from "./name-recognizer.ts";
import { ParsedToken, PendingTree } from "./parsed-token.ts";
import { Parser, type RelationTraits } from "./parser.ts";
import { COMMA, OTHER_MARK, type TagTraits } from "./parser-state.ts";
import { MovePerceptron, SparsePerceptron } from "./perceptron.ts";
import type { Sentence } from "./sentence.ts";
import { LONGEST_SENTENCE, type SentencePieces, splitSentences } from "./sentence-splitter.ts";
import { Tagger, tagHash, tagLexiconOf } from "./tagger.ts";
import type { Piece } from "./tokenizer.ts";
import { WordForms } from "./word-forms.ts";

export type { NameSpan } from "./labelled-names.ts";

export interface SyntaxReading {
  readonly sentences: Sentence[];
  readonly names: NameSpan[];
}

export interface Syntax {
  /**
   * Reads any text: sentences, tokens with tags and trees, names. Deterministic, linear in the length.
   * A tree is made when it is first looked at. A stretch of text that was cut for its length alone
   * gets none: there every word has head -1, relation "dep" and confidence 0.
   */
  parse(text: string): SyntaxReading;
  /**
   * The same for one sentence of words already cut; offsets are those of the forms joined by single
   * spaces. For measuring against treebanks.
   */
  parseWords(forms: readonly string[]): SyntaxReading;
}

/** Verb 1, noun 2, comma 3, conjunction 4, other punctuation 5, marker 6, else 0. */
function tagKind(tag: string): number {
  const [upos, xpos] = tag.split(" ") as [string, string];
  if (upos === "VERB" || upos === "AUX") return 1;
  if (upos === "NOUN" || upos === "PROPN" || upos === "PRON") return 2;
  if (upos === "PUNCT") return xpos === "," ? COMMA : OTHER_MARK;
  if (upos === "CCONJ") return 4;
  return upos === "ADP" || upos === "SCONJ" || upos === "PART" ? 6 : 0;
}

export function tagTraitsOf(tags: readonly string[]): TagTraits {
  return {
    hash: Int32Array.from(tags, (_, i) => tagHash(i)),
    kind: Uint8Array.from(tags, tagKind),
  };
}

export function relationTraitsOf(names: readonly string[]): RelationTraits {
  return {
    names,
    marks: Uint8Array.from(names, (name) => (name === "case" || name === "mark" ? 1 : 0)),
    root: names.indexOf("root"),
    punctuation: names.indexOf("punct"),
  };
}

/** Builds the reader from the bytes of a weights file (`weights/english.bin`). */
export function createSyntax(weights: Uint8Array): Syntax {
  return new PerceptronSyntax(readModelFile(weights));
}

class PerceptronSyntax implements Syntax {
  private readonly forms: WordForms;
  private readonly tagger: Tagger;
  private readonly parser: Parser;
  private readonly recognizer: NameRecognizer;
  private readonly lemmatizer: Lemmatizer;
  private readonly upos: readonly string[];
  private readonly xpos: readonly string[];
  private readonly relationNames: readonly string[];
  private readonly confidence: readonly number[];
  private ids = new Int32Array(512);
  private tags = new Int32Array(512);
  private labels = new Int32Array(512);

  constructor(model: ModelFile) {
    const { header } = model;
    const { rowBits, tags, relations } = header;
    this.forms = new WordForms(model.clusters());
    const lexicon = tagLexiconOf(tags, header.fixedTags, header.closedWords);
    const tagScorer = new SparsePerceptron(model.section("tagger"), rowBits.tagger, tags.length);
    this.tagger = new Tagger(this.forms, tagScorer, tags.length, lexicon);
    const tagTraits = tagTraitsOf(tags);
    this.parser = new Parser({
      forms: this.forms,
      moves: new MovePerceptron(model.section("moves"), rowBits.moves),
      relations: new SparsePerceptron(model.section("relations"), rowBits.relations, relations.length),
      tagTraits,
      relationTraits: relationTraitsOf(relations),
    });
    const nameScorer = new SparsePerceptron(model.section("names"), rowBits.names, NAME_LABELS.length);
    this.recognizer = new NameRecognizer(this.forms, nameScorer);
    this.lemmatizer = new Lemmatizer(lemmaTableSchema.parse(JSON.parse(decodeUtf8(model.section("lemmas")))));
    this.upos = tags.map((tag) => tag.split(" ")[0]!);
    this.xpos = tags.map((tag) => tag.split(" ")[1]!);
    this.relationNames = relations;
    this.confidence = header.confidence;
  }

  parse(text: string): SyntaxReading {
    return this.read(splitSentences(text));
  }

  parseWords(forms: readonly string[]): SyntaxReading {
    let at = 0;
    const pieces = forms.map((form) => {
      const start = at;
      at += form.length + 1;
      return { start, end: start + form.length, text: form };
    });
    return this.read([{ start: 0, end: Math.max(0, at - 1), paragraph: 0, pieces }]);
  }

  private read(drafts: readonly SentencePieces[]): SyntaxReading {
    const sentences: Sentence[] = [];
    const names: NameSpan[] = [];
    for (const draft of drafts) {
      const { pieces, paragraph, start, end } = draft;
      const length = pieces.length;
      this.identify(pieces);
      this.tagger.tag(this.ids, length, this.tags);
      const tree = new PendingTree(
        this.tags.slice(0, length),
        length < LONGEST_SENTENCE ? this.makeTree : undefined,
      );
      for (const piece of pieces) this.addToken(tree, piece);
      const { tokens } = tree;
      const index = sentences.length;
      sentences.push({ index, paragraph, start, end, tokens });
      this.recognizer.label(this.ids, length, this.labels);
      names.push(...labelledNames(pieces, this.labels, index));
    }
    return { sentences, names };
  }

  /** Leaves the word forms of a sentence in `ids`. */
  private identify(words: readonly { readonly text: string }[]): void {
    this.forms.trim();
    if (words.length > this.ids.length) this.grow(words.length);
    for (let i = 0; i < words.length; i++) this.ids[i] = this.forms.id(words[i]!.text);
  }

  private addToken(tree: PendingTree, { start, end, text }: Piece): void {
    const tag = this.tags[tree.tokens.length]!;
    const upos = this.upos[tag]!;
    const xpos = this.xpos[tag]!;
    new ParsedToken(tree, start, end, text, this.lemmatizer.lemma(text, upos, xpos), upos, xpos);
  }

  private readonly makeTree = (tokens: readonly GrowingToken[], tags: Int32Array): void => {
    const { parser } = this;
    const { state, margins } = parser;
    const length = tokens.length;
    this.identify(tokens);
    parser.parse(this.ids, tags, length);
    for (const token of tokens) {
      const head = state.head[token.index]!;
      token.head = head === length ? -1 : head;
      token.relation = this.relationNames[state.relation[token.index]!]!;
      token.confidence = arcConfidence(this.confidence, margins, state, token.index);
    }
    repairAttribution(tokens);
  };

  private grow(length: number): void {
    this.ids = new Int32Array(length * 2);
    this.tags = new Int32Array(length * 2);
    this.labels = new Int32Array(length * 2);
  }
}
