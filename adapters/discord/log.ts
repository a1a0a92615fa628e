/** What this adapter needs of a logger; pino is one. */
export interface Log {
  info(detail: Readonly<Record<string, unknown>>, message: string): void;
  warn(detail: Readonly<Record<string, unknown>>, message: string): void;
  error(detail: Readonly<Record<string, unknown>>, message: string): void;
}

/**
 * What a log may have of an error: discord.js' errors carry the address and the body of the request,
 * and in the address of an answer stands a token.
 */
export function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: String(error) };
  const { code, status, method } = error as { code?: unknown; status?: unknown; method?: unknown };
  return {
    error: error.message,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(method === undefined ? {} : { method }),
  };
}
