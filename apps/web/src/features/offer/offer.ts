import {
  amountSchema,
  authorisationSchema,
  groupIdSchema,
  memberAddressSchema,
  walletAddressSchema,
} from "@ajo/schemas";
import { z } from "zod";
import { fromBase64Url, toBase64Url } from "@/lib/base64";
import { OFFER_PREFIX } from "./offer-prefix";

const signed = {
  groupId: groupIdSchema,
  /** Who has signed, and whose signature it waits for. */
  from: walletAddressSchema,
  to: walletAddressSchema,
  authorisation: authorisationSchema,
  expiresAt: z.coerce.date(),
};

/** One person's signature under a change of turns or hands. Good for exactly that, once, together with the other's. */
export const offerSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("swap"),
    ...signed,
    /** The turns of both when it was signed: once they are others, the offer is done or about something else. */
    fromTurn: z.number().int(),
    toTurn: z.number().int(),
  }),
  z.object({
    kind: z.literal("handOver"),
    ...signed,
    member: memberAddressSchema,
    newcomer: memberAddressSchema,
    /** A decimal text, because JSON has no such integers. */
    price: z
      .string()
      .regex(/^\d{1,39}$/)
      .transform(BigInt)
      .pipe(amountSchema),
  }),
]);
export type Offer = z.output<typeof offerSchema>;

/** The link that brings an offer to the other. What follows the `#` is never sent to any server. */
export function offerLink(origin: string, offer: Offer): string {
  const text = JSON.stringify(offer, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return `${origin}/groups/${offer.groupId}${OFFER_PREFIX}${toBase64Url(text)}`;
}

/** The offer in an address's hash: `none` when there is none, `broken` when it cannot be read. */
export function readOffer(hash: string): Offer | "none" | "broken" {
  if (!hash.startsWith(OFFER_PREFIX)) return "none";
  try {
    return offerSchema.parse(JSON.parse(fromBase64Url(hash.slice(OFFER_PREFIX.length))));
  } catch {
    return "broken";
  }
}
