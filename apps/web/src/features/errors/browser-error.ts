import type { BrowserErrorCode } from "./page-error";

/** What this browser cannot do, thrown where nothing can be said yet. */
export class BrowserError extends Error {
  override readonly name = "BrowserError";

  constructor(
    readonly code: BrowserErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
