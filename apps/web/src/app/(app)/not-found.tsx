import { NothingHere } from "@/features/shell/nothing-here";

/** Of a group that is none, inside the app's frame. */
export default function NotFound() {
  return <NothingHere />;
}
