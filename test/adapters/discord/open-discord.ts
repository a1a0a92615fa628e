import type { DiscordConfig } from "../../../adapters/discord/config.ts";
import { createDiscord, type Discord } from "../../../adapters/discord/index.ts";
import type { Log } from "../../../adapters/discord/log.ts";
import type { PlaceChange } from "../../../adapters/discord/places.ts";
import { systemClock } from "../../../adapters/shared/clock.ts";
import type { Chat, ChatReply, ChatRequest } from "../../../briefings/delivery/chat.ts";
import { type FakeDiscord, startFakeDiscord } from "../../fakes/discord/fake-discord.ts";

/** An application that records what it is asked and answers what the test says. */
class RecordingChat implements Chat {
  readonly requests: ChatRequest[] = [];
  readonly completions: Parameters<Chat["complete"]>[0][] = [];
  answer: (request: ChatRequest) => ChatReply | Promise<ChatReply> = (request) => ({
    message: { type: "notice", text: `Heard: ${request.command ?? "question"} ${request.text}` },
    visibility: / share$/u.test(request.text) || request.command === undefined ? "channel" : "private",
  });
  choices: readonly { label: string; value: string }[] = [];

  async reply(request: ChatRequest): Promise<ChatReply> {
    this.requests.push(request);
    return await this.answer(request);
  }

  async complete(request: Parameters<Chat["complete"]>[0]) {
    this.completions.push(request);
    return this.choices;
  }
}

/** Keeps what was logged, to be looked at when a test fails. */
class RecordingLog implements Log {
  readonly lines: { level: string; message: string; detail: Readonly<Record<string, unknown>> }[] = [];
  info(detail: Readonly<Record<string, unknown>>, message: string): void {
    this.lines.push({ level: "info", message, detail });
  }
  warn(detail: Readonly<Record<string, unknown>>, message: string): void {
    this.lines.push({ level: "warn", message, detail });
  }
  error(detail: Readonly<Record<string, unknown>>, message: string): void {
    this.lines.push({ level: "error", message, detail });
  }
}

export interface OpenDiscord extends Discord {
  readonly fake: FakeDiscord;
  readonly chat: RecordingChat;
  readonly log: RecordingLog;
  /** What the application was told about channels and servers. */
  readonly changes: readonly PlaceChange[];
  close(): Promise<void>;
}

/** The real adapter over the fake Discord. */
export async function openDiscord(change: Partial<DiscordConfig> = {}): Promise<OpenDiscord> {
  const fake = await startFakeDiscord();
  const chat = new RecordingChat();
  const log = new RecordingLog();
  const changes: PlaceChange[] = [];
  const discord = createDiscord(
    {
      token: fake.token,
      applicationId: fake.applicationId,
      publicKey: fake.publicKey,
      apiUrl: fake.apiUrl,
      requestTimeoutMs: 1_000,
      ...change,
    },
    chat,
    {
      clock: systemClock,
      log,
      placeChanged: async (change) => {
        changes.push(change);
        fake.world.changed();
      },
    },
  );
  return {
    ...discord,
    fake,
    chat,
    log,
    changes,
    async close() {
      await discord.connection.stop();
      await fake.close();
    },
  };
}
