import type { RouterOutputs } from "@/lib/trpc/trpc";

/** A group in which I hold a seat, with that seat. */
export type MyGroup = RouterOutputs["member"]["groups"]["data"][number];
/** A group that I organise, or stand in for as deputy, without a seat. */
export type LedGroup = RouterOutputs["member"]["leads"]["data"][number];
