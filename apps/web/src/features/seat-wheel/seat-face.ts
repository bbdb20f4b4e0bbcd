/** Up to this many seats a name fits on a seat; up to the second number a glyph fits beside the turn's number. */
const NAMES_MAX = 14;
const BESIDE_MAX = 24;
const SHORT_NAME = 5;

/** How much a seat can show, by how many share the wheel. */
export function seatDensity(seats: number): "roomy" | "tight" | "packed" {
  if (seats <= NAMES_MAX) return "roomy";
  return seats <= BESIDE_MAX ? "tight" : "packed";
}

/** What stands on a seat: a short name or initials where there is room, else the turn's number. */
export function seatFace(name: string | null, turn: number, seats: number): string {
  if (name === null || seatDensity(seats) !== "roomy") return String(turn);
  const letters = lettersOf(name);
  if (letters.length <= SHORT_NAME) return name;
  const words = name.split(/\s+/).filter((word) => word !== "");
  const initials =
    words.length > 1 ? words.slice(0, 2).map((word) => lettersOf(word)[0] ?? "") : letters.slice(0, 2);
  return initials.join("").toUpperCase();
}

/** Letters as they were typed, accents joined to them where Unicode has the joined letter. */
function lettersOf(text: string): string[] {
  return Array.from(text.normalize("NFC"));
}
