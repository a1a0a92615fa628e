import { describe, expect, test } from "vitest";
import { COMMANDS, commandPayload, optionText } from "../../../adapters/discord/commands.ts";
import { manifestDiscord } from "../../../adapters/discord/registration.ts";
import { commandNameSchema } from "../../../briefings/answer/answer.ts";

const TEXT = 3;
const FLAG = 5;
const SUBCOMMAND = 1;

interface Described {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly options?: readonly Described[];
}

describe("the commands on Discord", () => {
  const payload = commandPayload() as unknown as Described[];

  test("are those of the contract", () => {
    expect(COMMANDS.map((command) => command.name)).toEqual(commandNameSchema.options);
  });

  test("keep to Discord's limits", () => {
    const problems: string[] = [];
    const visit = (each: Described, path: string): number => {
      const at = `${path}/${each.name}`;
      if (!/^[-_'\p{Ll}\p{N}]{1,32}$/u.test(each.name)) problems.push(`${at}: name`);
      if (each.description.length < 1 || each.description.length > 100) problems.push(`${at}: description`);
      const options = each.options ?? [];
      if (options.length > 25 || (each.choices?.length ?? 0) > 25) problems.push(`${at}: too many`);
      if (each.autocomplete === true && each.choices !== undefined)
        problems.push(`${at}: choices and autocomplete`);
      const firstOptional = options.findIndex((option) => option.required !== true);
      if (firstOptional >= 0 && options.slice(firstOptional).some((option) => option.required === true)) {
        problems.push(`${at}: required options come first`);
      }
      const own = each.name.length + each.description.length;
      const choices = (each.choices ?? []).reduce(
        (sum, { name, value }) => sum + name.length + value.length,
        0,
      );
      return options.reduce((sum, option) => sum + visit(option, at), own + choices);
    };
    for (const command of payload) if (visit(command, "") > 8000) problems.push(`${command.name}: too long`);
    expect(problems).toEqual([]);
  });

  test.each([
    [
      [
        { name: "party", type: TEXT, value: "Pentagon" },
        { name: "with", type: TEXT, value: "OpenAI" },
        { name: "status", type: TEXT, value: "signed" },
        { name: "share", type: FLAG, value: true },
      ],
      "Pentagon with OpenAI status:signed share",
    ],
    [
      [
        { name: "share", type: FLAG, value: false },
        { name: "since", type: TEXT, value: "last week" },
      ],
      'since:"last week"',
    ],
    [
      [
        { name: "speaker", type: TEXT, value: "Jorun\nVale" },
        { name: "about", type: TEXT, value: "night trains" },
      ],
      'speaker:"Jorun Vale" about:"night trains"',
    ],
    [
      [
        { name: "full", type: FLAG, value: true },
        { name: "briefing", type: TEXT, value: "rail" },
      ],
      "rail full",
    ],
    [[{ name: "list", type: SUBCOMMAND, options: [] }], "list"],
    [
      [{ name: "pause", type: SUBCOMMAND, options: [{ name: "briefing", type: TEXT, value: "rail" }] }],
      "pause rail",
    ],
    [[], ""],
  ])("joins typed options %#", (options, expected) => {
    expect(optionText(options)).toBe(expected);
  });

  test("come with an invite link that asks for five permissions", () => {
    const { inviteUrl, permissions } = manifestDiscord("1100000000000000001");
    expect(inviteUrl).toBe(
      `https://discord.com/oauth2/authorize?client_id=1100000000000000001&scope=bot+applications.commands&permissions=${permissions}`,
    );
    expect(BigInt(permissions).toString(2).replaceAll("0", "")).toHaveLength(5);
  });
});
