import { type Motion, motionKey } from "@ajo/schemas";
import type { Random } from "../random";
import { type By, type Scene, act, insider, leader, outsider, prepareCall, somebody } from "./act";
import { ensure } from "./refusal";
import { DAY } from "./rules";

/** A motion as a command names it. */
export type Moved =
  | { kind: "pause" | "cancel" }
  | { kind: "upgrade"; genuine: boolean }
  | { kind: "recover"; lost: string; fresh: string }
  | { kind: "veto"; member: string };

const UNKNOWN_CODE = "ab".repeat(32);

function motionOf({ rules, addressOf }: Scene, motion: Moved): Motion {
  switch (motion.kind) {
    case "pause":
    case "cancel":
      return { kind: motion.kind };
    case "upgrade":
      return { kind: "upgrade", code: motion.genuine ? rules.groupCode : UNKNOWN_CODE };
    case "recover":
      return { kind: "recover", lost: addressOf(motion.lost), fresh: addressOf(motion.fresh) };
    case "veto":
      return { kind: "veto", member: addressOf(motion.member) };
  }
}

/** Mostly one that has been voted for before: only together is anything decided. */
function chooseMotion(scene: Scene, random: Random): Moved {
  const open = [...scene.rules.ballots.values()];
  const found = open[random.below(open.length)];
  if (found !== undefined && random.chance(0.75)) return nameMotion(scene, found.motion);
  const handing = [...scene.rules.moves].find(([, { isRecovery }]) => !isRecovery);
  if (handing !== undefined && random.chance(0.4))
    return { kind: "veto", member: scene.nameOf(scene.rules.money.seat(handing[0]).address) };
  return random.pick<Moved>([
    { kind: "pause" },
    { kind: "cancel" },
    { kind: "upgrade", genuine: random.chance(0.8) },
    { kind: "recover", lost: insider(scene, random), fresh: outsider(scene, random) },
    { kind: "recover", lost: insider(scene, random), fresh: outsider(scene, random) },
    { kind: "recover", lost: somebody(scene, random), fresh: random.pick(scene.names) },
    { kind: "veto", member: somebody(scene, random) },
  ]);
}

function nameMotion({ nameOf, rules }: Scene, motion: Motion): Moved {
  switch (motion.kind) {
    case "pause":
    case "cancel":
      return motion;
    case "upgrade":
      return { kind: "upgrade", genuine: motion.code === rules.groupCode };
    case "recover":
      return { kind: "recover", lost: nameOf(motion.lost), fresh: nameOf(motion.fresh) };
    case "veto":
      return { kind: "veto", member: nameOf(motion.member) };
  }
}

/** Who may vote for a motion: all with a say but the one whom it is about. */
function electorateFor({ rules }: Scene, motion: Motion): Set<number> {
  const electorate = rules.electorate();
  const about = motion.kind === "recover" ? motion.lost : motion.kind === "veto" ? motion.member : null;
  const subject = about === null ? undefined : rules.money.findMember(about);
  if (subject !== undefined) electorate.delete(subject.seat);
  return electorate;
}

/** How a ballot stands with one more vote. */
function count(scene: Scene, motion: Motion, seat: number) {
  const electorate = electorateFor(scene, motion);
  const ballot = scene.rules.ballotOf(motion);
  const again = ballot.voters.has(seat);
  const voters = new Set(ballot.voters).add(seat);
  const votes = [...voters].filter((voter) => electorate.has(voter)).length;
  const needsAll = motion.kind === "cancel" || motion.kind === "upgrade";
  const passes = needsAll ? votes === electorate.size : 2 * votes > electorate.size;
  return { electorate, ballot: { ...ballot, voters }, again, passes };
}

/** Refuses what cannot be decided now. */
function checkMotion({ rules }: Scene, motion: Motion): void {
  if (motion.kind === "recover") {
    ensure(!["forming", "drawing"].includes(rules.money.status), "NotActive");
    rules.isNew(motion.fresh);
    rules.seatOf(motion.lost);
    return;
  }
  rules.active();
  if (motion.kind === "pause") rules.mayPause();
  if (motion.kind === "upgrade") ensure(motion.code === rules.groupCode, "NotGenuine");
  if (motion.kind === "veto")
    ensure(rules.pending(rules.seatOf(motion.member))?.isRecovery === false, "NoProposal");
}

function carryOut({ rules }: Scene, motion: Motion, at: number): void {
  switch (motion.kind) {
    case "pause":
      rules.pause(at);
      return;
    case "cancel":
      rules.money.cancel();
      // Lost keys' seats alone are still moved.
      for (const [key, ballot] of rules.ballots)
        if (ballot.motion.kind !== "recover") rules.ballots.delete(key);
      return;
    case "upgrade":
      return;
    case "recover":
      rules.moves.set(rules.seatOf(motion.lost).seat, {
        ...{ newcomer: motion.fresh, isRecovery: true, price: 0n },
        ...{ readyAt: at + 7 * DAY, lapsesAt: at + 30 * DAY },
      });
      return;
    case "veto":
      rules.moves.delete(rules.seatOf(motion.member).seat);
  }
}

export const vote = act<By & { motion: Moved }>({
  choose: (scene, random) => ({
    by: random.chance(0.9) ? insider(scene, random) : random.pick(scene.names),
    motion: chooseMotion(scene, random),
  }),
  check(scene, { by, motion: moved }) {
    const { rules, addressOf } = scene;
    const motion = motionOf(scene, moved);
    checkMotion(scene, motion);
    const { seat } = rules.seatOf(addressOf(by));
    const { electorate, again, passes } = count(scene, motion, seat);
    ensure(electorate.has(seat), "NotAllowed");
    // A vote repeated counts when those have left who had not voted.
    ensure(passes || !again, "AlreadyVoted");
  },
  prepare: (scene, { by, motion }) =>
    prepareCall(scene, by, "prepareVote", { motion: motionOf(scene, motion) }),
  apply(scene, { by, motion: moved }, at) {
    const { rules, addressOf } = scene;
    const motion = motionOf(scene, moved);
    const { ballot, passes } = count(scene, motion, rules.seatOf(addressOf(by)).seat);
    rules.ballots.delete(motionKey(motion));
    if (passes) carryOut(scene, motion, at);
    else {
      const openedAt = ballot.voters.size === 1 ? at : ballot.openedAt;
      rules.ballots.set(motionKey(motion), { ...ballot, openedAt });
    }
  },
});

export const pause = act<By>({
  choose: (scene, random) => ({ by: random.chance(0.3) ? deputyOf(scene, random) : leader(scene, random) }),
  check({ rules, addressOf }, { by }) {
    const sender = addressOf(by);
    ensure(sender === rules.organiser || sender === rules.deputy, "NotOrganiser");
    rules.mayPause();
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "preparePause", {}),
  apply({ rules, addressOf }, { by }, at) {
    rules.pause(at);
    if (addressOf(by) === rules.organiser) rules.heard(at);
  },
});

const deputyOf = ({ rules, nameOf, names }: Scene, random: Random): string =>
  rules.deputy === null ? random.pick(names) : nameOf(rules.deputy);

export const cancel = act<By>({
  choose: (scene, random) => ({ by: random.chance(0.3) ? leader(scene, random) : random.pick(scene.names) }),
  check({ rules, addressOf }, { by }) {
    rules.forming();
    const { startBy } = rules.config;
    const overdue = startBy !== null && rules.now > startBy.getTime() / 1000;
    ensure(overdue || addressOf(by) === rules.organiser, "NotOrganiser");
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "prepareCancel", {}),
  apply({ rules }) {
    rules.money.cancel();
  },
});

export const setDeputy = act<By & { deputy: string | null }>({
  choose: (scene, random) => ({
    by: leader(scene, random),
    deputy: random.chance(0.2) ? null : random.pick(scene.names),
  }),
  check({ rules, addressOf }, { by, deputy }) {
    rules.byOrganiser(addressOf(by));
    ensure(deputy === null || addressOf(deputy) !== rules.organiser, "InvalidDeputy");
  },
  prepare: (scene, { by, deputy }) =>
    prepareCall(scene, by, "prepareSetDeputy", { deputy: deputy === null ? null : scene.addressOf(deputy) }),
  apply({ rules, addressOf }, { deputy }, at) {
    rules.deputy = deputy === null ? null : addressOf(deputy);
    rules.heard(at);
  },
});

export const succeed = act<By>({
  choose: (scene, random) => ({
    by: random.chance(0.9) ? deputyOf(scene, random) : random.pick(scene.names),
  }),
  check({ rules, addressOf }, { by }) {
    ensure(addressOf(by) === rules.deputy, "NotOrganiser");
    ensure(rules.now >= rules.seenAt + 30 * DAY, "NotSilent");
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "prepareSucceed", {}),
  apply({ rules, addressOf }, { by }, at) {
    rules.organiser = addressOf(by);
    rules.deputy = null;
    rules.heard(at);
  },
});

export const stay = act<By>({
  choose: (scene, random) => ({ by: leader(scene, random) }),
  check({ rules, addressOf }, { by }) {
    rules.byOrganiser(addressOf(by));
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "prepareStay", {}),
  apply({ rules }, _input, at) {
    rules.heard(at);
  },
});
