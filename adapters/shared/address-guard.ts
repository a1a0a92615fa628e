import ipaddr from "ipaddr.js";
import { WirebriefError } from "../../briefings/errors.ts";
import { forbiddenRanges } from "./private-ranges.ts";

type Address = ReturnType<typeof ipaddr.process>;
type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** Decides which hosts and addresses may be reached. */
export interface AddressGuard {
  /** True for a host that the operator excepted by name: its addresses are not checked. */
  isTrustedHost(host: string): boolean;
  /** Throws a `WirebriefError` of code `network` where `address`, found for `host`, may not be reached. */
  check(host: string, address: string): void;
}

const forbidden: readonly Range[] = forbiddenRanges.map((range) => ipaddr.parseCIDR(range));

/**
 * Refuses every address that is not public. `allow` holds the exceptions of `FETCH_ALLOW`: hosts
 * (`intranet.example`, also their subdomains as `.intranet.example`), addresses and CIDR ranges
 * (`10.2.0.0/16`). Throws a `WirebriefError` of code `config` for an entry that is none of these.
 */
export function createAddressGuard(allow: readonly string[]): AddressGuard {
  const hosts = new Set<string>();
  const domains: string[] = [];
  const ranges: Range[] = [];
  for (const entry of allow.map((text) => text.trim().toLowerCase()).filter((text) => text !== "")) {
    const range = rangeOf(entry);
    if (range !== undefined) ranges.push(range);
    else if (/^\.[a-z0-9.-]+$/u.test(entry)) domains.push(entry);
    else if (/^[a-z0-9_.-]+$/u.test(entry)) hosts.add(entry);
    else {
      throw new WirebriefError({
        code: "config",
        thing: "FETCH_ALLOW",
        problem: "holds an entry that is neither a host nor a range",
        value: entry,
        remedy: "Write hosts such as intranet.example and ranges such as 10.2.0.0/16, separated by commas.",
      });
    }
  }
  return {
    isTrustedHost: (host) => hosts.has(host) || domains.some((domain) => host.endsWith(domain)),
    check(host, address) {
      if (isPublic(address) || isWithin(address, ranges)) return;
      throw new WirebriefError({
        code: "network",
        thing: host,
        problem: "leads to an address inside a private or reserved network",
        value: address,
        remedy: "Use a public address, or have the operator add the host or its range to FETCH_ALLOW.",
      });
    },
  };
}

/** True for an address of the public internet: global unicast, and nothing that hides another address. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` turns IPv4-mapped IPv6 (::ffff:127.0.0.1) into the IPv4 address that is meant.
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" && !matchesAny(parsed, forbidden);
}

function isWithin(address: string, ranges: readonly Range[]): boolean {
  return ipaddr.isValid(address) && matchesAny(ipaddr.process(address), ranges);
}

function matchesAny(address: Address, ranges: readonly Range[]): boolean {
  return ranges.some((range) => range[0].kind() === address.kind() && address.match(range));
}

function rangeOf(entry: string): Range | undefined {
  const bare = entry.replace(/^\[(.*)\]$/u, "$1");
  if (ipaddr.isValidCIDR(bare)) return ipaddr.parseCIDR(bare);
  // "10" and "127.1" are valid to the parser, but nobody means an address by them.
  if (!/^\d+\.\d+\.\d+\.\d+$|:/u.test(bare) || !ipaddr.isValid(bare)) return undefined;
  const address = ipaddr.process(bare);
  return ipaddr.parseCIDR(`${address.toString()}/${address.kind() === "ipv4" ? 32 : 128}`);
}
