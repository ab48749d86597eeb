/** This module knows how calls that write to the same place follow one another. */

/**
 * The same function, each call waiting for those before it, whether they failed or not.
 * @template {unknown[]} Given
 * @template Result
 * @param {(...given: Given) => Promise<Result>} act
 * @returns {(...given: Given) => Promise<Result>}
 */
export function inTurn(act) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return (...given) => {
    const turn = last.then(() => act(...given));
    last = turn.catch(() => undefined); // who called hears of it; who comes next need not
    return turn;
  };
}
