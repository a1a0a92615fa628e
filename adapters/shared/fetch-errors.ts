import { WirebriefError } from "../../briefings/errors.ts";

/** What the codes of Node and undici mean for whoever gave the address. */
const FAULTS: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  ENOTFOUND: ["no such host is known", "Check the spelling of the address."],
  EAI_AGAIN: [
    "the host name could not be looked up",
    "Check the network connection; it is tried again later.",
  ],
  ECONNREFUSED: ["the host refuses connections", "Check the address and the port; it is tried again later."],
  ECONNRESET: ["the host broke the connection off", "It is tried again later."],
  UND_ERR_SOCKET: ["the host broke the connection off", "It is tried again later."],
  ETIMEDOUT: ["the host did not answer in time", "It is tried again later."],
  UND_ERR_CONNECT_TIMEOUT: ["the host did not answer in time", "It is tried again later."],
  UND_ERR_HEADERS_TIMEOUT: ["the host did not answer in time", "It is tried again later."],
  UND_ERR_BODY_TIMEOUT: ["the host stopped sending", "It is tried again later."],
  EHOSTUNREACH: ["the host cannot be reached", "Check the network connection; it is tried again later."],
  ENETUNREACH: ["the host cannot be reached", "Check the network connection; it is tried again later."],
  CERT_HAS_EXPIRED: [
    "the host's certificate has expired",
    "Tell the site; nothing is read over an unsafe connection.",
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    "the host's certificate is not trusted",
    "Use an address with a valid certificate.",
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    "the host's certificate is not trusted",
    "Use an address with a valid certificate.",
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    "the host's certificate is not trusted",
    "Use an address with a valid certificate.",
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    "the host's certificate is for another name",
    "Check the spelling of the address.",
  ],
  Z_DATA_ERROR: ["its packed content is damaged", "It is tried again later."],
  Z_BUF_ERROR: ["its packed content ends too early", "It is tried again later."],
};

/** Translates whatever a fetch threw; a `WirebriefError` inside it is the reason and comes out as it is. */
export function fetchError(url: string, cause: unknown): WirebriefError {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if (error instanceof WirebriefError) return error;
    const [problem, remedy] = FAULTS["code" in error ? String(error.code) : ""] ?? [];
    if (problem !== undefined && remedy !== undefined) {
      return new WirebriefError({ code: "network", thing: url, problem, remedy, cause });
    }
  }
  return new WirebriefError({
    code: "network",
    thing: url,
    problem: "could not be fetched",
    ...(cause instanceof Error && cause.message !== "" ? { value: cause.message } : {}),
    remedy: "Check the address; it is tried again later.",
    cause,
  });
}

/** An answer other than 2xx, 304 or a redirect. */
export function statusError(url: string, status: number): WirebriefError {
  const [problem, remedy] =
    status === 401 || status === 403
      ? ["the site does not let us read it", "Use a feed or page that is open to everyone."]
      : status === 404
        ? ["there is nothing at this address", "Check the address."]
        : status === 410
          ? ["it was removed for good", "Remove it from the sources."]
          : status === 429
            ? ["the site asks for fewer requests", "It is tried again later."]
            : status >= 500
              ? ["the site has a fault of its own", "It is tried again later."]
              : ["the site refuses the request", "Check the address."];
  return new WirebriefError({ code: "network", thing: url, problem, value: `HTTP ${status}`, remedy });
}
