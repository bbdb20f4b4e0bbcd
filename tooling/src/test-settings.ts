/** What the tests of every package share. */
export const testSettings = {
  // The files of a package share their modules: reading them anew for each file was most of the work. So no module may
  // remember one test in the next.
  isolate: false,
  // They end what waits in vain. How long something takes is not tested, and the machine may be busy.
  testTimeout: 60_000,
  hookTimeout: 120_000,
};
