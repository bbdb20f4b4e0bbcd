import { TRPCClientError } from "@trpc/client";
import { BrowserError } from "./browser-error";
import type { PageError } from "./page-error";
import { WalletError } from "../wallet/wallet-error";
import { isPageErrorCode } from "./error-keys";

/** The named error behind anything that was thrown at a page. What has no name is a server that cannot be reached. */
export function toPageError(error: unknown): PageError {
  if (error instanceof WalletError || error instanceof BrowserError) return { code: error.code, data: {} };
  if (isAjoError(error)) return { code: error.code, data: {} };
  return ajoErrorOf(error) ?? { code: "Unreachable", data: {} };
}

/** An `AjoError` of the chain client in this browser, told by its name: its class would bring every schema along. */
function isAjoError(error: unknown): error is Error & Pick<PageError, "code"> {
  return (
    error instanceof Error && error.name === "AjoError" && "code" in error && isPageErrorCode(error.code)
  );
}

/** The error the API named, or null when its answer did not come through (see the router's error formatter). */
export function ajoErrorOf(error: unknown): PageError | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null || !("ajo" in data)) return null;
  const { ajo } = data;
  if (typeof ajo !== "object" || ajo === null || !("code" in ajo) || !isPageErrorCode(ajo.code)) return null;
  return { code: ajo.code, data: "data" in ajo ? stringsOf(ajo.data) : {} };
}

function stringsOf(data: unknown): Record<string, string> {
  if (typeof data !== "object" || data === null) return {};
  return Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
