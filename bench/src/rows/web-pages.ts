import {
  type Phone,
  PRESET,
  type Profile,
  startPhone,
  TOWN,
  VILLAGE,
  type Visit,
} from "../harness/lighthouse";
import { median } from "../harness/statistics";
import type { Row } from "../harness/table";

const VISITS = 5;
const GOAL = "LCP <= 1.2 s, CLS <= 0.02, TBT <= 100 ms";

/** Lighthouse on a phone, medians of five first visits; the pages take turns, so that a busy moment is shared. */
export async function measureWebPages(pages: Readonly<Record<string, string>>): Promise<Row[]> {
  const phone = await startPhone();
  try {
    const rows: Row[] = [
      {
        what: "this machine's processor, by Lighthouse's benchmark",
        figure: phone.benchmarkIndex.toFixed(0),
        against: "a mid-range phone's 1,000, a cheap one's 264",
        ratio: `${(phone.benchmarkIndex / 1_000).toFixed(1)}x, ${(phone.benchmarkIndex / 264).toFixed(1)}x`,
        goal: "",
      },
    ];
    // Only the mid-range phone has goals.
    for (const profile of [TOWN, VILLAGE, PRESET])
      rows.push(...rowsOf(await visitAll(phone, pages, profile), profile, profile === TOWN ? GOAL : ""));
    return rows;
  } finally {
    await phone.stop();
  }
}

type Visits = Record<string, Visit[]>;

async function visitAll(
  phone: Phone,
  pages: Readonly<Record<string, string>>,
  profile: Profile,
): Promise<Visits> {
  const visits: Visits = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  // The first visit of a server that has just started is not what people meet.
  for (const url of Object.values(pages)) await fetch(url).then((response) => response.arrayBuffer());
  for (let round = 0; round < VISITS; round++)
    for (const [name, url] of Object.entries(pages)) visits[name]?.push(await phone.visit(url, profile));
  return visits;
}

function rowsOf(visits: Visits, profile: Profile, goal: string): Row[] {
  return Object.entries(visits).map(([name, all]) => {
    const of = (what: keyof Visit) => median(all.map((visit) => visit[what]));
    return {
      what: `${name} page, first visit, ${profile.name}`,
      figure: `LCP ${(of("lcp") / 1000).toFixed(2)} s, CLS ${of("cls").toFixed(3)}, TBT ${of("tbt").toFixed(0)} ms (${of("ownTbt").toFixed(0)} of its own)`,
      against: `Lighthouse: performance ${of("performance")}, accessibility ${of("accessibility")}`,
      ratio: "",
      goal,
    };
  });
}
