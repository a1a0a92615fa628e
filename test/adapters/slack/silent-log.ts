import type { SlackLog } from "../../../adapters/slack/log.ts";

const nothing = () => undefined;

export const silentLog: SlackLog = { debug: nothing, info: nothing, warn: nothing, error: nothing };
