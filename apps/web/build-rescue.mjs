#!/usr/bin/env node
// Makes public/rescue/index.html: one file with its script, style and texts inside, allowed to connect to any network
// and to load nothing. Its policy travels in the file, because nobody may be there to send headers.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = import.meta.dirname;
const out = path.join(root, "public/rescue/index.html");

const texts = Object.fromEntries(
  readdirSync(path.join(root, "messages"))
    .filter((file) => /^[a-z]+\.json$/.test(file))
    .map((file) => {
      const { rescue, errors } = JSON.parse(readFileSync(path.join(root, "messages", file), "utf8"));
      return [path.basename(file, ".json"), { rescue, errors }];
    })
    .sort(([a], [b]) => (a === "en" ? -1 : b === "en" ? 1 : a.localeCompare(b))),
);

const { outputFiles } = await build({
  entryPoints: [path.join(root, "src/rescue/rescue.ts")],
  bundle: true,
  write: false,
  minify: true,
  platform: "browser",
  target: "es2022",
  format: "iife",
  define: { AJO_TEXTS: JSON.stringify(texts), global: "globalThis" },
  loader: { ".css": "text" },
  logLevel: "warning",
});

// Inside a script element only this could end it early.
const script = outputFiles[0].text.replaceAll("</script", "<\\/script");
const style = readFileSync(path.join(root, "src/rescue/rescue.css"), "utf8");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(style)}`,
  "connect-src https: http://127.0.0.1:* http://localhost:*",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

mkdirSync(path.dirname(out), { recursive: true });
writeFileSync(
  out,
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ajo</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body><noscript>This page needs JavaScript.</noscript><script>${script}</script></body>
</html>
`,
);
console.log(`rescue page: ${(script.length / 1024).toFixed(0)} kB`);
