import { serveTasks } from "../../adapters/shared/serve-tasks.ts";
import { readClaims } from "../../briefings/claim/read-claims.ts";
import { openReader } from "./open-reader.ts";
import { readTaskSchema } from "./read-task.ts";

const reader = openReader();

serveTasks((input) => {
  const { outlet, ...document } = readTaskSchema.parse(input);
  return readClaims(reader.read(document), { outlet });
});
