import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { type Interaction, interactionSchema } from "./interaction.ts";
import type { Response as InteractionResponse } from "./respond.ts";
import type { WorkInProgress } from "./work-in-progress.ts";

/** An Ed25519 public key in DER is these bytes and the 32 bytes of the key (RFC 8410, section 4). */
const DER_PREFIX = Buffer.from("302a300506032b6570032100", "hex");
const SIGNATURE_BYTES = 64;

/**
 * The HTTP way of interactions, for `/discord/interactions`. The signature is checked over the raw
 * body before anything is parsed; Discord itself probes with wrong ones and takes the address away
 * where they are not answered with 401 (docs: interactions/overview).
 */
export function createEndpoint(deps: {
  readonly publicKey: string;
  readonly respond: (interaction: Interaction) => Promise<InteractionResponse>;
  /** Receives the work that goes on after the answer. */
  readonly work: WorkInProgress;
}): (request: Request) => Promise<Response> {
  const key = createPublicKey({
    key: Buffer.concat([DER_PREFIX, Buffer.from(deps.publicKey, "hex")]),
    format: "der",
    type: "spki",
  });
  return async (request) => {
    if (request.method !== "POST")
      return new Response("POST only", { status: 405, headers: { allow: "POST" } });
    const raw = Buffer.from(await request.arrayBuffer());
    if (!isSigned(request.headers, raw, key))
      return new Response("invalid request signature", { status: 401 });
    const read = interactionSchema.safeParse(parseJson(raw));
    if (!read.success) return new Response("not an interaction", { status: 400 });
    const { acknowledgement, work } = await deps.respond(read.data);
    if (work !== undefined) deps.work.add(work());
    return Response.json(acknowledgement);
  };
}

function isSigned(headers: Headers, body: Buffer, key: KeyObject): boolean {
  const timestamp = headers.get("x-signature-timestamp");
  const signature = Buffer.from(headers.get("x-signature-ed25519") ?? "", "hex");
  if (timestamp === null || signature.length !== SIGNATURE_BYTES) return false;
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, signature);
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    return undefined;
  }
}
