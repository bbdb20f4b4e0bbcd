const NONE: ReadonlySet<string> = new Set();

/** Which keys are kept under which tag. */
export class TagIndex {
  readonly #keys = new Map<string, Set<string>>();

  add(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#keys.get(tag);
      if (keys === undefined) this.#keys.set(tag, new Set([key]));
      else keys.add(key);
    }
  }

  remove(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#keys.get(tag);
      if (keys?.delete(key) === true && keys.size === 0) this.#keys.delete(tag);
    }
  }

  keysOf(tag: string): ReadonlySet<string> {
    return this.#keys.get(tag) ?? NONE;
  }
}
