import { AjoError, toHex, walletAddressSchema, type GroupId, type Receipt } from "@ajo/schemas";
import { Keypair } from "@stellar/stellar-sdk/base";
import type { Chain } from "../chain";
import { createChain } from "../create-soroban-client";
import type { SorobanClientOptions } from "../soroban-client";
import { assembleInvocation } from "../transaction/prepare-invocation";
import { canDraw, type Draw } from "../token/can-draw";
import { signAndSubmit } from "../transaction/sign-and-submit";
import { submit } from "../transaction/submit";
import { channelKeypairs } from "./channels";
import { type GroupLifetime, listLifetimes } from "./list-lifetimes";
import { openAccounts } from "./open-accounts";

export interface OperatorOptions {
  /** Secret key (S...) of the funded account that pays every fee and signs nothing else. */
  secret: string;
  /** How many transactions may be on their way at once. */
  channels: number;
  /** Most that one call may cost, in stroops. */
  maxFee: bigint;
}

/** Calls that the contracts let anyone make, made by the operator's own account through channel accounts. */
export interface Operator {
  readonly address: string;
  readonly channels: number;
  /** Makes channel accounts that are missing; how many it made. */
  openChannels(): Promise<number>;
  /** One step of settling the current round of a group: see `settle_round`. One call at a time for each channel (0..channels-1). */
  settleRound(groupId: GroupId, channel: number): Promise<Receipt>;
  /** Draws the payout order of a group whose members have revealed, or had the time to. */
  drawOrder(groupId: GroupId, channel: number): Promise<Receipt>;
  /** Has the network keep a group's entries longer. */
  extendLifetime(groupId: GroupId, channel: number): Promise<Receipt>;
  listLifetimes(groups: readonly { groupId: GroupId; seats: readonly number[] }[]): Promise<GroupLifetime[]>;
  /** Whether a standing order would deliver as much, were it drawn now. */
  canDraw(draw: Draw): Promise<boolean>;
}

/**
 * Errors: those of the contracts; `AccountNotFound` while a channel is not open; `InsufficientBalance` when the
 * operator's account cannot pay; `ChainUnavailable` and `BadSequence` are worth another attempt.
 */
export function createOperator(
  options: SorobanClientOptions,
  { secret, channels, maxFee }: OperatorOptions,
): Operator {
  const keypair = Keypair.fromSecret(secret);
  const chain: Chain = createChain({ ...options, sponsor: { secret, maxFee, always: true } });
  const keypairs = channelKeypairs(keypair, channels);

  async function call(contractId: GroupId, method: string, channel: number): Promise<Receipt> {
    const signer = keypairs[channel];
    if (signer === undefined) throw new AjoError("InvalidInput", `there is no channel ${channel}`);
    const source = walletAddressSchema.parse(signer.publicKey());
    const { transaction } = await assembleInvocation(chain, { source, contractId, method, args: [] });
    const prepared = {
      xdr: transaction.toEnvelope().toXdr("base64"),
      hash: toHex(transaction.hash()),
      networkPassphrase: chain.networkPassphrase,
    };
    return signAndSubmit({ submit: (xdr) => submit(chain, xdr, { sponsored: true }) }, prepared, signer);
  }

  return {
    address: keypair.publicKey(),
    channels,
    openChannels: () =>
      openAccounts(
        chain,
        keypair,
        keypairs.map((channel) => channel.publicKey()),
      ),
    settleRound: (groupId, channel) => call(groupId, "settle_round", channel),
    drawOrder: (groupId, channel) => call(groupId, "draw", channel),
    extendLifetime: (groupId, channel) => call(groupId, "extend_ttl", channel),
    listLifetimes: (groups) => listLifetimes(chain, groups),
    canDraw: (draw) => canDraw(chain, draw),
  };
}
