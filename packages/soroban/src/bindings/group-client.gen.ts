// Generated from contracts/artifacts/ajo_group.wasm by scripts/bindings.mjs; do not edit.
/* eslint-disable */
// @ts-nocheck
import {GroupInfo, Entry, Motion, RoundInfo, AuctionInfo, MemberInfo, SeatMove, GroupConfig, ContractEvent} from './group-types.gen';
import {Spec, AssembledTransaction, Client as ContractClient, ClientOptions as ContractClientOptions, MethodOptions, ExternalExecutableRef} from '@stellar/stellar-sdk/contract';
import {Address, xdr} from '@stellar/stellar-sdk';

export interface Client {
  bid(args: { member: string | Address; round: number; sealed: Uint8Array }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  draw(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  exit(args: { member: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  info(options?: MethodOptions): Promise<AssembledTransaction<GroupInfo>>;
  join(args: { member: string | Address; rulebook: Uint8Array; entry: Entry }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  stay(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  swap(args: { first: string | Address; second: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  vote(args: { member: string | Address; motion: Motion }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  claim(args: { member: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<bigint>>;
  leave(args: { member: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  pause(args: { by: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  start(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  cancel(args: { by: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  invite(args: { key: Uint8Array; uses: number; expires_at: bigint }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  reveal(args: { member: string | Address; secret: Uint8Array }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  revoke(args: { key: Uint8Array }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  rounds(options?: MethodOptions): Promise<AssembledTransaction<Array<RoundInfo>>>;
  approve(args: { member: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  auction(options?: MethodOptions): Promise<AssembledTransaction<AuctionInfo | null>>;
  deposit(args: { payer: string | Address; member: string | Address; amount: bigint }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  members(options?: MethodOptions): Promise<AssembledTransaction<Array<MemberInfo>>>;
  move_of(args: { member: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<SeatMove | null>>;
  succeed(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  set_order(args: { order: Uint8Array }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  contribute(args: { payer: string | Address; member: string | Address; round: number; rounds: number }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  disapprove(args: { member: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  extend_ttl(options?: MethodOptions): Promise<AssembledTransaction<void>>;
  reveal_bid(args: { member: string | Address; round: number; discount_bps: number; salt: Uint8Array }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  set_deputy(args: { deputy: string | Address | null }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  round_price(options?: MethodOptions): Promise<AssembledTransaction<bigint>>;
  accept_order(args: { member: string | Address; order: Uint8Array }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  settle_round(options?: MethodOptions): Promise<AssembledTransaction<boolean>>;
  veto_recovery(args: { member: string | Address }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  complete_recovery(args: { member: string | Address; rulebook: Uint8Array }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  propose_hand_over(args: { member: string | Address; newcomer: string | Address; price: bigint }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  complete_hand_over(args: { member: string | Address; rulebook: Uint8Array }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
  set_standing_order(args: { member: string | Address; on: boolean }, options?: MethodOptions): Promise<AssembledTransaction<void>>;
}

export class Client extends ContractClient {
  constructor(public readonly options: ContractClientOptions) {
    super(
      new Spec(["AAAAAgAAAAAAAAAAAAAABk1vdGlvbgAAAAAABQAAAAAAAAAAAAAABVBhdXNlAAAAAAAAAAAAAAAAAAAGQ2FuY2VsAAAAAAABAAAAAAAAAAdVcGdyYWRlAAAAAAEAAAPuAAAAIAAAAAEAAAAAAAAAB1JlY292ZXIAAAAAAgAAABMAAAATAAAAAQAAAAAAAAAEVmV0bwAAAAEAAAAT", "AAAAAQAAAAAAAAAAAAAACFNlYXRNb3ZlAAAABQAAAAAAAAAJbGFwc2VzX2F0AAAAAAAABgAAAAAAAAAIbmV3Y29tZXIAAAATAAAAAAAAAAVwcmljZQAAAAAAAAsAAAAAAAAACHJlYWR5X2F0AAAABgAAAAAAAAAGcmVhc29uAAAAAAfQAAAACk1vdmVSZWFzb24AAA==", "AAAAAQAAAAAAAAAAAAAACUdyb3VwSW5mbwAAAAAAAA8AAAAAAAAABmNvbmZpZwAAAAAH0AAAAAtHcm91cENvbmZpZwAAAAAAAAAABmRlcHV0eQAAAAAD6AAAABMAAAAAAAAACGRpdmlkZW5kAAAACwAAAAAAAAAMZHJhd19lbmRzX2F0AAAABgAAAAAAAAAGZXNjcm93AAAAAAALAAAAAAAAAAdmYWN0b3J5AAAAABMAAAAAAAAADG1lbWJlcl9jb3VudAAAAAQAAAAAAAAACW9yZ2FuaXNlcgAAAAAAABMAAAAAAAAADHBhdXNlZF91bnRpbAAAAAYAAAAAAAAAB3Jlc2VydmUAAAAACwAAAAAAAAAFcm91bmQAAAAAAAAEAAAAAAAAAApzdGFydGVkX2F0AAAAAAAGAAAAAAAAAAZzdGF0dXMAAAAAB9AAAAALR3JvdXBTdGF0dXMAAAAAAAAAAAx0b3RhbF9yb3VuZHMAAAAEAAAAAAAAAAd2ZXJzaW9uAAAAAAQ=", "AAAAAQAAAAAAAAAAAAAACVJvdW5kSW5mbwAAAAAAAAoAAAAAAAAACGRpc2NvdW50AAAACwAAAAAAAAAGZHVlX2F0AAAAAAAGAAAAAAAAAAdtaXNzaW5nAAAAAAQAAAAAAAAACm93ZWRfdHVybnMAAAAAAAQAAAAAAAAABnBheW91dAAAAAAACwAAAAAAAAAJcmVjaXBpZW50AAAAAAAAEwAAAAAAAAAFcm91bmQAAAAAAAAEAAAAAAAAAAdzZXR0bGVkAAAAAAEAAAAAAAAABXNob3J0AAAAAAAACwAAAAAAAAAHdmFjYXRlZAAAAAAB", "AAAAAQAAAAAAAAAAAAAACk1lbWJlckluZm8AAAAAAAwAAAAAAAAAB2FkZHJlc3MAAAAAEwAAAAAAAAAGYWdyZWVkAAAAAAABAAAAAAAAAAljbGFpbWFibGUAAAAAAAALAAAAAAAAAAdkZXBvc2l0AAAAAAsAAAAAAAAABGhlbGQAAAALAAAAAAAAAApuZXh0X3JvdW5kAAAAAAAEAAAAAAAAAAtwYWlkX3JvdW5kcwAAAAAEAAAAAAAAABByZXF1aXJlZF9kZXBvc2l0AAAACwAAAAAAAAAEc2VhdAAAAAQAAAAAAAAADnN0YW5kaW5nX29yZGVyAAAAAAABAAAAAAAAAAZzdGF0dXMAAAAAB9AAAAAMTWVtYmVyU3RhdHVzAAAAAAAAAAR0dXJuAAAABA==", "AAAAAwAAAAAAAAAAAAAACk1vdmVSZWFzb24AAAAAAAIAAAAAAAAACEhhbmRPdmVyAAAAAAAAAAAAAAAIUmVjb3ZlcnkAAAAB", "AAAAAQAAAAAAAAAAAAAAC0F1Y3Rpb25JbmZvAAAAAAYAAAAAAAAADGRpc2NvdW50X2JwcwAAAAQAAAAAAAAABmxlYWRlcgAAAAAD6AAAABMAAAAAAAAACXJldmVhbF9ieQAAAAAAAAYAAAAAAAAABXJvdW5kAAAAAAAABAAAAAAAAAAHc2VhbF9ieQAAAAAGAAAAAAAAAAZzZWFsZWQAAAAAAAQ=", "AAAAAwAAAAAAAAAAAAAAC0dyb3VwU3RhdHVzAAAAAAUAAAAAAAAAB0Zvcm1pbmcAAAAAAAAAAAAAAAAGQWN0aXZlAAAAAAABAAAAAAAAAAlDb21wbGV0ZWQAAAAAAAACAAAAAAAAAAdEcmF3aW5nAAAAAAMAAAAAAAAACUNhbmNlbGxlZAAAAAAAAAQ=", "AAAAAwAAAAAAAAAAAAAADE1lbWJlclN0YXR1cwAAAAQAAAAAAAAABEdvb2QAAAAAAAAAAAAAAARMYXRlAAAAAQAAAAAAAAAJRGVmYXVsdGVkAAAAAAAAAgAAAAAAAAAGRXhpdGVkAAAAAAAD", "AAAAAwAAAAAAAAAAAAAAEENvbnRyaWJ1dGlvbktpbmQAAAAGAAAAAAAAAARQYWlkAAAAAAAAAAAAAAAFQWhlYWQAAAAAAAABAAAAAAAAAARMYXRlAAAAAgAAAAAAAAAGU2V0T2ZmAAAAAAADAAAAAAAAAA1TdGFuZGluZ09yZGVyAAAAAAAABAAAAAAAAAALRnJvbURlcG9zaXQAAAAABQ==", "AAAABAAAAAAAAAAAAAAACkdyb3VwRXJyb3IAAAAAADAAAAAAAAAAC0ludmFsaWROYW1lAAAAAAEAAAAAAAAADEludmFsaWRUb2tlbgAAAAIAAAAAAAAAE0ludmFsaWRDb250cmlidXRpb24AAAAAAwAAAAAAAAAQSW52YWxpZEZyZXF1ZW5jeQAAAAQAAAAAAAAADEludmFsaWRHcmFjZQAAAAUAAAAAAAAAEUludmFsaWRNYXhNZW1iZXJzAAAAAAAABgAAAAAAAAAOSW52YWxpZFN0YXJ0QnkAAAAAAA4AAAAAAAAADkludmFsaWREZXBvc2l0AAAAAAAPAAAAAAAAAApJbnZhbGlkRmVlAAAAAAAQAAAAAAAAABNJbnZhbGlkRGVmYXVsdEFmdGVyAAAAABEAAAAAAAAADUludmFsaWREZXB1dHkAAAAAAAASAAAAAAAAAApOb3RGb3JtaW5nAAAAAAAUAAAAAAAAAAlOb3RBY3RpdmUAAAAAAAAVAAAAAAAAAAlHcm91cEZ1bGwAAAAAAAAWAAAAAAAAAA1BbHJlYWR5TWVtYmVyAAAAAAAAFwAAAAAAAAAJTm90TWVtYmVyAAAAAAAAGAAAAAAAAAAQTm90RW5vdWdoTWVtYmVycwAAABkAAAAAAAAADVdyb25nUnVsZWJvb2sAAAAAAAAaAAAAAAAAAApOb3RJbnZpdGVkAAAAAAAbAAAAAAAAAAtOb3RBcHByb3ZlZAAAAAAcAAAAAAAAAAxJbnZhbGlkT3JkZXIAAAAdAAAAAAAAAApXcm9uZ09yZGVyAAAAAAAeAAAAAAAAABBPcmRlck5vdEFjY2VwdGVkAAAAHwAAAAAAAAARSW52YWxpZENvbW1pdG1lbnQAAAAAAAAgAAAAAAAAAAtXcm9uZ1NlY3JldAAAAAAhAAAAAAAAAA9BbHJlYWR5UmV2ZWFsZWQAAAAAIgAAAAAAAAALRHJhd05vdE92ZXIAAAAAIwAAAAAAAAAKTm90RHJhd2luZwAAAAAAJAAAAAAAAAARSW52YWxpZEludml0YXRpb24AAAAAAAAlAAAAAAAAAApXcm9uZ1JvdW5kAAAAAAAoAAAAAAAAAA1JbnZhbGlkUm91bmRzAAAAAAAAKQAAAAAAAAALTm90aGluZ093ZWQAAAAAKgAAAAAAAAALUm91bmROb3REdWUAAAAAKwAAAAAAAAAKTm90QWxsb3dlZAAAAAAALAAAAAAAAAAKSW52YWxpZEJpZAAAAAAALQAAAAAAAAAKQmlkc0Nsb3NlZAAAAAAALgAAAAAAAAAIV3JvbmdCaWQAAAAvAAAAAAAAAAtOb3RoaW5nSGVsZAAAAAA8AAAAAAAAAApDbGFpbUZpcnN0AAAAAAA9AAAAAAAAAApOb1Byb3Bvc2FsAAAAAAA+AAAAAAAAAAhOb3RSZWFkeQAAAD8AAAAAAAAADEFscmVhZHlWb3RlZAAAAEAAAAAAAAAACk5vdEdlbnVpbmUAAAAAAEEAAAAAAAAABlBhdXNlZAAAAAAAQgAAAAAAAAANQWxyZWFkeVBhdXNlZAAAAAAAAEMAAAAAAAAACU5vdFNpbGVudAAAAAAAAEQAAAAAAAAADE5vdE9yZ2FuaXNlcgAAAEUAAAAAAAAACE92ZXJmbG93AAAAUA==", "AAAABQAAAAAAAAAAAAAACUJpZFNlYWxlZAAAAAAAAAIAAAADYWpvAAAAAApiaWRfc2VhbGVkAAAAAAACAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAVyb3VuZAAAAAAAAAQAAAABAAAAAg==", "AAAABQAAAAAAAAAAAAAACVNlYXRNb3ZlZAAAAAAAAAIAAAADYWpvAAAAAApzZWF0X21vdmVkAAAAAAAFAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAhuZXdjb21lcgAAABMAAAABAAAAAAAAAARzZWF0AAAABAAAAAAAAAAAAAAABnJlYXNvbgAAAAAH0AAAAApNb3ZlUmVhc29uAAAAAAAAAAAAAAAAAAVwcmljZQAAAAAAAAsAAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAACkF1Y3Rpb25Xb24AAAAAAAIAAAADYWpvAAAAAAthdWN0aW9uX3dvbgAAAAAEAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAVyb3VuZAAAAAAAAAQAAAABAAAAAAAAAAxkaXNjb3VudF9icHMAAAAEAAAAAAAAAAAAAAAFb3JkZXIAAAAAAAAOAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAAC0JpZFJldmVhbGVkAAAAAAIAAAADYWpvAAAAAAxiaWRfcmV2ZWFsZWQAAAADAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAVyb3VuZAAAAAAAAAQAAAABAAAAAAAAAAxkaXNjb3VudF9icHMAAAAEAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAADFR1cm5zU3dhcHBlZAAAAAIAAAADYWpvAAAAAA10dXJuc19zd2FwcGVkAAAAAAAAAgAAAAAAAAAFZmlyc3QAAAAAAAATAAAAAQAAAAAAAAAGc2Vjb25kAAAAAAATAAAAAQAAAAI=", "AAAABQAAAAAAAAAAAAAADVJlY292ZXJ5UmVhZHkAAAAAAAACAAAAA2FqbwAAAAAOcmVjb3ZlcnlfcmVhZHkAAAAAAAMAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAAAAAABWZyZXNoAAAAAAAAEwAAAAAAAAAAAAAACHJlYWR5X2F0AAAABgAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAADkhhbmRPdmVyVmV0b2VkAAAAAAACAAAAA2FqbwAAAAAQaGFuZF9vdmVyX3ZldG9lZAAAAAEAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAC", "AAAABQAAAAAAAAAAAAAADlJlY292ZXJ5VmV0b2VkAAAAAAACAAAAA2FqbwAAAAAPcmVjb3ZlcnlfdmV0b2VkAAAAAAEAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAC", "AAAABQAAAAAAAAAAAAAAEEhhbmRPdmVyUHJvcG9zZWQAAAACAAAAA2FqbwAAAAASaGFuZF9vdmVyX3Byb3Bvc2VkAAAAAAAEAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAhuZXdjb21lcgAAABMAAAAAAAAAAAAAAAVwcmljZQAAAAAAAAsAAAAAAAAAAAAAAAhyZWFkeV9hdAAAAAYAAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAAClBheW91dEhlbGQAAAAAAAIAAAADYWpvAAAAAAtwYXlvdXRfaGVsZAAAAAACAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAZhbW91bnQAAAAAAAsAAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAAC0NvbnRyaWJ1dGVkAAAAAAIAAAADYWpvAAAAAAtjb250cmlidXRlZAAAAAAIAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAVyb3VuZAAAAAAAAAQAAAABAAAAAAAAAAVwYXllcgAAAAAAABMAAAAAAAAAAAAAAAZhbW91bnQAAAAAAAsAAAAAAAAAAAAAAANmZWUAAAAD6AAAAAsAAAAAAAAAAAAAAARraW5kAAAH0AAAABBDb250cmlidXRpb25LaW5kAAAAAAAAAAAAAAAJcmVjaXBpZW50AAAAAAAD6AAAABMAAAAAAAAAAAAAAAlmb3J3YXJkZWQAAAAAAAPoAAAACwAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAAC01lbWJlckN1cmVkAAAAAAIAAAADYWpvAAAAAAxtZW1iZXJfY3VyZWQAAAABAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAg==", "AAAABQAAAAAAAAAAAAAADERlcG9zaXRBZGRlZAAAAAIAAAADYWpvAAAAAA1kZXBvc2l0X2FkZGVkAAAAAAAAAwAAAAAAAAAGbWVtYmVyAAAAAAATAAAAAQAAAAAAAAAFcGF5ZXIAAAAAAAPoAAAAEwAAAAAAAAAAAAAABmFtb3VudAAAAAAACwAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAADVBheW91dENsYWltZWQAAAAAAAACAAAAA2FqbwAAAAAOcGF5b3V0X2NsYWltZWQAAAAAAAMAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAAAAAABmFtb3VudAAAAAAACwAAAAAAAAAAAAAADGZyb21fZGVwb3NpdAAAAAsAAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAAEFN0YW5kaW5nT3JkZXJTZXQAAAACAAAAA2FqbwAAAAASc3RhbmRpbmdfb3JkZXJfc2V0AAAAAAACAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAJvbgAAAAAAAQAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAABVZvdGVkAAAAAAAAAgAAAANham8AAAAABXZvdGVkAAAAAAAAAwAAAAAAAAAGbWVtYmVyAAAAAAATAAAAAQAAAAAAAAAGbW90aW9uAAAAAAfQAAAABk1vdGlvbgAAAAAAAAAAAAAAAAAFdm90ZXMAAAAAAAAEAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAACFVwZ3JhZGVkAAAAAgAAAANham8AAAAACHVwZ3JhZGVkAAAAAgAAAAAAAAAEY29kZQAAA+4AAAAgAAAAAAAAAAAAAAAHdmVyc2lvbgAAAAAEAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAACURlcHV0eVNldAAAAAAAAAIAAAADYWpvAAAAAApkZXB1dHlfc2V0AAAAAAABAAAAAAAAAAZkZXB1dHkAAAAAA+gAAAATAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAAC0dyb3VwUGF1c2VkAAAAAAIAAAADYWpvAAAAAAxncm91cF9wYXVzZWQAAAACAAAAAAAAAAV1bnRpbAAAAAAAAAYAAAAAAAAAAAAAAAJieQAAAAAD6AAAABMAAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAADkdyb3VwQ2FuY2VsbGVkAAAAAAACAAAAA2FqbwAAAAAPZ3JvdXBfY2FuY2VsbGVkAAAAAAQAAAAAAAAAA2dhcAAAAAPoAAAACwAAAAAAAAAAAAAABXNoYXJlAAAAAAAACwAAAAAAAAAAAAAABGR1c3QAAAALAAAAAAAAAAAAAAAHc2hhcmVycwAAAAAOAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAAD09yZ2FuaXNlclN0YXllZAAAAAACAAAAA2FqbwAAAAAQb3JnYW5pc2VyX3N0YXllZAAAAAEAAAAAAAAAB3NlZW5fYXQAAAAABgAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAAEE9yZ2FuaXNlckNoYW5nZWQAAAACAAAAA2FqbwAAAAARb3JnYW5pc2VyX2NoYW5nZWQAAAAAAAABAAAAAAAAAAlvcmdhbmlzZXIAAAAAAAATAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAAB0ludml0ZWQAAAAAAgAAAANham8AAAAAB2ludml0ZWQAAAAAAwAAAAAAAAADa2V5AAAAA+4AAAAgAAAAAQAAAAAAAAAEdXNlcwAAAAQAAAAAAAAAAAAAAApleHBpcmVzX2F0AAAAAAAGAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAACE9yZGVyU2V0AAAAAgAAAANham8AAAAACW9yZGVyX3NldAAAAAAAAAEAAAAAAAAABW9yZGVyAAAAAAAADgAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAACkRyYXdPcGVuZWQAAAAAAAIAAAADYWpvAAAAAAtkcmF3X29wZW5lZAAAAAABAAAAAAAAAAdlbmRzX2F0AAAAAAYAAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAACk1lbWJlckxlZnQAAAAAAAIAAAADYWpvAAAAAAttZW1iZXJfbGVmdAAAAAADAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAARzZWF0AAAABAAAAAAAAAAAAAAABnJlZnVuZAAAAAAACwAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAACk9yZGVyRHJhd24AAAAAAAIAAAADYWpvAAAAAAtvcmRlcl9kcmF3bgAAAAACAAAAAAAAAARzZWVkAAAD7gAAACAAAAAAAAAAAAAAAAVvcmRlcgAAAAAAAA4AAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAAC0dyb3VwT3BlbmVkAAAAAAIAAAADYWpvAAAAAAxncm91cF9vcGVuZWQAAAADAAAAAAAAAAlvcmdhbmlzZXIAAAAAAAATAAAAAQAAAAAAAAAGY29uZmlnAAAAAAfQAAAAC0dyb3VwQ29uZmlnAAAAAAAAAAAAAAAAB2ZhY3RvcnkAAAAAEwAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAADEdyb3VwU3RhcnRlZAAAAAIAAAADYWpvAAAAAA1ncm91cF9zdGFydGVkAAAAAAAAAgAAAAAAAAAKc3RhcnRlZF9hdAAAAAAABgAAAAAAAAAAAAAABW9yZGVyAAAAAAAADgAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAADE1lbWJlckpvaW5lZAAAAAIAAAADYWpvAAAAAA1tZW1iZXJfam9pbmVkAAAAAAAABQAAAAAAAAAGbWVtYmVyAAAAAAATAAAAAQAAAAAAAAAEc2VhdAAAAAQAAAAAAAAAAAAAAAdkZXBvc2l0AAAAAAsAAAAAAAAAAAAAAAhydWxlYm9vawAAA+4AAAAgAAAAAAAAAAAAAAAKY29tbWl0bWVudAAAAAAD6AAAA+4AAAAgAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAADU9yZGVyQWNjZXB0ZWQAAAAAAAACAAAAA2FqbwAAAAAOb3JkZXJfYWNjZXB0ZWQAAAAAAAIAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAAAAAABW9yZGVyAAAAAAAADgAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAADk1lbWJlckFwcHJvdmVkAAAAAAACAAAAA2FqbwAAAAAPbWVtYmVyX2FwcHJvdmVkAAAAAAEAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAC", "AAAABQAAAAAAAAAAAAAADlNlY3JldFJldmVhbGVkAAAAAAACAAAAA2FqbwAAAAAPc2VjcmV0X3JldmVhbGVkAAAAAAIAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAAAAAABnNlY3JldAAAAAAD7gAAACAAAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAAEUludml0YXRpb25SZXZva2VkAAAAAAAAAgAAAANham8AAAAAEmludml0YXRpb25fcmV2b2tlZAAAAAAAAQAAAAAAAAADa2V5AAAAA+4AAAAgAAAAAQAAAAI=", "AAAABQAAAAAAAAAAAAAAEU1lbWJlckRpc2FwcHJvdmVkAAAAAAAAAgAAAANham8AAAAAEm1lbWJlcl9kaXNhcHByb3ZlZAAAAAAAAQAAAAAAAAAGbWVtYmVyAAAAAAATAAAAAQAAAAI=", "AAAABQAAAAAAAAAAAAAACk1lbWJlckxhdGUAAAAAAAIAAAADYWpvAAAAAAttZW1iZXJfbGF0ZQAAAAAEAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAVyb3VuZAAAAAAAAAQAAAABAAAAAAAAAAZhbW91bnQAAAAAAAsAAAAAAAAAAAAAAAlyZWNpcGllbnQAAAAAAAATAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAAC1R1cm5WYWNhdGVkAAAAAAIAAAADYWpvAAAAAAx0dXJuX3ZhY2F0ZWQAAAAGAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAAAAAAAAVyb3VuZAAAAAAAAAQAAAABAAAAAAAAAARwYWlkAAAABAAAAAAAAAAAAAAACWJ5X2Nob2ljZQAAAAAAAAEAAAAAAAAAAAAAAAhyZXR1cm5lZAAAAAQAAAAAAAAAAAAAAAhjcmVkaXRlZAAAAA4AAAAAAAAAAg==", "AAAABQAAAAAAAAAAAAAADFJvdW5kU2V0dGxlZAAAAAIAAAADYWpvAAAAAA1yb3VuZF9zZXR0bGVkAAAAAAAACgAAAAAAAAAFcm91bmQAAAAAAAAEAAAAAQAAAAAAAAAJcmVjaXBpZW50AAAAAAAAEwAAAAEAAAAAAAAABmFtb3VudAAAAAAACwAAAAAAAAAAAAAAB21pc3NpbmcAAAAABAAAAAAAAAAAAAAABGhlbGQAAAABAAAAAAAAAAAAAAAEaGVscAAAAAsAAAAAAAAAAAAAAARrZXB0AAAACwAAAAAAAAAAAAAACGRpc2NvdW50AAAACwAAAAAAAAAAAAAABXNob3J0AAAAAAAACwAAAAAAAAAAAAAAB3Jlc2VydmUAAAAACwAAAAAAAAAC", "AAAABQAAAAAAAAAAAAAADkdyb3VwQ29tcGxldGVkAAAAAAACAAAAA2FqbwAAAAAPZ3JvdXBfY29tcGxldGVkAAAAAAQAAAAAAAAAA2dhcAAAAAPoAAAACwAAAAAAAAAAAAAABXNoYXJlAAAAAAAACwAAAAAAAAAAAAAABGR1c3QAAAALAAAAAAAAAAAAAAAHc2hhcmVycwAAAAAOAAAAAAAAAAI=", "AAAABQAAAAAAAAAAAAAAD01lbWJlckRlZmF1bHRlZAAAAAACAAAAA2FqbwAAAAAQbWVtYmVyX2RlZmF1bHRlZAAAAAQAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAEAAAAAAAAABXJvdW5kAAAAAAAABAAAAAEAAAAAAAAACHJlY2VpdmVkAAAAAQAAAAAAAAAAAAAACWZvcmZlaXRlZAAAAAAAAAsAAAAAAAAAAg==", "AAAAAAAAAAAAAAADYmlkAAAAAAMAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAAAAAAFcm91bmQAAAAAAAAEAAAAAAAAAAZzZWFsZWQAAAAAA+4AAAAgAAAAAA==", "AAAAAAAAAAAAAAAEZHJhdwAAAAAAAAAA", "AAAAAAAAAAAAAAAEZXhpdAAAAAEAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAA=", "AAAAAAAAAAAAAAAEaW5mbwAAAAAAAAABAAAH0AAAAAlHcm91cEluZm8AAAA=", "AAAAAAAAAAAAAAAEam9pbgAAAAMAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAAAAAAIcnVsZWJvb2sAAAPuAAAAIAAAAAAAAAAFZW50cnkAAAAAAAfQAAAABUVudHJ5AAAAAAAAAA==", "AAAAAAAAAAAAAAAEc3RheQAAAAAAAAAA", "AAAAAAAAAAAAAAAEc3dhcAAAAAIAAAAAAAAABWZpcnN0AAAAAAAAEwAAAAAAAAAGc2Vjb25kAAAAAAATAAAAAA==", "AAAAAAAAAAAAAAAEdm90ZQAAAAIAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAAAAAAGbW90aW9uAAAAAAfQAAAABk1vdGlvbgAAAAAAAA==", "AAAAAAAAAAAAAAAFY2xhaW0AAAAAAAABAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAACw==", "AAAAAAAAAAAAAAAFbGVhdmUAAAAAAAABAAAAAAAAAAZtZW1iZXIAAAAAABMAAAAA", "AAAAAAAAAAAAAAAFcGF1c2UAAAAAAAABAAAAAAAAAAJieQAAAAAAEwAAAAA=", "AAAAAAAAAAAAAAAFc3RhcnQAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAGY2FuY2VsAAAAAAABAAAAAAAAAAJieQAAAAAAEwAAAAA=", "AAAAAAAAAAAAAAAGaW52aXRlAAAAAAADAAAAAAAAAANrZXkAAAAD7gAAACAAAAAAAAAABHVzZXMAAAAEAAAAAAAAAApleHBpcmVzX2F0AAAAAAAGAAAAAA==", "AAAAAAAAAAAAAAAGcmV2ZWFsAAAAAAACAAAAAAAAAAZtZW1iZXIAAAAAABMAAAAAAAAABnNlY3JldAAAAAAD7gAAACAAAAAA", "AAAAAAAAAAAAAAAGcmV2b2tlAAAAAAABAAAAAAAAAANrZXkAAAAD7gAAACAAAAAA", "AAAAAAAAAAAAAAAGcm91bmRzAAAAAAAAAAAAAQAAA+oAAAfQAAAACVJvdW5kSW5mbwAAAA==", "AAAAAAAAAAAAAAAHYXBwcm92ZQAAAAABAAAAAAAAAAZtZW1iZXIAAAAAABMAAAAA", "AAAAAAAAAAAAAAAHYXVjdGlvbgAAAAAAAAAAAQAAA+gAAAfQAAAAC0F1Y3Rpb25JbmZvAA==", "AAAAAAAAAAAAAAAHZGVwb3NpdAAAAAADAAAAAAAAAAVwYXllcgAAAAAAABMAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAAAAAAGYW1vdW50AAAAAAALAAAAAA==", "AAAAAAAAAAAAAAAHbWVtYmVycwAAAAAAAAAAAQAAA+oAAAfQAAAACk1lbWJlckluZm8AAA==", "AAAAAAAAAAAAAAAHbW92ZV9vZgAAAAABAAAAAAAAAAZtZW1iZXIAAAAAABMAAAABAAAD6AAAB9AAAAAIU2VhdE1vdmU=", "AAAAAAAAAAAAAAAHc3VjY2VlZAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAJc2V0X29yZGVyAAAAAAAAAQAAAAAAAAAFb3JkZXIAAAAAAAAOAAAAAA==", "AAAAAAAAAAAAAAAKY29udHJpYnV0ZQAAAAAABAAAAAAAAAAFcGF5ZXIAAAAAAAATAAAAAAAAAAZtZW1iZXIAAAAAABMAAAAAAAAABXJvdW5kAAAAAAAABAAAAAAAAAAGcm91bmRzAAAAAAAEAAAAAA==", "AAAAAAAAAAAAAAAKZGlzYXBwcm92ZQAAAAAAAQAAAAAAAAAGbWVtYmVyAAAAAAATAAAAAA==", "AAAAAAAAAAAAAAAKZXh0ZW5kX3R0bAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAKcmV2ZWFsX2JpZAAAAAAABAAAAAAAAAAGbWVtYmVyAAAAAAATAAAAAAAAAAVyb3VuZAAAAAAAAAQAAAAAAAAADGRpc2NvdW50X2JwcwAAAAQAAAAAAAAABHNhbHQAAAPuAAAAIAAAAAA=", "AAAAAAAAAAAAAAAKc2V0X2RlcHV0eQAAAAAAAQAAAAAAAAAGZGVwdXR5AAAAAAPoAAAAEwAAAAA=", "AAAAAAAAAAAAAAALcm91bmRfcHJpY2UAAAAAAAAAAAEAAAAL", "AAAAAAAAAAAAAAAMYWNjZXB0X29yZGVyAAAAAgAAAAAAAAAGbWVtYmVyAAAAAAATAAAAAAAAAAVvcmRlcgAAAAAAAA4AAAAA", "AAAAAAAAAAAAAAAMc2V0dGxlX3JvdW5kAAAAAAAAAAEAAAAB", "AAAAAAAAAAAAAAANX19jb25zdHJ1Y3RvcgAAAAAAAAUAAAAAAAAAB2ZhY3RvcnkAAAAAEwAAAAAAAAAJb3JnYW5pc2VyAAAAAAAAEwAAAAAAAAAGY29uZmlnAAAAAAfQAAAAC0dyb3VwQ29uZmlnAAAAAAAAAAAPb3JnYW5pc2VyX2pvaW5zAAAAAAEAAAAAAAAAD29yZ2FuaXNlcl9lbnRyeQAAAAfQAAAABUVudHJ5AAAAAAAAAA==", "AAAAAAAAAAAAAAANdmV0b19yZWNvdmVyeQAAAAAAAAEAAAAAAAAABm1lbWJlcgAAAAAAEwAAAAA=", "AAAAAAAAAAAAAAARY29tcGxldGVfcmVjb3ZlcnkAAAAAAAACAAAAAAAAAAZtZW1iZXIAAAAAABMAAAAAAAAACHJ1bGVib29rAAAD7gAAACAAAAAA", "AAAAAAAAAAAAAAARcHJvcG9zZV9oYW5kX292ZXIAAAAAAAADAAAAAAAAAAZtZW1iZXIAAAAAABMAAAAAAAAACG5ld2NvbWVyAAAAEwAAAAAAAAAFcHJpY2UAAAAAAAALAAAAAA==", "AAAAAAAAAAAAAAASY29tcGxldGVfaGFuZF9vdmVyAAAAAAACAAAAAAAAAAZtZW1iZXIAAAAAABMAAAAAAAAACHJ1bGVib29rAAAD7gAAACAAAAAA", "AAAAAAAAAAAAAAASc2V0X3N0YW5kaW5nX29yZGVyAAAAAAACAAAAAAAAAAZtZW1iZXIAAAAAABMAAAAAAAAAAm9uAAAAAAABAAAAAA==", "AAAAAQAAAAAAAAAAAAAABUVudHJ5AAAAAAAAAgAAAAAAAAAKY29tbWl0bWVudAAAAAAD6AAAA+4AAAAgAAAAAAAAAAppbnZpdGF0aW9uAAAAAAPoAAAD7gAAAGA=", "AAAAAwAAAAAAAAAAAAAACUFkbWlzc2lvbgAAAAAAAAMAAAAAAAAABE9wZW4AAAAAAAAAAAAAAApJbnZpdGF0aW9uAAAAAAABAAAAAAAAAAhBcHByb3ZhbAAAAAI=", "AAAAAwAAAAAAAAAAAAAACVN0YXJ0UnVsZQAAAAAAAAIAAAAAAAAACFdoZW5GdWxsAAAAAAAAAAAAAAALQnlPcmdhbmlzZXIAAAAAAQ==", "AAAAAwAAAAAAAAAAAAAACVR1cm5PcmRlcgAAAAAAAAQAAAAAAAAAB0pvaW5pbmcAAAAAAAAAAAAAAAAFRml4ZWQAAAAAAAABAAAAAAAAAAZSYW5kb20AAAAAAAIAAAAAAAAAB0F1Y3Rpb24AAAAAAw==", "AAAAAQAAAAAAAAAAAAAAC0dyb3VwQ29uZmlnAAAAABAAAAAAAAAACWFkbWlzc2lvbgAAAAAAB9AAAAAJQWRtaXNzaW9uAAAAAAAAAAAAAAxjb250cmlidXRpb24AAAALAAAAAAAAAA1kZWZhdWx0X2FmdGVyAAAAAAAABAAAAAAAAAALZGVwb3NpdF9icHMAAAAABAAAAAAAAAAGZGVwdXR5AAAAAAPoAAAAEwAAAAAAAAAJZnJlcXVlbmN5AAAAAAAABgAAAAAAAAAFZ3JhY2UAAAAAAAAGAAAAAAAAAAxsYXRlX2ZlZV9icHMAAAAEAAAAAAAAAAttYXhfbWVtYmVycwAAAAAEAAAAAAAAAARuYW1lAAAAEAAAAAAAAAAPcmVzZXJ2ZV9mZWVfYnBzAAAAAAQAAAAAAAAACHJ1bGVib29rAAAD7gAAACAAAAAAAAAACHN0YXJ0X2J5AAAABgAAAAAAAAAKc3RhcnRfcnVsZQAAAAAH0AAAAAlTdGFydFJ1bGUAAAAAAAAAAAAABXRva2VuAAAAAAAAEwAAAAAAAAAKdHVybl9vcmRlcgAAAAAH0AAAAAlUdXJuT3JkZXIAAAA="]),
      options
    );
  }

   static deploy<T = Client>(args: { factory: string | Address; organiser: string | Address; config: GroupConfig; organiser_joins: boolean; organiser_entry: Entry }, options: MethodOptions & Omit<ContractClientOptions, 'contractId'> & { salt?: Uint8Array; address?: string; } & ({ wasmHash: Uint8Array | string; format?: "hex" | "base64"; externalRef?: never; } | { externalRef: ExternalExecutableRef; wasmHash?: never; format?: never; })): Promise<AssembledTransaction<T>> {
    return ContractClient.deploy(args, options);
  }
  public readonly fromJson = {
    bid : this.txFromJson<void>,  draw : this.txFromJson<void>,  exit : this.txFromJson<void>,  info : this.txFromJson<GroupInfo>,  join : this.txFromJson<void>,  stay : this.txFromJson<void>,  swap : this.txFromJson<void>,  vote : this.txFromJson<void>,  claim : this.txFromJson<bigint>,  leave : this.txFromJson<void>,  pause : this.txFromJson<void>,  start : this.txFromJson<void>,  cancel : this.txFromJson<void>,  invite : this.txFromJson<void>,  reveal : this.txFromJson<void>,  revoke : this.txFromJson<void>,  rounds : this.txFromJson<Array<RoundInfo>>,  approve : this.txFromJson<void>,  auction : this.txFromJson<AuctionInfo | null>,  deposit : this.txFromJson<void>,  members : this.txFromJson<Array<MemberInfo>>,  move_of : this.txFromJson<SeatMove | null>,  succeed : this.txFromJson<void>,  set_order : this.txFromJson<void>,  contribute : this.txFromJson<void>,  disapprove : this.txFromJson<void>,  extend_ttl : this.txFromJson<void>,  reveal_bid : this.txFromJson<void>,  set_deputy : this.txFromJson<void>,  round_price : this.txFromJson<bigint>,  accept_order : this.txFromJson<void>,  settle_round : this.txFromJson<boolean>,  veto_recovery : this.txFromJson<void>,  complete_recovery : this.txFromJson<void>,  propose_hand_over : this.txFromJson<void>,  complete_hand_over : this.txFromJson<void>,  set_standing_order : this.txFromJson<void>
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
   * Build a topics filter row for the "BidSealed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  bidSealedEventFilter(topicValues?: { member?: string | Address; round?: number }): string[] {
    return this.spec.eventTopicFilter("BidSealed", topicValues);
  }
  /**
   * Build a topics filter row for the "SeatMoved" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  seatMovedEventFilter(topicValues?: { member?: string | Address; newcomer?: string | Address }): string[] {
    return this.spec.eventTopicFilter("SeatMoved", topicValues);
  }
  /**
   * Build a topics filter row for the "AuctionWon" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  auctionWonEventFilter(topicValues?: { member?: string | Address; round?: number }): string[] {
    return this.spec.eventTopicFilter("AuctionWon", topicValues);
  }
  /**
   * Build a topics filter row for the "BidRevealed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  bidRevealedEventFilter(topicValues?: { member?: string | Address; round?: number }): string[] {
    return this.spec.eventTopicFilter("BidRevealed", topicValues);
  }
  /**
   * Build a topics filter row for the "TurnsSwapped" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  turnsSwappedEventFilter(topicValues?: { first?: string | Address; second?: string | Address }): string[] {
    return this.spec.eventTopicFilter("TurnsSwapped", topicValues);
  }
  /**
   * Build a topics filter row for the "RecoveryReady" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  recoveryReadyEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("RecoveryReady", topicValues);
  }
  /**
   * Build a topics filter row for the "HandOverVetoed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  handOverVetoedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("HandOverVetoed", topicValues);
  }
  /**
   * Build a topics filter row for the "RecoveryVetoed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  recoveryVetoedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("RecoveryVetoed", topicValues);
  }
  /**
   * Build a topics filter row for the "HandOverProposed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  handOverProposedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("HandOverProposed", topicValues);
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
   * Build a topics filter row for the "MemberCured" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  memberCuredEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("MemberCured", topicValues);
  }
  /**
   * Build a topics filter row for the "DepositAdded" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  depositAddedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("DepositAdded", topicValues);
  }
  /**
   * Build a topics filter row for the "PayoutClaimed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  payoutClaimedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("PayoutClaimed", topicValues);
  }
  /**
   * Build a topics filter row for the "StandingOrderSet" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  standingOrderSetEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("StandingOrderSet", topicValues);
  }
  /**
   * Build a topics filter row for the "Voted" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  votedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("Voted", topicValues);
  }
  /**
   * Build a topics filter row for the "Upgraded" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  upgradedEventFilter(): string[] {
    return this.spec.eventTopicFilter("Upgraded");
  }
  /**
   * Build a topics filter row for the "DeputySet" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  deputySetEventFilter(): string[] {
    return this.spec.eventTopicFilter("DeputySet");
  }
  /**
   * Build a topics filter row for the "GroupPaused" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  groupPausedEventFilter(): string[] {
    return this.spec.eventTopicFilter("GroupPaused");
  }
  /**
   * Build a topics filter row for the "GroupCancelled" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  groupCancelledEventFilter(): string[] {
    return this.spec.eventTopicFilter("GroupCancelled");
  }
  /**
   * Build a topics filter row for the "OrganiserStayed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  organiserStayedEventFilter(): string[] {
    return this.spec.eventTopicFilter("OrganiserStayed");
  }
  /**
   * Build a topics filter row for the "OrganiserChanged" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  organiserChangedEventFilter(): string[] {
    return this.spec.eventTopicFilter("OrganiserChanged");
  }
  /**
   * Build a topics filter row for the "Invited" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  invitedEventFilter(topicValues?: { key?: Uint8Array }): string[] {
    return this.spec.eventTopicFilter("Invited", topicValues);
  }
  /**
   * Build a topics filter row for the "OrderSet" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  orderSetEventFilter(): string[] {
    return this.spec.eventTopicFilter("OrderSet");
  }
  /**
   * Build a topics filter row for the "DrawOpened" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  drawOpenedEventFilter(): string[] {
    return this.spec.eventTopicFilter("DrawOpened");
  }
  /**
   * Build a topics filter row for the "MemberLeft" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  memberLeftEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("MemberLeft", topicValues);
  }
  /**
   * Build a topics filter row for the "OrderDrawn" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  orderDrawnEventFilter(): string[] {
    return this.spec.eventTopicFilter("OrderDrawn");
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
   * Build a topics filter row for the "OrderAccepted" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  orderAcceptedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("OrderAccepted", topicValues);
  }
  /**
   * Build a topics filter row for the "MemberApproved" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  memberApprovedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("MemberApproved", topicValues);
  }
  /**
   * Build a topics filter row for the "SecretRevealed" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  secretRevealedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("SecretRevealed", topicValues);
  }
  /**
   * Build a topics filter row for the "InvitationRevoked" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  invitationRevokedEventFilter(topicValues?: { key?: Uint8Array }): string[] {
    return this.spec.eventTopicFilter("InvitationRevoked", topicValues);
  }
  /**
   * Build a topics filter row for the "MemberDisapproved" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  memberDisapprovedEventFilter(topicValues?: { member?: string | Address }): string[] {
    return this.spec.eventTopicFilter("MemberDisapproved", topicValues);
  }
  /**
   * Build a topics filter row for the "MemberLate" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  memberLateEventFilter(topicValues?: { member?: string | Address; round?: number }): string[] {
    return this.spec.eventTopicFilter("MemberLate", topicValues);
  }
  /**
   * Build a topics filter row for the "TurnVacated" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  turnVacatedEventFilter(topicValues?: { member?: string | Address; round?: number }): string[] {
    return this.spec.eventTopicFilter("TurnVacated", topicValues);
  }
  /**
   * Build a topics filter row for the "RoundSettled" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  roundSettledEventFilter(topicValues?: { round?: number; recipient?: string | Address }): string[] {
    return this.spec.eventTopicFilter("RoundSettled", topicValues);
  }
  /**
   * Build a topics filter row for the "GroupCompleted" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  groupCompletedEventFilter(): string[] {
    return this.spec.eventTopicFilter("GroupCompleted");
  }
  /**
   * Build a topics filter row for the "MemberDefaulted" event, for use in `Api.EventFilter.topics` when calling `server.getEvents`. Omitted fields match any value.
   */
  memberDefaultedEventFilter(topicValues?: { member?: string | Address; round?: number }): string[] {
    return this.spec.eventTopicFilter("MemberDefaulted", topicValues);
  }
}