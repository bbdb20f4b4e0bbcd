import { z } from "zod";
import { readVectors } from "./vectors";

const simulationResponse = z.object({
  result: z.object({
    error: z.string().optional(),
    transactionData: z.string().optional(),
    minResourceFee: z.string().optional(),
    results: z.array(z.object({ auth: z.array(z.string()), xdr: z.string() })).optional(),
    events: z.array(z.string()).optional(),
    stateChanges: z
      .array(z.object({ key: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
      .optional(),
    latestLedger: z.number(),
  }),
});

/** A request to simulate and, as far as it is compared, its answer. */
export const simulation = z.object({
  requestXdr: z.string(),
  params: z
    .object({
      useUpgradedAuth: z.boolean().optional(),
      authMode: z.enum(["enforce", "record", "record_allow_nonroot"]).optional(),
      resourceConfig: z.object({ instructionLeeway: z.number() }).optional(),
    })
    .default({}),
  response: simulationResponse,
});

const step = z.object({
  name: z.string(),
  simulateTransaction: simulation.nullish(),
  simulateTransactionWithAuth: simulation.nullish(),
});

export type RecordedSimulation = z.infer<typeof simulation> & { name: string };

/** All simulations of the recorded steps, the enforcing ones after the recording ones. */
export function readSimulations(dir: string): RecordedSimulation[] {
  return readVectors(dir, "transactions", z.array(step)).flatMap(
    ({ name, simulateTransaction, simulateTransactionWithAuth }) => [
      ...(simulateTransaction ? [{ ...simulateTransaction, name }] : []),
      ...(simulateTransactionWithAuth
        ? [{ ...simulateTransactionWithAuth, name: `${name} with authorisation` }]
        : []),
    ],
  );
}
