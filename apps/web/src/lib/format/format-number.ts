import { keep } from "./keep";

const WITHOUT = "";
const formatterOf = keep((key: string) => {
  const [tag, fraction = WITHOUT] = key.split(" ");
  if (fraction === WITHOUT) return new Intl.NumberFormat(tag);
  const digits = Number(fraction);
  return new Intl.NumberFormat(tag, {
    minimumFractionDigits: digits === 0 ? 0 : 2,
    maximumFractionDigits: Math.max(2, digits),
  });
});

export const formatNumber = (value: number, tag: string): string => formatterOf(tag).format(value);

/** A plain decimal string (`1250.5`) with the grouping of `tag`. Cents are shown whole: 12.5 is 12.50. */
export function formatDecimal(decimal: string, tag: string): string {
  const fraction = decimal.split(".")[1] ?? "";
  // The type of a numeric literal; the string is one by construction.
  return formatterOf(`${tag} ${fraction.length}`).format(decimal as `${number}`);
}
