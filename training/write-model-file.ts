import { MODEL_MAGIC, type ModelHeader, type SectionName } from "../briefings/reading/model-file.ts";

/** Lays head and sections out as `readModelFile` reads them. */
export function writeModelFile(
  header: Omit<ModelHeader, "sections">,
  sections: Record<SectionName, Uint8Array>,
): Uint8Array {
  let offset = 0;
  const places = {} as ModelHeader["sections"];
  for (const [name, bytes] of Object.entries(sections) as [SectionName, Uint8Array][]) {
    places[name] = { offset, length: bytes.length };
    offset += bytes.length;
  }
  const head = Buffer.from(JSON.stringify({ ...header, sections: places } satisfies ModelHeader), "utf8");
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([Buffer.from(MODEL_MAGIC, "latin1"), size, head, ...Object.values(sections)]);
}
