import type { Keypair } from "@stellar/stellar-sdk";
import { hash, TransactionBuilder } from "@stellar/stellar-sdk";
import type { Page } from "@playwright/test";

/** What the extension is set to at this moment; the person may change it at any time. */
interface Settings {
  isLocked: boolean;
  networkPassphrase: string;
  /** Signs, and is the account that the page is told of. */
  keypair: Keypair;
  /** The next signing request is refused as if the person had pressed "Reject". */
  rejectsNext: boolean;
}

export interface FreighterDouble {
  address: string;
  /** What the wallet was asked to sign and signed, in order. */
  signed: string[];
  rejectNext: () => void;
  /** The person locks the wallet, or sets it to another network or account. */
  set: (settings: Partial<Omit<Settings, "rejectsNext">>) => void;
}

/**
 * Plays the Freighter extension in a page: answers `@stellar/freighter-api`'s window messages (version 6) and signs
 * for real with `keypair`. The page's own code is the same as with the extension.
 */
export async function installFreighter(
  page: Page,
  keypair: Keypair,
  networkPassphrase: string,
): Promise<FreighterDouble> {
  const signed: string[] = [];
  const settings: Settings = { isLocked: false, networkPassphrase, keypair, rejectsNext: false };
  await page.exposeFunction("freighterDoubleAnswer", (type: string, xdr: string): object | null => {
    const address = settings.isLocked ? "" : settings.keypair.publicKey();
    const network = {
      network: "STANDALONE",
      networkName: "Standalone",
      networkUrl: "",
      networkPassphrase: settings.networkPassphrase,
    };
    switch (type) {
      case "REQUEST_CONNECTION_STATUS":
        return { isConnected: true };
      case "REQUEST_ALLOWED_STATUS":
      case "SET_ALLOWED_STATUS":
        return { isAllowed: true };
      case "REQUEST_ACCESS":
      case "REQUEST_PUBLIC_KEY":
        return { publicKey: address };
      case "REQUEST_NETWORK":
        return { network: network.network, networkPassphrase: settings.networkPassphrase };
      case "REQUEST_NETWORK_DETAILS":
        return { networkDetails: network };
      case "SUBMIT_TRANSACTION":
        return sign(xdr, signTransaction);
      case "SUBMIT_AUTH_ENTRY":
        return sign(xdr, signPart);
      default:
        return null;
    }
  });
  function sign(xdr: string, how: (xdr: string) => object): object {
    if (settings.rejectsNext) {
      settings.rejectsNext = false;
      return { apiError: { code: -4, message: "The user rejected this request." } };
    }
    signed.push(xdr);
    return { ...how(xdr), signerAddress: settings.keypair.publicKey() };
  }
  function signTransaction(xdr: string): object {
    const transaction = TransactionBuilder.fromXdr(xdr, networkPassphrase);
    transaction.sign(settings.keypair);
    return { signedTransaction: transaction.toXdr() };
  }
  /** One person's part of a call (CAP-46-11): the signature of the preimage's hash, in base64. */
  function signPart(preimage: string): object {
    const signature = settings.keypair.sign(hash(Buffer.from(preimage, "base64")));
    return { signedAuthEntry: Buffer.from(signature).toString("base64") };
  }
  await page.addInitScript(() => {
    const { freighterDoubleAnswer } = window as unknown as {
      freighterDoubleAnswer: (type: string, xdr: string) => Promise<object | null>;
    };
    window.addEventListener(
      "message",
      (
        event: MessageEvent<{
          source?: string;
          type?: string;
          messageId?: number;
          transactionXdr?: string;
          entryXdr?: string;
        }>,
      ) => {
        const request = event.data;
        if (event.source !== window || request.source !== "FREIGHTER_EXTERNAL_MSG_REQUEST") return;
        const xdr = request.transactionXdr ?? request.entryXdr ?? "";
        void freighterDoubleAnswer(request.type ?? "", xdr).then((result) => {
          if (result === null) return;
          // "messagedId" is how the extension spells it.
          window.postMessage(
            { source: "FREIGHTER_EXTERNAL_MSG_RESPONSE", messagedId: request.messageId, ...result },
            window.location.origin,
          );
        });
      },
    );
  });
  return {
    address: keypair.publicKey(),
    signed,
    rejectNext: () => (settings.rejectsNext = true),
    set: (change) => Object.assign(settings, change),
  };
}
