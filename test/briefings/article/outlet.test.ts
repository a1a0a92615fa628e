import { expect, test } from "vitest";
import { outletName, outletOfUrl, publisherKey } from "../../../briefings/article/outlet.ts";
import { knownOutlets } from "../../../briefings/article/outlets.ts";

test.each([
  ["https://www.wsj.com/a", "The Wall Street Journal"],
  ["https://edition.cnn.com/a", "CNN"],
  ["https://news.bbc.co.uk/a", "BBC"],
  ["https://asia.nikkei.com/a", "Nikkei Asia"],
  ["https://www.harbour-post.example/a", "harbour-post.example"],
  ["https://news.harbour.co.uk/a", "harbour.co.uk"],
  ["https://deep.blog.harbour.com/a", "harbour.com"],
  ["https://lantern.substack.com/p/a", "lantern.substack.com"],
  ["http://127.0.0.1:80/a", "127.0.0.1"],
])("names the outlet of %s %s", (url, name) => {
  expect(outletOfUrl(url)).toBe(name);
});

test("names no outlet for what is not on the web", () => {
  expect(outletOfUrl("file:a.txt")).toBeUndefined();
  expect(outletOfUrl("nonsense")).toBeUndefined();
});

test("gives all spellings of an outlet and all outlets of a publisher one key", () => {
  const key = publisherKey("The Wall Street Journal");
  for (const same of ["Wall Street Journal", "WSJ", "wsj.com", "www.wsj.com", "Barron’s", "New York Post"]) {
    expect(publisherKey(same), same).toBe(key);
  }
  expect(publisherKey("Reuters")).not.toBe(key);
  expect(publisherKey("The Harbour Post")).toBe(publisherKey("Harbour Post"));
});

test("spells out an alias and keeps an unknown name", () => {
  expect(outletName("AFP")).toBe("Agence France-Presse");
  expect(outletName("Harbour Post")).toBe("Harbour Post");
});

test("no host, name or alias belongs to two outlets", () => {
  const hosts = knownOutlets.flatMap((outlet) => outlet.hosts);
  const names = knownOutlets
    .flatMap((outlet) => [outlet.name, ...(outlet.aliases ?? [])])
    .map((name) => name.toLowerCase());
  expect(hosts.length).toBe(new Set(hosts).size);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each([
  ["Harbour Times", ["Harbour Times Sunday", "Sunday Harbour Times", "The Harbour Times on Sunday"]],
  ["Harbour Times", ["Harbour Times Online", "Harbour Times Asia", "Harbour Times (UK edition)"]],
  ["Harbour Times", ["harbourtimes.example", "www.harbour-times.example", "theharbourtimes.co.uk"]],
  ["Harbour Times", ["sunday.harbourtimes.example", "Harbour Times International Edition"]],
  ["Lantern", ["Lantern Online", "The Lantern"]],
  ["The Telegraph", ["The Sunday Telegraph", "telegraph.co.uk"]],
  ["Daily Mail", ["The Mail on Sunday", "dailymail.co.uk"]],
])("counts the editions and sites of %s as one publisher: %j", (name, editions) => {
  for (const edition of editions) expect(publisherKey(edition), edition).toBe(publisherKey(name));
});

test.each([
  ["Harbour Times", "Harbour Post"],
  ["Harbour Times", "Harbour Business"],
  ["Radio Free Asia", "Radio Free Europe"],
  ["Sunday Post", "Harbour Post"],
  ["news.example", "news.co.uk"],
  ["guardian.example", "The Guardian"],
  ["lantern.substack.com", "beacon.substack.com"],
  ["The Post", "The Star"],
])("counts %s and %s as two publishers", (one, other) => {
  expect(publisherKey(one)).not.toBe(publisherKey(other));
});
