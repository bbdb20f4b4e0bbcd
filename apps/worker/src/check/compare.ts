import type { Difference, ProjectedGroup } from "@ajo/db";
import type { GroupSnapshot } from "@ajo/schemas";

/** The field that stands for the whole group, when one side does not know it at all. */
export const WHOLE_GROUP = "group";
/** Fields of the history, which no contract keeps. */
export const HISTORY = "history.";

/**
 * Everything that the projection tells differently than the contract, field by field, whatever fields a snapshot has.
 * Contributions in the history are counted against the rounds that the contract says were paid, and the figures of
 * members against the history.
 */
export function compare(projected: ProjectedGroup | null, snapshot: GroupSnapshot | null): Difference[] {
  if (projected === null || snapshot === null) {
    if (projected === snapshot) return [];
    const told = (side: object | null) => (side === null ? null : "known");
    return [{ field: WHOLE_GROUP, projected: told(projected), chain: told(snapshot) }];
  }
  const { asOf: _asOf, asOfLedger: _asOfLedger, ...state } = snapshot;
  const ours = new Map([...fieldsOf(projected.state, ""), ...historyOf(projected, snapshot)]);
  const theirs = new Map([...fieldsOf(state, ""), ...paidOf(projected, snapshot)]);
  const told = [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((field) => ours.get(field) !== theirs.get(field))
    .map((field) => ({ field, projected: ours.get(field) ?? null, chain: theirs.get(field) ?? null }));
  return [...told, ...projected.miscounted.map(miscount)];
}

/** What the history comes to stands in for the chain: the history itself is compared with it. */
const miscount = ({ figure, kept, counted }: ProjectedGroup["miscounted"][number]): Difference => ({
  ...{ field: `${HISTORY}statistics.${figure}`, projected: kept, chain: counted },
});

/** Every value within, as text, by its path. */
function fieldsOf(value: unknown, path: string): [string, string][] {
  if (value instanceof Date) return [[path, value.toISOString()]];
  if (value === null || typeof value !== "object") return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsOf(inner, path === "" ? key : `${path}.${key}`),
  );
}

const historyField = (address: string) => `${HISTORY}contributions.${address}`;

function historyOf({ contributions }: ProjectedGroup, { members }: GroupSnapshot): [string, string][] {
  if (contributions === null) return [];
  return members.map(({ address }) => [historyField(address), String(contributions.get(address) ?? 0)]);
}

function paidOf({ contributions }: ProjectedGroup, { members }: GroupSnapshot): [string, string][] {
  if (contributions === null) return [];
  return members.map(({ address, paidRounds }) => [historyField(address), String(paidRounds)]);
}
