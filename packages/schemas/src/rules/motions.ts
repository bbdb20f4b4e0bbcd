import type { Motion } from "../group/motion";

/** The same text for the same motion: what ballots are counted under. */
export function motionKey(motion: Motion): string {
  switch (motion.kind) {
    case "pause":
    case "cancel":
      return motion.kind;
    case "upgrade":
      return `upgrade:${motion.code}`;
    case "recover":
      return `recover:${motion.lost}:${motion.fresh}`;
    case "veto":
      return `veto:${motion.member}`;
  }
}

/** Whether everybody who has a say must vote for it (contracts/group/src/types.rs `is_unanimous`); more than half decide the others. */
export const isUnanimous = ({ kind }: Motion): boolean => kind === "cancel" || kind === "upgrade";
