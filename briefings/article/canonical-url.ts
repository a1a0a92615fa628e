import {
  ampParameters,
  mobileLabels,
  notMobileHosts,
  redirectWrappers,
  trackingParameters,
  trackingPrefixes,
} from "./tracking-parameters.ts";

/**
 * The one address under which a document is known: absolute, without tracking parameters,
 * fragment, credentials, default port, mobile or AMP form and trailing slash; parameters sorted by
 * name. Applied twice it gives the same again. The scheme stays as it is, since the result is also
 * the link that readers open; `sameDocumentKey` ignores it.
 *
 * Identifiers that are no web address (`file:notes.txt#2`, `urn:…`, `tag:…`) come back unchanged.
 * `undefined` where `raw` is neither an address nor resolvable against `base`.
 */
export function canonicalUrl(raw: string, base?: string): string | undefined {
  const trimmed = raw.trim().replace(/[\t\n\r]+/gu, "");
  if (trimmed === "") return undefined;
  if (/^[a-z][a-z0-9+.-]*:/iu.test(trimmed) && !/^https?:/iu.test(trimmed)) return trimmed;
  let url = parse(trimmed, base);
  for (let hop = 0; url !== undefined && hop < MAX_WRAPPERS; hop++) {
    const inner = unwrapped(url);
    if (inner === undefined) break;
    url = inner;
  }
  if (url === undefined) return undefined;
  url.username = "";
  url.password = "";
  if (!url.hash.startsWith("#!")) url.hash = "";
  url.hostname = desktopHost(url.hostname);
  url.pathname = plainPath(url.pathname);
  // Assigning an empty search also drops the lone "?" that some addresses carry.
  url.search = documentParameters(url.search);
  return url.href;
}

/** Equal for two addresses of one document that differ only in `http`/`https` or in `www.`. */
export function sameDocumentKey(url: string): string {
  const canonical = canonicalUrl(url) ?? url;
  return canonical.replace(/^https?:\/\/(?:www\.)?/u, "");
}

const MAX_WRAPPERS = 4;

function parse(text: string, base?: string): URL | undefined {
  try {
    const url = base === undefined || URL.canParse(text) ? new URL(text) : new URL(text, base);
    return /^https?:$/u.test(url.protocol) && url.hostname !== "" ? url : undefined;
  } catch {
    return undefined;
  }
}

function unwrapped(url: URL): URL | undefined {
  return wrapperTarget(url) ?? ampCacheTarget(url);
}

function wrapperTarget(url: URL): URL | undefined {
  for (const wrapper of redirectWrappers) {
    if (!isHostOrUnder(url.hostname, wrapper.host) || url.pathname !== wrapper.path) continue;
    for (const name of wrapper.parameters) {
      const target = url.searchParams.get(name);
      const inner = target === null ? undefined : parse(target);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

/** `google.com/amp/s/HOST/PATH` and `HOST.cdn.ampproject.org/c/s/HOST/PATH` name the document in their path. */
function ampCacheTarget(url: URL): URL | undefined {
  const inCache = isHostOrUnder(url.hostname, "cdn.ampproject.org");
  const inSearch = isHostOrUnder(url.hostname, "google.com") && url.pathname.startsWith("/amp/");
  if (!inCache && !inSearch) return undefined;
  const target = /^\/(?:amp|[acv])\/(s\/)?([^/]+\.[^/]+(?:\/.*)?)$/u.exec(url.pathname);
  const address = target?.[2];
  if (address === undefined) return undefined;
  return parse(`${target?.[1] === undefined ? "http" : "https"}://${address}${url.search}`);
}

function isHostOrUnder(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

function desktopHost(host: string): string {
  if (notMobileHosts.has(host)) return host;
  const labels = host.replace(/\.$/u, "").split(".");
  if (/^\d+$/u.test(labels.at(-1) ?? "")) return host;
  const first = labels[0] ?? "";
  if (labels.length >= 3 && mobileLabels.has(first)) return desktopHost(`www.${labels.slice(1).join(".")}`);
  // `en.m.wikipedia.org`: the mobile mark stands second and the rest is the desktop host.
  if (labels.length >= 4 && labels[1] === "m") return desktopHost([first, ...labels.slice(2)].join("."));
  if (first === "www" && labels.length >= 4 && mobileLabels.has(labels[1] ?? "")) {
    return desktopHost(labels.slice(1).join("."));
  }
  return labels.join(".");
}

function plainPath(path: string): string {
  let plain = path.replace(/%[0-9a-f]{2}/giu, normalEscape);
  for (;;) {
    const next = plain
      .replace(/\/{2,}/gu, "/")
      .replace(/(?<=.)\/index\.html?$/iu, "")
      .replace(/(?<=[^/])\/amp\/?$/iu, "")
      .replace(/\.amp(?:\.html)?$/iu, (suffix) => (suffix.toLowerCase() === ".amp.html" ? ".html" : ""))
      .replace(/(?<=.)\/$/u, "");
    if (next === plain) return plain === "/index.html" ? "/" : plain;
    plain = next;
  }
}

/** RFC 3986, 6.2.2: escapes of unreserved characters are undone, others written in capitals. */
function normalEscape(escaped: string): string {
  const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
  return /[A-Za-z0-9\-._~]/u.test(character) ? character : escaped.toUpperCase();
}

function documentParameters(search: string): string {
  const kept = search
    .split("&")
    // A pair that begins with "?" would be read as the search's own mark where it comes first.
    .map((pair) => pair.replace(/^\?+/u, ""))
    .filter((pair) => pair !== "" && !isTracking(pair))
    .map((pair) => pair.replace(/%[0-9a-f]{2}/giu, normalEscape))
    .map((pair, order) => ({ pair, order, name: nameOf(pair) }));
  kept.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.order - b.order));
  return kept.map(({ pair }) => pair).join("&");
}

function isTracking(pair: string): boolean {
  const name = nameOf(pair).toLowerCase();
  if (trackingParameters.has(name)) return true;
  if (trackingPrefixes.some((prefix) => name.startsWith(prefix))) return true;
  const value = pair.slice(nameOf(pair).length + 1).toLowerCase();
  return ampParameters.get(name)?.includes(value) ?? false;
}

function nameOf(pair: string): string {
  const equals = pair.indexOf("=");
  return equals === -1 ? pair : pair.slice(0, equals);
}
