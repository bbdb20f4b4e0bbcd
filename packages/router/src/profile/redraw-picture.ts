import { AjoError, LARGEST_PICTURE, WIDEST_PICTURE } from "@ajo/schemas";
import { decode, encode } from "jpeg-js";

const QUALITY = 85;
/** A progressive JPEG has about ten; each further one costs a pass over every pixel. */
const MOST_SCANS = 16;
/** What the decoder may take whatever the header says; a picture at the limits needs a tenth. */
const DECODER_LIMITS = { maxResolutionInMP: 0.5, maxMemoryUsageInMB: 32 };
// Markers of frames, but for those among them that begin something else.
const FRAME_HEADERS = { from: 0xc0, to: 0xcf };
const NOT_FRAMES = [0xc4, 0xc8, 0xcc];

/**
 * The pixels of a JPEG drawn into a new one: nothing else that was in the file (where it was taken, by what, a second
 * file behind the first) survives. NotAPicture when it cannot be read, PictureTooLarge by its bytes or, before a pixel
 * is decoded, by its sides. Pure.
 */
export function redrawPicture(bytes: Uint8Array): Uint8Array {
  if (bytes.length > LARGEST_PICTURE) throw tooLarge("bytes", LARGEST_PICTURE);
  const { width, height, scans } = readHeader(bytes);
  if (width > WIDEST_PICTURE || height > WIDEST_PICTURE) throw tooLarge("pixels on a side", WIDEST_PICTURE);
  if (scans > MOST_SCANS) throw notAPicture("too many scans");
  return encode(pixelsOf(bytes), QUALITY).data;
}

function pixelsOf(bytes: Uint8Array) {
  try {
    // Comments are left behind here: the encoder would write them again.
    const { width, height, data } = decode(bytes, { ...DECODER_LIMITS, tolerantDecoding: false });
    return { width, height, data };
  } catch (cause) {
    throw notAPicture("the decoder refuses it", cause);
  }
}

/** Sides and scans as the segments before the first pixel, and the markers behind it, say (ITU-T T.81, annex B). */
function readHeader(bytes: Uint8Array): { width: number; height: number; scans: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) throw notAPicture("it does not begin as one");
  for (let at = 2; at + 9 < bytes.length && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (marker < FRAME_HEADERS.from || marker > FRAME_HEADERS.to || NOT_FRAMES.includes(marker)) continue;
    return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), scans: countScans(bytes) };
  }
  throw notAPicture("it has no frame");
}

function countScans(bytes: Uint8Array): number {
  let scans = 0;
  for (let at = 0; at + 1 < bytes.length; at += 1)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xda) scans += 1;
  return scans;
}

const notAPicture = (why: string, cause?: unknown) =>
  new AjoError("NotAPicture", `not a JPEG that can be read: ${why}`, { cause });
const tooLarge = (what: string, limit: number) =>
  new AjoError("PictureTooLarge", `a picture has at most ${limit} ${what}`, {
    data: { limit: String(limit) },
  });
