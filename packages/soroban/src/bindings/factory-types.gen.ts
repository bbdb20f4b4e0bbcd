// Generated from contracts/artifacts/ajo_factory.wasm by scripts/bindings.mjs; do not edit.
/* eslint-disable */
// @ts-nocheck
import {Address, xdr} from '@stellar/stellar-sdk';

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
   * The time to start by is not in the future.
   */
  7 : { message: "InvalidStartBy" },
  /**
   * The deposit is above 10000 basis points.
   */
  8 : { message: "InvalidDeposit" },
  /**
   * The late fee is above 1000 or the reserve fee above 500 basis points.
   */
  9 : { message: "InvalidFee" },
  /**
   * Default is set at more than 10 unpaid rounds.
   */
  10 : { message: "InvalidDefaultAfter" },
  /**
   * The organiser cannot be their own deputy.
   */
  11 : { message: "InvalidDeputy" },
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
 * Union: Key
 */
 export type Key =
  /**
   * -> `Address`, in the instance.
   */
  { tag: "Admin"; values: void } |
  /**
   * -> `Address`, in the instance.
   */
  { tag: "PendingAdmin"; values: void } |
  /**
   * -> the `BytesN<32>` new groups run, in the instance.
   */
  { tag: "Code"; values: void } |
  /**
   * -> `PendingCode`, in the instance.
   */
  { tag: "PendingCode"; values: void } |
  /**
   * -> how many groups there are.
   */
  { tag: "Count"; values: void } |
  /**
   * -> `Vec<Address>`: groups 32k .. 32k + 31.
   */
  { tag: "Page"; values: readonly [number] } |
  /**
   * -> the group's place in the registry.
   */
  { tag: "Group"; values: readonly [string] };

/**
 * Code that may be applied from `ready_at` on, in Unix seconds.
 */
export interface PendingCode {
  hash: Uint8Array;
  ready_at: bigint;
}

/**
 * What somebody brings who joins.
 */
export interface Entry {
  /**
   * Random order: sha256 of a secret of 32 bytes and the member's XDR.
   */
  commitment: Uint8Array | null;
  invitation: Invitation | null;
}

/**
 * Who may join.
 */
export enum Admission {
  /**
   * Enum Case: Open
   */
  Open = 0,
  /**
   * Who holds an invitation of the organiser's.
   */
  Invitation = 1,
  /**
   * Whom the organiser has approved.
   */
  Approval = 2
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
 * How the turns are decided.
 */
export enum TurnOrder {
  /**
   * In the order of joining.
   */
  Joining = 0,
  /**
   * As the organiser proposes and every member accepts.
   */
  Fixed = 1,
  /**
   * Drawn from every member's secret.
   */
  Random = 2,
  /**
   * Each round's pot goes to the highest bid.
   */
  Auction = 3
}

/**
 * Proof that somebody holds an invitation's key.
 */
export interface Invitation {
  /**
   * The invitation's ed25519 public key.
   */
  key: Uint8Array;
  /**
   * Its signature over sha256("ajo-invitation", the group's XDR, the member's XDR).
   */
  signature: Uint8Array;
}

/**
 * The terms of a group, fixed when it is created.
 */
export interface GroupConfig {
  /**
   * Who may join.
   */
  admission: Admission;
  /**
   * What each member pays per round, in the token's smallest unit.
   */
  contribution: bigint;
  /**
   * In default with this many settled rounds unpaid, 1 to 10; 0: never.
   */
  default_after: number;
  /**
   * Deposit in basis points of what a member still owes after receiving, 0 to 10000.
   */
  deposit_bps: number;
  /**
   * Who succeeds a silent organiser.
   */
  deputy: string | null;
  /**
   * Length of a round in seconds.
   */
  frequency: bigint;
  /**
   * Seconds after a round is due during which a payment is not yet late.
   */
  grace: bigint;
  /**
   * Basis points of a contribution added to each one paid after its round settled, 0 to 1000.
   */
  late_fee_bps: number;
  /**
   * How many members the group takes, 2 to 50.
   */
  max_members: number;
  /**
   * What people call the group: 1 to 64 bytes of UTF-8 without control characters.
   */
  name: string;
  /**
   * Basis points of a contribution added to each one for the group's reserve, 0 to 500.
   */
  reserve_fee_bps: number;
  /**
   * Hash of the rulebook every member signs; zeroes: none.
   */
  rulebook: Uint8Array;
  /**
   * Unix seconds after which anyone may cancel a group that has not started; 0: never.
   */
  start_by: bigint;
  /**
   * What makes the group start.
   */
  start_rule: StartRule;
  /**
   * The SEP-41 token everything is paid in.
   */
  token: string;
  /**
   * How the turns are decided.
   */
  turn_order: TurnOrder;
}

/**
 * Contract executable used for creating a new contract and used in
 * `CreateContractHostFnContext`.
 */
 export type ContractExecutable =
  /**
   * Executable specified by the contract instance as a specific Wasm contract code entry identified by its Wasm sha256 hash.
   */
  { tag: "Wasm"; values: readonly [Uint8Array] } |
  /**
   * Executable reference via a persistent storage entry owned by this contract or another contract.
   */
  { tag: "ExternalRef"; values: readonly [ContractExecutableRef] };

/**
 * Executable referenced via a persistent storage entry owned by a contract,
 * either this contract or another contract.
 *
 * The persistent storage entry owned by the `owner` has the `tag` as its key.
 */
export interface ContractExecutableRef {
  owner: string;
  tag: string;
}

/**
 * Context of a single authorized call performed by an address.
 *
 * Custom account contracts that implement `__check_auth` special function
 * receive a list of `Context` values corresponding to all the calls that
 * need to be authorized.
 */
 export type Context =
  /**
   * Contract invocation.
   */
  { tag: "Contract"; values: readonly [ContractContext] } |
  /**
   * Contract that has a constructor with no arguments is created.
   */
  { tag: "CreateContractHostFn"; values: readonly [CreateContractHostFnContext] } |
  /**
   * Contract that has a constructor with 1 or more arguments is created.
   */
  { tag: "CreateContractWithCtorHostFn"; values: readonly [CreateContractWithConstructorHostFnContext] };

/**
 * Authorization context of a single contract call.
 *
 * This struct corresponds to a `require_auth_for_args` call for an address
 * from `contract` function with `fn_name` name and `args` arguments.
 */
export interface ContractContext {
  args: Array<any>;
  contract: string;
  fn_name: string;
}

/**
 * Value of contract node in InvokerContractAuthEntry tree.
 */
export interface SubContractInvocation {
  context: ContractContext;
  sub_invocations: Array<InvokerContractAuthEntry>;
}

/**
 * A node in the tree of authorizations performed on behalf of the current
 * contract as invoker of the contracts deeper in the call stack.
 *
 * This is used as an argument of `authorize_as_current_contract` host function.
 *
 * This tree corresponds `require_auth[_for_args]` calls on behalf of the
 * current contract.
 */
 export type InvokerContractAuthEntry =
  /**
   * Invoke a contract.
   */
  { tag: "Contract"; values: readonly [SubContractInvocation] } |
  /**
   * Create a contract passing 0 arguments to constructor.
   */
  { tag: "CreateContractHostFn"; values: readonly [CreateContractHostFnContext] } |
  /**
   * Create a contract passing 0 or more arguments to constructor.
   */
  { tag: "CreateContractWithCtorHostFn"; values: readonly [CreateContractWithConstructorHostFnContext] };

/**
 * Authorization context for `create_contract` host function that creates a
 * new contract on behalf of authorizer address.
 */
export interface CreateContractHostFnContext {
  executable: ContractExecutable;
  salt: Uint8Array;
}

/**
 * Authorization context for `create_contract` host function that creates a
 * new contract on behalf of authorizer address.
 * This is the same as `CreateContractHostFnContext`, but also has
 * contract constructor arguments.
 */
export interface CreateContractWithConstructorHostFnContext {
  constructor_args: Array<any>;
  executable: ContractExecutable;
  salt: Uint8Array;
}

/**
 * Union: Executable
 */
 export type Executable =
  { tag: "Wasm"; values: readonly [Uint8Array] } |
  { tag: "StellarAsset"; values: void } |
  { tag: "Account"; values: void };
    export type ContractEvent = CodeAppliedEvent | AdminChangedEvent | CodeProposedEvent | GroupCreatedEvent | AdminProposedEvent;
    