type Undo = () => Promise<void> | void;

/**
 * What has to be undone, newest first. Once undoing has begun, whatever is still added is undone at once: a start
 * that is interrupted in the middle leaves nothing behind.
 */
export class Teardown {
  readonly #undos: Undo[] = [];
  #running: Promise<void> | null = null;

  get hasBegun(): boolean {
    return this.#running !== null;
  }

  async add(undo: Undo): Promise<void> {
    if (this.#running === null) this.#undos.push(undo);
    else await undo();
  }

  /** Undoes everything, once, however often it is called. */
  run(): Promise<void> {
    return (this.#running ??= this.#undoAll());
  }

  async #undoAll(): Promise<void> {
    for (let undo = this.#undos.pop(); undo !== undefined; undo = this.#undos.pop()) await undo();
  }
}
