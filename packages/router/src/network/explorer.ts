import type { NetworkInfo } from "@ajo/schemas";

/** Explorers by network passphrase; a network that is not here has none. */
const EXPLORERS: Readonly<Record<string, string>> = {
  "Public Global Stellar Network ; September 2015": "https://stellar.expert/explorer/public",
  "Test SDF Network ; September 2015": "https://stellar.expert/explorer/testnet",
};

export function explorerOf(networkPassphrase: string): NetworkInfo["explorer"] {
  const explorer = EXPLORERS[networkPassphrase];
  return explorer === undefined
    ? null
    : { transaction: `${explorer}/tx/{hash}`, contract: `${explorer}/contract/{address}` };
}
