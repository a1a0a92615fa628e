import { z } from "zod";
import {
  type AddRoute,
  type ApiAnswer,
  type ApiRequest,
  apiError,
  type FakeInteraction,
  type Handler,
  recordSchema,
} from "./api-parts.ts";
import { addChannelRoutes } from "./channel-routes.ts";
import { addInteractionRoutes } from "./interaction-routes.ts";
import type { FakeWorld } from "./world.ts";

/** Discord's REST API as far as the adapter uses it, over one world. */
export function createRestApi(
  world: FakeWorld,
  interactions: Map<string, FakeInteraction>,
  settings: { readonly gatewayUrl: () => string; readonly permissions: { value: bigint } },
): { handle(request: ApiRequest): ApiAnswer } {
  const routes: [method: string, path: RegExp, handler: Handler][] = [];
  const on: AddRoute = (method, path, handler) => {
    routes.push([method, new RegExp(`^${path.replace(/:\w+/gu, "([^/]+)")}$`, "u"), handler]);
  };

  on("GET", "/gateway/bot", () => ({
    status: 200,
    body: {
      url: settings.gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
    },
  }));
  on("GET", "/users/@me", () => ({
    status: 200,
    body: { id: world.userId, username: "wirebrief", bot: true },
  }));
  on("GET", "/applications/@me", () => ({
    status: 200,
    body: { id: world.applicationId, name: "Wirebrief" },
  }));
  on("GET", "/applications/:id/commands", () => ({ status: 200, body: world.commands }));
  on("PUT", "/applications/:id/commands", ({ body }) => {
    world.commands = z
      .array(recordSchema)
      .parse(body)
      .map((command) => ({
        id: world.newId(),
        application_id: world.applicationId,
        version: world.newId(),
        default_member_permissions: null,
        nsfw: false,
        ...command,
      }));
    world.changed();
    return { status: 200, body: world.commands };
  });

  on("GET", "/guilds/:guild", (_, [guild]) =>
    guild === world.guildId
      ? { status: 200, body: { id: guild, name: "Newsroom", owner_id: "1300000000000000001" } }
      : apiError(404, 10004, "Unknown Guild"),
  );
  on("GET", "/guilds/:guild/roles", () => ({
    status: 200,
    body: [{ id: world.guildId, name: "@everyone", permissions: settings.permissions.value.toString() }],
  }));
  on("GET", "/guilds/:guild/members/:user", () => ({
    status: 200,
    body: { roles: [], user: { id: world.userId } },
  }));
  on("GET", "/guilds/:guild/threads/active", (_, [guild]) => ({
    status: 200,
    body: {
      threads: [...world.channels.values()].filter(
        (each) => each.guild_id === guild && each.parent_id !== undefined,
      ),
      members: [],
    },
  }));
  addChannelRoutes(on, world);
  addInteractionRoutes(on, world, interactions);

  return {
    handle(request) {
      for (const [method, path, handler] of routes) {
        const match = method === request.method ? path.exec(request.path) : null;
        if (match !== null) return handler(request, match.slice(1));
      }
      return apiError(404, 0, "404: Not Found");
    },
  };
}
