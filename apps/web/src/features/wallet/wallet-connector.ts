import type { WalletAddress } from "@ajo/schemas";

export type WalletKind = "freighter" | "local";

/** What is to be signed, and by whom on which network. */
export interface SignRequest {
  xdr: string;
  networkPassphrase: string;
  address: WalletAddress;
}

/** A part of a call to sign apart from any transaction: a HashIdPreimage in base64 XDR. */
export interface AuthorisationRequest {
  preimage: string;
  networkPassphrase: string;
  address: WalletAddress;
}

/** One wallet, whatever it is made of. Methods reject with a `WalletError`. */
export interface WalletConnector {
  readonly kind: WalletKind;
  /** Asks for an account; the person may have to agree. */
  connect: (networkPassphrase: string) => Promise<WalletAddress>;
  /** The envelope with the account's signature; the person agrees in the wallet or on our own sheet. */
  sign: (request: SignRequest) => Promise<string>;
  /** The ed25519 signature of the preimage's SHA-256, in hex. */
  signAuthorisation: (request: AuthorisationRequest) => Promise<string>;
  /** Calls back when the wallet is switched to another account or network. Returns how to stop. */
  watch: (onChange: (change: WalletChange) => void) => () => void;
}

export interface WalletChange {
  address: WalletAddress | null;
  networkPassphrase: string;
}
