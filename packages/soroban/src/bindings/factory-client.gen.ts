// Generated from contracts/artifacts/ajo_factory.wasm by scripts/bindings.mjs; do not edit.
/* eslint-disable */
// @ts-nocheck
import {GroupConfig, Entry, ContractEvent} from './factory-types.gen';
import {Spec, AssembledTransaction, Client as ContractClient, ClientOptions as ContractClientOptions, MethodOptions, ExternalExecutableRef} from '@stellar/stellar-sdk/contract';
import {Address, xdr} from '@stellar/stellar-sdk';

export interface Client {
  admin(options?: MethodOptions): Promise<AssembledTransaction<string>>;
  groups(args: { start: number; limit: number }, options?: MethodOptions): Promise<AssembledTransaction<Array<string>>>;
  is_group(args: { group: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<boolean>>;
  apply_code(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  extend_ttl(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  group_code(options?: MethodOptions): Promise<AssembledTransaction<Uint8Array>>;
  group_count(options?: MethodOptions): Promise<AssembledTransaction<number>>;
  accept_admin(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  create_group(args: { organiser: string | Address; salt: Uint8Array; config: GroupConfig; organiser_joins: boolean; organiser_entry: Entry }, options?: MethodOptions): Promise<AssembledTransaction<string>>;
  propose_code(args: { hash: Uint8Array }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  propose_admin(args: { new: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
}

export class Client extends ContractClient {
  constructor(public readonly options: ContractClientOptions) {
    super(
      new Spec(["AAAABAAAAAAAAAAAAAAADEZhY3RvcnlFcnJvcgAAABAAAAAAAAAAC0ludmFsaWROYW1lAAAAAAEAAAAAAAAADEludmFsaWRUb2tlbgAAAAIAAAAAAAAAE0ludmFsaWRDb250cmlidXRpb24AAAAAAwAAAAAAAAAQSW52YWxpZEZyZXF1ZW5jeQAAAAQAAAAAAAAADEludmFsaWRHcmFjZQAAAAUAAAAAAAAAEUludmFsaWRNYXhNZW1iZXJzAAAAAAAABgAAAAAAAAAOSW52YWxpZFN0YXJ0QnkAAAAAAA4AAAAAAAAADkludmFsaWREZXBvc2l0AAAAAAAPAAAAAAAAAApJbnZhbGlkRmVlAAAAAAAQAAAAAAAAABNJbnZhbGlkRGVmYXVsdEFmdGVyAAAAABEAAAAAAAAADUludmFsaWREZXB1dHkAAAAAAAASAAAAAAAAAAtHcm91cEV4aXN0cwAAAABlAAAAAAAAAAxJbnZhbGlkTGltaXQAAABmAAAAAAAAAA5Ob1BlbmRpbmdBZG1pbgAAAAAAZwAAAAAAAAANTm9QZW5kaW5nQ29kZQAAAAAAAGgAAAAAAAAADENvZGVOb3RSZWFkeQAAAGk=", "AAAABQAAAAAAAAAAAAAAC0NvZGVBcHBsaWVkAAAAAAIAAAADYWpvAAAAAAxjb2RlX2FwcGxpZWQAAAABAAAAAAAAAARoYXNoAAAD7gAAACAAAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAADEFkbWluQ2hhbmdlZAAAAAIAAAADYWpvAAAAAA1hZG1pbl9jaGFuZ2VkAAAAAAAAAQAAAAAAAAAFYWRtaW4AAAAAAAATAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAADENvZGVQcm9wb3NlZAAAAAIAAAADYWpvAAAAAA1jb2RlX3Byb3Bvc2VkAAAAAAAAAgAAAAAAAAAEaGFzaAAAA+4AAAAgAAAAAAAAAAAAAAAIcmVhZHlfYXQAAAAGAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAADEdyb3VwQ3JlYXRlZAAAAAIAAAADYWpvAAAAAA1ncm91cF9jcmVhdGVkAAAAAAAABQAAAAAAAAAFZ3JvdXAAAAAAAAATAAAAAQAAAAAAAAAJb3JnYW5pc2VyAAAAAAAAEwAAAAEAAAAAAAAABmNvbmZpZwAAAAAH0AAAAAtHcm91cENvbmZpZwAAAAAAAAAAAAAAAA9vcmdhbmlzZXJfam9pbnMAAAAAAQAAAAAAAAAAAAAABWluZGV4AAAAAAAABAAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAADUFkbWluUHJvcG9zZWQAAAAAAAACAAAAA2FqbwAAAAAOYWRtaW5fcHJvcG9zZWQAAAAAAAEAAAAAAAAABWFkbWluAAAAAAAAEwAAAAAAAAAC", "AAAAAAAAAAAAAAAFYWRtaW4AAAAAAAAAAAAAAQAAABM=", "AAAAAAAAAAAAAAAGZ3JvdXBzAAAAAAACAAAAAAAAAAVzdGFydAAAAAAAAAQAAAAAAAAABWxpbWl0AAAAAAAABAAAAAEAAAPqAAAAEw==", "AAAAAAAAAAAAAAAIaXNfZ3JvdXAAAAABAAAAAAAAAAVncm91cAAAAAAAABMAAAABAAAAAQ==", "AAAAAAAAAAAAAAAKYXBwbHlfY29kZQAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAKZXh0ZW5kX3R0bAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAKZ3JvdXBfY29kZQAAAAAAAAAAAAEAAAPuAAAAIA==", "AAAAAAAAAAAAAAALZ3JvdXBfY291bnQAAAAAAAAAAAEAAAAE", "AAAAAAAAAAAAAAAMYWNjZXB0X2FkbWluAAAAAAAAAAA=", "AAAAAAAAAAAAAAAMY3JlYXRlX2dyb3VwAAAABQAAAAAAAAAJb3JnYW5pc2VyAAAAAAAAEwAAAAAAAAAEc2FsdAAAA+4AAAAgAAAAAAAAAAZjb25maWcAAAAAB9AAAAALR3JvdXBDb25maWcAAAAAAAAAAA9vcmdhbmlzZXJfam9pbnMAAAAAAQAAAAAAAAAPb3JnYW5pc2VyX2VudHJ5AAAAB9AAAAAFRW50cnkAAAAAAAABAAAAEw==", "AAAAAAAAAAAAAAAMcHJvcG9zZV9jb2RlAAAAAQAAAAAAAAAEaGFzaAAAA+4AAAAgAAAAAA==", "AAAAAAAAAAAAAAANX19jb25zdHJ1Y3RvcgAAAAAAAAIAAAAAAAAABWFkbWluAAAAAAAAEwAAAAAAAAAPZ3JvdXBfd2FzbV9oYXNoAAAAA+4AAAAgAAAAAA==", "AAAAAAAAAAAAAAANcHJvcG9zZV9hZG1pbgAAAAAAAAEAAAAAAAAAA25ldwAAAAATAAAAAA==", "AAAAAQAAAAAAAAAAAAAABUVudHJ5AAAAAAAAAgAAAAAAAAAKY29tbWl0bWVudAAAAAAD6AAAA+4AAAAgAAAAAAAAAAppbnZpdGF0aW9uAAAAAAPoAAAD7gAAAGA=", "AAAAAwAAAAAAAAAAAAAACUFkbWlzc2lvbgAAAAAAAAMAAAAAAAAABE9wZW4AAAAAAAAAAAAAAApJbnZpdGF0aW9uAAAAAAABAAAAAAAAAAhBcHByb3ZhbAAAAAI=", "AAAAAwAAAAAAAAAAAAAACVN0YXJ0UnVsZQAAAAAAAAIAAAAAAAAACFdoZW5GdWxsAAAAAAAAAAAAAAALQnlPcmdhbmlzZXIAAAAAAQ==", "AAAAAwAAAAAAAAAAAAAACVR1cm5PcmRlcgAAAAAAAAQAAAAAAAAAB0pvaW5pbmcAAAAAAAAAAAAAAAAFRml4ZWQAAAAAAAABAAAAAAAAAAZSYW5kb20AAAAAAAIAAAAAAAAAB0F1Y3Rpb24AAAAAAw==", "AAAAAQAAAAAAAAAAAAAAC0dyb3VwQ29uZmlnAAAAABAAAAAAAAAACWFkbWlzc2lvbgAAAAAAB9AAAAAJQWRtaXNzaW9uAAAAAAAAAAAAAAxjb250cmlidXRpb24AAAALAAAAAAAAAA1kZWZhdWx0X2FmdGVyAAAAAAAABAAAAAAAAAALZGVwb3NpdF9icHMAAAAABAAAAAAAAAAGZGVwdXR5AAAAAAPoAAAAEwAAAAAAAAAJZnJlcXVlbmN5AAAAAAAABgAAAAAAAAAFZ3JhY2UAAAAAAAAGAAAAAAAAAAxsYXRlX2ZlZV9icHMAAAAEAAAAAAAAAAttYXhfbWVtYmVycwAAAAAEAAAAAAAAAARuYW1lAAAAEAAAAAAAAAAPcmVzZXJ2ZV9mZWVfYnBzAAAAAAQAAAAAAAAACHJ1bGVib29rAAAD7gAAACAAAAAAAAAACHN0YXJ0X2J5AAAABgAAAAAAAAAKc3RhcnRfcnVsZQAAAAAH0AAAAAlTdGFydFJ1bGUAAAAAAAAAAAAABXRva2VuAAAAAAAAEwAAAAAAAAAKdHVybl9vcmRlcgAAAAAH0AAAAAlUdXJuT3JkZXIAAAA="]),
      options
    );
  }

   static deploy<T = Client>(args: { admin: string | Address; group_wasm_hash: Uint8Array }, options: MethodOptions & Omit<ContractClientOptions, 'contractId'> & { salt?: Uint8Array; address?: string; } & ({ wasmHash: Uint8Array | string; format?: "hex" | "base64"; externalRef?: never; } | { externalRef: ExternalExecutableRef; wasmHash?: never; format?: never; })): Promise<AssembledTransaction<T>> {
    return ContractClient.deploy(args, options);
  }
  public readonly fromJson = {
    admin : this.txFromJson<string>,  groups : this.txFromJson<Array<string>>,  is_group : this.txFromJson<boolean>,  apply_code : this.txFromJson<void>,  extend_ttl : this.txFromJson<void>,  group_code : this.txFromJson<Uint8Array>,  group_count : this.txFromJson<number>,  accept_admin : this.txFromJson<void>,  create_group : this.txFromJson<string>,  propose_code : this.txFromJson<void>,  propose_admin : this.txFromJson<void>
  };

  /** @deprecated Use fromJson instead. */
  public readonly fromJSON = this.fromJson;

  /**
   * Parse a raw contract event (topics + data) into a typed {@link ContractEvent}.
   */
  parseEvent(topics: xdr.ScVal[] | string[], data: xdr.ScVal | string): ContractEvent | undefined {
    return this.spec.parseEvent(topics, data) as ContractEvent | undefined;
  }
  /**
   * Build a topics filter row for the "CodeApplied" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  codeAppliedEventFilter(): string[] {
    return this.spec.eventTopicFilter("CodeApplied");
  }
  /**
   * Build a topics filter row for the "AdminChanged" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  adminChangedEventFilter(): string[] {
    return this.spec.eventTopicFilter("AdminChanged");
  }
  /**
   * Build a topics filter row for the "CodeProposed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  codeProposedEventFilter(): string[] {
    return this.spec.eventTopicFilter("CodeProposed");
  }
  /**
   * Build a topics filter row for the "GroupCreated" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  groupCreatedEventFilter(topicValues?: { group?: string | Address; organiser?: string | Address }): string[] {
    return this.spec.eventTopicFilter("GroupCreated", topicValues);
  }
  /**
   * Build a topics filter row for the "AdminProposed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  adminProposedEventFilter(): string[] {
    return this.spec.eventTopicFilter("AdminProposed");
  }
}