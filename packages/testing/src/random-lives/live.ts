import { randomOf } from "../random";
import { type Stage, beginLife } from "./begin-life";
import { chooseStep } from "./choose";
import { endLife } from "./ending";
import { launch } from "./launching";
import type { Step } from "./life";
import { type Plan, planOf } from "./plan";

/** A life as it was lived, to be lived again. */
export interface Lived {
  plan: Plan;
  steps: readonly Step[];
}

/** Lives the random life of a seed. A failure carries what was lived. */
export async function liveRandomly(stage: Stage, seed: number): Promise<void> {
  const random = randomOf(seed);
  const plan = planOf(random);
  const life = await beginLife(stage, plan);
  try {
    if (plan.launched) await launch(life, random);
    for (let count = 0; count < plan.commands; count++) await life.step(chooseStep(life.scene, random));
    await endLife(life);
  } catch (cause) {
    throw new LifeFailure({ plan, steps: life.journal }, cause);
  }
}

/** Lives a recorded life again, with other people. */
export async function liveAgain(stage: Stage, { plan, steps }: Lived): Promise<void> {
  const life = await beginLife(stage, plan);
  for (const step of steps) await life.step(step);
}

export class LifeFailure extends Error {
  constructor(
    readonly lived: Lived,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
