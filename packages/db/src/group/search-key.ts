/**
 * Letters of the languages that names are in which are letters of their own and no letter with a mark, and the apostrophes
 * that phones and word processors put, with what is typed for them.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ɓ: "b", ɗ: "d", ƙ: "k", ƴ: "y", Ɓ: "b", Ɗ: "d", Ƙ: "k", Ƴ: "y" },
  ...{ ɛ: "e", ɔ: "o", ŋ: "n", ɖ: "d", ƒ: "f", ʋ: "v", Ɛ: "e", Ɔ: "o", Ŋ: "n", Ɖ: "d", Ƒ: "f", Ʋ: "v" },
  ...{ "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u02bb": "'", "\u2032": "'", "\uff07": "'" },
};
const FROM = Object.keys(LETTERS).join("");
const TO = Object.values(LETTERS).join("").replaceAll("'", "''");

/**
 * What a name is found by, in SQL: letters without their marks, in lower case, so that "egbe ore" finds "Ẹgbẹ́ Ọ̀rẹ́",
 * however it is composed, and "d'or" what was typed with a curly apostrophe. Few keyboards have the marks; and a
 * database of locale C (the embedded one) knows the case and the trigrams of ASCII letters only. Taking marks off costs
 * seven times what comparing does, so names that have none are spared it. Word for word the expression of groups_name_trgm_idx.
 */
export const searchKey = (text: string): string =>
  `lower(case when octet_length(${text}) = char_length(${text}) then ${text} else ${withoutMarks(text)} end)`;
const withoutMarks = (text: string) =>
  `translate(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]+', '', 'g'), '${FROM}', '${TO}')`;

/**
 * How the index, which is made of groups of three letters, can be asked for a word in every locale. `anywhere`: it knows a
 * part of it. `beginning`: too short for that, but two blanks and the first letter of a word make such a group, too, so it
 * is looked for where words begin. `unknown`: nothing but signs, or letters of which a database of locale C knows nothing.
 */
export function placeOf(word: string): "anywhere" | "beginning" | "unknown" {
  const plain = plainLetters(word);
  if (/[a-z0-9]{3}/i.test(plain) || BEGINS_WITHIN.test(plain)) return "anywhere";
  return /^[a-z0-9]/i.test(plain) ? "beginning" : "unknown";
}

/** A letter after a sign, as in "&b": the index knows where that word begins. */
const BEGINS_WITHIN = /[!-/:-@[-`{-~][a-z0-9]/i;

/**
 * Any sign of ASCII, in PostgreSQL's regular expressions: one by one, because of "whatever is no letter", and of signs
 * that are more than a byte, the index can tell no group of three.
 */
export const ANY_SIGN = "[ -/:-@[-`{-~]";

const plainLetters = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]+/g, "")
    .replace(/[^a-z0-9]/gi, (letter) => LETTERS[letter] ?? letter);
