import type { Stage } from "./begin-life";
import { type Lived, liveAgain } from "./live";

/** Lives that are lived to find a shorter one. */
const MOST_TRIALS = 60;

/** The same life without most of what its failure does not need. */
export async function shrink(stage: Stage, lived: Lived): Promise<Lived> {
  let { steps } = lived;
  let trials = 0;
  const fails = async (tried: Lived["steps"]): Promise<boolean> => {
    trials += 1;
    return liveAgain(stage, { ...lived, steps: tried }).then(
      () => false,
      () => true,
    );
  };
  // Where every life fails the world itself is broken.
  if (await fails([])) return lived;
  for (let size = Math.ceil(steps.length / 2); trials < MOST_TRIALS; size = Math.ceil(size / 2)) {
    for (let start = 0; start < steps.length && trials < MOST_TRIALS;) {
      const shorter = [...steps.slice(0, start), ...steps.slice(start + size)];
      if (await fails(shorter)) steps = shorter;
      else start += size;
    }
    if (size === 1) break;
  }
  return { ...lived, steps };
}
