import { z } from "zod";
import { isStrkey } from "./strkey";

/** A group's id is the address of its contract (`C...`). */
export const groupIdSchema = z
  .string()
  .refine((text) => isStrkey("contract", text), { error: "not a contract address (C...)" })
  .brand<"GroupId">();
export type GroupId = z.infer<typeof groupIdSchema>;

/** Any contract's address (`C...`): a token, the factory. */
export const contractIdSchema = z
  .string()
  .refine((text) => isStrkey("contract", text), { error: "not a contract address (C...)" })
  .brand<"ContractId">();
export type ContractId = z.infer<typeof contractIdSchema>;

/** A person's account on Stellar (`G...`); what a wallet signs for. */
export const walletAddressSchema = z
  .string()
  .refine((text) => isStrkey("account", text), { error: "not a Stellar account (G...)" })
  .brand<"WalletAddress">();
export type WalletAddress = z.infer<typeof walletAddressSchema>;

/** Who may hold a seat: an account or a contract account. */
export const memberAddressSchema = z
  .string()
  .refine((text) => isStrkey("account", text) || isStrkey("contract", text), {
    error: "not a Stellar address (G... or C...)",
  })
  .brand<"MemberAddress">();
export type MemberAddress = z.infer<typeof memberAddressSchema>;

/** SHA-256 of a transaction's signature base, lower-case hex. */
export const txHashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: "not a transaction hash (64 hex digits)" })
  .brand<"TxHash">();
export type TxHash = z.infer<typeof txHashSchema>;

/** 32 bytes in lower-case hex: a hash, a salt, a secret, a public ed25519 key. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, { error: "not 64 hex digits" });

/** An event's id as stellar-rpc gives it: `%019d-%010d` (TOID and index); sorts in chain order. */
export const eventIdSchema = z
  .string()
  .regex(/^\d{19}-\d{10}$/, { error: "not an event id" })
  .brand<"EventId">();
export type EventId = z.infer<typeof eventIdSchema>;

/**
 * Names an unbroken line of changes: within one, the events after an event are all that happened since. Another one
 * begins when the chain does, when events are lost, and when the projection is another one.
 */
export const epochSchema = z
  .string()
  .regex(/^[0-9a-f]{16}$/, { error: "not an epoch" })
  .brand<"Epoch">();
export type Epoch = z.infer<typeof epochSchema>;

/** A ledger's sequence number. */
export const ledgerSequenceSchema = z.number().int().min(0).max(0xffff_ffff);
