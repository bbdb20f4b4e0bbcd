import { describe, expect, it } from "vitest";
import { displayNameSchema } from "./index";

describe("displayNameSchema", () => {
  it("takes names of any script, on one line", () => {
    expect(displayNameSchema.parse("  Ọláńrewájú   Bello ")).toBe("Ọláńrewájú Bello".normalize("NFC"));
    expect(displayNameSchema.parse("王芳")).toBe("王芳");
    expect(displayNameSchema.safeParse("ọ".repeat(40)).success).toBe(true);
  });

  it("refuses what is empty, too long, or looks like something else", () => {
    for (const name of ["", "   ", "x".repeat(41), "Ada\u202eadA", "Ada\u200b", "Ada\u0000", "Ada\u2028B"])
      expect(displayNameSchema.safeParse(name).success, JSON.stringify(name)).toBe(false);
  });
});
