import { FACTORY_ERRORS, GROUP_ERRORS, groupEventSchema } from "@ajo/schemas";
import { describe, expect, it } from "vitest";
import { factorySpec, groupSpec } from ".";

const errorsOf = (spec: typeof groupSpec) =>
  Object.fromEntries(spec.errorCases().map(({ value, name }) => [value, name.toString()]));
const eventsOf = (spec: typeof groupSpec) => spec.events().map((event) => event.prefixTopics.map(String));

describe("the vocabulary and the built contracts", () => {
  it("have the same errors under the same numbers", () => {
    expect(errorsOf(groupSpec)).toEqual(GROUP_ERRORS);
    const ofTerms = Object.fromEntries(
      Object.entries(GROUP_ERRORS).filter(([number]) => Number(number) < 20),
    );
    expect(errorsOf(factorySpec)).toEqual({ ...ofTerms, ...FACTORY_ERRORS });
  });

  it("never give one number two meanings, since a call can fail in either contract", () => {
    const numbers = [...Object.keys(GROUP_ERRORS), ...Object.keys(FACTORY_ERRORS)];
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("agree on the events of a group and on the factory's that is followed", () => {
    const followed = groupEventSchema.options.map(({ shape }) => shape.name.value);
    const ofGroup = followed.filter((name) => name !== "group_created");
    expect(eventsOf(groupSpec).toSorted()).toEqual(ofGroup.map((name) => ["ajo", name]).toSorted());
    expect(eventsOf(factorySpec)).toContainEqual(["ajo", "group_created"]);
  });
});
