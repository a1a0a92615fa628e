import { PermissionFlagsBits } from "discord.js";
import { z } from "zod";

const bits = z.string().transform((text) => BigInt(text));

export const overwriteSchema = z.object({ id: z.string(), allow: bits, deny: bits });
export const roleSchema = z.object({ id: z.string(), permissions: bits });

/**
 * What a member may do in a channel: the roles' permissions, then the channel's overwrites for
 * everyone, for the member's roles together, and for the member (docs: topics/permissions).
 */
export function permissionsIn(place: {
  readonly guildId: string;
  readonly memberId: string;
  readonly memberRoles: readonly string[];
  readonly roles: readonly z.output<typeof roleSchema>[];
  readonly overwrites: readonly z.output<typeof overwriteSchema>[];
}): bigint {
  const { guildId, memberId, memberRoles, roles, overwrites } = place;
  const held = new Set([guildId, ...memberRoles]);
  const base = roles.filter((role) => held.has(role.id)).reduce((all, role) => all | role.permissions, 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ~0n;
  const own = overwrites.filter((overwrite) => memberRoles.includes(overwrite.id));
  const steps = [
    overwrites.find((overwrite) => overwrite.id === guildId),
    {
      allow: own.reduce((all, { allow }) => all | allow, 0n),
      deny: own.reduce((all, { deny }) => all | deny, 0n),
    },
    overwrites.find((overwrite) => overwrite.id === memberId),
  ];
  const allowed = steps.reduce(
    (all, step) => (step === undefined ? all : (all & ~step.deny) | step.allow),
    base,
  );
  // Who may not see a channel may do nothing in it.
  return (allowed & PermissionFlagsBits.ViewChannel) === 0n ? 0n : allowed;
}
