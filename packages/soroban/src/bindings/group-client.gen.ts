// Generated from contracts/artifacts/ajo_group.wasm by scripts/bindings.mjs; do not edit.
/* eslint-disable */
// @ts-nocheck
import {GroupInfo, RoundInfo, MemberInfo, GroupConfig, ContractEvent} from './group-types.gen';
import {Spec, AssembledTransaction, Client as ContractClient, ClientOptions as ContractClientOptions, MethodOptions, ExternalExecutableRef} from '@stellar/stellar-sdk/contract';
import {Address, xdr} from '@stellar/stellar-sdk';

export interface Client {
  /**
   * The group as a whole.
   */
  info(options?: MethodOptions): Promise<AssembledTransaction<GroupInfo>>;
  /**
   * Takes a seat while the group is forming. Under WhenFull the last seat starts the group.
   * Errors: NotForming, AlreadyMember, GroupFull.
   */
  join(args: { member: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  /**
   * Pays what is held for `member` to `member`; anyone may call it. Returns the amount.
   * Errors: NotMember, NothingHeld.
   */
  claim(args: { member: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<bigint>>;
  /**
   * Gives the seat back while the group is forming. Errors: NotForming, NotMember.
   */
  leave(args: { member: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  /**
   * Starts the group; the organiser signs. Errors: NotForming, NotEnoughMembers.
   */
  start(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  /**
   * The rounds in order; none while forming.
   */
  rounds(options?: MethodOptions): Promise<AssembledTransaction<Array<RoundInfo>>>;
  /**
   * The members in turn order.
   */
  members(options?: MethodOptions): Promise<AssembledTransaction<Array<MemberInfo>>>;
  /**
   * Pays `rounds` rounds of `member`, oldest first. `round` must be the member's oldest unpaid
   * round, so the same payment sent twice is refused. Rounds already settled are passed on to
   * their recipient. Errors: NotActive, NotMember, NothingOwed, WrongRound, InvalidRounds.
   */
  contribute(args: { payer: string | Address; member: string | Address; round: number; rounds: number }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  /**
   * Keeps the group from being archived; anyone may call it.
   */
  extend_ttl(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  /**
   * Closes the current round and pays the pot; anyone may call it once everyone has paid or the
   * grace period has ended. Errors: NotActive, RoundNotDue.
   */
  settle_round(options?: MethodOptions): Promise<AssembledTransaction<void>>;
}

export class Client extends ContractClient {
  constructor(public readonly options: ContractClientOptions) {
    super(
      new Spec(["AAAAAQAAABVUaGUgZ3JvdXAgYXMgYSB3aG9sZS4AAAAAAAAAAAAACUdyb3VwSW5mbwAAAAAAAAoAAAAAAAAABmNvbmZpZwAAAAAH0AAAAAtHcm91cENvbmZpZwAAAAAeVGhlIGdyb3VwJ3Mgb3duIHRva2VuIGJhbGFuY2UuAAAAAAAGZXNjcm93AAAAAAALAAAAAAAAAAdmYWN0b3J5AAAAABMAAAAAAAAADG1lbWJlcl9jb3VudAAAAAQAAAAAAAAACW9yZ2FuaXNlcgAAAAAAABMAAABNVGhlIHJvdW5kIGJlaW5nIHBhaWQ6IDAgd2hpbGUgZm9ybWluZywgMS4ubiwgYW5kIG4gZm9yIGdvb2QgYWZ0ZXIgY29tcGxldGlvbi4AAAAAAAAFcm91bmQAAAAAAAAEAAAATFVuaXggc2Vjb25kczsgMCB3aGlsZSBmb3JtaW5nLiBSb3VuZCByIGlzIGR1ZSBhdCBzdGFydGVkX2F0ICsgciAqIGZyZXF1ZW5jeS4AAAAKc3RhcnRlZF9hdAAAAAAABgAAAAAAAAAGc3RhdHVzAAAAAAfQAAAAC0dyb3VwU3RhdHVzAAAAADFBcyBtYW55IGFzIG1lbWJlcnMgYXQgdGhlIHN0YXJ0OyAwIHdoaWxlIGZvcm1pbmcuAAAAAAAADHRvdGFsX3JvdW5kcwAAAAQAAAAAAAAAB3ZlcnNpb24AAAAABA==", "AAAAAQAAAB1PbmUgcm91bmQgb2YgYSBzdGFydGVkIGdyb3VwLgAAAAAAAAAAAAAJUm91bmRJbmZvAAAAAAAABgAAAA1Vbml4IHNlY29uZHMuAAAAAAAABmR1ZV9hdAAAAAAABgAAADxIb3cgbWFueSBjb250cmlidXRpb25zIHdlcmUgbWlzc2luZyBhdCBzZXR0bGVtZW50OyAwIGJlZm9yZS4AAAAHbWlzc2luZwAAAAAEAAAAVFdoYXQgd2FzIHBhaWQgb3IgaGVsZCBmb3IgdGhlIHJlY2lwaWVudCBhdCBzZXR0bGVtZW50LCBzZXQtb2ZmcyB0YWtlbiBvdXQ7IDAgYmVmb3JlLgAAAAZwYXlvdXQAAAAAAAsAAAAAAAAACXJlY2lwaWVudAAAAAAAABMAAAAFMS4ubi4AAAAAAAAFcm91bmQAAAAAAAAEAAAAAAAAAAdzZXR0bGVkAAAAAAE=", "AAAAAQAAAAtPbmUgbWVtYmVyLgAAAAAAAAAACk1lbWJlckluZm8AAAAAAAUAAAAAAAAAB2FkZHJlc3MAAAAAEwAAACtNb25leSB0aGF0IHdhaXRzIGZvciB0aGUgbWVtYmVyIGluIGBjbGFpbWAuAAAAAARoZWxkAAAACwAAAEhSb3VuZHMgcGFpZCwgYWx3YXlzIHRoZSBvbGRlc3Qgb25lczogdGhlIG5leHQgdG8gcGF5IGlzIHBhaWRfcm91bmRzICsgMS4AAAALcGFpZF9yb3VuZHMAAAAABAAAAClBIHN0YWJsZSBzbWFsbCBudW1iZXIsIGJlbG93IG1heF9tZW1iZXJzLgAAAAAAAARzZWF0AAAABAAAAERQbGFjZSBpbiB0aGUgcGF5b3V0IG9yZGVyLCAxLi5uOyB0aGUgb3JkZXIgb2Ygam9pbmluZyB3aGlsZSBmb3JtaW5nLgAAAAR0dXJuAAAABA==", "AAAAAwAAAB1XaGVyZSBhIGdyb3VwIGlzIGluIGl0cyBsaWZlLgAAAAAAAAAAAAALR3JvdXBTdGF0dXMAAAAAAwAAACxTZWF0cyBjYW4gYmUgdGFrZW4gYW5kIGxlZnQ7IG5vIG1vbmV5IG1vdmVzLgAAAAdGb3JtaW5nAAAAAAAAAAAiUm91bmRzIGFyZSBiZWluZyBwYWlkIGFuZCBzZXR0bGVkLgAAAAAABkFjdGl2ZQAAAAAAAQAAADdFdmVyeSByb3VuZCBpcyBzZXR0bGVkOyBsYXRlIHBheW1lbnRzIGFuZCBjbGFpbXMgZ28gb24uAAAAAAlDb21wbGV0ZWQAAAAAAAAC", "AAAAAwAAAB5Ib3cgYSBjb250cmlidXRpb24gY2FtZSBhYm91dC4AAAAAAAAAAAAQQ29udHJpYnV0aW9uS2luZAAAAAQAAAAWRm9yIHRoZSBjdXJyZW50IHJvdW5kLgAAAAAABFBhaWQAAAAAAAAAEkZvciBhIGxhdGVyIHJvdW5kLgAAAAAABUFoZWFkAAAAAAAAAQAAAEFGb3IgYSByb3VuZCBhbHJlYWR5IHNldHRsZWQ7IHBhc3NlZCBvbiB0byB0aGF0IHJvdW5kJ3MgcmVjaXBpZW50LgAAAAAAAARMYXRlAAAAAgAAADBUYWtlbiBvdXQgb2YgdGhlIG1lbWJlcidzIG93biBwb3QgYXQgc2V0dGxlbWVudC4AAAAGU2V0T2ZmAAAAAAAD", "AAAABAAAAKJXaHkgYSBncm91cCByZWZ1c2VzIGEgY2FsbC4gMS0xOSB0ZXJtcywgMjAtMzkgbWVtYmVyc2hpcCBhbmQgcGhhc2UsIDQwLTU5IHBheW1lbnRzIGFuZCByb3VuZHMsCjYwLTc5IGhlbGQgbW9uZXksIDgwLTk5IGFyaXRobWV0aWMuIFRoZSBmYWN0b3J5J3Mgb3duIHN0YXJ0IGF0IDEwMS4AAAAAAAAAAAAKR3JvdXBFcnJvcgAAAAAAEgAAAFBUaGUgbmFtZSBpcyBlbXB0eSwgbG9uZ2VyIHRoYW4gNjQgYnl0ZXMsIG5vdCBVVEYtOCwgb3IgaG9sZHMgY29udHJvbCBjaGFyYWN0ZXJzLgAAAAtJbnZhbGlkTmFtZQAAAAABAAAAV1RoZSB0b2tlbiBpcyBubyBjb250cmFjdCwgZG9lcyBub3QgdGVsbCBpdHMgZGVjaW1hbHMsIG9yIGRpZCBub3QgZGVsaXZlciB3aGF0IGl0IG1vdmVkLgAAAAAMSW52YWxpZFRva2VuAAAAAgAAAElUaGUgY29udHJpYnV0aW9uIGlzIG5vdCBhYm92ZSB6ZXJvLCBvciBzbyBsYXJnZSB0aGF0IHBvdHMgY291bGQgb3ZlcmZsb3cuAAAAAAAAE0ludmFsaWRDb250cmlidXRpb24AAAAAAwAAADtBIHJvdW5kIGlzIHNob3J0ZXIgdGhhbiA2MCBzZWNvbmRzIG9yIGxvbmdlciB0aGFuIDM2NiBkYXlzLgAAAAAQSW52YWxpZEZyZXF1ZW5jeQAAAAQAAAA1VGhlIGdyYWNlIHBlcmlvZCBpcyBsb25nZXIgdGhhbiBhIHF1YXJ0ZXIgb2YgYSByb3VuZC4AAAAAAAAMSW52YWxpZEdyYWNlAAAABQAAAClUaGUgbnVtYmVyIG9mIG1lbWJlcnMgaXMgb3V0c2lkZSAyIHRvIDUwLgAAAAAAABFJbnZhbGlkTWF4TWVtYmVycwAAAAAAAAYAAAAeVGhlIGdyb3VwIGhhcyBhbHJlYWR5IHN0YXJ0ZWQuAAAAAAAKTm90Rm9ybWluZwAAAAAAFAAAAC5UaGUgZ3JvdXAgaXMgbm90IGluIHRoZSBwaGFzZSB0aGlzIGNhbGwgbmVlZHMuAAAAAAAJTm90QWN0aXZlAAAAAAAAFQAAABRFdmVyeSBzZWF0IGlzIHRha2VuLgAAAAlHcm91cEZ1bGwAAAAAAAAWAAAAIVRoZSBhY2NvdW50IGFscmVhZHkgaG9sZHMgYSBzZWF0LgAAAAAAAA1BbHJlYWR5TWVtYmVyAAAAAAAAFwAAABpUaGUgYWNjb3VudCBob2xkcyBubyBzZWF0LgAAAAAACU5vdE1lbWJlcgAAAAAAABgAAAAsQSBncm91cCBuZWVkcyBhdCBsZWFzdCB0d28gbWVtYmVycyB0byBzdGFydC4AAAAQTm90RW5vdWdoTWVtYmVycwAAABkAAAA2VGhlIHJvdW5kIG5hbWVkIGlzIG5vdCB0aGUgbWVtYmVyJ3Mgb2xkZXN0IHVucGFpZCBvbmUuAAAAAAAKV3JvbmdSb3VuZAAAAAAAKAAAAFFObyByb3VuZHMsIG1vcmUgcm91bmRzIHRoYW4gYXJlIGxlZnQsIG9yIG1vcmUgbGF0ZSByb3VuZHMgdGhhbiBvbmUgY2FsbCBmb3J3YXJkcy4AAAAAAAANSW52YWxpZFJvdW5kcwAAAAAAACkAAAAgVGhlIG1lbWJlciBoYXMgcGFpZCBldmVyeSByb3VuZC4AAAALTm90aGluZ093ZWQAAAAAKgAAADlTb21lYm9keSBoYXMgbm90IHBhaWQgYW5kIHRoZSBncmFjZSBwZXJpb2QgaGFzIG5vdCBlbmRlZC4AAAAAAAALUm91bmROb3REdWUAAAAAKwAAAB9Ob3RoaW5nIGlzIGhlbGQgZm9yIHRoZSBtZW1iZXIuAAAAAAtOb3RoaW5nSGVsZAAAAAA8AAAAIUEgc3VtIGxlZnQgdGhlIHJhbmdlIG9mIGl0cyB0eXBlLgAAAAAAAAhPdmVyZmxvdwAAAFA=", "AAAABQAAAFlBIHJvdW5kIHdhcyBzZXR0bGVkIHdpdGhvdXQgdGhpcyBtZW1iZXIncyBjb250cmlidXRpb24sIHdoaWNoIGlzIG5vdyBvd2VkIHRvIGByZWNpcGllbnRgLgAAAAAAAAAAAAAKTWVtYmVyTGF0ZQAAAAAAAgAAAANham8AAAAAC21lbWJlcl9sYXRlAAAAAAQAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAAAAAABXJvdW5kAAAAAAAABAAAAAEAAAAAAAAABmFtb3VudAAAAAAACwAAAAAAAAAAAAAACXJlY2lwaWVudAAAAAAAABMAAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAACk1lbWJlckxlZnQAAAAAAAIAAAADYWpvAAAAAAttZW1iZXJfbGVmdAAAAAACAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAARzZWF0AAAABAAAAAAAAAAC", "AAAABQAAAEhBcnJlYXJzIG1lYW50IGZvciB0aGUgbWVtYmVyIGNvdWxkIG5vdCBiZSBkZWxpdmVyZWQgYW5kIHdhaXQgaW4gYGNsYWltYC4AAAAAAAAAClBheW91dEhlbGQAAAAAAAIAAAADYWpvAAAAAAtwYXlvdXRfaGVsZAAAAAACAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAZhbW91bnQAAAAAAAsAAAAAAAAAAg==", "AAAABQAAACBPbmUgcm91bmQgb2Ygb25lIG1lbWJlciBpcyBwYWlkLgAAAAAAAAALQ29udHJpYnV0ZWQAAAAAAgAAAANham8AAAAAC2NvbnRyaWJ1dGVkAAAAAAYAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAAAAAABXJvdW5kAAAAAAAABAAAAAEAAAAAAAAABXBheWVyAAAAAAAAEwAAAAAAAAAAAAAABmFtb3VudAAAAAAACwAAAAAAAAAAAAAABGtpbmQAAAfQAAAAEENvbnRyaWJ1dGlvbktpbmQAAAAAAAAAH1dob20gYXJyZWFycyB3ZXJlIHBhc3NlZCBvbiB0by4AAAAACXJlY2lwaWVudAAAAAAAA+gAAAATAAAAAAAAAAI=", "AAAABQAAACtBIGdyb3VwIGV4aXN0czsgZW1pdHRlZCBieSBpdHMgY29uc3RydWN0b3IuAAAAAAAAAAALR3JvdXBPcGVuZWQAAAAAAgAAAANham8AAAAADGdyb3VwX29wZW5lZAAAAAMAAAAAAAAACW9yZ2FuaXNlcgAAAAAAABMAAAABAAAAAAAAAAZjb25maWcAAAAAB9AAAAALR3JvdXBDb25maWcAAAAAAAAAAAAAAAAHZmFjdG9yeQAAAAATAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAADEdyb3VwU3RhcnRlZAAAAAIAAAADYWpvAAAAAA1ncm91cF9zdGFydGVkAAAAAAAAAgAAAA1Vbml4IHNlY29uZHMuAAAAAAAACnN0YXJ0ZWRfYXQAAAAAAAYAAAAAAAAAKlNlYXQgbnVtYmVycyBpbiB0dXJuIG9yZGVyLCBvbmUgYnl0ZSBlYWNoLgAAAAAABW9yZGVyAAAAAAAADgAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAADE1lbWJlckpvaW5lZAAAAAIAAAADYWpvAAAAAA1tZW1iZXJfam9pbmVkAAAAAAAAAgAAAAAAAAAGbWVtYmVyAAAAAAATAAAAAQAAAAAAAAAEc2VhdAAAAAQAAAAAAAAAAg==", "AAAABQAAAEtBIHJvdW5kIGlzIGNsb3NlZDogYGFtb3VudGAgd2FzIHBhaWQgdG8gdGhlIHJlY2lwaWVudCwgb3IgaXMgaGVsZCBmb3IgdGhlbS4AAAAAAAAAAAxSb3VuZFNldHRsZWQAAAACAAAAA2FqbwAAAAANcm91bmRfc2V0dGxlZAAAAAAAAAUAAAAAAAAABXJvdW5kAAAAAAAABAAAAAEAAAAAAAAACXJlY2lwaWVudAAAAAAAABMAAAABAAAAAAAAAAZhbW91bnQAAAAAAAsAAAAAAAAAGkNvbnRyaWJ1dGlvbnMgbm9ib2R5IHBhaWQuAAAAAAAHbWlzc2luZwAAAAAEAAAAAAAAAAAAAAAEaGVsZAAAAAEAAAAAAAAAAg==", "AAAABQAAAB5IZWxkIG1vbmV5IHJlYWNoZWQgdGhlIG1lbWJlci4AAAAAAAAAAAANUGF5b3V0Q2xhaW1lZAAAAAAAAAIAAAADYWpvAAAAAA5wYXlvdXRfY2xhaW1lZAAAAAAAAgAAAAAAAAAGbWVtYmVyAAAAAAATAAAAAQAAAAAAAAAGYW1vdW50AAAAAAALAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAADkdyb3VwQ29tcGxldGVkAAAAAAACAAAAA2FqbwAAAAAPZ3JvdXBfY29tcGxldGVkAAAAAAAAAAAC", "AAAAAAAAABVUaGUgZ3JvdXAgYXMgYSB3aG9sZS4AAAAAAAAEaW5mbwAAAAAAAAABAAAH0AAAAAlHcm91cEluZm8AAAA=", "AAAAAAAAAIVUYWtlcyBhIHNlYXQgd2hpbGUgdGhlIGdyb3VwIGlzIGZvcm1pbmcuIFVuZGVyIFdoZW5GdWxsIHRoZSBsYXN0IHNlYXQgc3RhcnRzIHRoZSBncm91cC4KRXJyb3JzOiBOb3RGb3JtaW5nLCBBbHJlYWR5TWVtYmVyLCBHcm91cEZ1bGwuAAAAAAAABGpvaW4AAAABAAAAAAAAAAZtZW1iZXIAAAAAABMAAAAA", "AAAAAAAAAHNQYXlzIHdoYXQgaXMgaGVsZCBmb3IgYG1lbWJlcmAgdG8gYG1lbWJlcmA7IGFueW9uZSBtYXkgY2FsbCBpdC4gUmV0dXJucyB0aGUgYW1vdW50LgpFcnJvcnM6IE5vdE1lbWJlciwgTm90aGluZ0hlbGQuAAAAAAVjbGFpbQAAAAAAAAEAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAL", "AAAAAAAAAE5HaXZlcyB0aGUgc2VhdCBiYWNrIHdoaWxlIHRoZSBncm91cCBpcyBmb3JtaW5nLiBFcnJvcnM6IE5vdEZvcm1pbmcsIE5vdE1lbWJlci4AAAAAAAVsZWF2ZQAAAAAAAAEAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAA=", "AAAAAAAAAExTdGFydHMgdGhlIGdyb3VwOyB0aGUgb3JnYW5pc2VyIHNpZ25zLiBFcnJvcnM6IE5vdEZvcm1pbmcsIE5vdEVub3VnaE1lbWJlcnMuAAAABXN0YXJ0AAAAAAAAAAAAAAA=", "AAAAAAAAAChUaGUgcm91bmRzIGluIG9yZGVyOyBub25lIHdoaWxlIGZvcm1pbmcuAAAABnJvdW5kcwAAAAAAAAAAAAEAAAPqAAAH0AAAAAlSb3VuZEluZm8AAAA=", "AAAAAAAAABpUaGUgbWVtYmVycyBpbiB0dXJuIG9yZGVyLgAAAAAAB21lbWJlcnMAAAAAAAAAAAEAAAPqAAAH0AAAAApNZW1iZXJJbmZvAAA=", "AAAAAAAAAQtQYXlzIGByb3VuZHNgIHJvdW5kcyBvZiBgbWVtYmVyYCwgb2xkZXN0IGZpcnN0LiBgcm91bmRgIG11c3QgYmUgdGhlIG1lbWJlcidzIG9sZGVzdCB1bnBhaWQKcm91bmQsIHNvIHRoZSBzYW1lIHBheW1lbnQgc2VudCB0d2ljZSBpcyByZWZ1c2VkLiBSb3VuZHMgYWxyZWFkeSBzZXR0bGVkIGFyZSBwYXNzZWQgb24gdG8KdGhlaXIgcmVjaXBpZW50LiBFcnJvcnM6IE5vdEFjdGl2ZSwgTm90TWVtYmVyLCBOb3RoaW5nT3dlZCwgV3JvbmdSb3VuZCwgSW52YWxpZFJvdW5kcy4AAAAACmNvbnRyaWJ1dGUAAAAAAAQAAAAAAAAABXBheWVyAAAAAAAAEwAAAAAAAAAGbWVtYmVyAAAAAAATAAAAAAAAAAVyb3VuZAAAAAAAAAQAAAAAAAAABnJvdW5kcwAAAAAABAAAAAA=", "AAAAAAAAADhLZWVwcyB0aGUgZ3JvdXAgZnJvbSBiZWluZyBhcmNoaXZlZDsgYW55b25lIG1heSBjYWxsIGl0LgAAAApleHRlbmRfdHRsAAAAAAAAAAAAAA==", "AAAAAAAAAJNDbG9zZXMgdGhlIGN1cnJlbnQgcm91bmQgYW5kIHBheXMgdGhlIHBvdDsgYW55b25lIG1heSBjYWxsIGl0IG9uY2UgZXZlcnlvbmUgaGFzIHBhaWQgb3IgdGhlCmdyYWNlIHBlcmlvZCBoYXMgZW5kZWQuIEVycm9yczogTm90QWN0aXZlLCBSb3VuZE5vdER1ZS4AAAAADHNldHRsZV9yb3VuZAAAAAAAAAAA", "AAAAAAAAAQJPcGVucyB0aGUgZ3JvdXA7IHRoZSBmYWN0b3J5IGNhbGxzIGl0IGFzIGl0IGRlcGxveXMsIGhhdmluZyBhc2tlZCBmb3IgdGhlIG9yZ2FuaXNlcidzCnNpZ25hdHVyZS4gQSBncm91cCBkZXBsb3llZCBvdGhlcndpc2UgaXMgbm90IGluIHRoZSBmYWN0b3J5J3MgcmVnaXN0cnkuIFdpdGgKYG9yZ2FuaXNlcl9qb2luc2AgdGhlIG9yZ2FuaXNlciB0YWtlcyB0aGUgZmlyc3Qgc2VhdC4KRXJyb3JzOiBJbnZhbGlkTmFtZSAuLiBJbnZhbGlkTWF4TWVtYmVycy4AAAAAAA1fX2NvbnN0cnVjdG9yAAAAAAAABAAAAAAAAAAHZmFjdG9yeQAAAAATAAAAAAAAAAlvcmdhbmlzZXIAAAAAAAATAAAAAAAAAAZjb25maWcAAAAAB9AAAAALR3JvdXBDb25maWcAAAAAAAAAAA9vcmdhbmlzZXJfam9pbnMAAAAAAQAAAAA=", "AAAAAwAAAEdXaGF0IG1ha2VzIGEgZ3JvdXAgc3RhcnQuIFRoZSBvcmdhbmlzZXIgbWF5IHN0YXJ0IGl0IHVuZGVyIGVpdGhlciBydWxlLgAAAAAAAAAACVN0YXJ0UnVsZQAAAAAAAAIAAAA2VGhlIGpvaW5pbmcgdGhhdCBmaWxscyB0aGUgbGFzdCBzZWF0IHN0YXJ0cyB0aGUgZ3JvdXAuAAAAAAAIV2hlbkZ1bGwAAAAAAAAAJE9ubHkgdGhlIG9yZ2FuaXNlciBzdGFydHMgdGhlIGdyb3VwLgAAAAtCeU9yZ2FuaXNlcgAAAAAB", "AAAAAQAAAC9UaGUgdGVybXMgb2YgYSBncm91cCwgZml4ZWQgd2hlbiBpdCBpcyBjcmVhdGVkLgAAAAAAAAAAC0dyb3VwQ29uZmlnAAAAAAcAAAA+V2hhdCBlYWNoIG1lbWJlciBwYXlzIHBlciByb3VuZCwgaW4gdGhlIHRva2VuJ3Mgc21hbGxlc3QgdW5pdC4AAAAAAAxjb250cmlidXRpb24AAAALAAAAHUxlbmd0aCBvZiBhIHJvdW5kIGluIHNlY29uZHMuAAAAAAAACWZyZXF1ZW5jeQAAAAAAAAYAAABEU2Vjb25kcyBhZnRlciBhIHJvdW5kIGlzIGR1ZSBkdXJpbmcgd2hpY2ggYSBwYXltZW50IGlzIG5vdCB5ZXQgbGF0ZS4AAAAFZ3JhY2UAAAAAAAAGAAAAKkhvdyBtYW55IG1lbWJlcnMgdGhlIGdyb3VwIHRha2VzLCAyIHRvIDUwLgAAAAAAC21heF9tZW1iZXJzAAAAAAQAAABOV2hhdCBwZW9wbGUgY2FsbCB0aGUgZ3JvdXA6IDEgdG8gNjQgYnl0ZXMgb2YgVVRGLTggd2l0aG91dCBjb250cm9sIGNoYXJhY3RlcnMuAAAAAAAEbmFtZQAAABAAAAAbV2hhdCBtYWtlcyB0aGUgZ3JvdXAgc3RhcnQuAAAAAApzdGFydF9ydWxlAAAAAAfQAAAACVN0YXJ0UnVsZQAAAAAAACdUaGUgU0VQLTQxIHRva2VuIGV2ZXJ5dGhpbmcgaXMgcGFpZCBpbi4AAAAABXRva2VuAAAAAAAAEw=="]),
      options
    );
  }

   static deploy<T = Client>(args: { factory: string | Address; organiser: string | Address; config: GroupConfig; organiser_joins: boolean }, options: MethodOptions & Omit<ContractClientOptions, 'contractId'> & { salt?: Uint8Array; address?: string; } & ({ wasmHash: Uint8Array | string; format?: "hex" | "base64"; externalRef?: never; } | { externalRef: ExternalExecutableRef; wasmHash?: never; format?: never; })): Promise<AssembledTransaction<T>> {
    return ContractClient.deploy(args, options);
  }
  public readonly fromJson = {
    info : this.txFromJson<GroupInfo>,  join : this.txFromJson<void>,  claim : this.txFromJson<bigint>,  leave : this.txFromJson<void>,  start : this.txFromJson<void>,  rounds : this.txFromJson<Array<RoundInfo>>,  members : this.txFromJson<Array<MemberInfo>>,  contribute : this.txFromJson<void>,  extend_ttl : this.txFromJson<void>,  settle_round : this.txFromJson<void>
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
   * Build a topics filter row for the "MemberLate" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  memberLateEventFilter(topicValues?: { member?: string | Address; round?: number }): string[] {
    return this.spec.eventTopicFilter("MemberLate", topicValues);
  }
  /**
   * Build a topics filter row for the "MemberLeft" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  memberLeftEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("MemberLeft", topicValues);
  }
  /**
   * Build a topics filter row for the "PayoutHeld" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  payoutHeldEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("PayoutHeld", topicValues);
  }
  /**
   * Build a topics filter row for the "Contributed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  contributedEventFilter(topicValues?: { member?: string | Address; round?: number }): string[] {
    return this.spec.eventTopicFilter("Contributed", topicValues);
  }
  /**
   * Build a topics filter row for the "GroupOpened" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  groupOpenedEventFilter(topicValues?: { organiser?: string | Address }): string[] {
    return this.spec.eventTopicFilter("GroupOpened", topicValues);
  }
  /**
   * Build a topics filter row for the "GroupStarted" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  groupStartedEventFilter(): string[] {
    return this.spec.eventTopicFilter("GroupStarted");
  }
  /**
   * Build a topics filter row for the "MemberJoined" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  memberJoinedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("MemberJoined", topicValues);
  }
  /**
   * Build a topics filter row for the "RoundSettled" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  roundSettledEventFilter(topicValues?: { round?: number; recipient?: string | Address }): string[] {
    return this.spec.eventTopicFilter("RoundSettled", topicValues);
  }
  /**
   * Build a topics filter row for the "PayoutClaimed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  payoutClaimedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("PayoutClaimed", topicValues);
  }
  /**
   * Build a topics filter row for the "GroupCompleted" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  groupCompletedEventFilter(): string[] {
    return this.spec.eventTopicFilter("GroupCompleted");
  }
}