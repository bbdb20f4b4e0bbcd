import type { Database } from "@ajo/db";
import {
  contractIdSchema,
  NO_RULEBOOK,
  eventIdSchema,
  groupConfigSchema,
  groupIdSchema,
  memberAddressSchema,
  txHashSchema,
  type GroupEvent,
  type GroupId,
  type MemberAddress,
  type Token,
} from "@ajo/schemas";
import { Keypair, StrKey } from "@stellar/stellar-sdk";
import { createHash } from "node:crypto";

export const seedOf = (name: string) => createHash("sha256").update(name).digest();
export const keyOf = (name: string) => Keypair.fromRawEd25519Seed(seedOf(name));
export const memberOf = (name: string) => memberAddressSchema.parse(keyOf(name).publicKey());
export const groupIdOf = (name: string) => groupIdSchema.parse(StrKey.encodeContract(seedOf(name)));
const contractOf = (name: string) => contractIdSchema.parse(StrKey.encodeContract(seedOf(name)));

export const FACTORY_ID = contractOf("factory");
export const PASSPHRASE = "Ajo test network";
export const TOKEN: Token = {
  contractId: contractOf("usdc"),
  code: "USDC",
  issuer: keyOf("issuer").publicKey(),
  decimals: 7,
  name: "USD Coin",
};

const closeTimeOf = (ledger: number) => new Date(ledger * 5_000);
type Said = GroupEvent extends infer Event
  ? Event extends GroupEvent
    ? Omit<Event, "id" | "ledger" | "at" | "txHash">
    : never
  : never;

/** Starts the projection before the first ledger. */
export async function beginProjection(database: Database): Promise<void> {
  await database.projection.restart({
    networkPassphrase: PASSPHRASE,
    factoryId: FACTORY_ID,
    cursor: null,
    ledger: 0,
    closeTime: closeTimeOf(0),
  });
  await database.tokens.saveToken(TOKEN);
}

/** Projects the next ledger, in which all this happened. Returns its number. */
export async function project(database: Database, said: Said[]): Promise<number> {
  const after = (await database.projection.getCursor())?.ledger ?? 0;
  const ledger = after + 1;
  const closeTime = closeTimeOf(ledger);
  const toid = ((BigInt(ledger) << 32n) + 4096n).toString().padStart(19, "0");
  const events = said.map((data, index): GroupEvent => {
    const id = eventIdSchema.parse(`${toid}-${String(index).padStart(10, "0")}`);
    return {
      ...data,
      id,
      ledger,
      at: closeTime,
      txHash: txHashSchema.parse(seedOf(`transaction ${ledger}`).toString("hex")),
    };
  });
  await database.projection.applyLedgers({ after, ledger, closeTime, cursor: null, events });
  return ledger;
}

/** Ada's group of three, just created. */
export async function projectNewGroup(database: Database, name: string): Promise<GroupId> {
  const groupId = groupIdOf(name);
  const organiser = memberOf("Ada");
  const config = groupConfigSchema.parse({
    name,
    token: TOKEN.contractId,
    contribution: 25_0000000n,
    frequencySeconds: 604_800,
    graceSeconds: 86_400,
    maxMembers: 3,
    startRule: "byOrganiser",
  });
  await project(database, [
    { name: "group_opened", groupId, organiser, config, factoryId: FACTORY_ID },
    joining(groupId, organiser, 0),
    {
      name: "group_created",
      groupId,
      factoryId: FACTORY_ID,
      organiser,
      config,
      organiserJoins: true,
      index: 0,
    },
  ]);
  return groupId;
}

export function projectJoining(
  database: Database,
  groupId: GroupId,
  name: string,
  seat: number,
): Promise<number> {
  return project(database, [joining(groupId, memberOf(name), seat)]);
}

const joining = (groupId: GroupId, member: MemberAddress, seat: number) => ({
  ...({ name: "member_joined", groupId, member, seat, deposit: 0n } as const),
  ...{ rulebook: NO_RULEBOOK, commitment: null },
});
