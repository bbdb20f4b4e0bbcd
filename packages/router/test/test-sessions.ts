import type { PersonLook } from "@ajo/schemas";
import type { DatabasePort } from "../src/ports/database";

type Stored<Create extends (row: never) => unknown> = Parameters<Create>[0] & { revokedAt: Date | null };
type StoredSession = Stored<DatabasePort["sessions"]["create"]>;
type StoredRefresh = Stored<DatabasePort["refreshTokens"]["create"]> & { usedAt: Date | null };

/** Sessions in memory, by the rules of the stored ones. */
export function testSessions(
  answer: <T>(answer: () => T) => Promise<T>,
  look: () => PersonLook,
): Pick<DatabasePort, "sessions" | "refreshTokens"> {
  const sessions = new Map<string, StoredSession>();
  const refreshTokens = new Map<string, StoredRefresh>();
  const revoke = (fits: (row: StoredSession | StoredRefresh) => boolean) => {
    const open = [...sessions.values()].filter((row) => row.revokedAt === null && fits(row)).length;
    for (const row of [...sessions.values(), ...refreshTokens.values()])
      if (fits(row)) row.revokedAt ??= new Date(0);
    return open;
  };
  const sessionRows: DatabasePort["sessions"] = {
    create: (row) => answer(() => sessions.set(row.tokenHash, { ...row, revokedAt: null })),
    find: (tokenHash) =>
      answer(() => {
        const row = sessions.get(tokenHash);
        if (row === undefined) return null;
        const good = [...refreshTokens.values()].filter(
          ({ familyId, usedAt, revokedAt }) =>
            familyId === row.familyId && usedAt === null && revokedAt === null,
        );
        return { ...row, renewableUntil: good.at(-1)?.expiresAt ?? null, ...look() };
      }),
    revokeFamily: (familyId) => answer(() => revoke((row) => row.familyId === familyId)),
    revokeAll: (address) => answer(() => revoke((row) => row.address === address)),
  };
  const refreshRows: DatabasePort["refreshTokens"] = {
    create: (row) =>
      answer(() => void refreshTokens.set(row.tokenHash, { ...row, revokedAt: null, usedAt: null })),
    use: (tokenHash, now, leewaySeconds) =>
      answer(() => {
        const row = refreshTokens.get(tokenHash);
        if (row === undefined || row.revokedAt !== null || row.expiresAt <= now)
          return { outcome: "invalid" };
        const { familyId, address, usedAt } = row;
        if (usedAt !== null && now.getTime() - usedAt.getTime() > leewaySeconds * 1000) {
          revoke((other) => other.familyId === familyId);
          return { outcome: "reused", familyId, address };
        }
        row.usedAt ??= now;
        return { outcome: "taken", familyId, address };
      }),
  };
  return { sessions: sessionRows, refreshTokens: refreshRows };
}
