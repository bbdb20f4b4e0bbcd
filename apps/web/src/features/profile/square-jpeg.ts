import { PICTURE_SIDE } from "@ajo/schemas";
import { toBase64 } from "@/lib/base64";
import { BrowserError } from "../errors/browser-error";

const QUALITY = 0.85;

/**
 * The middle of a photo as a small square JPEG in base64: whatever the browser can show, turned as it shows it. Nothing
 * larger leaves the device. NotAPicture when the browser cannot read it.
 */
export async function squareJpeg(file: Blob): Promise<string> {
  const photo = await createImageBitmap(file).catch((cause: unknown) => {
    throw new BrowserError("NotAPicture", { cause });
  });
  const side = Math.min(photo.width, photo.height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = PICTURE_SIDE;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new BrowserError("NotAPicture");
  // JPEG has no transparency: what was transparent would turn black.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, PICTURE_SIDE, PICTURE_SIDE);
  pen.imageSmoothingQuality = "high";
  const [left, top] = [(photo.width - side) / 2, (photo.height - side) / 2];
  pen.drawImage(photo, left, top, side, side, 0, 0, PICTURE_SIDE, PICTURE_SIDE);
  photo.close();
  const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (jpeg === null) throw new BrowserError("NotAPicture");
  return toBase64(new Uint8Array(await jpeg.arrayBuffer()));
}
