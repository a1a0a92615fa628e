import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, buildConnector } from "undici";
import type { AddressGuard } from "./address-guard.ts";

export type Lookup = LookupFunction;

/**
 * An undici agent that connects only where the guard lets it: it checks literal addresses (which
 * never come to a lookup), every answer of the name lookup, and once more the address of the socket
 * that was opened. Between check and connection nothing is resolved again, so a name that
 * changes its answer gains nothing.
 */
export function createGuardedAgent(
  guard: AddressGuard,
  limits: { readonly connectMs: number },
  lookup: Lookup = systemLookup,
): Agent {
  const connect = buildConnector({ timeout: limits.connectMs, lookup: guardedLookup(guard, lookup) });
  return new Agent({
    connections: 2,
    connect(options, callback) {
      const host = options.hostname.replace(/^\[|\]$/gu, "");
      const isTrusted = guard.isTrustedHost(host);
      const refused = isTrusted || !ipaddr.isValid(host) ? undefined : fault(() => guard.check(host, host));
      if (refused !== undefined) return callback(refused, null);
      connect(options, (error, socket) => {
        if (error !== null || socket === null) return callback(error ?? new Error("no socket"), null);
        const peer = socket.remoteAddress;
        const wrongPeer = isTrusted ? undefined : fault(() => guard.check(host, peer ?? "unknown"));
        if (wrongPeer === undefined) return callback(null, socket);
        socket.destroy();
        callback(wrongPeer, null);
      });
    },
  });
}

function guardedLookup(guard: AddressGuard, lookup: Lookup): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, "", 0);
      const addresses = typeof found === "string" ? [] : found;
      const first = addresses[0];
      if (first === undefined) return callback(notFound(host), "", 0);
      const refused = guard.isTrustedHost(host)
        ? undefined
        : fault(() => {
            for (const { address } of addresses) guard.check(host, address);
          });
      if (refused !== undefined) return callback(refused, "", 0);
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function notFound(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`no address for ${host}`), { code: "ENOTFOUND" });
}

function fault(act: () => void): Error | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
