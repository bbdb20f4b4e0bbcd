import type { GroupCall } from "@ajo/schemas";
import type { SorobanClient } from "@ajo/soroban";

export type { NetworkState } from "@ajo/soroban";

/** What the procedures need of the chain. */
export type ChainPort = Pick<
  SorobanClient,
  | "getGroupSnapshot"
  | "getToken"
  | "getAccount"
  | "getAllowance"
  | "getGroupCode"
  | "getNetworkState"
  | "supportsTimeTravel"
  | "advanceTime"
  | "prepareCreate"
  | GroupCall
  | "prepareAuthorisation"
  | "prepareTrustline"
  | "checkEnvelope"
  | "submit"
  | "getOutcome"
>;
