/**
 * A briefing delivered to a destination. It is active until its destination is lost; then it is
 * paused with the reason, never deleted, and becomes active again when the destination is back.
 */
export interface Subscription {
  readonly id: string;
  readonly briefingId: string;
  readonly tenant: string;
  /** `formatDestination` form. */
  readonly destination: string;
  readonly pausedReason?: string | undefined;
}
