import { z } from "zod";
import { formingEvents } from "./forming-event";
import { powerEvents } from "./power-event";
import { roundEvents } from "./round-event";

export { groupCreatedSchema } from "./forming-event";

/** Everything Ajo's contracts say, decoded. Mirrors contracts/{factory,group}/src/events.rs. */
export const groupEventSchema = z.discriminatedUnion("name", [
  ...formingEvents,
  ...roundEvents,
  ...powerEvents,
]);
export type GroupEvent = z.infer<typeof groupEventSchema>;
export type GroupEventName = GroupEvent["name"];
export type GroupEventOf<Name extends GroupEventName> = Extract<GroupEvent, { name: Name }>;
