/** Runs changes one after another, whatever becomes of each. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(change: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(change);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
