import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import type { RouterContext } from "./context";
import { toErrorShape } from "./errors/to-error-shape";

/** What a procedure says of itself to its host. */
export interface ProcedureMeta {
  /** Its answers are the same for whoever asks: hosts may keep them, and give one to all who ask for the same meanwhile. */
  forEverybody: boolean;
}

/** tRPC as every procedure and middleware knows it; `trpc.ts` adds the layers. */
export const trpc = initTRPC
  .context<RouterContext>()
  .meta<ProcedureMeta>()
  .create({
    defaultMeta: { forEverybody: false },
    transformer: superjson,
    errorFormatter({ shape, error }) {
      const ajo = toErrorShape(error);
      const { stack: _stack, ...data } = shape.data;
      return { ...shape, message: ajo.message, data: { ...data, ajo } };
    },
    // A proxy closes a silent stream; a client that hears nothing for two pings connects again.
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 35_000 } },
  });
