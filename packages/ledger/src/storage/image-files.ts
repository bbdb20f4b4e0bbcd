import { readdirSync, readFileSync } from "node:fs";
import { open, rename, unlink } from "node:fs/promises";
import path from "node:path";
import { frame, unframe } from "./framing";
import { decodeImage, encodeImage, type Image } from "./image";
import { syncDirectory } from "./sync-directory";

const NAME = /^image-(\d{8})\.bin$/;
const KEPT = 2;

const fileName = (number: number): string => `image-${String(number).padStart(8, "0")}.bin`;

function listImages(directory: string): number[] {
  return readdirSync(directory)
    .map((name) => NAME.exec(name)?.[1])
    .filter((number) => number !== undefined)
    .map(Number)
    .sort((left, right) => left - right);
}

/** The newest image that is whole; null if there is none. */
export function readNewestImage(directory: string): Image | null {
  for (const number of listImages(directory).reverse()) {
    const found = unframe(readFileSync(path.join(directory, fileName(number))), 0);
    if (found.kind === "record") return decodeImage(found.payload);
  }
  return null;
}

/** Encodes the image at once, then writes it: under another name first, so that a file of this name is always whole. */
export function writeImage(directory: string, image: Image): Promise<void> {
  const bytes = frame(encodeImage(image));
  const number = (listImages(directory).at(-1) ?? 0) + 1;
  return persist(directory, number, bytes);
}

async function persist(directory: string, number: number, bytes: Buffer): Promise<void> {
  const file = path.join(directory, fileName(number));
  const draft = `${file}.draft`;
  const handle = await open(draft, "w");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  await syncDirectory(directory);
  for (const old of listImages(directory).slice(0, -KEPT)) await unlink(path.join(directory, fileName(old)));
}
