import { z } from "zod";
import { MAX_AMOUNT } from "./amount-text";

/** An amount in the token's smallest unit; never negative in Ajo. */
export const amountSchema = z.bigint().min(0n).max(MAX_AMOUNT);

/** An amount above zero. */
export const positiveAmountSchema = z.bigint().min(1n).max(MAX_AMOUNT);
