import { createHash } from "node:crypto";
import { drawOrder, drawSeed, invitationMessage, joiningDeposit, orderCommitment, toHex } from "@ajo/schemas";
import { localPersonKeypair } from "@ajo/soroban/local-people";
import { type By, type Scene, act, insider, leader, outsider, prepareCall, somebody } from "./act";
import { ensure } from "./refusal";
import { secretOf } from "./rules";

/** What the group's one link is made of. */
const link = localPersonKeypair("the invitation");
const linkKey = toHex(link.rawPublicKey());
const OTHER_RULEBOOK = createHash("sha256").update("another rulebook").digest("hex");

/** Joining fills the group, which then starts or opens its draw. */
function begins({ rules }: Scene): boolean {
  const { maxMembers, startRule, turnOrder } = rules.config;
  return rules.money.seats.length + 1 === maxMembers && startRule === "whenFull" && turnOrder !== "fixed";
}

interface Joining extends By {
  /** For whom the link's invitation is signed; null: none is brought. */
  invited: string | null;
  commits: boolean;
  /** Having read another rulebook. */
  misread: boolean;
}

export const join = act<Joining>({
  choose(scene, random) {
    const by = random.chance(0.8) ? outsider(scene, random) : random.pick(scene.names);
    const { admission, turnOrder } = scene.rules.config;
    const asked = admission === "invitation" ? random.chance(0.9) : random.chance(0.1);
    const invited = random.chance(0.9) ? by : random.pick(scene.names);
    const commits = (turnOrder === "random") === random.chance(0.95);
    return { by, invited: asked ? invited : null, commits, misread: random.chance(0.08) };
  },
  check({ rules, addressOf }, { by, invited, commits, misread }) {
    const member = addressOf(by);
    ensure(!rules.money.refusing.has(member), "MissingTrustline");
    rules.forming();
    rules.notPaused();
    rules.isNew(member);
    ensure(!rules.isFull, "GroupFull");
    ensure(!misread, "WrongRulebook");
    if (member !== rules.organiser) {
      const { admission } = rules.config;
      if (admission === "approval") ensure(rules.approved.has(member), "NotApproved");
      if (admission === "invitation") {
        const holds = rules.invitation !== null && rules.now < rules.invitation.expiresAt;
        ensure(holds && invited !== null, "NotInvited");
        // The host's own verdict on a signature has no name.
        ensure(invited === by, "TransactionFailed");
      }
    }
    ensure(commits === (rules.config.turnOrder === "random"), "InvalidCommitment");
    rules.pays(member, joiningDeposit(rules.config));
  },
  prepare(scene, { by, invited, commits, misread }) {
    const { group, addressOf } = scene;
    const signature = (name: string) => toHex(link.sign(invitationMessage(group, addressOf(name))));
    return prepareCall(scene, by, "prepareJoin", {
      commitment: commits ? orderCommitment(secretOf(by), addressOf(by)) : null,
      invitation: invited === null ? null : { key: linkKey, signature: signature(invited) },
      ...(misread ? { rulebook: OTHER_RULEBOOK } : {}),
    });
  },
  promises: (scene) => ({
    startsGroup: begins(scene) && scene.rules.config.turnOrder !== "random",
    deposit: joiningDeposit(scene.rules.config),
  }),
  apply(scene, { by }, at) {
    const { rules, addressOf } = scene;
    const member = addressOf(by);
    const starts = begins(scene);
    const { admission } = rules.config;
    if (member === rules.organiser) rules.unused.add(member);
    else if (admission === "approval") rules.approved.delete(member);
    if (member !== rules.organiser && admission === "invitation" && rules.invitation !== null) {
      rules.invitation.uses -= 1;
      if (rules.invitation.uses === 0) rules.invitation = null;
    }
    rules.money.join(member);
    rules.agreed.clear();
    if (starts) rules.begin(at);
  },
});

export const leave = act<By>({
  choose: (scene, random) => ({ by: somebody(scene, random) }),
  check({ rules, addressOf }, { by }) {
    rules.forming();
    const { address, deposit } = rules.seatOf(addressOf(by));
    rules.receives(address, deposit);
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "prepareLeave", {}),
  apply({ rules, addressOf }, { by }) {
    rules.money.leave(addressOf(by));
    rules.agreed.clear();
  },
});

export const start = act<By>({
  choose: (scene, random) => ({ by: leader(scene, random) }),
  check({ rules, addressOf }, { by }) {
    rules.byOrganiser(addressOf(by));
    rules.forming();
    rules.notPaused();
    ensure(rules.money.seats.length >= 2, "NotEnoughMembers");
    const accepted = rules.proposal !== null && rules.agreed.size === rules.money.seats.length;
    ensure(rules.config.turnOrder !== "fixed" || accepted, "OrderNotAccepted");
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "prepareStart", {}),
  promises: ({ rules }) => ({
    members: rules.money.seats.length,
    draws: rules.config.turnOrder === "random",
  }),
  apply({ rules }, _input, at) {
    rules.heard(at);
    rules.begin(at);
  },
});

export const invite = act<By & { uses: number; seconds: number }>({
  choose: (scene, random) => ({
    by: leader(scene, random),
    uses: 1 + random.below(4),
    seconds: random.pick([-60, 172_800, 2_592_000, 7_776_000]),
  }),
  check({ rules, addressOf }, { by, seconds }) {
    rules.byOrganiser(addressOf(by));
    rules.forming();
    ensure(rules.config.admission === "invitation", "NotAllowed");
    ensure(seconds > 0, "InvalidInvitation");
  },
  prepare: (scene, { by, uses, seconds }) =>
    prepareCall(scene, by, "prepareInvite", { key: linkKey, uses, expiresAt: expiry(scene, seconds) }),
  apply(scene, { uses, seconds }, at) {
    scene.rules.invitation = { uses, expiresAt: expiry(scene, seconds).getTime() / 1000 };
    scene.rules.heard(at);
  },
});

const expiry = ({ rules }: Scene, seconds: number) => new Date((rules.now + seconds) * 1000);

export const revoke = act<By>({
  choose: (scene, random) => ({ by: leader(scene, random) }),
  check({ rules, addressOf }, { by }) {
    rules.byOrganiser(addressOf(by));
    ensure(rules.invitation !== null, "NotInvited");
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "prepareRevoke", { key: linkKey }),
  apply({ rules }, _input, at) {
    rules.invitation = null;
    rules.heard(at);
  },
});

export const approve = act<By & { member: string }>({
  choose: (scene, random) => ({ by: leader(scene, random), member: outsider(scene, random) }),
  check({ rules, addressOf }, { by }) {
    rules.byOrganiser(addressOf(by));
    rules.forming();
    ensure(rules.config.admission === "approval", "NotAllowed");
  },
  prepare: (scene, { by, member }) =>
    prepareCall(scene, by, "prepareApprove", { member: scene.addressOf(member), approved: true }),
  apply({ rules, addressOf }, { member }, at) {
    rules.approved.add(addressOf(member));
    rules.unused.delete(addressOf(member));
    rules.heard(at);
  },
});

export const disapprove = act<By & { member: string }>({
  choose(scene, random) {
    const [approved] = scene.rules.approved;
    const member = approved === undefined ? outsider(scene, random) : scene.nameOf(approved);
    return { by: leader(scene, random), member };
  },
  check({ rules, addressOf }, { by, member }) {
    rules.byOrganiser(addressOf(by));
    rules.forming();
    ensure(rules.config.admission === "approval", "NotAllowed");
    ensure(rules.approved.has(addressOf(member)), "NotApproved");
  },
  prepare: (scene, { by, member }) =>
    prepareCall(scene, by, "prepareApprove", { member: scene.addressOf(member), approved: false }),
  apply({ rules, addressOf }, { member }, at) {
    rules.approved.delete(addressOf(member));
    rules.heard(at);
  },
});

export const setOrder = act<By & { order: number[] }>({
  choose(scene, random) {
    const left = scene.rules.seatNumbers;
    if (random.chance(0.1)) left.push(random.below(7));
    const order: number[] = [];
    while (left.length > 0) order.push(...left.splice(random.below(left.length), 1));
    return { by: leader(scene, random), order };
  },
  check({ rules, addressOf }, { by, order }) {
    rules.byOrganiser(addressOf(by));
    rules.forming();
    ensure(rules.config.turnOrder === "fixed", "NotAllowed");
    ensure(rules.isOrder(order), "InvalidOrder");
  },
  prepare: (scene, { by, order }) => prepareCall(scene, by, "prepareSetOrder", { order }),
  apply({ rules }, { order }, at) {
    rules.proposal = order;
    rules.agreed.clear();
    rules.heard(at);
  },
});

/** The last acceptance of a full group. */
function startsByAccepting({ rules, addressOf }: Scene, by: string): boolean {
  const agreed = new Set(rules.agreed).add(rules.seatOf(addressOf(by)).seat);
  return rules.isFull && agreed.size === rules.money.seats.length && rules.config.startRule === "whenFull";
}

export const acceptOrder = act<By & { order: number[] }>({
  choose(scene, random) {
    const by = random.chance(0.8) ? insider(scene, random) : random.pick(scene.names);
    const order = [...(scene.rules.proposal ?? scene.rules.seatNumbers)];
    return { by, order: random.chance(0.9) ? order : order.reverse() };
  },
  check(scene, { by, order }) {
    const { rules, addressOf } = scene;
    rules.forming();
    ensure(rules.config.turnOrder === "fixed", "NotAllowed");
    rules.seatOf(addressOf(by));
    ensure(rules.proposal?.join() === order.join() && rules.isOrder(order), "WrongOrder");
    if (startsByAccepting(scene, by)) rules.notPaused();
  },
  prepare: (scene, { by, order }) => prepareCall(scene, by, "prepareAcceptOrder", { order }),
  apply(scene, { by }, at) {
    const { rules, addressOf } = scene;
    const starts = startsByAccepting(scene, by);
    rules.agreed.add(rules.seatOf(addressOf(by)).seat);
    if (starts) rules.begin(at);
  },
});

export const reveal = act<By & { member: string; secret: string }>({
  choose(scene, random) {
    const member = random.chance(0.9) ? insider(scene, random) : random.pick(scene.names);
    const secret = secretOf(random.chance(0.75) ? member : random.pick(scene.names));
    return { by: random.pick(scene.names), member, secret };
  },
  check({ rules, addressOf }, { member, secret }) {
    const open = rules.money.status === "drawing" && rules.now < (rules.drawEndsAt ?? 0);
    ensure(open, "NotDrawing");
    const { seat } = rules.seatOf(addressOf(member));
    ensure(!rules.agreed.has(seat), "AlreadyRevealed");
    ensure(secret === secretOf(member), "WrongSecret");
  },
  prepare: (scene, { by, member, secret }) =>
    prepareCall(scene, by, "prepareReveal", { member: scene.addressOf(member), secret }),
  apply({ rules, addressOf }, { member }) {
    rules.agreed.add(rules.seatOf(addressOf(member)).seat);
  },
});

export const draw = act<By>({
  choose: (scene, random) => ({ by: random.pick(scene.names) }),
  check({ rules }) {
    ensure(rules.money.status === "drawing", "NotDrawing");
    rules.notPaused();
    const all = rules.agreed.size === rules.money.seats.length;
    ensure(all || rules.now >= (rules.drawEndsAt ?? 0), "DrawNotOver");
  },
  prepare: (scene, { by }) => prepareCall(scene, by, "prepareDraw", {}),
  apply({ rules, nameOf }, _input, at) {
    const revealed = rules.seatNumbers.filter((seat) => rules.agreed.has(seat));
    const silent = rules.seatNumbers.filter((seat) => !rules.agreed.has(seat));
    const seed = drawSeed(revealed.map((seat) => secretOf(nameOf(rules.money.seat(seat).address))));
    rules.activate(drawOrder(seed, revealed, silent), at);
  },
});
