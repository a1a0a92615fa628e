import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFileSource } from "../../../adapters/files/index.ts";
import { readDocument } from "../../../adapters/files/read-document.ts";
import { type Draft, draftSchema } from "../../../briefings/article/article.ts";
import type { Collected } from "../../../briefings/article/source.ts";
import { WirebriefError } from "../../../briefings/errors.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wirebrief-files-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function read(name: string, content: string | Uint8Array): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for await (const draft of readDocument(await put(name, content))) drafts.push(draft);
  return drafts;
}

async function fault(name: string, content: string | Uint8Array): Promise<WirebriefError> {
  try {
    await read(name, content);
  } catch (error) {
    if (error instanceof WirebriefError) return error;
    throw error;
  }
  throw new Error("was read");
}

async function collect(address: { file: string } | { folder: string }): Promise<Collected[]> {
  const found: Collected[] = [];
  for await (const one of createFileSource({}).collect(address, {})) found.push(one);
  return found;
}

describe("readDocument reads", () => {
  test("a plain text with a date before its first sentence", async () => {
    const [draft] = await read(
      "a.txt",
      " date 2026-03-04 The port is for sale, the ministry said. It named no price.\r\n\r\nThe city is against it.\n",
    );
    expect(draft).toEqual({
      url: `file:${folder}/a.txt`,
      title: "The port is for sale, the ministry said",
      text: "The port is for sale, the ministry said. It named no price.\n\nThe city is against it.",
      outlet: "local file",
      publishedAt: "2026-03-04T00:00:00.000Z",
      source: `file:${folder}/a.txt`,
    });
    expect(draftSchema.parse(draft)).toEqual(draft);
  });

  test("a plain text with lines about itself at its top", async () => {
    const [draft] = await read(
      "a.txt",
      "Title: Port for sale\nDate: 3 March 2026 10:00 CET\nOutlet: WSJ\nURL: https://harbour.example/a?utm_source=x\nBy: nobody\n\nThe port is for sale.",
    );
    expect(draft).toMatchObject({
      url: "https://harbour.example/a",
      title: "Port for sale",
      text: "By: nobody\n\nThe port is for sale.",
      outlet: "The Wall Street Journal",
      publishedAt: "2026-03-03T09:00:00.000Z",
    });
  });

  test("a text without a date as one without a date", async () => {
    const [draft] = await read("a.txt", "The port is for sale.");
    expect(draft).not.toHaveProperty("publishedAt");
  });

  test("Markdown with front matter, links, lists, quotes and code", async () => {
    const [draft] = await read(
      "a.md",
      [
        "---",
        'title: "Port: for sale"',
        "date: 2026-03-04T09:00:00+01:00",
        "outlet: Harbour Post",
        "url: https://harbour.example/port",
        "byline: By Mara Lind",
        "tags: [port]",
        "---",
        "# Another heading",
        "",
        "The **port** is _for sale_, [the ministry](https://x.example/(a)) said ![map](m.png)",
        "on a_b_c Tuesday.",
        "",
        "> It is `a < b`, he said.",
        "",
        "- one & two",
        "- three",
        "",
        "| a | b |",
        "|---|---|",
        "| c | d |",
      ].join("\n"),
    );
    expect(draft).toEqual({
      url: "https://harbour.example/port",
      title: "Port: for sale",
      text: "The port is for sale, the ministry said on a_b_c Tuesday.\n\nIt is a < b, he said.\n\none & two\n\nthree\n\na b\n\nc d",
      outlet: "Harbour Post",
      byline: "Mara Lind",
      publishedAt: "2026-03-04T08:00:00.000Z",
      source: `file:${folder}/a.md`,
    });
  });

  test("Markdown without front matter by its heading", async () => {
    const [draft] = await read("a.md", "# Port for sale\n\nThe port is for sale.");
    expect(draft).toMatchObject({ title: "Port for sale", text: "The port is for sale." });
  });

  test("the JSON article with its text to the letter", async () => {
    const text = "One\u00a0 line.\r\n\r\nTwo  “lines”.";
    const [draft] = await read(
      "a.json",
      JSON.stringify({
        id: "x1",
        title: "T",
        text,
        published_at: "2026-03-04",
        outlet: "Harbour Post",
        url: null,
        agreements: [],
      }),
    );
    expect(draft).toMatchObject({
      url: `file:${folder}/a.json#x1`,
      text,
      publishedAt: "2026-03-04T00:00:00.000Z",
    });
  });

  test("arrays and JSON Lines, each article with an address of its own", async () => {
    const array = await read(
      "a.json",
      JSON.stringify([{ text: "One is here." }, { id: 7, text: "Two is here." }]),
    );
    expect(array.map(({ url }) => url)).toEqual([
      `file:${folder}/a.json#article-1`,
      `file:${folder}/a.json#7`,
    ]);
    const lines = await read("b.jsonl", '\ufeff{"text":"One is here."}\n\n{"id":"b","text":"Two is here."}');
    expect(lines.map(({ url }) => url)).toEqual([
      `file:${folder}/b.jsonl#line-1`,
      `file:${folder}/b.jsonl#b`,
    ]);
  });

  test("HTML as text where no page reader is given", async () => {
    const [draft] = await read(
      "a.html",
      "<html><head><title>x</title></head><body><p>The port &amp; the city.</p><p>More.</p></body></html>",
    );
    expect(draft?.text).toBe("The port & the city.\n\nMore.");
  });

  test("a file without extension by how it begins", async () => {
    expect(await read("a", '{"text":"One is here."}')).toMatchObject([{ text: "One is here." }]);
    expect(await read("b", '{"text":"One is here."}\n{"text":"Two is here."}')).toHaveLength(2);
    expect(await read("c", "<!DOCTYPE html><p>One is here.")).toMatchObject([{ text: "One is here." }]);
    expect(await read("d", "# Head\n\nOne is here.")).toMatchObject([{ title: "Head" }]);
  });

  test.each([
    ["UTF-8 with a mark", Buffer.from("\ufeffCafé “now” €.", "utf8")],
    ["UTF-16 little-endian", Buffer.from("\ufeffCafé “now” €.", "utf16le")],
    ["UTF-16 big-endian", Buffer.from("\ufeffCafé “now” €.", "utf16le").swap16()],
    ["windows-1252", Buffer.from([67, 97, 102, 0xe9, 32, 0x93, 110, 111, 119, 0x94, 32, 0x80, 46])],
  ])("text in %s", async (_, bytes) => {
    expect(await read("a.txt", bytes)).toMatchObject([{ text: "Café “now” €." }]);
  });

  test("HTML in the encoding that it declares", async () => {
    const page = Buffer.concat([
      Buffer.from('<html><meta charset="windows-1251"><body><p>'),
      Buffer.from([0xcf, 0xee, 0xf0, 0xf2]),
      Buffer.from("</p></body></html>"),
    ]);
    expect(await read("a.html", page)).toMatchObject([{ text: "Порт" }]);
  });
});

describe("readDocument refuses", () => {
  test("a file that is not there", async () => {
    const run = readDocument(join(folder, "none.txt")).next();
    await expect(run).rejects.toMatchObject({
      code: "input",
      message: `${folder}/none.txt: cannot be read: there is no such file. Check the name and the rights.`,
    });
  });

  test("a folder", async () => {
    await expect(readDocument(folder).next()).rejects.toMatchObject({ code: "input", thing: folder });
  });

  test("an empty file and one without words", async () => {
    for (const content of ["", " \n\t\n", "---\n...\n"]) {
      expect((await fault("a.txt", content)).message, JSON.stringify(content)).toBe(
        `${folder}/a.txt: has no text. Give a document with at least one sentence.`,
      );
    }
    expect(await fault("a.json", '{"text":""}')).toMatchObject({ code: "input", thing: `${folder}/a.json` });
  });

  test.each([
    ["PDF", Buffer.from("%PDF-1.7\n...")],
    ["PNG picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0])],
    ["binary data", Buffer.from([1, 2, 3, 4, 0, 5, 6, 7, 8])],
    ["binary data", Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 7) % 32))],
  ])("%s", async (kind, bytes) => {
    expect(await fault("a.txt", bytes)).toMatchObject({
      code: "input",
      thing: `${folder}/a.txt`,
      value: kind,
    });
  });

  test("text whose encoding cannot be told", async () => {
    const cyrillic = Buffer.from(
      Array.from({ length: 200 }, (_, at) => (at % 7 === 0 ? 32 : 0xc0 + (at % 60))),
    );
    expect((await fault("a.txt", cyrillic)).remedy).toBe("Save it as UTF-8, or declare its encoding.");
  });

  test("a text of 20 MB, naming the limit", async () => {
    const error = await fault("a.txt", Buffer.alloc(20_000_000, "The port is for sale. "));
    expect(error).toMatchObject({ code: "input", value: "20 MB" });
    expect(error.message).toContain("larger than 10 MB");
  });

  test("an article of 20 MB inside JSON, naming the limit", async () => {
    const error = await fault("a.json", JSON.stringify({ text: "The port. ".repeat(2_000_000) }));
    expect(error.message).toContain("larger than 5 MB");
  });

  test("broken JSON, JSON without text and broken front matter", async () => {
    expect(await fault("a.json", "{oops")).toMatchObject({ value: "{oops" });
    expect((await fault("a.json", '{"title":"x"}')).message).toContain("text: ");
    expect((await fault("a.json", "3")).message).toContain("is no article");
    expect((await fault("a.md", "---\ntitle: [\n---\nText.")).message).toContain(
      "the front matter is not valid YAML",
    );
  });

  test("a feed, where no feed reader is given", async () => {
    expect((await fault("a.xml", '<rss version="2.0"><channel></channel></rss>')).message).toContain(
      "is a feed",
    );
  });
});

describe("createFileSource", () => {
  test("reads a folder with all its folders in name order, and the rest where one file fails", async () => {
    await put("b/2.txt", "Two is here.");
    await put("b/1.txt", "One is here.");
    await put("a.txt", "Zero is here.");
    await put("c.txt", Buffer.from([0, 1, 2]));
    await put("d.jsonl", '{"text":"Three is here."}\nbroken\n{"text":"Four is here."}');
    await put(".hidden/x.txt", "Never.");
    await put("e.txt", "Five is here.");
    const found = await collect({ folder });
    expect(found.map((one) => (one.kind === "draft" ? one.draft.text : one.item))).toEqual([
      "Zero is here.",
      "One is here.",
      "Two is here.",
      `${folder}/c.txt`,
      "Three is here.",
      `${folder}/d.jsonl, line 2`,
      "Four is here.",
      "Five is here.",
    ]);
    expect(found[0]).toMatchObject({ draft: { source: `folder:${folder}`, url: `file:${folder}/a.txt` } });
  });

  test("yields an unreadable file as failed and reads the rest", async () => {
    await put("a.txt", "One is here.");
    const locked = await put("b.txt", "Two is here.");
    await chmod(locked, 0);
    await symlink(join(folder, "nowhere"), join(folder, "c.txt"));
    await put("d.txt", "Four is here.");
    const found = await collect({ folder });
    // The superuser may read every file, whatever its rights.
    const mayRead = process.getuid?.() === 0;
    expect(found.map(({ kind }) => kind)).toEqual(["draft", mayRead ? "draft" : "failed", "failed", "draft"]);
    expect(found[2]).toMatchObject({
      item: `${folder}/c.txt`,
      error: { code: "input", thing: `${folder}/c.txt` },
    });
  });

  test("throws where the folder cannot be opened", async () => {
    await expect(collect({ folder: join(folder, "none") })).rejects.toMatchObject({
      code: "input",
      thing: join(folder, "none"),
    });
    const file = await put("a.txt", "One.");
    await expect(collect({ folder: file })).rejects.toMatchObject({ code: "input" });
  });

  test("yields a file that cannot be read as failed", async () => {
    expect(await collect({ file: join(folder, "none.txt") })).toMatchObject([{ kind: "failed" }]);
  });

  test("reads JSON Lines of any size line by line, and skips a line over the limit", async () => {
    const long = JSON.stringify({ text: "x".repeat(10_000_001) });
    const path = await put("a.jsonl", `{"text":"One is here."}\n${long}\n{"text":"Two is here."}\n`);
    const found = await collect({ file: path });
    expect(found).toMatchObject([
      { kind: "draft", draft: { text: "One is here." } },
      { kind: "failed", item: `${path}, line 2`, error: { code: "input" } },
      { kind: "draft", draft: { text: "Two is here." } },
    ]);
  });
});
