import { describe, expect, test } from "vitest";
import { createAddressGuard, isPublic } from "../../../adapters/shared/address-guard.ts";
import { WirebriefError } from "../../../briefings/errors.ts";

test.each([
  "127.0.0.1",
  "127.255.255.254",
  "0.0.0.0",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "169.254.169.254",
  "169.254.0.1",
  "100.64.0.1",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.1",
  "192.0.2.1",
  "198.18.0.1",
  "198.51.100.7",
  "203.0.113.9",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "192.88.99.1",
  "::1",
  "::",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::127.0.0.1",
  "fe80::1",
  "fc00::1",
  "fd00:ec2::254",
  "fec0::1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::1",
  "2002:7f00:1::",
  "2001:db8::1",
  "2001:0:1::1",
  "ff02::1",
  "100::1",
  "5f00::1",
  "3fff::1",
  "not an address",
  "",
])("%s is not public", (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each([
  "8.8.8.8",
  "1.1.1.1",
  "172.32.0.1",
  "100.128.0.1",
  "192.0.1.1",
  "2606:4700::1111",
  "2a00:1450::1",
  "::ffff:8.8.8.8",
])("%s is public", (address) => {
  expect(isPublic(address)).toBe(true);
});

describe("createAddressGuard", () => {
  const guard = createAddressGuard([
    "10.2.0.0/16",
    "127.0.0.1",
    "intranet.example",
    ".corp.example",
    "[fd00::1]",
    " ",
  ]);

  test("lets excepted addresses and ranges through, and no others", () => {
    for (const address of ["10.2.3.4", "127.0.0.1", "::ffff:10.2.0.1", "fd00::1", "8.8.8.8"])
      guard.check("x.example", address);
    for (const address of ["10.3.0.1", "127.0.0.2", "fd00::2", "169.254.169.254"]) {
      expect(() => guard.check("x.example", address), address).toThrow(WirebriefError);
    }
  });

  test("trusts excepted hosts, and subdomains only where they are named", () => {
    expect(["intranet.example", "a.corp.example", "b.a.corp.example"].map(guard.isTrustedHost)).toEqual([
      true,
      true,
      true,
    ]);
    expect(["a.intranet.example", "corp.example", "evil-corp.example"].map(guard.isTrustedHost)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("names host, address and remedy", () => {
    expect(() => guard.check("x.example", "192.168.0.1")).toThrow(
      "x.example: leads to an address inside a private or reserved network (192.168.0.1). Use a public address, or have the operator add the host or its range to FETCH_ALLOW.",
    );
  });

  test("refuses an entry that is neither host nor range", () => {
    expect(() => createAddressGuard(["http://x.example/"])).toThrow(WirebriefError);
  });
});
