import { AjoError } from "@ajo/schemas";

/** Places that each holder takes for as long as something of theirs is open, and no more than so many at a time. */
export class Places {
  readonly #taken = new Map<string, number>();

  /** `most`: null for no limit. */
  constructor(
    private readonly most: number | null,
    private readonly what: string,
  ) {}

  /** RateLimited while the holder has all of theirs. Returns what gives the place back; it may be called again. */
  take(holder: string): () => void {
    this.check(holder);
    this.#taken.set(holder, this.#countOf(holder) + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = this.#countOf(holder) - 1;
      if (left === 0) this.#taken.delete(holder);
      else this.#taken.set(holder, left);
    };
  }

  /** RateLimited as above, with nothing taken. */
  check(holder: string): void {
    if (this.most !== null && this.#countOf(holder) >= this.most)
      throw new AjoError("RateLimited", `no more than ${this.most} ${this.what}: close one first`);
  }

  #countOf(holder: string): number {
    return this.#taken.get(holder) ?? 0;
  }
}
