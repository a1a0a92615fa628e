import type { Delivery, DeliveryState } from "./delivery.ts";
import type { SentMessage } from "./platform.ts";

/** What delivering needs of the store. Writing deliveries belongs to the transactions that make them. */
export interface Outbox {
  /** Records that a part was accepted, before the next one is sent. */
  recordPart(deliveryId: string, sent: SentMessage): Promise<void>;
  /** Ends this worker's hold on the delivery in the given state. */
  settle(deliveryId: string, outcome: Settlement): Promise<void>;
}

export interface Settlement {
  readonly state: DeliveryState;
  /** When it is tried again; only with `due`, `uncertain` and `held`. */
  readonly dueAt?: string | undefined;
  readonly attempts: number;
  readonly lastError?: string | undefined;
}

/** A delivery as a worker holds it: `uncertain` tells that an earlier send may have come through. */
export type HeldDelivery = Delivery & { readonly uncertain: boolean };
