/** The part of the native engine's command line that the Prisma CLI uses. */
export function parseArguments(argv) {
  const options = { version: false, command: null, datamodels: [], datasource: {} };
  const rest = [...argv];
  while (rest.length > 0) {
    const name = rest.shift();
    if (name === "--version") options.version = true;
    else if (name === "cli") options.command = rest.shift() ?? null;
    else if (name === "--datamodels") options.datamodels.push(rest.shift());
    else if (name === "--datasource") options.datasource = JSON.parse(rest.shift());
    else if (name === "--enabled-preview-features" || name === "--extension-types") rest.shift();
  }
  return options;
}
