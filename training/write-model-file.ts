import { MODEL_MAGIC, type ModelHeader, type SectionName } from "../briefings/reading/model-file.ts";

/** A trained regression as it is stored. */
export interface PackedLinear {
  readonly packed: Uint8Array;
  readonly classes: number;
  readonly rowBits: number;
  readonly scale: number;
}

/** Lays head and sections out as `readModelFile` reads them. */
export function writeModelFile(
  header: Omit<ModelHeader, "sections" | "linear">,
  sections: Record<SectionName, Uint8Array>,
  linear: Readonly<Record<string, PackedLinear>> = {},
): Uint8Array {
  let offset = 0;
  const places = {} as ModelHeader["sections"];
  for (const [name, bytes] of Object.entries(sections) as [SectionName, Uint8Array][]) {
    places[name] = { offset, length: bytes.length };
    offset += bytes.length;
  }
  const regressions: NonNullable<ModelHeader["linear"]> = {};
  for (const [name, { packed, ...about }] of Object.entries(linear)) {
    regressions[name] = { offset, length: packed.length, ...about };
    offset += packed.length;
  }
  const whole = { ...header, sections: places, linear: regressions } satisfies ModelHeader;
  const head = Buffer.from(JSON.stringify(whole), "utf8");
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([
    Buffer.from(MODEL_MAGIC, "latin1"),
    size,
    head,
    ...Object.values(sections),
    ...Object.values(linear).map(({ packed }) => packed),
  ]);
}
