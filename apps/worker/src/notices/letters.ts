import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import PostalMime from "postal-mime";

/** A letter that was put into the folder instead of being sent. */
export interface Letter {
  /** Of its file, without the ending. */
  id: string;
  to: string[];
  subject: string;
  text: string;
  /** By our clock. */
  at: Date;
}

/** The newest letters of a folder, newest first; none where no letter was ever put into it. */
export async function listLetters(directory: string, limit: number): Promise<Letter[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  const letters = names.filter((name) => name.endsWith(".eml")).map((name) => path.join(directory, name));
  const files = await Promise.all(letters.map(async (file) => ({ file, at: (await stat(file)).mtime })));
  const newest = files.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
  return Promise.all(newest.map(({ file, at }) => readLetter(file, at)));
}

async function readLetter(file: string, at: Date): Promise<Letter> {
  const { to = [], subject = "", text = "" } = await PostalMime.parse(await readFile(file));
  const recipients = to.flatMap(({ address }) => address ?? []);
  return { id: path.basename(file, ".eml"), to: recipients, subject, text, at };
}
