import { createWorld, createWorldDatabase, hasRedis, type World, type WorldDatabase } from "@ajo/testing";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepareQueue } from "../../src/jobs/run-jobs";
import { createLog } from "../../src/log";
import { startSharedRedis, type SharedRedis } from "./shared-redis";

/** Where one story after the other is played. */
export interface Stage {
  world: World;
  template: Pick<WorldDatabase, "url">;
  /** Null where there is no Redis: it is not lost then. */
  redis: SharedRedis | null;
  /** The chain is again as it was at the beginning, with none of what happened since. */
  startAnew: () => Promise<void>;
  backupFile: string;
  close(): Promise<void>;
}

async function buildStage(): Promise<Stage> {
  const world = await createWorld({ isDirect: true });
  const template = await createWorldDatabase();
  await prepareQueue(template.url, createLog("silent", "simulation"));
  const folder = await mkdtemp(path.join(tmpdir(), "ajo-simulation-"));
  const redis = hasRedis ? await startSharedRedis() : null;
  let beginning = (await world.ledger.snapshot()).id;
  return {
    ...{ world, template, redis, backupFile: path.join(folder, "story.backup.gz") },
    startAnew: async () => {
      await world.ledger.revert(beginning);
      beginning = (await world.ledger.snapshot()).id;
    },
    async close() {
      await Promise.all([template.close(), world.close(), redis?.close(), rm(folder, { recursive: true })]);
    },
  };
}

/** Each story has a stage to itself: one that is free, or a new one. */
export class Stages {
  private readonly all: Stage[] = [];
  private readonly free: Stage[] = [];

  /** Every story begins at the same moment of the same chain. */
  async use(play: (stage: Stage) => Promise<void>): Promise<void> {
    const stage = this.free.pop() ?? (await this.build());
    try {
      await stage.startAnew();
      await play(stage);
    } finally {
      this.free.push(stage);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((stage) => stage.close()));
  }

  private async build(): Promise<Stage> {
    const stage = await buildStage();
    this.all.push(stage);
    return stage;
  }
}
