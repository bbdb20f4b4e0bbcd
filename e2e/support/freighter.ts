import type { Keypair } from "@stellar/stellar-sdk";
import { TransactionBuilder } from "@stellar/stellar-sdk";
import type { Page } from "@playwright/test";

export interface FreighterDouble {
  address: string;
  /** What the wallet was asked to sign, in order. */
  signed: string[];
  /** The next signing request is refused as if the person had pressed "Reject". */
  rejectNext: () => void;
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
  let reject = false;
  await page.exposeFunction("freighterDoubleSign", (xdr: string) => {
    if (reject) {
      reject = false;
      return { apiError: { code: -4, message: "The user rejected this request." } };
    }
    const transaction = TransactionBuilder.fromXdr(xdr, networkPassphrase);
    transaction.sign(keypair);
    signed.push(xdr);
    return { signedTransaction: transaction.toXdr(), signerAddress: keypair.publicKey() };
  });
  await page.addInitScript(
    ({ address, passphrase }) => {
      const network = {
        network: "STANDALONE",
        networkName: "Standalone",
        networkUrl: "",
        networkPassphrase: passphrase,
      };
      const sign = (window as unknown as { freighterDoubleSign: (xdr: string) => Promise<object> })
        .freighterDoubleSign;
      const answers: Record<string, (request: { transactionXdr?: string }) => object | Promise<object>> = {
        REQUEST_CONNECTION_STATUS: () => ({ isConnected: true }),
        REQUEST_ALLOWED_STATUS: () => ({ isAllowed: true }),
        SET_ALLOWED_STATUS: () => ({ isAllowed: true }),
        REQUEST_ACCESS: () => ({ publicKey: address }),
        REQUEST_PUBLIC_KEY: () => ({ publicKey: address }),
        REQUEST_NETWORK: () => ({ network: network.network, networkPassphrase: passphrase }),
        REQUEST_NETWORK_DETAILS: () => ({ networkDetails: network }),
        SUBMIT_TRANSACTION: (request) => sign(request.transactionXdr ?? ""),
      };
      window.addEventListener(
        "message",
        (
          event: MessageEvent<{
            source?: string;
            type?: string;
            messageId?: number;
            transactionXdr?: string;
          }>,
        ) => {
          const request = event.data;
          if (event.source !== window || request.source !== "FREIGHTER_EXTERNAL_MSG_REQUEST") return;
          const answer = answers[request.type ?? ""];
          if (answer === undefined) return;
          void Promise.resolve(answer(request)).then((result) => {
            // "messagedId" is how the extension spells it.
            window.postMessage(
              { source: "FREIGHTER_EXTERNAL_MSG_RESPONSE", messagedId: request.messageId, ...result },
              window.location.origin,
            );
          });
        },
      );
    },
    { address: keypair.publicKey(), passphrase: networkPassphrase },
  );
  return { address: keypair.publicKey(), signed, rejectNext: () => (reject = true) };
}
