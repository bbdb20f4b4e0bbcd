import { expect, it } from "vitest";
import { isPushService } from "./push-services";

it.each([
  "https://fcm.googleapis.com/fcm/send/abc",
  "https://updates.push.services.mozilla.com/wpush/v2/abc",
  "https://web.push.apple.com/abc",
  "https://wns2-par02p.notify.windows.com/w/?token=abc",
])("%s is a push service", (endpoint) => {
  expect(isPushService(endpoint, [])).toBe(true);
});

it.each([
  "http://fcm.googleapis.com/fcm/send/abc",
  "https://fcm.googleapis.com:8443/abc",
  "https://evil.example/fcm.googleapis.com",
  "https://fcm.googleapis.com.evil.example/abc",
  "https://evilnotify.windows.com/abc",
  "https://user@web.push.apple.com/abc",
  "https://127.0.0.1/abc",
  "not a url",
])("%s is called by nobody", (endpoint) => {
  expect(isPushService(endpoint, [])).toBe(false);
});

it("the operator may trust another origin, and no more than that", () => {
  const trusted = ["http://127.0.0.1:9000"];
  expect(isPushService("http://127.0.0.1:9000/abc", trusted)).toBe(true);
  expect(isPushService("http://127.0.0.1:9001/abc", trusted)).toBe(false);
});
