// Generated from contracts/artifacts/ajo_factory.wasm by scripts/bindings.mjs; do not edit.
/* eslint-disable */
// @ts-nocheck
import {GroupConfig, ContractEvent} from './factory-types.gen';
import {Spec, AssembledTransaction, Client as ContractClient, ClientOptions as ContractClientOptions, MethodOptions, ExternalExecutableRef} from '@stellar/stellar-sdk/contract';
import {Address, xdr} from '@stellar/stellar-sdk';

export interface Client {
  /**
   * Who may propose code. The admin has no path to any group's money.
   */
  admin(options?: MethodOptions): Promise<AssembledTransaction<string>>;
  /**
   * Groups in the order of creation, from place `start` (from 0), at most `limit` (1 to 100).
   * Errors: InvalidLimit.
   */
  groups(args: { start: number; limit: number }, options?: MethodOptions): Promise<AssembledTransaction<Array<string>>>;
  /**
   * Whether this factory deployed `group`.
   */
  is_group(args: { group: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<boolean>>;
  /**
   * Lets new groups run the proposed code; the admin signs. Existing groups keep theirs.
   * Errors: NoPendingCode, CodeNotReady.
   */
  apply_code(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  /**
   * Keeps the registry from being archived; anyone may call it.
   */
  extend_ttl(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  /**
   * The hash of the code that new groups run.
   */
  group_code(options?: MethodOptions): Promise<AssembledTransaction<Uint8Array>>;
  /**
   * How many groups there are.
   */
  group_count(options?: MethodOptions): Promise<AssembledTransaction<number>>;
  /**
   * Becomes admin; the proposed admin signs. Errors: NoPendingAdmin.
   */
  accept_admin(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  /**
   * Deploys a group; the organiser signs. The same organiser and salt make the same address,
   * so a creation sent twice is refused. Returns the group's address.
   * Errors: InvalidName .. InvalidMaxMembers, GroupExists.
   */
  create_group(args: { organiser: string | Address; salt: Uint8Array; config: GroupConfig; organiser_joins: boolean }, options?: MethodOptions): Promise<AssembledTransaction<string>>;
  /**
   * Proposes code for new groups, usable after seven days; the admin signs.
   */
  propose_code(args: { hash: Uint8Array }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  /**
   * Names the next admin, who must accept; the admin signs.
   */
  propose_admin(args: { new: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
}

export class Client extends ContractClient {
  constructor(public readonly options: ContractClientOptions) {
    super(
      new Spec(["AAAABAAAAHpXaHkgdGhlIGZhY3RvcnkgcmVmdXNlcyBhIGNhbGwuIDEtMTkgYXJlIGEgZ3JvdXAncyB0ZXJtcywgdGhlIHNhbWUgbnVtYmVycyBhcyB0aGUgZ3JvdXAncyBvd247CnRoZSBmYWN0b3J5J3Mgc3RhcnQgYXQgMTAxLgAAAAAAAAAAAAxGYWN0b3J5RXJyb3IAAAALAAAAUFRoZSBuYW1lIGlzIGVtcHR5LCBsb25nZXIgdGhhbiA2NCBieXRlcywgbm90IFVURi04LCBvciBob2xkcyBjb250cm9sIGNoYXJhY3RlcnMuAAAAC0ludmFsaWROYW1lAAAAAAEAAAA3VGhlIHRva2VuIGlzIG5vIGNvbnRyYWN0IG9yIGRvZXMgbm90IHRlbGwgaXRzIGRlY2ltYWxzLgAAAAAMSW52YWxpZFRva2VuAAAAAgAAAElUaGUgY29udHJpYnV0aW9uIGlzIG5vdCBhYm92ZSB6ZXJvLCBvciBzbyBsYXJnZSB0aGF0IHBvdHMgY291bGQgb3ZlcmZsb3cuAAAAAAAAE0ludmFsaWRDb250cmlidXRpb24AAAAAAwAAADtBIHJvdW5kIGlzIHNob3J0ZXIgdGhhbiA2MCBzZWNvbmRzIG9yIGxvbmdlciB0aGFuIDM2NiBkYXlzLgAAAAAQSW52YWxpZEZyZXF1ZW5jeQAAAAQAAAA1VGhlIGdyYWNlIHBlcmlvZCBpcyBsb25nZXIgdGhhbiBhIHF1YXJ0ZXIgb2YgYSByb3VuZC4AAAAAAAAMSW52YWxpZEdyYWNlAAAABQAAAClUaGUgbnVtYmVyIG9mIG1lbWJlcnMgaXMgb3V0c2lkZSAyIHRvIDUwLgAAAAAAABFJbnZhbGlkTWF4TWVtYmVycwAAAAAAAAYAAAAqVGhpcyBvcmdhbmlzZXIgaGFzIGFscmVhZHkgdXNlZCB0aGlzIHNhbHQuAAAAAAALR3JvdXBFeGlzdHMAAAAAZQAAAB1BIHBhZ2UgaG9sZHMgMSB0byAxMDAgZ3JvdXBzLgAAAAAAAAxJbnZhbGlkTGltaXQAAABmAAAAHU5vYm9keSB3YXMgcHJvcG9zZWQgYXMgYWRtaW4uAAAAAAAADk5vUGVuZGluZ0FkbWluAAAAAABnAAAAFU5vIGNvZGUgd2FzIHByb3Bvc2VkLgAAAAAAAA1Ob1BlbmRpbmdDb2RlAAAAAAAAaAAAAC9UaGUgcHJvcG9zZWQgY29kZSBpcyBub3Qgb2xkIGVub3VnaCB0byBiZSB1c2VkLgAAAAAMQ29kZU5vdFJlYWR5AAAAaQ==", "AAAABQAAAAAAAAAAAAAAC0NvZGVBcHBsaWVkAAAAAAIAAAADYWpvAAAAAAxjb2RlX2FwcGxpZWQAAAABAAAAAAAAAARoYXNoAAAD7gAAACAAAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAADEFkbWluQ2hhbmdlZAAAAAIAAAADYWpvAAAAAA1hZG1pbl9jaGFuZ2VkAAAAAAAAAQAAAAAAAAAFYWRtaW4AAAAAAAATAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAADENvZGVQcm9wb3NlZAAAAAIAAAADYWpvAAAAAA1jb2RlX3Byb3Bvc2VkAAAAAAAAAgAAAAAAAAAEaGFzaAAAA+4AAAAgAAAAAAAAAA1Vbml4IHNlY29uZHMuAAAAAAAACHJlYWR5X2F0AAAABgAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAADEdyb3VwQ3JlYXRlZAAAAAIAAAADYWpvAAAAAA1ncm91cF9jcmVhdGVkAAAAAAAABQAAAAAAAAAFZ3JvdXAAAAAAAAATAAAAAQAAAAAAAAAJb3JnYW5pc2VyAAAAAAAAEwAAAAEAAAAAAAAABmNvbmZpZwAAAAAH0AAAAAtHcm91cENvbmZpZwAAAAAAAAAAAAAAAA9vcmdhbmlzZXJfam9pbnMAAAAAAQAAAAAAAAAeUGxhY2UgaW4gdGhlIHJlZ2lzdHJ5LCBmcm9tIDAuAAAAAAAFaW5kZXgAAAAAAAAEAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAADUFkbWluUHJvcG9zZWQAAAAAAAACAAAAA2FqbwAAAAAOYWRtaW5fcHJvcG9zZWQAAAAAAAEAAAAAAAAABWFkbWluAAAAAAAAEwAAAAAAAAAC", "AAAAAAAAAEFXaG8gbWF5IHByb3Bvc2UgY29kZS4gVGhlIGFkbWluIGhhcyBubyBwYXRoIHRvIGFueSBncm91cCdzIG1vbmV5LgAAAAAAAAVhZG1pbgAAAAAAAAAAAAABAAAAEw==", "AAAAAAAAAG9Hcm91cHMgaW4gdGhlIG9yZGVyIG9mIGNyZWF0aW9uLCBmcm9tIHBsYWNlIGBzdGFydGAgKGZyb20gMCksIGF0IG1vc3QgYGxpbWl0YCAoMSB0byAxMDApLgpFcnJvcnM6IEludmFsaWRMaW1pdC4AAAAABmdyb3VwcwAAAAAAAgAAAAAAAAAFc3RhcnQAAAAAAAAEAAAAAAAAAAVsaW1pdAAAAAAAAAQAAAABAAAD6gAAABM=", "AAAAAAAAACZXaGV0aGVyIHRoaXMgZmFjdG9yeSBkZXBsb3llZCBgZ3JvdXBgLgAAAAAACGlzX2dyb3VwAAAAAQAAAAAAAAAFZ3JvdXAAAAAAAAATAAAAAQAAAAE=", "AAAAAAAAAHlMZXRzIG5ldyBncm91cHMgcnVuIHRoZSBwcm9wb3NlZCBjb2RlOyB0aGUgYWRtaW4gc2lnbnMuIEV4aXN0aW5nIGdyb3VwcyBrZWVwIHRoZWlycy4KRXJyb3JzOiBOb1BlbmRpbmdDb2RlLCBDb2RlTm90UmVhZHkuAAAAAAAACmFwcGx5X2NvZGUAAAAAAAAAAAAA", "AAAAAAAAADtLZWVwcyB0aGUgcmVnaXN0cnkgZnJvbSBiZWluZyBhcmNoaXZlZDsgYW55b25lIG1heSBjYWxsIGl0LgAAAAAKZXh0ZW5kX3R0bAAAAAAAAAAAAAA=", "AAAAAAAAAClUaGUgaGFzaCBvZiB0aGUgY29kZSB0aGF0IG5ldyBncm91cHMgcnVuLgAAAAAAAApncm91cF9jb2RlAAAAAAAAAAAAAQAAA+4AAAAg", "AAAAAAAAABpIb3cgbWFueSBncm91cHMgdGhlcmUgYXJlLgAAAAAAC2dyb3VwX2NvdW50AAAAAAAAAAABAAAABA==", "AAAAAAAAAEBCZWNvbWVzIGFkbWluOyB0aGUgcHJvcG9zZWQgYWRtaW4gc2lnbnMuIEVycm9yczogTm9QZW5kaW5nQWRtaW4uAAAADGFjY2VwdF9hZG1pbgAAAAAAAAAA", "AAAAAAAAANFEZXBsb3lzIGEgZ3JvdXA7IHRoZSBvcmdhbmlzZXIgc2lnbnMuIFRoZSBzYW1lIG9yZ2FuaXNlciBhbmQgc2FsdCBtYWtlIHRoZSBzYW1lIGFkZHJlc3MsCnNvIGEgY3JlYXRpb24gc2VudCB0d2ljZSBpcyByZWZ1c2VkLiBSZXR1cm5zIHRoZSBncm91cCdzIGFkZHJlc3MuCkVycm9yczogSW52YWxpZE5hbWUgLi4gSW52YWxpZE1heE1lbWJlcnMsIEdyb3VwRXhpc3RzLgAAAAAAAAxjcmVhdGVfZ3JvdXAAAAAEAAAAAAAAAAlvcmdhbmlzZXIAAAAAAAATAAAAAAAAAARzYWx0AAAD7gAAACAAAAAAAAAABmNvbmZpZwAAAAAH0AAAAAtHcm91cENvbmZpZwAAAAAAAAAAD29yZ2FuaXNlcl9qb2lucwAAAAABAAAAAQAAABM=", "AAAAAAAAAEdQcm9wb3NlcyBjb2RlIGZvciBuZXcgZ3JvdXBzLCB1c2FibGUgYWZ0ZXIgc2V2ZW4gZGF5czsgdGhlIGFkbWluIHNpZ25zLgAAAAAMcHJvcG9zZV9jb2RlAAAAAQAAAAAAAAAEaGFzaAAAA+4AAAAgAAAAAA==", "AAAAAAAAADdgZ3JvdXBfd2FzbV9oYXNoYCBpcyB0aGUgdXBsb2FkZWQgY29kZSB0aGF0IGdyb3VwcyBydW4uAAAAAA1fX2NvbnN0cnVjdG9yAAAAAAAAAgAAAAAAAAAFYWRtaW4AAAAAAAATAAAAAAAAAA9ncm91cF93YXNtX2hhc2gAAAAD7gAAACAAAAAA", "AAAAAAAAADdOYW1lcyB0aGUgbmV4dCBhZG1pbiwgd2hvIG11c3QgYWNjZXB0OyB0aGUgYWRtaW4gc2lnbnMuAAAAAA1wcm9wb3NlX2FkbWluAAAAAAAAAQAAAAAAAAADbmV3AAAAABMAAAAA", "AAAAAwAAAEdXaGF0IG1ha2VzIGEgZ3JvdXAgc3RhcnQuIFRoZSBvcmdhbmlzZXIgbWF5IHN0YXJ0IGl0IHVuZGVyIGVpdGhlciBydWxlLgAAAAAAAAAACVN0YXJ0UnVsZQAAAAAAAAIAAAA2VGhlIGpvaW5pbmcgdGhhdCBmaWxscyB0aGUgbGFzdCBzZWF0IHN0YXJ0cyB0aGUgZ3JvdXAuAAAAAAAIV2hlbkZ1bGwAAAAAAAAAJE9ubHkgdGhlIG9yZ2FuaXNlciBzdGFydHMgdGhlIGdyb3VwLgAAAAtCeU9yZ2FuaXNlcgAAAAAB", "AAAAAQAAAC9UaGUgdGVybXMgb2YgYSBncm91cCwgZml4ZWQgd2hlbiBpdCBpcyBjcmVhdGVkLgAAAAAAAAAAC0dyb3VwQ29uZmlnAAAAAAcAAAA+V2hhdCBlYWNoIG1lbWJlciBwYXlzIHBlciByb3VuZCwgaW4gdGhlIHRva2VuJ3Mgc21hbGxlc3QgdW5pdC4AAAAAAAxjb250cmlidXRpb24AAAALAAAAHUxlbmd0aCBvZiBhIHJvdW5kIGluIHNlY29uZHMuAAAAAAAACWZyZXF1ZW5jeQAAAAAAAAYAAABEU2Vjb25kcyBhZnRlciBhIHJvdW5kIGlzIGR1ZSBkdXJpbmcgd2hpY2ggYSBwYXltZW50IGlzIG5vdCB5ZXQgbGF0ZS4AAAAFZ3JhY2UAAAAAAAAGAAAAKkhvdyBtYW55IG1lbWJlcnMgdGhlIGdyb3VwIHRha2VzLCAyIHRvIDUwLgAAAAAAC21heF9tZW1iZXJzAAAAAAQAAABOV2hhdCBwZW9wbGUgY2FsbCB0aGUgZ3JvdXA6IDEgdG8gNjQgYnl0ZXMgb2YgVVRGLTggd2l0aG91dCBjb250cm9sIGNoYXJhY3RlcnMuAAAAAAAEbmFtZQAAABAAAAAbV2hhdCBtYWtlcyB0aGUgZ3JvdXAgc3RhcnQuAAAAAApzdGFydF9ydWxlAAAAAAfQAAAACVN0YXJ0UnVsZQAAAAAAACdUaGUgU0VQLTQxIHRva2VuIGV2ZXJ5dGhpbmcgaXMgcGFpZCBpbi4AAAAABXRva2VuAAAAAAAAEw=="]),
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