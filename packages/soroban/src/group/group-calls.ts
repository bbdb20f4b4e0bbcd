import type { PreparedTransaction, groupCallInputs } from "@ajo/schemas";
import type { z } from "zod";
import type { Chain } from "../chain";
import { prepareAllowance } from "../token/prepare-allowance";
import * as forming from "./forming-calls";
import * as member from "./member-calls";
import * as power from "./power-calls";
import { prepareClaim } from "./prepare-claim";
import { prepareContribute } from "./prepare-contribute";
import { prepareJoin } from "./prepare-join";
import { prepareLeave } from "./prepare-leave";
import { prepareSettle } from "./prepare-settle";
import { prepareStart } from "./prepare-start";
import { prepareCompleteHandOver, prepareHandOver, prepareSwap } from "./seat-calls";

/** Every call of a group that can be prepared. */
export const groupCalls = {
  prepareJoin,
  prepareLeave,
  prepareStart,
  prepareContribute,
  prepareSettle,
  prepareClaim,
  ...forming,
  ...member,
  prepareAllowance,
  prepareSwap,
  prepareHandOver,
  prepareCompleteHandOver,
  ...power,
} satisfies {
  [Call in keyof typeof groupCallInputs]: (
    chain: Chain,
    input: z.input<(typeof groupCallInputs)[Call]>,
  ) => Promise<PreparedTransaction>;
};
