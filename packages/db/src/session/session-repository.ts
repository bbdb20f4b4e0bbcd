import type { WalletAddress } from "@ajo/schemas";
import { randomUUID } from "node:crypto";
import type { PrismaClient } from "../generated/client";
import { namingUnavailability } from "../sql/database-error";

/** A signed-in device. The token itself is never stored, only its hash. */
export interface StoredSession {
  id: string;
  /** Everything that one sign-in led to. */
  familyId: string;
  address: WalletAddress;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

export interface NewSession {
  tokenHash: string;
  address: WalletAddress;
  expiresAt: Date;
  /** Continues a family; a new one begins without it. */
  familyId?: string;
}

export interface SessionRepository {
  create(session: NewSession): Promise<StoredSession>;
  /** Also returns expired and revoked sessions: what they mean is the caller's rule. */
  find(tokenHash: string): Promise<StoredSession | null>;
  /** False when it was revoked already, or never existed. */
  revoke(tokenHash: string): Promise<boolean>;
  /** How many were still open. */
  revokeFamily(familyId: string): Promise<number>;
  /** Signs an address out everywhere; how many sessions were still open. */
  revokeAll(address: WalletAddress): Promise<number>;
}

type SessionRow = Omit<StoredSession, "address"> & { address: string };

/** Only this repository writes the table, and it takes parsed addresses. */
const sessionOf = ({
  id,
  familyId,
  address,
  createdAt,
  expiresAt,
  revokedAt,
}: SessionRow): StoredSession => ({
  ...{ id, familyId, createdAt, expiresAt, revokedAt },
  address: address as WalletAddress,
});

export function createSessionRepository(prisma: PrismaClient): SessionRepository {
  const revokeWhere = (where: { tokenHash: string } | { familyId: string } | { address: string }) =>
    namingUnavailability(async () => {
      const { count } = await prisma.session.updateMany({
        where: { ...where, revokedAt: null },
        data: { revokedAt: new Date() },
      });
      return count;
    });
  return {
    create: ({ tokenHash, address, expiresAt, familyId = randomUUID() }) =>
      namingUnavailability(async () =>
        sessionOf(await prisma.session.create({ data: { tokenHash, address, expiresAt, familyId } })),
      ),
    find: (tokenHash) =>
      namingUnavailability(async () => {
        const row = await prisma.session.findUnique({ where: { tokenHash } });
        return row === null ? null : sessionOf(row);
      }),
    revoke: async (tokenHash) => (await revokeWhere({ tokenHash })) > 0,
    revokeFamily: (familyId) => revokeWhere({ familyId }),
    revokeAll: (address) => revokeWhere({ address }),
  };
}
