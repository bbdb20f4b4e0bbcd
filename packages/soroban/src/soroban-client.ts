import type {
  AccountInfo,
  Allowance,
  GroupCode,
  GroupEvent,
  GroupId,
  GroupSnapshot,
  PreparedAuthorisation,
  PreparedTransaction,
  Token,
  TransactionOutcome,
  TxHash,
  WalletAddress,
  allowanceInput,
  groupCallInputs,
  groupCodeInput,
  prepareAuthorisationInput,
  prepareCreateInput,
  prepareTrustlineInput,
} from "@ajo/schemas";
import type { z } from "zod";
import type { Fetch } from "./client/post-json-rpc";

/** How to reach a network and which Ajo on it. */
export type SorobanClientOptions = ClientOptions & ({ rpcUrl: string } | { rpcUrls: readonly string[] });

interface ClientOptions {
  /** One or several stellar-rpc endpoints of the same network; the next one is asked when one cannot be reached. */
  rpcUrl?: string;
  rpcUrls?: readonly string[];
  networkPassphrase: string;
  factoryId: string;
  /** The listed tokens. Groups in other tokens work, too; only listed ones get help with trustlines. */
  tokens?: readonly Token[];
  /** How long one request may take, 10 s unless told. */
  requestTimeoutMs?: number;
  /** Sends the requests; the platform's unless told. */
  fetch?: Fetch | undefined;
  /** How long `submit` follows a transaction before it answers "unknown", 30 s unless told. */
  followTimeoutMs?: number;
  /** Pays members' fees, up to `maxFee` stroops each, where `submit` is told so. */
  sponsor?: SponsorOptions | undefined;
}

export interface SponsorOptions {
  /** Secret key (S...) of a funded account that is used for nothing else. */
  secret: string;
  maxFee: bigint;
  /** For every member's transaction: preparing one then asks nobody to have money for its fee. */
  always: boolean;
}

/** What a signed envelope says of itself. */
export interface EnvelopeFacts {
  hash: TxHash;
  source: WalletAddress;
  /** Null when it is valid for ever. */
  expiresAt: Date | null;
}

/** Where the network stands. `closeTime` is the only clock that due dates and time bounds know. */
export interface NetworkState {
  latestLedger: number;
  closeTime: Date;
}

/** The views of one contract at one ledger, as the contract tells them. */
export interface GroupInfo extends Omit<GroupSnapshot, "members" | "missing" | "payouts" | "shorts"> {
  memberCount: number;
}

export type SnapshotMember = GroupSnapshot["members"][number];

/** Who has paid which round: `paid[r - 1]` for round r, seats in turn order. */
export interface ContributionRow {
  address: SnapshotMember["address"];
  turn: number;
  paidRounds: number;
  paid: boolean[];
}

export interface GroupPage {
  groupIds: GroupId[];
  /** How many groups the factory has made. */
  total: number;
}

/** Where to read events from: a first ledger, or the cursor that the last page gave. */
export type ListEventsInput = ({ startLedger: number } | { cursor: string }) & {
  limit?: number;
  /** Events of this contract alone; of everybody when left out. */
  contractId?: string;
};

/** An event under Ajo's topic that is not Ajo's: another contract's, or of a newer contract than this code knows. */
export interface UnknownEvent {
  id: string;
  contractId: string;
  ledger: number;
  /** Close time of that ledger. */
  closedAt: Date;
  txHash: string;
  reason: string;
  /** As the chain gave them, in base64 XDR. */
  topics: string[];
  value: string;
}

/** Code, and the ledger at which it was told. */
export type GroupCodeAt = GroupCode & Pick<GroupSnapshot, "asOfLedger" | "asOf">;

export interface EventPage {
  /** In chain order; emitted by anybody: keep those of the factory and of groups it created. */
  events: GroupEvent[];
  unknown: UnknownEvent[];
  /** The ledgers in which the factory told something of itself: of its admin, or of the code it gives. */
  administered: number[];
  /** Ask for the next page with this; moves forward on empty pages, too. */
  cursor: string;
  /** Every event up to and including this ledger is in this page or an earlier one; a full page may end within a ledger. */
  completeLedger: number;
  latestLedger: number;
  latestLedgerCloseTime: Date;
  /** Events before this ledger are gone: a start before it is a gap. */
  oldestLedger: number;
}

/**
 * A transaction for every call of a group, by the input's schema in `groupCallInputs`. Those of the organiser reject
 * with `NotOrganiser` for everybody else; all of them with the contract's own error when they would fail.
 */
export type GroupCalls = {
  [Call in keyof typeof groupCallInputs]: (
    input: z.input<(typeof groupCallInputs)[Call]>,
  ) => Promise<PreparedTransaction>;
};

/**
 * Everything Ajo asks of a chain. Amounts in the token's smallest unit; fees in stroops. Every method rejects with
 * an `AjoError`: `ChainUnavailable` when no endpoint answers (the only one that is worth repeating unchanged).
 */
export interface SorobanClient extends GroupCalls {
  readonly networkPassphrase: string;
  readonly factoryId: string;
  readonly tokens: readonly Token[];

  /** `UnknownGroup` unless the factory made it. */
  getGroupInfo(groupId: string): Promise<GroupInfo>;
  /** The factory's registry in creation order; `limit` 1..100. */
  getAllGroups(page: { start: number; limit: number }): Promise<GroupPage>;
  /** In turn order; `UnknownGroup` unless the factory made the group. */
  getMembers(groupId: string): Promise<SnapshotMember[]>;
  /** The matrix of paid rounds, in turn order; empty rows while forming. */
  getContributions(groupId: string): Promise<ContributionRow[]>;
  /** Everything about a group at one ledger; null when the factory did not make it. */
  getGroupSnapshot(groupId: string): Promise<GroupSnapshot | null>;
  /** What a token says of itself; `InvalidToken` when the contract is none. */
  getToken(contractId: string): Promise<Token>;
  getAccount(address: string, tokens: readonly Token[]): Promise<AccountInfo>;
  /** What a group may still draw from an account; the end is null where the token does not tell it. */
  getAllowance(input: z.input<typeof allowanceInput>): Promise<Allowance>;
  /** The code a group runs and the code that new groups get; `UnknownGroup` unless the factory made it. */
  getGroupCode(input: z.input<typeof groupCodeInput>): Promise<GroupCodeAt>;
  getNetworkState(): Promise<NetworkState>;
  /** When a ledger closed; only as far back as the network remembers. */
  getCloseTime(ledger: number): Promise<Date>;
  supportsTimeTravel(): Promise<boolean>;
  /** Moves the network's time forward; `NotAvailable` on networks that cannot. */
  advanceTime(seconds: number): Promise<NetworkState>;

  prepareCreate(input: z.input<typeof prepareCreateInput>): Promise<PreparedTransaction>;
  /** One person's part of a call that needs two signatures: what the wallet signs, apart from any transaction. */
  prepareAuthorisation(input: z.input<typeof prepareAuthorisationInput>): Promise<PreparedAuthorisation>;
  /** A trustline for a listed token; `NotAvailable` for the native coin and for tokens that are not listed. */
  prepareTrustline(input: z.input<typeof prepareTrustlineInput>): Promise<PreparedTransaction>;

  /**
   * Sends a signed envelope and follows it to its final state. Safe to repeat with the same envelope at any time.
   * `sponsored`: the operator pays the fee if there is a sponsor and the fee is within its limit.
   * Rejects, sending nothing, with `MalformedTransaction`, `WrongNetwork`, `BadSignature` or `UnexpectedTransaction`.
   */
  submit(xdr: string, options?: { sponsored?: boolean }): Promise<TransactionOutcome>;
  /** Whose signed envelope it is, and which; rejects as `submit` does, and sends nothing. */
  checkEnvelope(xdr: string): Promise<EnvelopeFacts>;
  /** Where a transaction stands now. Only with `expiresAt` can an absent one be called expired. */
  getOutcome(hash: TxHash, expiresAt?: Date): Promise<TransactionOutcome>;

  listEvents(input: ListEventsInput): Promise<EventPage>;
}
