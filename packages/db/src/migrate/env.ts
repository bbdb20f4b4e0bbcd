/** The environment for the Prisma CLI: ours, pointed at one database, and silent towards the internet. */
export function prismaEnvironment(url: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATABASE_URL: url,
    DATABASE_DIRECT_URL: url,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
}
