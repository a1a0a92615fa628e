/**
 * Makes the tables of `briefings/reading/gazetteer/` from free lists of names.
 *
 *     npx tsx training/gazetteer.ts [FOLDER]
 *
 * Sources (each reduced to names): mledoze/countries (ODbL-1.0), cisagov/dotgov-data (CC0),
 * datasets/s-and-p-500-companies (PDDL), the IGO and media sections of the Phoenix dictionaries of
 * openeventdata/petrarch2 (MIT). FOLDER holds them as JSON lines.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const folder =
  process.argv[2] ?? fileURLToPath(new URL("../../shared/data/public/gazetteers", import.meta.url));
const target = fileURLToPath(new URL("../briefings/reading/gazetteer", import.meta.url));

const countrySchema = z.object({
  common: z.string(),
  official: z.string(),
  alt: z.array(z.string()),
  demonym: z.string().nullish(),
  capital: z.array(z.string()).nullish(),
  independent: z.boolean().nullish(),
});
const agencySchema = z.object({ organization: z.string(), suborganization: z.string().nullish() });
const companySchema = z.object({ name: z.string(), ticker: z.string() });
const bodySchema = z.object({ names: z.array(z.string()), section: z.string().nullish() });

function linesOf<T>(name: string, schema: z.ZodType<T>): T[] {
  const bytes = readFileSync(join(folder, name));
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}

const LATIN_NAME = /^[\p{Script=Latin}\p{M}' .-]{4,40}$/u;
/** Letters of the phonetic alphabet give away a transcription that was listed as a name. */
const PHONETIC = /[ʁɛʃɔəɪʊʒŋɲ]/u;

function unique(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => name !== "" && !/[|;`\\$]/u.test(name)))];
}

function countryLines(): string[] {
  return linesOf("countries.jsonl", countrySchema).map((country) => {
    const short = country.alt.filter((name) => /^(?:UK|USA?|UAE|DRC|USSR)$/u.test(name));
    const alt = country.alt.filter(
      (name) =>
        LATIN_NAME.test(name) && !PHONETIC.test(name) && !name.includes(" of ") && name !== country.common,
    );
    const aliases = unique([country.official, ...short, ...alt]).filter((name) => name !== country.common);
    // "Norwegian" is of Norway, not of Svalbard: territories leave demonym and capital to their state.
    const own = country.independent === true;
    const capital = own ? ((country.capital ?? [])[0] ?? "") : "";
    return `${country.common}|${aliases.join(";")}|${own ? (country.demonym ?? "") : ""}|${capital}`;
  });
}

/** The Phoenix lists are in capitals: function words go down, short words and known acronyms stay. */
function caseOf(name: string): string {
  const bare = name.replace(/^THE /u, "").trim();
  if (!/[a-z]/u.test(bare) && !/[\s-]/u.test(bare) && bare.length <= 7) return bare;
  return bare
    .toLowerCase()
    .split(" ")
    .map((word, i) =>
      i > 0 && /^(?:of|for|and|the|on|in|to|de|du|des|la|pour|et|against)$/u.test(word)
        ? word
        : word.replace(/(?:^|-)\p{L}/gu, (letter) => letter.toUpperCase()),
    )
    .join(" ");
}

const BODY_WORD =
  /\b(?:organi[sz]ation|union|council|bank|fund|agency|commission|committee|court|community|league|programme|program|forum|association|group|conference|alliance|institute|nations|cooperation|cent(?:re|er)|pact|treaty|parliament|authority|secretariat|federation)\b/iu;

function bodyLines(): string[] {
  const bodies = linesOf("phoenix_international.jsonl.gz", bodySchema)
    .filter((body) =>
      ["Other IGOs", "The United Nations", "The European Union", "NATO", "World Bank and IMF"].includes(
        body.section ?? "",
      ),
    )
    .map((body) => unique(body.names.map(caseOf)).filter((name) => name.length >= 2 && name.length <= 70))
    .filter((names) => names.some((name) => BODY_WORD.test(name)))
    .filter(
      (names) =>
        !names.some((name) =>
          /secretary|chief|president|minister|official|member|soldier|worker|representative/iu.test(name),
        ),
    );
  return bodies.map((names) => {
    const full = names.reduce((a, b) => (b.length > a.length ? b : a));
    return `${full}|${names.filter((name) => name !== full).join(";")}`;
  });
}

function agencyLines(): string[] {
  const names = linesOf("us_federal_agencies.jsonl", agencySchema).flatMap((agency) => [
    agency.organization,
    agency.suborganization ?? "",
  ]);
  return unique(names).filter(
    (name) =>
      /[A-Z].* /u.test(name) && !/^(?:Office of (?:Chief|the)|Rural|Army|Air Force)|Staff$/u.test(name),
  );
}

function companyLines(): string[] {
  return unique(
    linesOf("sp500.jsonl", companySchema).map((company) =>
      company.name
        .replace(/\s*\((?:Class [A-C]|The)\)$/u, "")
        .replace(/,? (?:Inc\.?|plc|Corp\.?|Ltd\.?)$/iu, "")
        .trim(),
    ),
  ).filter((name) => name.length >= 2);
}

function table(file: string, name: string, about: string, licence: string, lines: readonly string[]): void {
  const sorted = [...new Set(lines)].sort((a, b) => (a < b ? -1 : 1));
  const source = `/**\n * ${about}\n * Generated by \`training/gazetteer.ts\`; licence of the data: ${licence}.\n */\nexport const ${name} = \`\n${sorted.join("\n")}\n\`;\n`;
  writeFileSync(join(target, file), source);
}

table(
  "countries.ts",
  "COUNTRIES",
  "`name|other names|demonym|capital`, a country a line (mledoze/countries).",
  "ODbL-1.0, share alike",
  countryLines(),
);
table(
  "bodies.ts",
  "INTERNATIONAL_BODIES",
  "`name|other names`, an international organisation a line (Phoenix dictionaries, petrarch2).",
  "MIT",
  bodyLines(),
);
table(
  "agencies.ts",
  "FEDERAL_AGENCIES",
  "Departments and agencies of the United States, one a line (cisagov/dotgov-data).",
  "CC0",
  agencyLines(),
);
table(
  "companies.ts",
  "LARGE_COMPANIES",
  "Companies of the S&P 500 index, one a line (datasets/s-and-p-500-companies).",
  "PDDL",
  companyLines(),
);
