import { openStore } from "../../src/store/open-store.ts";

/**
 * A program that stores rows until it is killed or fails, and says which ones were acknowledged.
 * Arguments: data folder, template, sync, bytes a row.
 */
const [dataDir = "", templatePath, sync, bytes = "10"] = process.argv.slice(2);
const store = await openStore({
  dataDir,
  templatePath,
  embeddedSync: sync === "commit" ? "commit" : "group",
  clock: () => new Date(),
  log: { warn: () => undefined },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const run = `${process.pid}`;
// Random letters: the database would compress a repeated one away.
const filling = () => {
  const letters = new Uint8Array(Number(bytes));
  for (let at = 0; at < letters.length; at++) letters[at] = 97 + Math.floor(Math.random() * 26);
  return Buffer.from(letters).toString("latin1");
};

async function writeRows(writer: number): Promise<void> {
  for (let at = 0; ; at++) {
    const key = `${run}-${writer}-${at}`;
    const value = JSON.stringify(filling());
    // Every third time two rows that belong together.
    const keys = at % 3 === 0 ? [`${key}-a`, `${key}-b`] : [key];
    await store.db.transaction().execute(async (trx) => {
      for (const each of keys) {
        await trx.insertInto("settings").values({ tenant: run, key: each, value }).execute();
      }
    });
    for (const each of keys) say(`stored ${each}`);
  }
}

// Whoever listens is gone: there is nobody to write for.
process.stdout.on("error", () => process.exit(4));
say("open");
try {
  await Promise.all([writeRows(1), writeRows(2), writeRows(3)]);
} catch (error) {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  say(`failed ${code} ${error instanceof Error ? error.message : error}`);
  process.exit(3);
}
