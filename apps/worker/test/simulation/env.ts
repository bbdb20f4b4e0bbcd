import { z } from "zod";

const schema = z.object({
  /** Runs one seed: to see again what it found. */
  SIMULATION_SEED: z.coerce.number().int().optional(),
  /** How many seeds to run. */
  SIMULATION_RUNS: z.coerce.number().int().min(1).default(8),
  /** The first of them. */
  SIMULATION_FROM: z.coerce.number().int().min(0).default(1),
});

/** Which seeds to run. */
export function seeds(): number[] {
  const { SIMULATION_SEED: one, SIMULATION_RUNS: runs, SIMULATION_FROM: from } = schema.parse(process.env);
  return one === undefined ? Array.from({ length: runs }, (_, index) => from + index) : [one];
}
