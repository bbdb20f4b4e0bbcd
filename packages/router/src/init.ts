import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import type { RouterContext } from "./context";
import { toErrorShape } from "./errors/to-error-shape";

/** tRPC as every procedure and middleware knows it; `trpc.ts` adds the layers. */
export const trpc = initTRPC.context<RouterContext>().create({
  transformer: superjson,
  errorFormatter({ shape, error }) {
    const ajo = toErrorShape(error);
    const { stack: _stack, ...data } = shape.data;
    return { ...shape, message: ajo.message, data: { ...data, ajo } };
  },
  // A proxy closes a silent stream; a client that hears nothing for two pings connects again.
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 35_000 } },
});
