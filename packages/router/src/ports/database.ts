import type {
  Activity,
  Contribution,
  GroupChange,
  GroupDetail,
  GroupId,
  GroupListInput,
  GroupSnapshot,
  GroupStatistics,
  GroupSummary,
  Member,
  MemberAddress,
  MemberStatistics,
  Notification,
  NotificationSettings,
  OutboxPlace,
  OutboxState,
  PaymentPromise,
  PersonLook,
  PersonalData,
  PushSubscriptionKeys,
  Token,
  TransactionIntent,
  TransactionOutcome,
  TransactionSummary,
  TxHash,
  WalletAddress,
  groupContributionsInput,
} from "@ajo/schemas";
import type { JobSql } from "@ajo/jobs";
import type { z } from "zod";
import type { PortHooks } from "../promise/announce-hooks";

export interface Projected<T> {
  data: T;
  asOfLedger: number;
  asOf: Date;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface MemberGroup {
  group: GroupSummary;
  member: Member;
  payoutRound: number;
  payoutPayers: number;
  turnToAccept: number | null;
  organiserSeenAt: Date;
}

export interface LedGroup {
  group: GroupSummary;
  organiserSeenAt: Date;
}

/** What an address did in all its groups, with what only it is shown, and the groups that it was counted from. */
export interface CountedMember {
  statistics: MemberStatistics & { own: NonNullable<MemberStatistics["own"]> };
  groupIds: GroupId[];
}

/** A transaction as it is remembered, with what it takes to send it again. */
export interface StoredIntent extends TransactionIntent {
  envelope: string | null;
  /** How often it was sent, this time included. */
  sends: number;
}

/** Hears what the projection changes, after each commit and in its order. */
export interface ChangeListener {
  /** An event was projected. */
  onChange(change: GroupChange): void;
  /** The factory said something of itself: the code it gives may be another. */
  onFactory(ledger: number): void;
  /** Every change up to and including this ledger has been told. */
  onProjected(ledger: number, closeTime: Date): void;
  /** The inboxes of these people have changed. */
  onNoticed(addresses: readonly WalletAddress[]): void;
  /** What was read before may be wrong in any way: of one group, or of all (also after the connection was lost). */
  onStale(groupId: GroupId | null): void;
  /** The same of one group, of which something wrong was told. */
  onCorrected(groupId: GroupId): void;
  /** Something of somebody's own has changed: a session, a name, a transaction. */
  onPersonal(address: WalletAddress): void;
  /** Nothing is heard until `onStale(null)`. */
  onDisconnected(error: Error): void;
}

/**
 * What the procedures need of the database; `@ajo/db` fits it, and api's type check says so. Named here and not
 * imported, because the web app reads the router's types and has no business with the database's. Fails with
 * DatabaseUnavailable when it cannot be asked.
 */
export interface DatabasePort {
  ping(): Promise<void>;
  groups: {
    listGroups(input: GroupListInput): Promise<Projected<Page<GroupSummary>>>;
    findGroup(groupId: GroupId): Promise<Projected<GroupDetail> | null>;
    listContributions(
      input: z.output<typeof groupContributionsInput>,
    ): Promise<Projected<Page<Contribution>> | null>;
    listActivity(input: z.output<typeof groupContributionsInput>): Promise<Projected<Page<Activity>> | null>;
    listMemberGroups(address: MemberAddress): Promise<Projected<MemberGroup[]>>;
    listLedGroups(address: MemberAddress): Promise<Projected<LedGroup[]>>;
    /** Writes back what the chain answered. False when the projection knows something newer. */
    saveSnapshot(input: { snapshot: GroupSnapshot; token: Token }): Promise<boolean>;
  };
  statistics: {
    findGroupStatistics(groupId: GroupId): Promise<Projected<GroupStatistics> | null>;
    getMemberStatistics(address: MemberAddress): Promise<Projected<CountedMember>>;
  };
  flights: {
    /**
     * Runs `work` while nobody else, in any process, runs work of the same key. `waited`: somebody did, and may
     * have left a result behind. When waiting takes too long, `work` runs all the same.
     */
    alone<T>(key: string, work: (waited: boolean) => Promise<T>): Promise<T>;
  };
  intents: {
    prepare(intent: {
      hash: TxHash;
      source: WalletAddress;
      expiresAt: Date | null;
      summary: TransactionSummary;
    }): Promise<void>;
    /** Before every sending: keeps and counts it. An intent that has ended is answered unchanged. */
    sign(
      intent: { hash: TxHash; source: WalletAddress; expiresAt: Date | null; envelope: string },
      leaseSeconds: number,
    ): Promise<StoredIntent>;
    /** Writes an end down, once, and answers what is true then. `sends`: only if it was sent no more often. */
    settle(hash: TxHash, outcome: TransactionOutcome, sends?: number): Promise<StoredIntent | null>;
    find(hash: TxHash): Promise<StoredIntent | null>;
    listOf(source: WalletAddress, options: { open: boolean; limit: number }): Promise<StoredIntent[]>;
    claim(options: { limit: number; leaseSeconds: number }): Promise<StoredIntent[]>;
    sponsor(hash: TxHash, perDay: number): Promise<boolean>;
  };
  projection: { getCursor(): Promise<{ ledger: number; closeTime: Date } | null> };
  users: {
    upsertUser(address: WalletAddress): Promise<PersonLook>;
    setDisplayName(
      address: WalletAddress,
      displayName: string | null,
    ): Promise<{ displayName: string | null }>;
    /** What the given people show of themselves; those who show nothing are absent. */
    findLooks(addresses: readonly MemberAddress[]): Promise<ReadonlyMap<string, PersonLook>>;
    /** Null takes it away, its bytes, too. */
    setPicture(address: WalletAddress, picture: { hash: string; jpeg: Uint8Array } | null): Promise<void>;
    findPicture(hash: string): Promise<Uint8Array | null>;
  };
  notifications: {
    list(input: {
      address: WalletAddress;
      cursor?: string | undefined;
      limit: number;
    }): Promise<Page<Notification>>;
    countUnread(address: WalletAddress): Promise<number>;
    markRead(address: WalletAddress, ids: readonly string[] | "all"): Promise<number>;
  };
  notificationSettings: {
    get(address: WalletAddress): Promise<NotificationSettings>;
    put(address: WalletAddress, settings: NotificationSettings): Promise<void>;
  };
  pushSubscriptions: {
    add(address: WalletAddress, subscription: PushSubscriptionKeys): Promise<void>;
    remove(address: WalletAddress, endpoint: string): Promise<boolean>;
    count(address: WalletAddress): Promise<number>;
  };
  mailboxes: {
    find(address: WalletAddress): Promise<{ email: string; verified: boolean; unsubscribed: boolean } | null>;
    /** False, and nothing is done, when it was asked too often. */
    request(request: {
      address: WalletAddress;
      email: string;
      tokenHash: string;
      tokenExpiresAt: Date;
      /** Has the link sent, in the same transaction. */
      enqueue: (sql: JobSql) => Promise<void>;
    }): Promise<boolean>;
    confirm(tokenHash: string, now: Date): Promise<boolean>;
    /** By the link in a letter; whether there is such a mailbox. */
    unsubscribe(token: string): Promise<boolean>;
    resubscribe(address: WalletAddress): Promise<void>;
    remove(address: WalletAddress): Promise<void>;
  };
  promises: {
    make(promise: PaymentPromise, now: Date, hooks: PortHooks): Promise<void>;
    /** Neither kept nor void. */
    list(groupId: GroupId): Promise<PaymentPromise[]>;
    withdraw(groupId: GroupId, address: WalletAddress): Promise<void>;
    /** False when it was not sent: one a day, none while a promise holds. */
    nudge(
      nudge: {
        groupId: GroupId;
        member: WalletAddress;
        by: MemberAddress;
        round: number;
        dueAt: Date | null;
      },
      now: Date,
      hooks: PortHooks,
    ): Promise<boolean>;
  };
  personalData: {
    read(address: WalletAddress): Promise<PersonalData>;
    forget(address: WalletAddress): Promise<void>;
  };
  sessions: {
    create(session: {
      tokenHash: string;
      address: WalletAddress;
      expiresAt: Date;
      familyId: string;
    }): Promise<unknown>;
    /** `renewableUntil`: null when nothing can continue it. */
    find(tokenHash: string): Promise<{
      familyId: string;
      address: WalletAddress;
      expiresAt: Date;
      revokedAt: Date | null;
      renewableUntil: Date | null;
      displayName: string | null;
      picture: string | null;
    } | null>;
    /** With its refresh tokens. */
    revokeFamily(familyId: string): Promise<number>;
    revokeAll(address: WalletAddress): Promise<number>;
  };
  refreshTokens: {
    create(token: {
      tokenHash: string;
      familyId: string;
      address: WalletAddress;
      expiresAt: Date;
    }): Promise<void>;
    /** Uses a token up. A second use, after a leeway for tabs and lost replies, revokes its family. */
    use(
      tokenHash: string,
      now: Date,
      leewaySeconds: number,
    ): Promise<
      | { outcome: "taken"; familyId: string; address: WalletAddress }
      | { outcome: "reused"; familyId: string; address: WalletAddress }
      | { outcome: "invalid" }
    >;
  };
  challenges: {
    issue(hash: string, address: WalletAddress, expiresAt: Date): Promise<void>;
    consume(hash: string): Promise<boolean>;
  };
  changes: {
    /** `ready`: what commits from then on is heard. */
    listen(listener: ChangeListener): { ready: Promise<void>; stop(): Promise<void> };
    /** Oldest first, no more than `limit`. */
    listChangesAfter(groupId: GroupId, place: OutboxPlace, limit: number): Promise<GroupChange[]>;
    listMemberChangesAfter(address: MemberAddress, place: OutboxPlace, limit: number): Promise<GroupChange[]>;
    /** Null before anything was projected. */
    findOutbox(): Promise<OutboxState | null>;
  };
}
