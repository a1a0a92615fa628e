import { z } from "zod";
import { messageSchema } from "./message.ts";

/**
 * The tracked obligation to bring one message to one destination.
 *
 * It is `due` from the transaction that made it. A worker claims it for the length of a lease and
 * it is `sending`. From there:
 * - every part was accepted: `sent`; the platform's message ids are kept.
 * - the platform asked to wait, or had a passing fault before it took the message: `due` again at
 *   `dueAt`, with one attempt more.
 * - the answer was lost, or the worker died: `uncertain`. The platform is asked whether the message
 *   is there before anything is sent again; found parts are recorded, missing ones become `due`.
 * - what cannot be decided is `unknown`: not sent again, and reported.
 * - the destination is gone: `held`; its subscription is paused with the reason, and it becomes
 *   `due` when the destination is back within a day, else `dropped`.
 * - the platform refuses the message itself, or 24 hours of trying have passed: `failed`, reported.
 */
export const deliveryStateSchema = z.enum([
  "due",
  "sending",
  "uncertain",
  "sent",
  "held",
  "unknown",
  "failed",
  "dropped",
]);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

export const deliverySchema = z.strictObject({
  id: z.string().min(1),
  /** Subscription + slot, follow + development …: the same obligation is never written twice. */
  key: z.string().min(1),
  tenant: z.string().min(1),
  /** `formatDestination` form. */
  destination: z.string().min(1),
  message: messageSchema,
  state: deliveryStateSchema,
  /** Corrections 0, answers 1, digests 2, follow-ups 3: the smaller goes first. */
  priority: z.int().min(0).max(3),
  dueAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  attempts: z.int().nonnegative(),
  /** Platform message ids of the parts accepted so far, in order. */
  sentParts: z.array(z.string()),
  /** Thread that the first part opened, where one was asked for. */
  openedThread: z.string().optional(),
  /** Title of the thread to open on the first part; absent: none. */
  openThread: z.string().optional(),
  lastError: z.string().optional(),
  leasedUntil: z.iso.datetime().optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;
