/** One syntactic word of a treebank. Offsets are into `TreebankSentence.text`; words of one fused form share or part its characters. */
export interface TreebankWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  /** Index of the head from 0; -1 for the root. */
  readonly head: number;
  readonly relation: string;
  readonly start: number;
  readonly end: number;
}

export interface TreebankSentence {
  readonly id: string;
  readonly document: string;
  readonly paragraph: boolean;
  readonly text: string;
  readonly words: readonly TreebankWord[];
}

/** Reads CoNLL-U; the text is rebuilt from the forms and SpaceAfter, so that offsets are exact. */
export function readConllu(source: string): TreebankSentence[] {
  const sentences: TreebankSentence[] = [];
  let document = "";
  let id = "";
  let paragraph = false;
  let rows: string[][] = [];
  for (const line of source.split("\n")) {
    if (line.startsWith("#")) {
      if (line.startsWith("# newdoc")) {
        document = line.split("=")[1]?.trim() ?? "";
        paragraph = true;
      } else if (line.startsWith("# newpar")) paragraph = true;
      else if (line.startsWith("# sent_id")) id = line.split("=")[1]!.trim();
    } else if (line === "") {
      if (rows.length > 0) {
        sentences.push(sentenceFrom(rows, id, document, paragraph));
        paragraph = false;
      }
      rows = [];
    } else rows.push(line.split("\t"));
  }
  return sentences;
}

function sentenceFrom(rows: string[][], id: string, document: string, paragraph: boolean): TreebankSentence {
  let text = "";
  const words: TreebankWord[] = [];
  let fusedUntil = 0;
  let fusedEnd = 0;
  for (const row of rows) {
    const [position, form, lemma, upos, xpos, , head, relation, , misc] = row as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const spaceAfter = !misc.includes("SpaceAfter=No");
    if (position.includes("-")) {
      fusedUntil = Number(position.split("-")[1]);
      const start = text.length;
      text += form;
      fusedEnd = text.length;
      text += spaceAfter ? " " : "";
      placeFused(rows, row, start, fusedEnd, words);
      continue;
    }
    if (position.includes(".")) continue;
    if (Number(position) <= fusedUntil) continue;
    const start = text.length;
    text += form;
    words.push({
      form,
      lemma,
      upos,
      xpos,
      head: Number(head) - 1,
      relation,
      start,
      end: text.length,
    });
    if (spaceAfter) text += " ";
  }
  return { id, document, paragraph, text: text.trimEnd(), words };
}

/** The parts of "don't" lie side by side where their forms spell it, else they all cover it. */
function placeFused(
  rows: string[][],
  fused: string[],
  start: number,
  end: number,
  words: TreebankWord[],
): void {
  const [from, to] = fused[0]!.split("-").map(Number) as [number, number];
  const parts = rows.filter(
    (row) => /^\d+$/u.test(row[0]!) && Number(row[0]) >= from && Number(row[0]) <= to,
  );
  const spelled = parts.map((row) => row[1]).join("") === fused[1];
  let at = start;
  for (const row of parts) {
    const [, form, lemma, upos, xpos, , head, relation] = row as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const span = spelled ? { start: at, end: at + form.length } : { start, end };
    at += form.length;
    words.push({
      form,
      lemma,
      upos,
      xpos,
      head: Number(head) - 1,
      relation,
      ...span,
    });
  }
}
