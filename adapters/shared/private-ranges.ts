/**
 * Address ranges that a fetch must not reach, beyond those that `ipaddr.js` classifies as other
 * than `unicast` (private, loopback, link-local with 169.254.169.254, carrier-grade NAT, multicast,
 * reserved, documentation, benchmarking). From the IANA special-purpose registries and the
 * metadata services of clouds.
 */
export const forbiddenRanges: readonly string[] = [
  "0.0.0.0/8",
  "100.64.0.0/10",
  "168.63.129.16/32", // Azure's host services
  "192.0.0.0/24",
  "192.88.99.0/24", // 6to4 relays
  "100.100.100.200/32", // Alibaba metadata
  "fd00:ec2::254/128", // AWS metadata
  "64:ff9b::/96", // NAT64: carries an IPv4 address that the guard could not check
  "64:ff9b:1::/48",
  "2002::/16", // 6to4, the same
  "2001::/32", // Teredo, the same
  "2001:db8::/32",
  "3fff::/20",
  "5f00::/16",
  "100::/64",
  "::/96", // IPv4-compatible, deprecated
  "fec0::/10", // site-local, deprecated
];
