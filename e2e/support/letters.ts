import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";
import { environment } from "./env";

/** A letter of the local catcher. */
export interface Letter {
  text: string;
  /** The one in its text to the page that was asked for. */
  link: string;
  /** Where a mail program stops further letters, empty in those that need no such way. */
  oneClick: string;
}

/** Waits for a letter to this mailbox with a link to this page of ours, about this group. */
export async function findLetter(mailbox: string, page: string, about = ""): Promise<Letter> {
  const start = `${environment.webUrl}${page}`;
  const find = async () =>
    (await readLetters()).find(
      ({ to = [], text = "" }) =>
        to.some(({ address }) => address === mailbox) && text.includes(start) && text.includes(about),
    );
  await expect.poll(async () => (await find()) !== undefined).toBe(true);
  const { text = "", headers = [] } = (await find()) ?? {};
  const stop = headers.find(({ key }) => key === "list-unsubscribe")?.value ?? "";
  const link = text.split(/\s/).find((word) => word.startsWith(start)) ?? "";
  return { text, link, oneClick: stop.replace(/^<|>$/g, "") };
}

async function readLetters(): Promise<Email[]> {
  const directory = environment.mailDirectory;
  // The catcher makes the folder with the first letter.
  const names = await readdir(directory).catch(() => []);
  const letters = names.filter((name) => name.endsWith(".eml"));
  return Promise.all(
    letters.map(async (name) => PostalMime.parse(await readFile(path.join(directory, name)))),
  );
}
