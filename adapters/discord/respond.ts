import { InteractionResponseType, InteractionType, MessageFlags } from "discord.js";
import { type CommandName, commandNameSchema } from "../../briefings/answer/answer.ts";
import type { Chat, ChatReply, ChatRequest } from "../../briefings/delivery/chat.ts";
import type { Clock } from "../shared/clock.ts";
import { readAction, shareButton } from "./actions.ts";
import type { AnswerRoute } from "./answer-route.ts";
import { asksToShare, focusedOption, optionText } from "./commands.ts";
import { actionRow, type MessageBody, messageBody, textDisplay } from "./components.ts";
import { escapeMarkdown, plainLine } from "./escape.ts";
import { askerOf, type Interaction } from "./interaction.ts";
import { limits } from "./limits.ts";
import { errorFields, type Log } from "./log.ts";
import { renderBodies } from "./render.ts";

/** The first answer to an interaction, due within 3 seconds, and the work that follows it. */
export interface Response {
  readonly acknowledgement: { readonly type: InteractionResponseType; readonly data?: unknown };
  /** Never rejects. */
  readonly work?: () => Promise<void>;
}

/** Completions that take longer would come after the person has typed on; Discord waits 3 s. */
const COMPLETION_MS = 2_000;

/**
 * Answers interactions, however they come. Commands and buttons are acknowledged at once, seen by
 * the asker alone unless the answer was asked for the channel by somebody who may write there, and
 * answered when the application has the answer.
 */
export function createResponder(deps: {
  readonly chat: Chat;
  readonly route: AnswerRoute;
  readonly clock: Clock;
  readonly log: Log;
}): (interaction: Interaction) => Promise<Response> {
  const { chat, route, clock, log } = deps;

  async function complete(interaction: Interaction): Promise<Response> {
    const { data } = interaction;
    const command = commandNameSchema.safeParse(data?.name);
    const option = focusedOption(data?.options ?? []);
    const giveUp = new AbortController();
    const asked =
      command.success && option !== undefined
        ? chat.complete({
            platform: "discord",
            workspace: askerOf(interaction).workspace,
            command: command.data,
            option: option.name,
            typed: String(option.value ?? ""),
          })
        : Promise.resolve([]);
    const found = await Promise.race([
      asked.catch((error: unknown) => {
        log.warn({ ...errorFields(error), command: data?.name }, "completion failed");
        return [];
      }),
      clock.wait(COMPLETION_MS, giveUp.signal).then(
        () => [],
        () => [],
      ),
    ]);
    giveUp.abort();
    const choices = found
      // A shortened value would mean something else.
      .filter(({ value }) => value !== "" && value.length <= limits.choiceValue.max)
      .slice(0, limits.choices.max)
      .map(({ label, value }) => ({ name: choiceName(label, value), value }));
    return {
      acknowledgement: {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices },
      },
    };
  }

  function ask(interaction: Interaction, command: CommandName, text: string, share: boolean): Response {
    const { mayPost, ...asker } = askerOf(interaction);
    const open = share && mayPost;
    const request: ChatRequest = { ...asker, command, text };
    return {
      acknowledgement: {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        ...(open ? {} : { data: { flags: MessageFlags.Ephemeral } }),
      },
      work: async () => {
        try {
          const reply = await chat.reply(request);
          await deliverReply(interaction, request, reply, open);
          if (share && !mayPost) {
            await route.follow(
              interaction.token,
              ephemeral(remark("Only you see this: you may not write in this channel.")),
            );
          }
        } catch (error) {
          log.error(
            { ...errorFields(error), command, channel: request.channel },
            "an answer could not be given",
          );
          await route
            .edit(interaction.token, remark("I could not answer that. Please try again."))
            .catch((again: unknown) =>
              log.warn({ ...errorFields(again) }, "not even the reason could be given"),
            );
        }
      },
    };
  }

  async function deliverReply(
    { token }: Interaction,
    request: ChatRequest,
    reply: ChatReply,
    open: boolean,
  ): Promise<void> {
    const bodies = renderBodies(reply.message);
    const isPublic = reply.visibility === "channel";
    if (isPublic === open) {
      const [first, ...others] = isPublic ? bodies : withShare(bodies, reply, request);
      if (first !== undefined) await route.edit(token, first);
      for (const body of others) await route.follow(token, isPublic ? body : ephemeral(body));
    } else if (isPublic) {
      // A deferred answer keeps its visibility, so what is for the channel comes as a message of its own.
      await route.edit(token, remark("The answer stands in the channel."));
      for (const body of bodies) await route.follow(token, body);
    } else {
      await route.remove(token);
      for (const body of withShare(bodies, reply, request)) await route.follow(token, ephemeral(body));
    }
  }

  return async (interaction) => {
    const { type, data } = interaction;
    if (type === InteractionType.Ping) return { acknowledgement: { type: InteractionResponseType.Pong } };
    if (type === InteractionType.ApplicationCommandAutocomplete) return await complete(interaction);
    if (type === InteractionType.ApplicationCommand) {
      const command = commandNameSchema.safeParse(data?.name);
      if (!command.success) return refusal("I do not know this command any more. /help lists what I do.");
      const options = data?.options ?? [];
      return ask(interaction, command.data, optionText(options, command.data), asksToShare(options));
    }
    if (type === InteractionType.MessageComponent) {
      const action = readAction(data?.custom_id ?? "");
      if (action === undefined) return refusal("This button is of an older version. /help lists what I do.");
      const text =
        action.share && !/(?:^| )share$/u.test(action.text) ? `${action.text} share`.trim() : action.text;
      return ask(interaction, action.command, text, action.share);
    }
    return refusal("I cannot answer this kind of request. /help lists what I do.");
  };
}

/** Adds the Share button to the last part of a private answer; a remark is not worth sharing. */
function withShare(bodies: readonly MessageBody[], reply: ChatReply, request: ChatRequest): MessageBody[] {
  const { command, text } = request;
  const shareable = reply.message.type === "answer" && command !== undefined && command !== "help";
  const button = shareable ? shareButton(command, text.replace(/(?:^| )share$/u, "")) : undefined;
  const last = bodies.at(-1);
  if (button === undefined || last === undefined) return [...bodies];
  return [...bodies.slice(0, -1), { ...last, components: [...last.components, actionRow([button])] }];
}

function refusal(text: string): Response {
  return {
    acknowledgement: {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: ephemeral(remark(text)),
    },
  };
}

function remark(text: string): MessageBody {
  return messageBody([textDisplay(escapeMarkdown(text))]);
}

function ephemeral(body: MessageBody): MessageBody {
  return { ...body, flags: body.flags | MessageFlags.Ephemeral };
}

function choiceName(label: string, value: string): string {
  const name = plainLine(label) === "" ? plainLine(value) : plainLine(label);
  return name.length <= limits.choiceName.max ? name : `${name.slice(0, limits.choiceName.max - 1)}…`;
}
