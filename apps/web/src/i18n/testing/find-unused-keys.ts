import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const SOURCE = path.resolve(import.meta.dirname, "../..");

/**
 * The keys that no source file can mean. A file means `namespace.text` for every namespace it takes translations of
 * and every string in it; a part of a string that is computed may be anything. So a key may be called used that is
 * not, but never the other way round.
 */
export function findUnusedKeys(keys: readonly string[]): string[] {
  const meanings = sourceFiles().flatMap((file) => meaningsOf(file));
  return keys.filter((key) => !meanings.some((meaning) => meaning.test(key)));
}

function sourceFiles(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
    .map((file) => path.join(SOURCE, file));
}

function meaningsOf(file: string): RegExp[] {
  const text = readFileSync(file, "utf8");
  if (!text.includes("Translations")) return [];
  const namespaces: string[] = [];
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      const [first] = node.arguments;
      if (/^(use|get)Translations$/.test(called))
        namespaces.push(first !== undefined && ts.isStringLiteral(first) ? first.text : "");
      // What is looked up by a computed name may be any one key of the namespace.
      else if (
        first !== undefined &&
        !ts.isStringLiteralLike(first) &&
        /^(t|\w+\.rich|\w+\.has)$/.test(called)
      )
        if (ts.isIdentifier(first) || ts.isPropertyAccessExpression(first)) texts.add("[^.]+");
    }
    if (ts.isStringLiteralLike(node)) texts.add(escape(node.text));
    if (ts.isTemplateExpression(node))
      texts.add(
        [
          escape(node.head.text),
          ...node.templateSpans.map((span) => `[^.]+${escape(span.literal.text)}`),
        ].join(""),
      );
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return namespaces.flatMap((namespace) =>
    [...texts].map((part) => new RegExp(`^${namespace === "" ? "" : `${escape(namespace)}\\.`}${part}$`)),
  );
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
