/** The zone of this machine's clock; the reader of a terminal sits in front of it. */
export function readTimezone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
