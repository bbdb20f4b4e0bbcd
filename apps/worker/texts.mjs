#!/usr/bin/env node
// Takes what letters and push messages say out of the web app's catalogues, which are the one place where texts are
// written: `node texts.mjs` writes src/notices/texts.gen.json; a test compares.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const LANGUAGES = ["en", "fr", "yo", "ha", "ig", "sw", "es", "pt"];
const catalogues = path.join(import.meta.dirname, "../web/messages");

export function takeTexts() {
  const texts = {};
  for (const language of LANGUAGES) {
    const { notices, mail, format } = JSON.parse(
      readFileSync(path.join(catalogues, `${language}.json`), "utf8"),
    );
    texts[language] = { notices, mail, format: { date: format.date, months: format.months } };
  }
  return `${JSON.stringify(texts, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(path.join(import.meta.dirname, "src/notices/texts.gen.json"), takeTexts());
