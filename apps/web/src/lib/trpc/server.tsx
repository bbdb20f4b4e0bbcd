import "server-only";
import type { AppRouter } from "@ajo/router";
import { createHydrationHelpers } from "@trpc/react-query/rsc";
import { createTRPCUntypedClient, type TRPCUntypedClient } from "@trpc/client";
import { cache } from "react";
import { makeQueryClient } from "./query-client";
import { serverLinks } from "./server-links";

/** One cache per request: what one person's page asked is never in another's. */
export const getQueryClient = cache(makeQueryClient);

type Caller = Parameters<typeof createHydrationHelpers<AppRouter>>[0];

/** The router's caller, as the hydration helpers take it, speaking HTTP to the API: `a.b(input)` queries "a.b". */
function callOverHttp(client: TRPCUntypedClient<AppRouter>, path: readonly string[]): unknown {
  return new Proxy(() => undefined, {
    get: (_target, key) => (typeof key === "string" ? callOverHttp(client, [...path, key]) : undefined),
    apply: (_target, _self, [input]: unknown[]) => client.query(path.join("."), input),
  });
}

const lazyCaller = new Proxy(
  {},
  {
    get: (_target, key) =>
      typeof key === "string"
        ? callOverHttp(createTRPCUntypedClient<AppRouter>({ links: serverLinks() }), [key])
        : undefined,
  },
);

// The proxy answers every path of the router by asking the server that has it; no type can say that of a proxy.
export const { trpc: prefetcher, HydrateClient } = createHydrationHelpers<AppRouter>(
  lazyCaller as Caller,
  getQueryClient,
);
