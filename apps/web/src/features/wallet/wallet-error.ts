/** What a wallet can answer instead of a signature. Told apart by the wallet's own codes, never by its texts. */
export const WALLET_ERRORS = [
  /** No such wallet in this browser. */
  "WalletNotInstalled",
  /** It is there but gave no account: locked, or this site was not allowed. */
  "WalletLocked",
  /** The person said no. */
  "WalletRejected",
  /** It is set to another network than this Ajo's. */
  "WalletWrongNetwork",
  /** It would sign for another account than the one chosen here. */
  "WalletWrongAccount",
  /** It did not answer a question that needs nobody's attention. */
  "WalletSilent",
  /** Anything else it said. */
  "WalletFailed",
] as const;
export type WalletErrorCode = (typeof WALLET_ERRORS)[number];

export class WalletError extends Error {
  override readonly name = "WalletError";
  readonly code: WalletErrorCode;

  constructor(code: WalletErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
