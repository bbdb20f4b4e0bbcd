import { type Motion, fromHex } from "@ajo/schemas";
import { z } from "zod";
import { hexBytes } from "./chain-config";

/** `Motion` as the contract's spec decodes it: the variant's name and its fields. */
const chainMotionSchema = z.discriminatedUnion("tag", [
  z.object({ tag: z.literal("Pause") }),
  z.object({ tag: z.literal("Cancel") }),
  z.object({ tag: z.literal("Upgrade"), values: z.tuple([hexBytes]) }),
  z.object({ tag: z.literal("Recover"), values: z.tuple([z.string(), z.string()]) }),
  z.object({ tag: z.literal("Veto"), values: z.tuple([z.string()]) }),
]);

/** From the contract's words to the vocabulary's; addresses are parsed with the event they belong to. */
export function decodeMotion(native: unknown): unknown {
  const motion = chainMotionSchema.parse(native);
  switch (motion.tag) {
    case "Pause":
      return { kind: "pause" };
    case "Cancel":
      return { kind: "cancel" };
    case "Upgrade":
      return { kind: "upgrade", code: motion.values[0] };
    case "Recover":
      return { kind: "recover", lost: motion.values[0], fresh: motion.values[1] };
    case "Veto":
      return { kind: "veto", member: motion.values[0] };
  }
}

/** In the contract's words, ready for encoding. */
export function encodeMotion(motion: Motion) {
  switch (motion.kind) {
    case "pause":
      return { tag: "Pause", values: undefined } as const;
    case "cancel":
      return { tag: "Cancel", values: undefined } as const;
    case "upgrade":
      return { tag: "Upgrade", values: [fromHex(motion.code)] } as const;
    case "recover":
      return { tag: "Recover", values: [motion.lost, motion.fresh] } as const;
    case "veto":
      return { tag: "Veto", values: [motion.member] } as const;
  }
}
