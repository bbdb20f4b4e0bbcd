import { z } from "zod";
import { hashSchema, memberAddressSchema } from "../ids/ids";

/**
 * What members decide by vote. `pause` and `veto` (of a seat's hand-over) pass with more than half, `recover` with
 * more than half of the others, `cancel` and `upgrade` with all. Mirrors `Motion` of contracts/group.
 */
export const motionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pause") }),
  z.object({ kind: z.literal("cancel") }),
  /** `code`: the wasm hash that the factory gives to new groups. */
  z.object({ kind: z.literal("upgrade"), code: hashSchema }),
  /** The seat of a lost key goes to a fresh one, after a delay in which the lost key can veto. */
  z.object({ kind: z.literal("recover"), lost: memberAddressSchema, fresh: memberAddressSchema }),
  /** `member`: whose seat is being handed over. */
  z.object({ kind: z.literal("veto"), member: memberAddressSchema }),
]);
export type Motion = z.infer<typeof motionSchema>;
