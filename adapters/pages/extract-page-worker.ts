import { z } from "zod";
import { serveTasks } from "../shared/serve-tasks.ts";
import { extractPage } from "./extract-page.ts";

const taskSchema = z.object({ html: z.string(), url: z.string() });

serveTasks((input) => {
  const { html, url } = taskSchema.parse(input);
  return extractPage(html, url);
});
