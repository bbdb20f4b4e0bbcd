"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import { httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { fetchWithTimeout } from "./fetch-with-timeout";
import { makeQueryClient } from "./query-client";
import { reopenStreams } from "./reopen-streams";
import { trpc } from "./trpc";

/** Same origin: cookies stay first-party, and the API's address is this server's own business. */
const API_PATH = "/api/trpc";

/** One request per procedure: each answer is cached and revalidated by its own URL. Changes arrive over SSE. */
function makeClient() {
  return trpc.createClient({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: [reopenStreams, httpSubscriptionLink({ url: API_PATH, transformer: superjson })],
        false: httpLink({ url: API_PATH, transformer: superjson, fetch: fetchWithTimeout }),
      }),
    ],
  });
}

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(makeClient);
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
