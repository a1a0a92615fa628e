import { pressWords } from "./origin-patterns.ts";
import { isBarePress, titleOfEdition } from "./outlet-editions.ts";
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
 * do the spellings of one outlet (name, alias, host) and its editions (the Sunday paper, the site in
 * another country). Compare keys, never show them.
 */
export function publisherKey(outlet: string): string {
  const host = hostLike(outlet);
  const known = outletByName(outlet) ?? (host === undefined ? undefined : outletByHost(host));
  if (known !== undefined) return nameKey(known.family ?? known.name);
  if (host !== undefined) return siteKey(siteOf(host));
  const title = titleOfEdition(outlet, (name) => outletByName(name) !== undefined);
  const edition = title === outlet ? undefined : outletByName(title);
  return nameKey(edition?.family ?? edition?.name ?? title);
}

/**
 * The key of an unknown site: its label, which sister sites under other registries share with the
 * paper's name. A label that is a word of many papers, or another outlet's name, says nothing alone.
 */
function siteKey(site: string): string {
  const labels = site.split(".");
  const isShared = sharedHosts.has(labels.slice(1).join("."));
  const label = (labels[0] ?? site).replaceAll("-", " ");
  const title = titleOfEdition(label);
  const key = nameKey(title).replace(/^the(?=.{6})/u, (the) => (endsAsPaper(nameKey(title)) ? "" : the));
  const isTelling = key.length >= LEAST_LABEL && !isBarePress(title) && !byName.has(key);
  return isTelling && !isShared && labels.length > 1 ? key : nameKey(site);
}

/** Shorter labels are held by strangers under other registries. */
const LEAST_LABEL = 7;

function endsAsPaper(key: string): boolean {
  return [...pressWords].some((word) => key.endsWith(word) && key.length > word.length + 3);
}

/** The host in "www.harbour-times.example"; undefined for a name. */
function hostLike(outlet: string): string | undefined {
  const host = outlet
    .trim()
    .toLowerCase()
    .replace(/^www\./u, "");
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(host) ? host : undefined;
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
