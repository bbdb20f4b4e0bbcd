import type { ContractId, LocalPerson, Token } from "@ajo/schemas";
import type { RateLimits } from "./middleware/rate-limiter";
import type { SponsorshipTerms } from "./transaction/transactions";

/** What the app shell knows from its environment. */
export interface RouterConfig {
  networkPassphrase: string;
  factoryId: ContractId;
  /** The listed tokens. */
  tokens: readonly Token[];
  /** Named, funded people; empty on real networks. */
  localPeople: readonly LocalPerson[];
  /** The RPC endpoint that browsers and scripts may ask. */
  publicRpcUrl: string;
  /** SEP-10: whom people sign in to, and who asks them. */
  homeDomain: string;
  webAuthDomain: string;
  /** SEP-10: the server's secret key (S...), which signs challenges and nothing else. */
  signingSecret: string;
  challengeSeconds: number;
  /** How long an access token is good for, and how long it can be replaced by the next one. */
  accessSeconds: number;
  refreshSeconds: number;
  /** Keys the hashes of tokens. */
  sessionSecret: string;
  rateLimits: RateLimits;
  /** Subscriptions that one caller may have open; null for no limit. */
  streamsPerCaller: number | null;
  /** How notifications leave the inbox here. */
  notices: {
    /** With which browsers subscribe to push; null where none is sent. */
    pushPublicKey: string | null;
    /** Origins of push services beside those of the browsers in use. */
    pushHosts: readonly string[];
    sendsEmail: boolean;
  };
  /** Null where members pay their own fees. */
  sponsorship: SponsorshipTerms | null;
}
