// Generated from contracts/artifacts/ajo_factory.wasm by scripts/bindings.mjs; do not edit.
/* eslint-disable */
// @ts-nocheck
import {Address} from '@stellar/stellar-sdk';

    /**
 * Error Enum: FactoryError
 */
export const FactoryError = {
  1 : { message: "InvalidName" },
  2 : { message: "InvalidToken" },
  3 : { message: "InvalidContribution" },
  4 : { message: "InvalidFrequency" },
  5 : { message: "InvalidGrace" },
  6 : { message: "InvalidMaxMembers" },
  14 : { message: "InvalidStartBy" },
  15 : { message: "InvalidDeposit" },
  16 : { message: "InvalidFee" },
  17 : { message: "InvalidDefaultAfter" },
  18 : { message: "InvalidDeputy" },
  101 : { message: "GroupExists" },
  102 : { message: "InvalidLimit" },
  103 : { message: "NoPendingAdmin" },
  104 : { message: "NoPendingCode" },
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
 * Struct: Entry
 */
export interface Entry {
  commitment: Uint8Array | null;
  invitation: Uint8Array | null;
}

/**
 * Enum: Admission
 */
export enum Admission {
  /**
   * Enum Case: Open
   */
  Open = 0,
  /**
   * Enum Case: Invitation
   */
  Invitation = 1,
  /**
   * Enum Case: Approval
   */
  Approval = 2
}

/**
 * Enum: StartRule
 */
export enum StartRule {
  /**
   * Enum Case: WhenFull
   */
  WhenFull = 0,
  /**
   * Enum Case: ByOrganiser
   */
  ByOrganiser = 1
}

/**
 * Enum: TurnOrder
 */
export enum TurnOrder {
  /**
   * Enum Case: Joining
   */
  Joining = 0,
  /**
   * Enum Case: Fixed
   */
  Fixed = 1,
  /**
   * Enum Case: Random
   */
  Random = 2,
  /**
   * Enum Case: Auction
   */
  Auction = 3
}

/**
 * Struct: GroupConfig
 */
export interface GroupConfig {
  admission: Admission;
  contribution: bigint;
  default_after: number;
  deposit_bps: number;
  deputy: string | null;
  frequency: bigint;
  grace: bigint;
  late_fee_bps: number;
  max_members: number;
  name: string;
  reserve_fee_bps: number;
  rulebook: Uint8Array;
  start_by: bigint;
  start_rule: StartRule;
  token: string;
  turn_order: TurnOrder;
}
    export type ContractEvent = CodeAppliedEvent | AdminChangedEvent | CodeProposedEvent | GroupCreatedEvent | AdminProposedEvent;
    