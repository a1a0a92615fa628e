import type { Scope } from "../../briefings/answer/archive.ts";
import type { PlatformName } from "../../briefings/delivery/destination.ts";
import { LOCAL } from "./parts.ts";

/** Whose rows a request may write: its workspace's or guild's. */
export function tenantOf({
  platform,
  workspace,
}: {
  readonly platform: PlatformName;
  readonly workspace: string;
}): string {
  return platform === "terminal" ? LOCAL : `${platform}:${workspace}`;
}

/** What a request may see: this installation's own articles and those of its workspace. */
export function scopeOf(request: { readonly platform: PlatformName; readonly workspace: string }): Scope {
  return { tenants: [...new Set([LOCAL, tenantOf(request)])] };
}
