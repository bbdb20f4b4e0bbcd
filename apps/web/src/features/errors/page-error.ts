import type { AjoErrorCode } from "@ajo/schemas";
import type { WalletErrorCode } from "../wallet/wallet-error";

/** What can go wrong between this page and its server, or in this browser. */
export type BrowserErrorCode =
  /** The server did not answer, or not in a way that makes sense. */
  | "Unreachable"
  /** This browser refuses to keep anything: a payment could not survive a reload, so none is sent. */
  | "StorageUnavailable"
  /** Another transaction of this account is still open. */
  | "AnotherPending"
  /** A file that was chosen is no picture to this browser. */
  | "NotAPicture";

/** Every way a page can fail, as the catalogue names it. */
export type PageErrorCode = AjoErrorCode | WalletErrorCode | BrowserErrorCode;

export interface PageError {
  code: PageErrorCode;
  /** Named facts that the sentence may use. */
  data: Record<string, string>;
}
