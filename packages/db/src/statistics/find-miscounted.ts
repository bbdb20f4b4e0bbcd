import type { GroupId } from "@ajo/schemas";
import type { Sql } from "../sql/sql";
import { COUNTED_ANEW, FIGURES } from "./count";

const textOf = (side: string) => `concat_ws('|', ${FIGURES.map((figure) => `${side}.${figure}`).join(", ")})`;
const COMPARE = {
  name: "compare-statistics",
  text: `select coalesce(kept.address, counted.address) as address,
      case when kept.address is not null then ${textOf("kept")} end as kept,
      case when counted.address is not null then ${textOf("counted")} end as counted
    from (select * from member_statistics where group_id = $1) kept
      full join (${COUNTED_ANEW}) counted on counted.address = kept.address
    where ${textOf("kept")} <> ${textOf("counted")} order by 1`,
};

interface CompareRow {
  address: string;
  kept: string | null;
  counted: string | null;
}

/** Every figure of a group's members that is not what the group's history comes to. */
export async function findMiscounted(sql: Sql, groupId: GroupId) {
  const rows = await sql.query<CompareRow>(COMPARE, [groupId]);
  return rows.flatMap(({ address, kept, counted }) => {
    const [ours, theirs] = [kept?.split("|"), counted?.split("|")];
    return FIGURES.map((figure, index) => ({
      ...{ figure: `${address}.${figure}`, kept: ours?.[index] ?? null, counted: theirs?.[index] ?? null },
    })).filter((one) => one.kept !== one.counted);
  });
}
