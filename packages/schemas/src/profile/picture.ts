import { z } from "zod";

/** SHA-256 of a picture's bytes, in hexadecimal: its address at `/pictures/HASH`, which never shows anything else. */
export const pictureHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A picture as it is sent, in bytes. What browsers make of a photo at `PICTURE_SIDE` is a fifth of it. */
export const LARGEST_PICTURE = 96 * 1024;
/** Pixels on each side of what the web app sends. */
export const PICTURE_SIDE = 256;
/** Pixels on a side that are taken. */
export const WIDEST_PICTURE = 512;

/** A JPEG in base64; null takes the picture away: nothing of it stays. Longer than a picture is refused by name, later. */
export const setPictureInput = z.object({ picture: z.base64().max(400_000).nullable() });
export const pictureOutput = z.object({ picture: pictureHashSchema.nullable() });
