import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findChromium } from "@ajo/tooling/find-chromium";
import { launch } from "chrome-launcher";
import lighthouse, { type Flags } from "lighthouse";
import { measureBenchmarkIndex } from "./benchmark-index";
import { ownBlockingTime } from "./own-blocking-time";

/** What is measured of one visit. Times in milliseconds, `cls` without a unit. */
export interface Visit {
  lcp: number;
  cls: number;
  tbt: number;
  /** The same, of nothing but the page's own processor time. */
  ownTbt: number;
  /** Lighthouse's own marks, 0 to 100. */
  performance: number;
  accessibility: number;
}

/** A phone's connection and processor; its screen is a phone's in each. */
export interface Profile {
  name: string;
  roundTripMs: number;
  kilobitsPerSecond: number;
  /** What its processor reaches in Lighthouse's own benchmark, or how many times slower than this machine's it is taken to be. */
  processor: { benchmarkIndex: number } | { timesSlower: number };
}

/** What Chrome's developer tools throttle to as "mid-tier mobile" (a Pixel 5), on what such a phone has in a town. */
export const TOWN: Profile = {
  name: "mid-range phone, 4G of 40 ms and 10 Mbit/s",
  roundTripMs: 40,
  kilobitsPerSecond: 10_240,
  processor: { benchmarkIndex: 1_000 },
};
/** What they throttle to as "low-tier mobile" (a Moto G Power), at the edge of the network. */
export const VILLAGE: Profile = {
  name: "cheap phone, slow 4G of 150 ms and 1.6 Mbit/s",
  roundTripMs: 150,
  kilobitsPerSecond: 1_638.4,
  processor: { benchmarkIndex: 264 },
};
/** Lighthouse's own mobile preset, whatever machine it runs on. */
export const PRESET: Profile = {
  name: "Lighthouse's preset, 4 times slower than this machine, slow 4G",
  roundTripMs: 150,
  kilobitsPerSecond: 1_638.4,
  processor: { timesSlower: 4 },
};

export interface Phone {
  /** What this machine's processor reached in Lighthouse's benchmark: the median of several times. */
  benchmarkIndex: number;
  /** Opens `url` for the first time: nothing is cached. */
  visit: (url: string, profile: Profile) => Promise<Visit>;
  stop: () => Promise<void>;
}

/** A Chromium of its own, found as the journeys find theirs. */
export async function startPhone(): Promise<Phone> {
  const workDir = mkdtempSync(path.join(os.tmpdir(), "ajo-lighthouse-"));
  const userDataDir = path.join(workDir, "profile");
  mkdirSync(userDataDir);
  const chrome = await launch({
    chromePath: await findChromium(process.env["CHROMIUM_PATH"], process.env["PATH"] ?? "", workDir),
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"],
    userDataDir,
    logLevel: "error",
  });
  const stop = async () => {
    chrome.kill();
    rmSync(workDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const benchmarkIndex = await measureBenchmarkIndex(chrome.port);
    return {
      benchmarkIndex,
      visit: (url, profile) => visit(url, profile, slowdownOf(profile, benchmarkIndex), chrome.port),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** How many times slower the phone is than this machine, and never faster. */
const slowdownOf = ({ processor }: Profile, benchmarkIndex: number) =>
  "timesSlower" in processor ? processor.timesSlower : Math.max(1, benchmarkIndex / processor.benchmarkIndex);

async function visit(
  url: string,
  profile: Profile,
  slowdown: number,
  port: number,
  further = 2,
): Promise<Visit> {
  const flags: Flags = {
    port,
    logLevel: "error",
    output: "json",
    onlyCategories: ["performance", "accessibility"],
    formFactor: "mobile",
    throttlingMethod: "simulate",
    throttling: {
      rttMs: profile.roundTripMs,
      throughputKbps: profile.kilobitsPerSecond,
      cpuSlowdownMultiplier: slowdown,
      requestLatencyMs: 0,
      downloadThroughputKbps: 0,
      uploadThroughputKbps: 0,
    },
  };
  const result = await lighthouse(url, flags);
  if (result === undefined) throw new Error(`Lighthouse gave nothing for ${url}`);
  const { audits, categories, runtimeError } = result.lhr;
  // Now and then a trace begins after the page: nothing was measured, and another visit is as good.
  if (runtimeError?.code === "NO_NAVSTART" && further > 0)
    return visit(url, profile, slowdown, port, further - 1);
  if (runtimeError !== undefined) throw new Error(`${url}: ${runtimeError.message}`);
  const measured = (name: string) => {
    const value = audits[name]?.numericValue;
    if (value === undefined) throw new Error(`Lighthouse measured no ${name} of ${url}`);
    return value;
  };
  const mark = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  return {
    lcp: measured("largest-contentful-paint"),
    cls: measured("cumulative-layout-shift"),
    tbt: measured("total-blocking-time"),
    ownTbt: ownBlockingTime(result.artifacts.Trace.traceEvents, slowdown),
    performance: mark("performance"),
    accessibility: mark("accessibility"),
  };
}
