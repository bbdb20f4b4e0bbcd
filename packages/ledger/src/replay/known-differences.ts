/** What differs from the recorded network, and why it may. A difference that is not here fails the replay, and so does one here that is none. */
export interface KnownDifference {
  family: string;
  name: string;
  reason: string;
}

const evicted =
  "the network had evicted the entry and restores it as changed in this ledger; here archived entries stay where they are";

const ownSeed = "contracts draw from a seed that the network's server chose for itself";

export const knownDifferences: readonly KnownDifference[] = [
  { family: "host: simulations", name: "rnd", reason: ownSeed },
  { family: "rpc: simulateTransaction", name: "rnd", reason: ownSeed },
  { family: "ledger: operation changes", name: "f-restore", reason: evicted },
  { family: "ledger: operation changes", name: "h-restore-two", reason: evicted },
  {
    family: "rpc: other exchanges",
    name: "http-GET",
    reason: "GET / answers as Horizon does, which wallets ask for",
  },
  {
    family: "rpc: other exchanges",
    name: "http-OPTIONS",
    reason: "GET is allowed too: friendbot and the part of Horizon are on the same origin",
  },
  {
    family: "rpc: other exchanges",
    name: "sendTransaction-error-json",
    reason: "stellar-rpc fails to decode its own empty list of events; the ledger answers",
  },
];
