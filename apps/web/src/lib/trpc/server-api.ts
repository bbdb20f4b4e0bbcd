import "server-only";
import type { AppRouter } from "@ajo/router";
import { createTRPCClient } from "@trpc/client";
import { cache } from "react";
import { serverLinks } from "./server-links";

/** A plain client, for server components that use an answer themselves and hand nothing to the browser. */
export const getApi = cache(() => createTRPCClient<AppRouter>({ links: serverLinks() }));
