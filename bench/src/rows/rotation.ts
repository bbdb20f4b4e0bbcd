import { randomBytes } from "node:crypto";
import type { GroupId } from "@ajo/schemas";
import type { Keypair } from "@stellar/stellar-sdk";
import type { ApiClient } from "../harness/member";
import { newMember, signAndSubmit } from "../harness/member";
import type { Row } from "../harness/table";
import { median, quantile } from "../harness/statistics";

const MEMBERS = 12;
const PAID_ROUNDS = 4;

export interface Rotation {
  groupId: GroupId;
  /** All but the last have paid the first rounds. */
  members: Keypair[];
  rows: Row[];
}

/** A group of twelve is created, joined and paid into, every step as a wallet would do it; each contribution is timed. */
export async function measureRotation(api: ApiClient, rpcUrl: string): Promise<Rotation> {
  const members: Keypair[] = [];
  for (let index = 0; index < MEMBERS; index++) members.push(await newMember(rpcUrl));
  const [organiser] = members;
  if (organiser === undefined) throw new Error("a group needs members");
  const network = await api.network.info.query();
  const token = network.tokens.find((candidate) => candidate.code === "XLM");
  if (token === undefined) throw new Error("the network lists no native token");

  const created = await signAndSubmit(
    api,
    await api.group.prepareCreate.mutate({
      source: organiser.publicKey(),
      salt: randomBytes(32).toString("hex"),
      config: {
        name: "Twelve",
        token: token.contractId,
        contribution: 1_0000000n,
        frequencySeconds: 604_800,
        graceSeconds: 86_400,
        maxMembers: MEMBERS,
        startRule: "whenFull",
      },
    }),
    organiser,
  );
  const groupId = created.createdGroupId;
  if (groupId === null) throw new Error("no group was created");
  for (const member of members.slice(1))
    await signAndSubmit(
      api,
      await api.group.prepareJoin.mutate({ source: member.publicKey(), groupId }),
      member,
    );

  const confirmed: number[] = [];
  const projected: number[] = [];
  // All but the last member pay: the round stays open and nothing is settled in between.
  for (let round = 1; round <= PAID_ROUNDS; round++)
    for (const member of members.slice(0, -1)) {
      const started = performance.now();
      const prepared = await api.group.prepareContribute.mutate({
        source: member.publicKey(),
        groupId,
        round,
      });
      const receipt = await signAndSubmit(api, prepared, member);
      confirmed.push(performance.now() - started);
      await projectedBy(api, groupId, receipt.ledger);
      projected.push(performance.now() - started);
    }
  const figure = (samples: number[]) =>
    `p50 ${median(samples).toFixed(0)} ms, p99 ${quantile(samples, 0.99).toFixed(0)} ms`;
  return {
    groupId,
    members,
    rows: [
      {
        what: "contribution: prepare, sign, submit, confirmed",
        figure: figure(confirmed),
        against: `${confirmed.length} contributions`,
        ratio: "",
        goal: "",
      },
      {
        what: "the same, until the projection shows it",
        figure: figure(projected),
        against: "",
        ratio: "",
        goal: "",
      },
    ],
  };
}

async function projectedBy(api: ApiClient, groupId: GroupId, ledger: number): Promise<void> {
  for (;;) {
    const { freshness } = await api.group.byId.query({ groupId });
    if (freshness.asOfLedger >= ledger) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
