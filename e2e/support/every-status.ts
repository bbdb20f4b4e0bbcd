import { localPersonKeypair } from "@ajo/soroban/local-people";
import { signAndSubmit } from "@ajo/soroban";
import { walletAddressSchema, type GroupId } from "@ajo/schemas";
import { expect } from "@playwright/test";
import { createGroupOf, type Extra, payFor } from "./start-group";
import type { Truth } from "./truth";

const DAY = 86_400;
export const addressOf = (name: string) => walletAddressSchema.parse(localPersonKeypair(name).publicKey());

/** A group in each state that there is something else to see in. */
export type Status =
  | "forming"
  | "invitation"
  | "approval"
  | "drawing"
  | "active"
  | "late"
  | "paused"
  | "auction"
  | "completed"
  | "cancelled";

/** Makes one group of each; Dede organises all, and is late in one. Time passes for everybody. */
export async function groupsOfEveryStatus(truth: Truth): Promise<Record<Status, GroupId>> {
  const week = { frequencySeconds: 7 * DAY, graceSeconds: DAY };
  const all: readonly Extra[] = ["Dede", "Efe", "Funmi"];

  const { closeTime } = await truth.chain.getNetworkState();
  const cancelled = await createGroupOf(truth, ["Dede"], {
    ...{ name: "Rainy season fund", maxMembers: 4, depositBps: 2_000 },
    startBy: new Date(closeTime.getTime() + DAY * 1000),
  });
  const completed = await createGroupOf(truth, all, { name: "Harvest helpers", depositBps: 2_000 });
  for (const round of [1, 2, 3]) {
    for (const name of all) await payFor(truth, name, completed, round);
    await truth.pass(DAY);
    await settled(truth, completed, round);
  }
  const cancel = await truth.chain.prepareCancel({ source: addressOf("Efe"), groupId: cancelled });
  await signAndSubmit(truth.chain, cancel, localPersonKeypair("Efe"));

  const late = await createGroupOf(truth, ["Efe", "Dede", "Funmi"], {
    ...{ ...week, name: "Balogun cloth sellers", depositBps: 2_000, lateFeeBps: 500, defaultAfter: 2 },
  });
  await payFor(truth, "Efe", late, 1, 2);
  await payFor(truth, "Funmi", late, 1);
  await truth.pass(8.5 * DAY);
  await settled(truth, late, 1);

  const active = await createGroupOf(truth, all, { ...week, name: "Ferry crew", depositBps: 2_000 });
  await payFor(truth, "Efe", active, 1);
  const paused = await createGroupOf(truth, all, { ...week, name: "Tailors’ lane" });
  const pause = await truth.chain.preparePause({ source: addressOf("Dede"), groupId: paused });
  await signAndSubmit(truth.chain, pause, localPersonKeypair("Dede"));
  const auction = await createGroupOf(truth, all, { ...week, name: "Fish sellers", turnOrder: "auction" });
  const forming = await createGroupOf(truth, ["Dede", "Efe"], {
    ...{
      ...week,
      name: "Bakers of the old town",
      maxMembers: 5,
      depositBps: 2_000,
      startRule: "byOrganiser",
    },
  });
  const invitation = await createGroupOf(truth, ["Dede"], {
    ...{ ...week, name: "Sunday cousins", maxMembers: 4, admission: "invitation" },
  });
  const approval = await createGroupOf(truth, ["Dede"], {
    ...{ ...week, name: "Night nurses", maxMembers: 4, admission: "approval", turnOrder: "fixed" },
  });
  const drawing = await createGroupOf(truth, all, { ...week, name: "Kente weavers", turnOrder: "random" });
  const made = {
    forming,
    invitation,
    approval,
    drawing,
    active,
    late,
    paused,
    auction,
    completed,
    cancelled,
  };
  for (const groupId of Object.values(made)) await truth.expectAgreement(groupId);
  return made;
}

async function settled(truth: Truth, groupId: GroupId, round: number): Promise<void> {
  await expect(async () => {
    const { currentRound, status } = await truth.snapshot(groupId);
    expect(status === "completed" || currentRound > round, `round ${round} is closed`).toBe(true);
  }).toPass({ timeout: 30_000 });
}
