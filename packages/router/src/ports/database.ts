import type {
  Activity,
  Contribution,
  EventId,
  GroupChange,
  GroupDetail,
  GroupId,
  GroupSnapshot,
  GroupSummary,
  Member,
  MemberAddress,
  Token,
  WalletAddress,
  groupContributionsInput,
  groupListInput,
} from "@ajo/schemas";
import type { z } from "zod";

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
}

/** What the projection's commit says: every change of `groupIds` up to `ledger` is in the tables. */
export interface Announcement {
  ledger: number;
  closeTime: Date;
  groupIds: readonly GroupId[];
}

/** What the procedures need of the database; `@ajo/db` fits it. Fails with DatabaseUnavailable when it cannot be asked. */
export interface DatabasePort {
  ping(): Promise<void>;
  groups: {
    listGroups(input: z.output<typeof groupListInput>): Promise<Projected<Page<GroupSummary>>>;
    findGroup(groupId: GroupId): Promise<Projected<GroupDetail> | null>;
    listContributions(input: z.output<typeof groupContributionsInput>): Promise<Projected<Page<Contribution>> | null>;
    listActivity(input: z.output<typeof groupContributionsInput>): Promise<Projected<Page<Activity>> | null>;
    listMemberGroups(address: MemberAddress): Promise<Projected<MemberGroup[]>>;
    saveSnapshot(snapshot: GroupSnapshot, token: Token): Promise<void>;
  };
  projection: { getCursor(): Promise<{ ledger: number; closeTime: Date } | null> };
  users: {
    upsertUser(address: WalletAddress): Promise<{ displayName: string | null }>;
    findUser(address: WalletAddress): Promise<{ displayName: string | null } | null>;
    findDisplayNames(addresses: readonly MemberAddress[]): Promise<ReadonlyMap<string, string>>;
  };
  sessions: {
    create(session: { tokenHash: string; address: WalletAddress; expiresAt: Date }): Promise<unknown>;
    find(tokenHash: string): Promise<{ address: WalletAddress; expiresAt: Date; revokedAt: Date | null } | null>;
    revoke(tokenHash: string): Promise<boolean>;
  };
  challenges: {
    issue(hash: string, address: WalletAddress, expiresAt: Date): Promise<void>;
    consume(hash: string): Promise<boolean>;
  };
  changes: {
    listen(callback: (announcement: Announcement) => void): Promise<{ close(): Promise<void> }>;
    listChangesAfter(groupId: GroupId, eventId: EventId): Promise<GroupChange[]>;
  };
}
