import { QueryClient } from "@tanstack/react-query";
import superjson from "superjson";
import { shareUnchanged } from "./share-unchanged";

/** Answers are kept fresh by events; this is how long one is trusted without having heard of a change. */
const STALE_AFTER_MS = 15_000;

/** Settings shared by the server (which prefetches) and the browser (which hydrates). */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // "always": a laptop without internet still reaches a server on the same machine.
      queries: {
        staleTime: STALE_AFTER_MS,
        retry: 1,
        networkMode: "always",
        structuralSharing: shareUnchanged,
      },
      mutations: { retry: false, networkMode: "always" },
      dehydrate: { serializeData: superjson.serialize },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}
