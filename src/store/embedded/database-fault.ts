import { WirebriefError } from "../../../briefings/errors.ts";
import type { EngineFault } from "./engine-messages.ts";

/** An error that the embedded database raised, with the fields that the `pg` driver's errors have. */
export class DatabaseFault extends Error {
  override readonly name = "error";
  /** SQLSTATE, such as `23505` for a broken unique constraint. */
  readonly code: string | undefined;
  readonly severity: string | undefined;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;

  constructor({ message, fields }: Pick<EngineFault, "message" | "fields">) {
    super(message);
    this.code = fields.code;
    this.severity = fields.severity;
    this.detail = fields.detail;
    this.hint = fields.hint;
    this.table = fields.table;
    this.column = fields.column;
    this.constraint = fields.constraint;
  }
}

const DISK_FULL = "53100";

/** A fault as the store's users see it: a full disk and a broken database have a remedy. */
export function storeFault(fault: EngineFault, folder: string | undefined): Error {
  const cause = new DatabaseFault(fault);
  if (isDiskFull(fault)) {
    return new WirebriefError({
      code: "store",
      thing: "database",
      problem: "the disk is full, so nothing more can be stored",
      ...(folder === undefined ? {} : { value: folder }),
      remedy: "Free some space; what was stored before is safe",
      cause,
    });
  }
  if (!fault.fatal) return cause;
  return new WirebriefError({
    code: "store",
    thing: "database",
    problem: `stopped: ${fault.message}`,
    ...(folder === undefined ? {} : { value: folder }),
    remedy: "Try again; if it stays, restore a backup with `wirebrief import`",
    cause,
  });
}

function isDiskFull({ message, fields }: EngineFault): boolean {
  return fields.code === DISK_FULL || /no space left|ENOSPC|file too large|EFBIG/iu.test(message);
}
