import type { Admission, GroupStatus, TurnOrder } from "@ajo/schemas";
import type { Random } from "../random";
import type { By, Scene } from "./act";
import { ACT_NAMES, type ActName, type Command, actOf, acts } from "./acts";
import { type Happening, chooseHappening } from "./happenings";
import { type Step, isHappening } from "./life";
import { refusalOf } from "./refusal";

/** How often each is thought of: while forming, drawing, active, and after the end. */
const WEIGHTS: Record<ActName, readonly [number, number, number, number]> = {
  join: [10, 1, 1, 1],
  leave: [2, 1, 1, 1],
  start: [3, 1, 1, 1],
  invite: [2, 1, 1, 1],
  revoke: [0.5, 0.5, 0.2, 0.2],
  approve: [3, 1, 0.5, 0.5],
  disapprove: [1, 1, 0.5, 0.5],
  setOrder: [2, 1, 0.5, 0.5],
  acceptOrder: [8, 1, 0.5, 0.5],
  reveal: [1, 12, 0.5, 0.5],
  draw: [1, 4, 0.5, 0.5],
  contribute: [1, 1, 16, 10],
  settle: [1, 1, 10, 1],
  claim: [1, 1, 4, 8],
  standingOrder: [1, 1, 2, 1],
  allow: [0.5, 0.5, 3, 0.5],
  deposit: [1, 1, 4, 1],
  exit: [1, 1, 1, 1],
  swap: [1, 1, 2, 1],
  handOver: [1, 1, 4, 1],
  completeHandOver: [1, 1, 4, 1],
  completeRecovery: [1, 1, 3, 3],
  vetoRecovery: [1, 1, 1, 1],
  bid: [1, 1, 3, 1],
  revealBid: [1, 1, 3, 1],
  vote: [1, 1, 12, 6],
  pause: [1, 1, 1.5, 1],
  cancel: [0.5, 1, 0.5, 0.5],
  setDeputy: [0.5, 0.5, 0.5, 0.5],
  succeed: [0.5, 0.5, 1, 1],
  stay: [0.3, 0.3, 0.3, 0.3],
};
const HAPPENINGS = 8;

/** What is of use under these terms alone. */
const SUITED: Partial<Record<TurnOrder | Admission, readonly ActName[]>> = {
  fixed: ["setOrder", "acceptOrder"],
  random: ["reveal", "draw"],
  auction: ["bid", "revealBid"],
  invitation: ["invite", "revoke"],
  approval: ["approve", "disapprove"],
};

const PHASES: Record<GroupStatus, number> = { forming: 0, drawing: 1, active: 2, completed: 3, cancelled: 3 };

/** Prepared at one moment and sent at another, these say something else than they said. */
const PROMPT: readonly ActName[] = ["settle", "invite", "allow"];

/** What somebody tries next. */
export function chooseStep(scene: Scene, random: Random): Step {
  const step = chooseOne(scene, random, random.chance(0.65));
  if (isHappening(step) || random.chance(0.9)) return step;
  if (random.chance(0.3)) return ["forge", { command: step, signer: random.pick(scene.names) }];
  const second = chooseOne(scene, random, true);
  if (isHappening(second) || PROMPT.includes(second[0])) return step;
  return ["race", { first: step, second }];
}

/** Something that the rules refuse, if it comes to mind. */
export function chooseRefused(scene: Scene, random: Random): Step | null {
  const step = chooseOne(scene, random, false);
  return isHappening(step) || isAllowed(scene, step) ? null : step;
}

/** Something that is allowed or something that is not, as is wanted and as far as it comes to mind. */
function chooseOne(scene: Scene, random: Random, wantsAllowed: boolean): Command | Happening {
  let chosen: Command | null = null;
  for (let attempt = 0; attempt < 10; attempt++) {
    const name = wantsAllowed || random.chance(0.5) ? pickName(scene, random) : anyName(random);
    if (name === null) return chooseHappening(scene, random);
    for (let version = 0; version < 4; version++) {
      chosen = chooseCommand(scene, random, name) ?? chosen;
      if (chosen !== null && isAllowed(scene, chosen) === wantsAllowed) return chosen;
    }
  }
  return chosen ?? chooseHappening(scene, random);
}

const anyName = (random: Random): ActName => ACT_NAMES[random.below(ACT_NAMES.length)] ?? "settle";

/** Null: something happens by itself. */
function pickName({ rules }: Scene, random: Random): ActName | null {
  const phase = PHASES[rules.money.status];
  const { turnOrder, admission } = rules.config;
  const suits = [...(SUITED[turnOrder] ?? []), ...(SUITED[admission] ?? [])];
  const weightOf = (name: ActName): number => {
    const weight = WEIGHTS[name][phase] ?? 0;
    return suits.includes(name) ? weight * 4 : weight;
  };
  const total = ACT_NAMES.reduce((sum, name) => sum + weightOf(name), HAPPENINGS);
  let left = random.next() * total;
  for (const name of ACT_NAMES) {
    left -= weightOf(name);
    if (left < 0) return name;
  }
  return null;
}

function chooseCommand(scene: Scene, random: Random, name: ActName): Command | null {
  const input: By | null = acts[name].choose(scene, random);
  // The input is the one that the act of this name has chosen.
  return input === null ? null : ([name, input] as unknown as Command);
}

function isAllowed(scene: Scene, command: Command): boolean {
  return refusalOf(() => actOf(command).check(scene, command[1])) === null;
}
