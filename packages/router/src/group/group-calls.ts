import { groupCallInputs as inputs, prepareCreateInput } from "@ajo/schemas";
import { prepares } from "../transaction/prepares";

export const prepareCreate = prepares(prepareCreateInput, (chain, input) => chain.prepareCreate(input));

// One line a call: the inputs of @ajo/schemas, the verbs of @ajo/soroban.
export const prepareJoin = prepares(inputs.prepareJoin, (chain, input) => chain.prepareJoin(input));
export const prepareLeave = prepares(inputs.prepareLeave, (chain, input) => chain.prepareLeave(input));
export const prepareStart = prepares(inputs.prepareStart, (chain, input) => chain.prepareStart(input));
export const prepareContribute = prepares(inputs.prepareContribute, (chain, input) =>
  chain.prepareContribute(input),
);
export const prepareSettle = prepares(inputs.prepareSettle, (chain, input) => chain.prepareSettle(input));
export const prepareClaim = prepares(inputs.prepareClaim, (chain, input) => chain.prepareClaim(input));
export const prepareInvite = prepares(inputs.prepareInvite, (chain, input) => chain.prepareInvite(input));
export const prepareRevoke = prepares(inputs.prepareRevoke, (chain, input) => chain.prepareRevoke(input));
export const prepareApprove = prepares(inputs.prepareApprove, (chain, input) => chain.prepareApprove(input));
export const prepareSetOrder = prepares(inputs.prepareSetOrder, (chain, input) =>
  chain.prepareSetOrder(input),
);
export const prepareAcceptOrder = prepares(inputs.prepareAcceptOrder, (chain, input) =>
  chain.prepareAcceptOrder(input),
);
export const prepareReveal = prepares(inputs.prepareReveal, (chain, input) => chain.prepareReveal(input));
export const prepareDraw = prepares(inputs.prepareDraw, (chain, input) => chain.prepareDraw(input));
export const prepareStandingOrder = prepares(inputs.prepareStandingOrder, (chain, input) =>
  chain.prepareStandingOrder(input),
);
export const prepareAllowance = prepares(inputs.prepareAllowance, (chain, input) =>
  chain.prepareAllowance(input),
);
export const prepareDeposit = prepares(inputs.prepareDeposit, (chain, input) => chain.prepareDeposit(input));
export const prepareExit = prepares(inputs.prepareExit, (chain, input) => chain.prepareExit(input));
export const prepareSwap = prepares(inputs.prepareSwap, (chain, input) => chain.prepareSwap(input));
export const prepareHandOver = prepares(inputs.prepareHandOver, (chain, input) =>
  chain.prepareHandOver(input),
);
export const prepareCompleteHandOver = prepares(inputs.prepareCompleteHandOver, (chain, input) =>
  chain.prepareCompleteHandOver(input),
);
export const prepareBid = prepares(inputs.prepareBid, (chain, input) => chain.prepareBid(input));
export const prepareRevealBid = prepares(inputs.prepareRevealBid, (chain, input) =>
  chain.prepareRevealBid(input),
);
export const prepareVote = prepares(inputs.prepareVote, (chain, input) => chain.prepareVote(input));
export const preparePause = prepares(inputs.preparePause, (chain, input) => chain.preparePause(input));
export const prepareCancel = prepares(inputs.prepareCancel, (chain, input) => chain.prepareCancel(input));
export const prepareSetDeputy = prepares(inputs.prepareSetDeputy, (chain, input) =>
  chain.prepareSetDeputy(input),
);
export const prepareSucceed = prepares(inputs.prepareSucceed, (chain, input) => chain.prepareSucceed(input));
export const prepareStay = prepares(inputs.prepareStay, (chain, input) => chain.prepareStay(input));
export const prepareCompleteRecovery = prepares(inputs.prepareCompleteRecovery, (chain, input) =>
  chain.prepareCompleteRecovery(input),
);
export const prepareVetoRecovery = prepares(inputs.prepareVetoRecovery, (chain, input) =>
  chain.prepareVetoRecovery(input),
);
