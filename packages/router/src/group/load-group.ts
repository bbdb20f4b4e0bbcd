import { AjoError, isRetryable, type GroupDetail, type GroupId, type PersonLook } from "@ajo/schemas";
import type { Loaded } from "../cache/answer-cache";
import type { RouterConfig } from "../config";
import type { Log } from "../log";
import type { ChainPort } from "../ports/chain";
import type { DatabasePort } from "../ports/database";
import { detailFromSnapshot } from "./detail-from-snapshot";
import { recallEvents } from "./recall-events";

interface Sources {
  database: Pick<DatabasePort, "flights" | "groups" | "users">;
  chain: Pick<ChainPort, "getGroupSnapshot" | "getToken">;
  config: Pick<RouterConfig, "tokens">;
  log: Log;
  /** Whether a projection as of this moment is too far behind the network to be given unasked. */
  isLeftBehind: (asOf: Date) => boolean;
}

/**
 * A group from the projection, or from its contract when the projection does not know it (or is far behind, or cannot
 * be asked), then written back. UnknownGroup when the factory did not make it.
 */
export async function loadGroup(sources: Sources, groupId: GroupId): Promise<Loaded<GroupDetail>> {
  const projected = await findProjected(sources, groupId);
  if (projected instanceof AjoError) return loadFromChain(sources, groupId).catch(preferring(projected));
  if (projected === null) return loadOnce(sources, groupId);
  if (!sources.isLeftBehind(projected.asOf)) return projected;
  try {
    const loaded = await loadFromChain(sources, groupId);
    return { ...loaded, data: recallEvents(projected.data, loaded.data) };
  } catch (error) {
    if (isRetryable(error)) return projected;
    throw error;
  }
}

/** Of all servers, one asks the chain; the others wait and find what it wrote back. */
async function loadOnce(sources: Sources, groupId: GroupId): Promise<Loaded<GroupDetail>> {
  return sources.database.flights.alone(`group:${groupId}`, async (waited) => {
    const found = waited ? await findProjected(sources, groupId) : null;
    return found === null || found instanceof AjoError ? loadFromChain(sources, groupId) : found;
  });
}

/** The projection's answer, null when it has none, or the error when it cannot be asked. */
async function findProjected(
  { database }: Sources,
  groupId: GroupId,
): Promise<Loaded<GroupDetail> | AjoError | null> {
  try {
    const found = await database.groups.findGroup(groupId);
    if (found === null) return null;
    return { ...found, source: "database", rows: rowsOf(found.data) };
  } catch (error) {
    if (error instanceof AjoError && isRetryable(error)) return error;
    throw error;
  }
}

async function loadFromChain(sources: Sources, groupId: GroupId): Promise<Loaded<GroupDetail>> {
  const { chain, config, database, log } = sources;
  const snapshot = await chain.getGroupSnapshot(groupId);
  if (snapshot === null)
    throw new AjoError("UnknownGroup", "no group of Ajo has this address", { data: { groupId } });
  const token =
    config.tokens.find(({ contractId }) => contractId === snapshot.config.token) ??
    (await chain.getToken(snapshot.config.token));
  await database.groups
    .saveSnapshot({ snapshot, token })
    .catch((error: unknown) => log.warn({ err: error, groupId }, "a snapshot was not written back"));
  const looks = await database.users
    .findLooks(snapshot.members.map(({ address }) => address))
    .catch(() => new Map<string, PersonLook>());
  const data = detailFromSnapshot(snapshot, token, looks);
  return { data, asOfLedger: snapshot.asOfLedger, asOf: snapshot.asOf, source: "chain", rows: rowsOf(data) };
}

/** When both sources are down, the database's trouble is the one to tell: it is asked first. */
function preferring(first: AjoError): (error: unknown) => never {
  return (error) => {
    throw error instanceof AjoError && isRetryable(error) ? first : error;
  };
}

const rowsOf = (detail: GroupDetail) => detail.members.length + detail.rounds.length;
