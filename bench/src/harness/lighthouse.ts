import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findChromium } from "@ajo/tooling/find-chromium";
import { launch } from "chrome-launcher";
import lighthouse, { type Flags } from "lighthouse";
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

/** A phone's screen and a phone's processor, four times slower than this one, on a connection of the given kind. */
export interface Profile {
  name: string;
  roundTripMs: number;
  kilobitsPerSecond: number;
}

/** What a mid-range phone has in a town. */
export const TOWN: Profile = { name: "4G, 40 ms, 10 Mbit/s", roundTripMs: 40, kilobitsPerSecond: 10_240 };
/** Lighthouse's own mobile profile: the edge of the network. */
export const VILLAGE: Profile = {
  name: "slow 4G, 150 ms, 1.6 Mbit/s",
  roundTripMs: 150,
  kilobitsPerSecond: 1_638.4,
};

/** How much slower a phone's processor is. */
const SLOWDOWN = 4;

export interface Phone {
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
  return {
    visit: (url, profile) => visit(url, profile, chrome.port),
    stop: async () => {
      chrome.kill();
      rmSync(workDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function visit(url: string, profile: Profile, port: number, further = 2): Promise<Visit> {
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
      cpuSlowdownMultiplier: SLOWDOWN,
      requestLatencyMs: 0,
      downloadThroughputKbps: 0,
      uploadThroughputKbps: 0,
    },
  };
  const result = await lighthouse(url, flags);
  if (result === undefined) throw new Error(`Lighthouse gave nothing for ${url}`);
  const { audits, categories, runtimeError } = result.lhr;
  // Now and then a trace begins after the page: nothing was measured, and another visit is as good.
  if (runtimeError?.code === "NO_NAVSTART" && further > 0) return visit(url, profile, port, further - 1);
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
    ownTbt: ownBlockingTime(result.artifacts.Trace.traceEvents, SLOWDOWN),
    performance: mark("performance"),
    accessibility: mark("accessibility"),
  };
}
