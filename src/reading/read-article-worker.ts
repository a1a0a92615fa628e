import { serveTasks } from "../../adapters/shared/serve-tasks.ts";
import { openReader } from "./open-reader.ts";
import { readTaskSchema } from "./read-task.ts";

const reader = openReader();

serveTasks((input) => {
  const { outlet, ...document } = readTaskSchema.parse(input);
  return reader.claimsOf(reader.read(document), { outlet });
});
