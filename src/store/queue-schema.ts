/** Where BullMQ keeps its tables; the name that it looks for by itself. */
export const QUEUE_SCHEMA = "bullmq";
