import type { Random } from "../random";
import type { Scene } from "./act";
import { chooseRefused } from "./choose";
import type { Life, Step } from "./life";
import { secretOf } from "./rules";

/** Everybody does what it takes to start, while others try what is refused. */
export async function launch(life: Life, random: Random): Promise<void> {
  for (const step of stepsToStart(life.scene, random)) {
    const refused = random.chance(0.6) ? chooseRefused(life.scene, random) : null;
    if (refused !== null) await life.step(refused);
    await life.step(step);
  }
}

/** Each is asked for when the one before it is done. */
function* stepsToStart(scene: Scene, random: Random): Generator<Step> {
  yield* stepsToBeFull(scene);
  yield* stepsToAgree(scene);
  const [by] = scene.names;
  yield ["start", { by }];
  if (scene.rules.money.status === "drawing") yield* stepsToDraw(scene, random);
}

const QUARTER_SECONDS = 7_776_000;

function* stepsToBeFull({ rules, names }: Scene): Generator<Step> {
  const [organiser] = names;
  const { admission, maxMembers, turnOrder } = rules.config;
  // The second replaces the first.
  if (admission === "invitation")
    for (const uses of [1, 6]) yield ["invite", { by: organiser, uses, seconds: QUARTER_SECONDS }];
  for (const by of names.slice(0, -1)) {
    if (rules.money.seats.length === maxMembers) return;
    if (admission === "approval") yield ["approve", { by: organiser, member: by }];
    const invited = admission === "invitation" ? by : null;
    yield ["join", { by, invited, commits: turnOrder === "random", misread: false }];
  }
}

function* stepsToAgree({ rules, names, nameOf }: Scene): Generator<Step> {
  if (rules.config.turnOrder !== "fixed") return;
  const order = rules.seatNumbers.reverse();
  yield ["setOrder", { by: names[0], order }];
  for (const { address } of [...rules.money.seats]) yield ["acceptOrder", { by: nameOf(address), order }];
}

function* stepsToDraw({ rules, names, nameOf }: Scene, random: Random): Generator<Step> {
  const isFirstSilent = random.chance(0.3);
  for (const { address } of rules.money.seats.slice(isFirstSilent ? 1 : 0)) {
    const member = nameOf(address);
    yield ["reveal", { by: member, member, secret: secretOf(member) }];
  }
  if (isFirstSilent) yield ["wait", { half: false }];
  yield ["draw", { by: names[0] }];
}
