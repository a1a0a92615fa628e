import { z } from "zod";
import {
  type AddRoute,
  type ApiAnswer,
  type ApiRequest,
  apiError,
  EPHEMERAL,
  type FakeInteraction,
  fieldErrors,
  type Handler,
  isEphemeral,
  recordSchema,
  refusal,
  storedBody,
} from "./api-parts.ts";
import type { FakeMessage, FakeWorld } from "./world.ts";

const callbackSchema = z.object({ type: z.number(), data: z.record(z.string(), z.unknown()).optional() });

/** Answers to interactions: the callback, the message it made, and follow-ups. */
export function addInteractionRoutes(
  on: AddRoute,
  world: FakeWorld,
  interactions: ReadonlyMap<string, FakeInteraction>,
): void {
  on("POST", "/interactions/:id/:token/callback", ({ body }, [id = "", token = ""]) => {
    const interaction = interactions.get(token);
    if (interaction === undefined || interaction.id !== id)
      return apiError(404, 10062, "Unknown interaction");
    if (interaction.callback !== undefined)
      return apiError(400, 40060, "Interaction has already been acknowledged.");
    const refused = acknowledge(world, interaction, body);
    return refused ?? { status: 204 };
  });

  const withInteraction =
    (
      handler: (request: ApiRequest, interaction: FakeInteraction, rest: readonly string[]) => ApiAnswer,
    ): Handler =>
    (request, [, token = "", ...rest]) => {
      const interaction = interactions.get(token);
      if (interaction?.callback === undefined) return apiError(404, 10015, "Unknown Webhook");
      return handler(request, interaction, rest);
    };
  const found = (interaction: FakeInteraction, id: string | undefined): FakeMessage | undefined =>
    id === "@original" ? interaction.original : interaction.messages.find((message) => message.id === id);

  on(
    "PATCH",
    "/webhooks/:app/:token/messages/:message",
    withInteraction(({ body }, interaction, [id]) => {
      const message = found(interaction, id);
      if (message === undefined) return apiError(404, 10008, "Unknown Message");
      const refused = refusal(body, "edit");
      if (refused !== undefined) return refused;
      world.edit(message, { ...recordSchema.parse(body), ephemeral: isEphemeral(message) });
      return { status: 200, body: storedBody(world, message) };
    }),
  );
  on(
    "DELETE",
    "/webhooks/:app/:token/messages/:message",
    withInteraction((_, interaction, [id]) => {
      const message = found(interaction, id);
      if (message === undefined) return apiError(404, 10008, "Unknown Message");
      interaction.messages.splice(interaction.messages.indexOf(message), 1);
      world.messages.splice(world.messages.indexOf(message), 1);
      if (id === "@original") interaction.original = undefined;
      world.changed();
      return { status: 204 };
    }),
  );
  on(
    "POST",
    "/webhooks/:app/:token",
    withInteraction(({ body }, interaction) => {
      const refused = refusal(body, "interaction");
      if (refused !== undefined) return refused;
      return {
        status: 200,
        body: storedBody(world, addAnswer(world, interaction, recordSchema.parse(body))),
      };
    }),
  );
}

/** Takes the first answer to an interaction, over REST or as the answer to an HTTP request. */
export function acknowledge(
  world: FakeWorld,
  interaction: FakeInteraction,
  body: unknown,
): ApiAnswer | undefined {
  const { type, data } = callbackSchema.parse(body);
  if (type === 4) {
    const refused = refusal(data ?? {}, "interaction");
    if (refused !== undefined) return refused;
  }
  const { flags, ...others } = data ?? {};
  if (type === 5 && ((Number(flags ?? 0) & ~EPHEMERAL) !== 0 || Object.keys(others).length > 0)) {
    return apiError(
      400,
      50035,
      "Invalid Form Body",
      fieldErrors("data.flags", "only EPHEMERAL may be set on a deferral"),
    );
  }
  interaction.callback = { type, ...(data === undefined ? {} : { data }) };
  interaction.acknowledgedAfterMs = Date.now() - interaction.sentAt;
  if (type === 4 || type === 5) interaction.original = addAnswer(world, interaction, data ?? {});
  world.changed();
  return undefined;
}

function addAnswer(
  world: FakeWorld,
  interaction: FakeInteraction,
  data: Record<string, unknown>,
): FakeMessage {
  const ephemeral = (Number(data.flags ?? 0) & EPHEMERAL) !== 0;
  const message = world.addMessage({
    channelId: interaction.channelId,
    authorId: world.userId,
    payload: { ...data, ephemeral },
    nonce: undefined,
    interaction: interaction.id,
  });
  interaction.messages.push(message);
  world.changed();
  return message;
}
