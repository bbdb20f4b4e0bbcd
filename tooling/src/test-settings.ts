/**
 * What ends a wait in vain, also of `expect.poll` for a condition. How long something takes is not tested, and the
 * machine may be busy: a first start alone prepares a whole PostgreSQL cluster.
 */
export const patience = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
};

/** What the tests of every package share. */
export const testSettings = {
  // The files of a package share their modules: reading them anew for each file was most of the work. So no module may
  // remember one test in the next.
  isolate: false,
  ...patience,
};
