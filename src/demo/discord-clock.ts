/** Writes a Discord timestamp as its client would, on the clock of `timezone`. */
export function discordClock(timezone: string): (seconds: number, style: string) => string {
  return (seconds, style) => {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat("en-GB", { timeZone: timezone, ...options }).format(seconds * 1000);
    switch (style) {
      case "t":
        return format({ timeStyle: "short" });
      case "D":
        return format({ dateStyle: "long" });
      default:
        return format({ dateStyle: "long", timeStyle: "short" });
    }
  };
}
