import { randomBytes } from "node:crypto";
import { signAndSubmit } from "@ajo/soroban";
import { localPersonKeypair } from "@ajo/soroban/local-people";
import {
  contractIdSchema,
  orderCommitment,
  walletAddressSchema,
  type GroupConfig,
  type GroupId,
} from "@ajo/schemas";
import { environment } from "./env";
import type { Truth } from "./truth";

export const USDC = 10_000_000n;

/**
 * Time moves for everybody, and rounds of every group are paid out when it does: Ada, Bayo and Chidi belong to the
 * full rotation, which counts what they have. Others may be in several groups.
 */
export type Extra = "Dede" | "Efe" | "Funmi";

/**
 * A group made without the page, when a journey is about what comes after. The first of `people` organises and joins.
 * Where turns are drawn, nobody keeps the secrets: it stays a draw until its end.
 */
export async function createGroupOf(
  truth: Truth,
  people: readonly Extra[],
  terms: Partial<GroupConfig> = {},
): Promise<GroupId> {
  const [organiser, ...others] = people;
  if (organiser === undefined) throw new Error("a group needs somebody");
  const keypair = localPersonKeypair(organiser);
  const commitmentOf = (member: string) =>
    terms.turnOrder === "random" ? orderCommitment(randomBytes(32).toString("hex"), member) : null;
  const created = await signAndSubmit(
    truth.chain,
    await truth.chain.prepareCreate({
      source: walletAddressSchema.parse(keypair.publicKey()),
      salt: randomBytes(32).toString("hex"),
      organiserJoins: true,
      commitment: commitmentOf(keypair.publicKey()),
      config: {
        name: "Weavers",
        token: contractIdSchema.parse(usdcContract()),
        contribution: 5n * USDC,
        frequencySeconds: 86_400,
        graceSeconds: 3_600,
        maxMembers: Math.max(2, people.length),
        startRule: "whenFull",
        ...terms,
      },
    }),
    keypair,
  );
  const groupId = created.createdGroupId;
  if (groupId === null) throw new Error("no group was created");
  for (const name of others) {
    const member = localPersonKeypair(name);
    const source = walletAddressSchema.parse(member.publicKey());
    const commitment = commitmentOf(source);
    await signAndSubmit(truth.chain, await truth.chain.prepareJoin({ source, groupId, commitment }), member);
  }
  await truth.expectAgreement(groupId);
  return groupId;
}

/** Pays the next rounds of a local person, straight to the contract. */
export async function payFor(
  truth: Truth,
  name: Extra,
  groupId: GroupId,
  round: number,
  rounds = 1,
): Promise<void> {
  const member = localPersonKeypair(name);
  const source = walletAddressSchema.parse(member.publicKey());
  await signAndSubmit(
    truth.chain,
    await truth.chain.prepareContribute({ source, groupId, round, rounds }),
    member,
  );
}

export function usdcContract(): string {
  const token = environment.tokens.find(({ code }) => code === "USDC");
  if (token === undefined) throw new Error("the network lists no USDC");
  return token.contractId;
}
