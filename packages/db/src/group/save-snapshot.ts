import { NO_PROCEEDINGS, type GroupSnapshot, type Token } from "@ajo/schemas";
import { gone, isSeated, type GroupState, type MemberState } from "@ajo/schemas/fold";
import { notifyCorrected, notifyStale } from "../changes/channel";
import { getCursor } from "../projection/cursor";
import { loadGroups } from "../projection/load-groups";
import { lockProjection } from "../projection/lock";
import { storeGroups } from "../projection/store-groups";
import { forgetSuspect } from "../projection/suspects";
import type { Sql } from "../sql/sql";

export interface SaveSnapshotInput {
  snapshot: GroupSnapshot;
  token: Token;
  /** When the group was created, if the caller knows; its event corrects it later. */
  createdAt?: Date | undefined;
}

const SAVE_TOKEN = {
  name: "save-snapshot-token",
  text: `insert into tokens (contract_id, code, issuer, decimals, name) values ($1, $2, $3, $4, $5) on conflict (contract_id) do nothing`,
};

// The recipient stays as its event told: a seat may have changed hands since.
const SAVE_ROUNDS = {
  name: "save-snapshot-rounds",
  text: `insert into rounds (group_id, round, recipient, payout, missing)
    select $1, * from unnest($2::int2[], $3::text[], $4::numeric[], $5::int2[])
    on conflict (group_id, round) do update
      set payout = excluded.payout, missing = excluded.missing`,
};

/**
 * Writes a group as its contract told it. Within the caller's transaction. Returns false, and changes nothing, when
 * the projection knows something newer: the snapshot then must not be trusted over it.
 * - A snapshot ahead of the projection marks the group, so that events up to its ledger add history only.
 * - `repairing`: the stored state is known to be wrong; a snapshot of the projection's own ledger replaces it.
 */
export async function saveSnapshot(sql: Sql, input: SaveSnapshotInput, repairing: boolean): Promise<boolean> {
  const { snapshot, token } = input;
  await lockProjection(sql);
  const projected = (await getCursor(sql))?.ledger ?? 0;
  const before = await loadGroups(sql, [snapshot.id]);
  const known = before.get(snapshot.id);
  const newest = Math.max(projected, known?.snapshotLedger ?? 0);
  const acceptsEqual = repairing || known === undefined;
  if (snapshot.asOfLedger < newest || (snapshot.asOfLedger === newest && !acceptsEqual)) return false;

  await sql.query(SAVE_TOKEN, [token.contractId, token.code, token.issuer, token.decimals, token.name]);
  const ahead = snapshot.asOfLedger > projected;
  await storeGroups(sql, [stateFrom(input, known, ahead)], before);
  await saveRounds(sql, snapshot);
  if (repairing) await forgetSuspect(sql, snapshot.id);
  // What was only read ahead will be told by its events.
  await (repairing ? notifyCorrected : notifyStale)(sql, snapshot.id);
  return true;
}

/** The state that the snapshot tells, with what only events know kept from before. */
function stateFrom(
  { snapshot, createdAt }: SaveSnapshotInput,
  known: GroupState | undefined,
  ahead: boolean,
): GroupState {
  const { token, ...terms } = snapshot.config;
  return {
    ...terms,
    tokenId: token,
    id: snapshot.id,
    factoryId: snapshot.factoryId,
    organiser: snapshot.organiser,
    organiserSeenAt: snapshot.organiserSeenAt,
    seenBeforeInvited: null,
    registryIndex: known?.registryIndex ?? null,
    status: snapshot.status,
    currentRound: snapshot.currentRound,
    totalRounds: snapshot.totalRounds,
    createdAt: known?.createdAt ?? createdAt ?? snapshot.startedAt ?? snapshot.asOf,
    startedAt: snapshot.startedAt,
    escrow: snapshot.escrow,
    reserve: snapshot.reserve,
    foundingDeputy: snapshot.config.deputy,
    deputy: snapshot.deputy,
    drawEndsAt: snapshot.drawEndsAt,
    pausedUntil: snapshot.pausedUntil,
    vacated: snapshot.vacated,
    shorts: snapshot.shorts,
    proceedings: known?.proceedings ?? NO_PROCEEDINGS,
    snapshotLedger: ahead ? snapshot.asOfLedger : null,
    snapshotAt: ahead ? snapshot.asOf : null,
    members: membersFrom(snapshot, known?.members ?? []),
    suspect: false,
  };
}

function membersFrom(snapshot: GroupSnapshot, known: readonly MemberState[]): MemberState[] {
  const before = new Map(known.map((member) => [member.address, member]));
  const seated = snapshot.members.map((member): MemberState => {
    const earlier = before.get(member.address);
    const stayed = earlier !== undefined && isSeated(earlier);
    return { ...member, joinedAt: stayed ? earlier.joinedAt : snapshot.asOf, leftAt: null };
  });
  const present = new Set(seated.map((member) => member.address));
  const absent = known
    .filter((member) => !present.has(member.address))
    .map((member) => (isSeated(member) ? gone(member, snapshot.asOf) : member));
  return [...seated, ...absent];
}

const FORGET_ROUNDS = {
  name: "forget-rounds",
  text: "delete from rounds where group_id = $1 and round > $2",
};

async function saveRounds(sql: Sql, { id, members, payouts, missing }: GroupSnapshot): Promise<void> {
  await sql.query(FORGET_ROUNDS, [id, payouts.length]);
  if (payouts.length === 0) return;
  const recipientOf = new Map(members.map((member) => [member.turn, member.address]));
  const rounds = payouts.map((payout, index) => ({ round: index + 1, payout, missing: missing[index] ?? 0 }));
  await sql.query(SAVE_ROUNDS, [
    id,
    rounds.map(({ round }) => round),
    rounds.map(({ round }) => recipientOf.get(round)),
    rounds.map(({ payout }) => payout),
    rounds.map((row) => row.missing),
  ]);
}
