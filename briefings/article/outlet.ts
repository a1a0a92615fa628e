import { type KnownOutlet, knownOutlets, secondLevelRegistries, sharedHosts } from "./outlets.ts";

/**
 * Who publishes at this host, in words: the outlet's own name where the table has it, else the
 * registered domain ("example-news.org"). `undefined` for an address that is not on the web.
 */
export function outletOfUrl(url: string): string | undefined {
  const host = hostOf(url);
  if (host === undefined) return undefined;
  return outletByHost(host)?.name ?? siteOf(host);
}

/** The table's name of an outlet known under this name or alias ("WSJ" → "The Wall Street Journal"), else the name itself. */
export function outletName(name: string): string {
  return outletByName(name)?.name ?? name;
}

/**
 * One key per publisher, for counting independent sources: outlets of one owner share it, and so
 * do the spellings of one outlet (name, alias, host). Compare keys, never show them.
 */
export function publisherKey(outlet: string): string {
  const known = outletByName(outlet) ?? outletByHost(outlet.toLowerCase().replace(/^www\./u, ""));
  return nameKey(known?.family ?? known?.name ?? outlet);
}

/** The table's outlet of this name or alias. */
export function outletByName(name: string): KnownOutlet | undefined {
  return byName.get(nameKey(name));
}

function hostOf(url: string): string | undefined {
  try {
    const { protocol, hostname } = new URL(url);
    return /^https?:$/u.test(protocol) ? hostname.replace(/^www\./u, "") : undefined;
  } catch {
    return undefined;
  }
}

function outletByHost(host: string): KnownOutlet | undefined {
  for (let domain = host; domain.includes("."); domain = domain.slice(domain.indexOf(".") + 1)) {
    const known = byHost.get(domain);
    if (known !== undefined) return known;
  }
  return undefined;
}

function siteOf(host: string): string {
  const labels = host.split(".");
  if (labels.length <= 2 || /^[\d.]+$|:/u.test(host)) return host;
  const registry = labels.slice(-2).join(".");
  const deeper =
    sharedHosts.has(registry) ||
    ((labels.at(-1) ?? "").length === 2 && secondLevelRegistries.has(labels.at(-2) ?? ""));
  return labels.slice(deeper ? -3 : -2).join(".");
}

function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^the\s+/u, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

const byHost = new Map(knownOutlets.flatMap((outlet) => outlet.hosts.map((host) => [host, outlet] as const)));

const byName = new Map(
  knownOutlets.flatMap((outlet) =>
    [outlet.name, ...(outlet.aliases ?? [])].map((name) => [nameKey(name), outlet] as const),
  ),
);
