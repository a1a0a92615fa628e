import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What Wirebrief counts. One registry for each process; names begin with `wirebrief_`. */
export interface Metrics {
  readonly articles: Counter<"outcome">;
  readonly readSeconds: Histogram;
  readonly deliveries: Counter<"platform" | "state">;
  readonly due: Gauge<"state">;
  readonly oldestDueSeconds: Gauge;
  readonly commands: Counter<"platform" | "command">;
  readonly commandSeconds: Histogram<"command">;
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    articles: new Counter({
      name: "wirebrief_articles_total",
      help: "Articles by what became of them: new, known, read, failed",
      labelNames: ["outcome"],
      registers,
    }),
    readSeconds: new Histogram({
      name: "wirebrief_read_seconds",
      help: "Time to read one article",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    deliveries: new Counter({
      name: "wirebrief_deliveries_total",
      help: "Deliveries settled, by platform and state",
      labelNames: ["platform", "state"],
      registers,
    }),
    due: new Gauge({
      name: "wirebrief_deliveries",
      help: "Deliveries in the outbox by state",
      labelNames: ["state"],
      registers,
    }),
    oldestDueSeconds: new Gauge({
      name: "wirebrief_oldest_due_seconds",
      help: "Age of the oldest delivery that is due",
      registers,
    }),
    commands: new Counter({
      name: "wirebrief_commands_total",
      help: "Commands answered",
      labelNames: ["platform", "command"],
      registers,
    }),
    commandSeconds: new Histogram({
      name: "wirebrief_command_seconds",
      help: "Time to answer a command",
      labelNames: ["command"],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
      registers,
    }),
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
