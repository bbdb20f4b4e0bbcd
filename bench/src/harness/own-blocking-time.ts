import { z } from "zod";

/** A task that keeps a phone longer than this keeps its owner waiting. */
const UNNOTICED_MS = 50;

const threadSchema = z.object({
  name: z.literal("thread_name"),
  pid: z.number(),
  tid: z.number(),
  args: z.object({ name: z.literal("CrRendererMain") }),
});
/** `tdur`: the processor time that the thread itself took, in microseconds. */
const taskSchema = z.object({
  name: z.literal("RunTask"),
  pid: z.number(),
  tid: z.number(),
  tdur: z.number(),
});

/**
 * Total blocking time as Lighthouse counts it, but of the processor time that the page's own thread took, from the
 * navigation on. Of what else ran on the machine meanwhile, and was waited for, it knows nothing. Milliseconds.
 */
export function ownBlockingTime(traceEvents: readonly unknown[], slowdown: number): number {
  const threads = traceEvents.flatMap((event) => threadSchema.safeParse(event).data ?? []);
  const tasks = traceEvents.flatMap((event) => taskSchema.safeParse(event).data ?? []);
  const blocking = threads.map(({ pid, tid }) =>
    tasks
      .filter((task) => task.pid === pid && task.tid === tid)
      .reduce((sum, { tdur }) => sum + Math.max(0, (tdur / 1000) * slowdown - UNNOTICED_MS), 0),
  );
  if (tasks.length === 0 || blocking.length === 0) throw new Error("the trace tells of no task of a page");
  // A browser has other pages (its own), which hardly do anything.
  return Math.max(...blocking);
}
