import { groupCallInputs, preparedTransactionSchema, type PreparedTransaction } from "@ajo/schemas";
import type { RouterContext } from "../context";
import { procedure } from "../trpc";

/** Remembers what was prepared, so that its owner finds it again whatever happens to the page. */
const kept = (ctx: RouterContext, prepared: Promise<PreparedTransaction>) =>
  prepared.then((transaction) => ctx.dependencies.transactions.prepared(transaction));

// One line a call: the inputs of @ajo/schemas, the verbs of @ajo/soroban.

export const prepareInvite = procedure
  .input(groupCallInputs.prepareInvite)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareInvite(input)));

export const prepareRevoke = procedure
  .input(groupCallInputs.prepareRevoke)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareRevoke(input)));

export const prepareApprove = procedure
  .input(groupCallInputs.prepareApprove)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareApprove(input)));

export const prepareSetOrder = procedure
  .input(groupCallInputs.prepareSetOrder)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareSetOrder(input)));

export const prepareAcceptOrder = procedure
  .input(groupCallInputs.prepareAcceptOrder)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareAcceptOrder(input)));

export const prepareReveal = procedure
  .input(groupCallInputs.prepareReveal)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareReveal(input)));

export const prepareDraw = procedure
  .input(groupCallInputs.prepareDraw)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareDraw(input)));

export const prepareStandingOrder = procedure
  .input(groupCallInputs.prepareStandingOrder)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareStandingOrder(input)));

export const prepareAllowance = procedure
  .input(groupCallInputs.prepareAllowance)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareAllowance(input)));

export const prepareDeposit = procedure
  .input(groupCallInputs.prepareDeposit)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareDeposit(input)));

export const prepareExit = procedure
  .input(groupCallInputs.prepareExit)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareExit(input)));

export const prepareSwap = procedure
  .input(groupCallInputs.prepareSwap)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareSwap(input)));

export const prepareHandOver = procedure
  .input(groupCallInputs.prepareHandOver)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareHandOver(input)));

export const prepareCompleteHandOver = procedure
  .input(groupCallInputs.prepareCompleteHandOver)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareCompleteHandOver(input)));

export const prepareBid = procedure
  .input(groupCallInputs.prepareBid)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareBid(input)));

export const prepareRevealBid = procedure
  .input(groupCallInputs.prepareRevealBid)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareRevealBid(input)));

export const prepareVote = procedure
  .input(groupCallInputs.prepareVote)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareVote(input)));

export const preparePause = procedure
  .input(groupCallInputs.preparePause)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.preparePause(input)));

export const prepareCancel = procedure
  .input(groupCallInputs.prepareCancel)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareCancel(input)));

export const prepareSetDeputy = procedure
  .input(groupCallInputs.prepareSetDeputy)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareSetDeputy(input)));

export const prepareSucceed = procedure
  .input(groupCallInputs.prepareSucceed)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareSucceed(input)));

export const prepareStay = procedure
  .input(groupCallInputs.prepareStay)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareStay(input)));

export const prepareCompleteRecovery = procedure
  .input(groupCallInputs.prepareCompleteRecovery)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareCompleteRecovery(input)));

export const prepareVetoRecovery = procedure
  .input(groupCallInputs.prepareVetoRecovery)
  .output(preparedTransactionSchema)
  .mutation(({ ctx, input }) => kept(ctx, ctx.dependencies.chain.prepareVetoRecovery(input)));
