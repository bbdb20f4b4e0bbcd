import {
  AjoError,
  type GroupSnapshot,
  groupIdSchema,
  groupSnapshotSchema,
  settledRounds,
} from "@ajo/schemas";
import { Address } from "@stellar/stellar-sdk/base";
import type { Chain } from "../chain";
import { callView } from "../client/call-view";
import { type LedgerEntries, getLedgerEntries } from "../client/get-ledger-entries";
import { parseInput } from "../parse-input";
import { getCloseTime } from "../network/get-close-time";
import { getNetworkState } from "../network/get-network-state";
import { findAssetBalance } from "../token/find-asset-balance";
import {
  type GroupTerms,
  decodeMembers,
  decodeRecords,
  decodeState,
  findTerms,
} from "./decode-group-entries";
import { registeredKey, snapshotKeys } from "./group-keys";
import { MOST_SEATS } from "./registry";

/** A ledger closes every few seconds; two reads in a row rarely fall on two ledgers, three times over hardly ever. */
const TRIES = 3;

/**
 * A group as it stood at one ledger; null when the factory did not make it.
 *
 * Cases: in a known asset, one request reads everything. The first group in an asset not met before is read again
 * with that asset's balance. A token with code of its own is asked for the balance, and the answer counts only when
 * it is of the same ledger. Invariant: what is returned never mixes two ledgers.
 */
export async function getGroupSnapshot(chain: Chain, id: string): Promise<GroupSnapshot | null> {
  const groupId = parseInput(groupIdSchema, id);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const known = whatIsKnown(chain, groupId);
    const [entries, now] = await Promise.all([
      getLedgerEntries(chain.rpc, snapshotKeys(chain.factoryId, groupId, known)),
      getNetworkState(chain.rpc),
    ]);
    if (entries.find(registeredKey(chain.factoryId, groupId)) === undefined) return null;
    const terms = findTerms(entries, groupId);
    if (terms === undefined) return null;
    chain.registry.remember(groupId, { maxMembers: terms.config.maxMembers, tokenId: terms.config.token });

    const escrow = await findEscrow(chain, entries, known.assets, groupId, terms);
    if (escrow === undefined) continue;
    return composeSnapshot(
      groupId,
      terms,
      entries,
      escrow,
      await getCloseTime(chain.rpc, entries.ledger, now),
    );
  }
  throw new AjoError("ChainUnavailable", `the ledger moved on ${TRIES} times while ${groupId} was read`);
}

function whatIsKnown(chain: Chain, groupId: string) {
  const assets = chain.tokens.knownAssets().map(({ contractId }): string => contractId);
  const shape = chain.registry.shapeOf(groupId);
  if (shape === undefined) return { seats: MOST_SEATS, assets };
  return { seats: shape.maxMembers, assets: assets.filter((asset) => asset === shape.tokenId) };
}

/** The group's own token balance at the ledger of `entries`; undefined when that could not be told. */
async function findEscrow(
  chain: Chain,
  entries: LedgerEntries,
  assets: readonly string[],
  groupId: string,
  terms: GroupTerms,
): Promise<bigint | undefined> {
  const { token } = terms.config;
  if (assets.includes(token)) return findAssetBalance(entries, token, groupId);
  const { asset } = await chain.tokens.get(token);
  if (asset !== null) return undefined;
  const holder = new Address(groupId).toScVal();
  const balance = await callView(chain.rpc, chain.networkPassphrase, token, "balance", [holder]);
  if (!balance.succeeded || typeof balance.value !== "bigint")
    throw new AjoError("InvalidToken", `${token} does not tell balances`);
  return balance.ledger === entries.ledger ? balance.value : undefined;
}

function composeSnapshot(
  groupId: string,
  terms: GroupTerms,
  entries: LedgerEntries,
  escrow: bigint,
  asOf: Date,
): GroupSnapshot {
  const state = decodeState(entries, groupId);
  const { config, factory, organiser, deputy } = terms;
  const { status, round } = state;
  const settled = settledRounds({ status, currentRound: round, totalRounds: state.order.length });
  const records = decodeRecords(entries, groupId, settled);
  return groupSnapshotSchema.parse({
    id: groupId,
    factoryId: factory,
    organiser,
    organiserSeenAt: new Date(Number(terms.organiser_seen_at) * 1000),
    deputy,
    config,
    status,
    currentRound: round,
    totalRounds: state.startedAt === 0 ? 0 : state.order.length,
    startedAt: momentOf(state.startedAt),
    drawEndsAt: status === "drawing" ? momentOf(state.drawEndsAt) : null,
    pausedUntil: momentOf(state.pausedUntil),
    escrow,
    reserve: state.reserve,
    members: decodeMembers(entries, groupId, config, state),
    missing: records.map(({ missing }) => missing),
    payouts: records.map(({ payout }) => payout),
    shorts: records.map(({ short }) => short),
    vacated: state.vacated.flatMap((owing, index) =>
      owing === 0 ? [] : [{ round: index + 1, paid: owing - 1 }],
    ),
    asOfLedger: entries.ledger,
    asOf,
  } satisfies Record<keyof GroupSnapshot, unknown>);
}

const momentOf = (seconds: number): Date | null => (seconds === 0 ? null : new Date(seconds * 1000));
