import { NAME_LABELS } from "../briefings/reading/name-recognizer.ts";

export interface LabelledSentence {
  readonly id: string;
  readonly forms: readonly string[];
  /** Positions in `NAME_LABELS`. */
  readonly labels: readonly number[];
}

const TYPES: Record<string, string> = {
  PER: "person",
  ORG: "organisation",
  LOC: "place",
};

/** Something is named here, but nothing that we tell: a work, an event (MISC). Neither taught nor counted. */
export const UNKNOWN_LABEL = -1;

/** Reads IOB2 with PER, ORG and LOC. */
export function readIob(source: string): LabelledSentence[] {
  const sentences: LabelledSentence[] = [];
  let id = "";
  let forms: string[] = [];
  let labels: number[] = [];
  for (const line of source.split("\n")) {
    if (line.startsWith("# sent_id")) {
      id = line.split("=")[1]!.trim();
    } else if (line === "") {
      if (forms.length > 0) sentences.push({ id, forms, labels });
      forms = [];
      labels = [];
    } else if (line.includes("\t")) {
      const [form, label] = line.split("\t") as [string, string];
      forms.push(form);
      labels.push(labelNumber(label.trim()));
    }
  }
  return sentences;
}

function labelNumber(label: string): number {
  const [part, type] = label.split("-") as [string, string | undefined];
  const own = type === undefined ? undefined : TYPES[type];
  if (type !== undefined && own === undefined) return UNKNOWN_LABEL;
  if (own === undefined) return 0;
  return (NAME_LABELS as readonly string[]).indexOf(`${part}-${own}`);
}
