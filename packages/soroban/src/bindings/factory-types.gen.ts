// Generated from contracts/artifacts/ajo_factory.wasm by scripts/bindings.mjs; do not edit.
/* eslint-disable */
// @ts-nocheck
import {Address} from '@stellar/stellar-sdk';

    /**
 * Why the factory refuses a call. 1-19 are a group's terms, the same numbers as the group's own;
 * the factory's start at 101.
 */
export const FactoryError = {
  /**
   * The name is empty, longer than 64 bytes, not UTF-8, or holds control characters.
   */
  1 : { message: "InvalidName" },
  /**
   * The token is no contract or does not tell its decimals.
   */
  2 : { message: "InvalidToken" },
  /**
   * The contribution is not above zero, or so large that pots could overflow.
   */
  3 : { message: "InvalidContribution" },
  /**
   * A round is shorter than 60 seconds or longer than 366 days.
   */
  4 : { message: "InvalidFrequency" },
  /**
   * The grace period is longer than a quarter of a round.
   */
  5 : { message: "InvalidGrace" },
  /**
   * The number of members is outside 2 to 50.
   */
  6 : { message: "InvalidMaxMembers" },
  /**
   * This organiser has already used this salt.
   */
  101 : { message: "GroupExists" },
  /**
   * A page holds 1 to 100 groups.
   */
  102 : { message: "InvalidLimit" },
  /**
   * Nobody was proposed as admin.
   */
  103 : { message: "NoPendingAdmin" },
  /**
   * No code was proposed.
   */
  104 : { message: "NoPendingCode" },
  /**
   * The proposed code is not old enough to be used.
   */
  105 : { message: "CodeNotReady" }
}

/**
 * Event: CodeApplied
 */
export interface CodeAppliedEvent {
  name: "CodeApplied";
  data: {
    hash?: Uint8Array;
  };
}

/**
 * Event: AdminChanged
 */
export interface AdminChangedEvent {
  name: "AdminChanged";
  data: {
    admin?: string;
  };
}

/**
 * Event: CodeProposed
 */
export interface CodeProposedEvent {
  name: "CodeProposed";
  data: {
    hash?: Uint8Array;
    /**
     * Unix seconds.
     */
    ready_at?: bigint;
  };
}

/**
 * Event: GroupCreated
 */
export interface GroupCreatedEvent {
  name: "GroupCreated";
  data: {
    group: string;
    organiser: string;
    config?: GroupConfig;
    organiser_joins?: boolean;
    /**
     * Place in the registry, from 0.
     */
    index?: number;
  };
}

/**
 * Event: AdminProposed
 */
export interface AdminProposedEvent {
  name: "AdminProposed";
  data: {
    admin?: string;
  };
}

/**
 * What makes a group start. The organiser may start it under either rule.
 */
export enum StartRule {
  /**
   * The joining that fills the last seat starts the group.
   */
  WhenFull = 0,
  /**
   * Only the organiser starts the group.
   */
  ByOrganiser = 1
}

/**
 * The terms of a group, fixed when it is created.
 */
export interface GroupConfig {
  /**
   * What each member pays per round, in the token's smallest unit.
   */
  contribution: bigint;
  /**
   * Length of a round in seconds.
   */
  frequency: bigint;
  /**
   * Seconds after a round is due during which a payment is not yet late.
   */
  grace: bigint;
  /**
   * How many members the group takes, 2 to 50.
   */
  max_members: number;
  /**
   * What people call the group: 1 to 64 bytes of UTF-8 without control characters.
   */
  name: string;
  /**
   * What makes the group start.
   */
  start_rule: StartRule;
  /**
   * The SEP-41 token everything is paid in.
   */
  token: string;
}
    export type ContractEvent = CodeAppliedEvent | AdminChangedEvent | CodeProposedEvent | GroupCreatedEvent | AdminProposedEvent;
    