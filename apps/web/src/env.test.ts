import { expect, test } from "vitest";
import { parseEnvironment } from "./env";

test("the API is found on this machine unless told otherwise, and a wrong URL says what to set", () => {
  expect(parseEnvironment({}).API_URL).toBe("http://127.0.0.1:3001");
  expect(parseEnvironment({ API_URL: "https://api.example.org/" }).API_URL).toBe("https://api.example.org");
  expect(() => parseEnvironment({ API_URL: "api.example.org" })).toThrow(/API_URL must be an http\(s\) URL/);
});

test("the site's own address is an origin, and may be left to the request", () => {
  expect(parseEnvironment({}).WEB_ORIGIN).toBeUndefined();
  expect(parseEnvironment({ WEB_ORIGIN: "https://ajo.example/" }).WEB_ORIGIN).toBe("https://ajo.example");
  expect(() => parseEnvironment({ WEB_ORIGIN: "ajo.example" })).toThrow(
    /WEB_ORIGIN must be the http\(s\) origin/,
  );
});
