// For programs that are not ours: `node --import ./exit-with-parent.mjs program` ends once whoever started it is gone.
const CHECK_EVERY_MS = 500;

const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, CHECK_EVERY_MS).unref();
