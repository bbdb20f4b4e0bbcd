/** The first letters, as people see letters, of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(" ").filter((word) => word !== "");
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => firstLetter(word ?? "")).join("");
}

function firstLetter(word: string): string {
  const [letter] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(word);
  return (letter?.segment ?? "").toLocaleUpperCase();
}
