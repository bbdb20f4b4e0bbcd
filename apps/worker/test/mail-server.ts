import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

export interface ReceivedMail {
  to: string[];
  /** Decoded: header lines joined, quoted-printable and encoded words resolved. */
  text: string;
}

/** A real SMTP server on this machine that keeps what it gets. `refusals` are answered to recipients, each once. */
export async function startMailServer() {
  const received: ReceivedMail[] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], logger: false },
    onRcptTo: (_address, _session, callback) => {
      const responseCode = refusals.shift();
      if (responseCode === undefined) callback();
      else callback(Object.assign(new Error("not now"), { responseCode }));
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: decoded(Buffer.concat(chunks).toString("utf8")),
        });
        callback();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => new Promise<void>((closed) => server.close(closed)));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, refusals };
}

/** Enough of MIME to read a plain letter. */
function decoded(raw: string): string {
  const unfolded = raw.replace(/\r\n[ \t]+/g, " ");
  const words = unfolded
    .replace(/\?= =\?/g, "?==?")
    .replace(/=\?UTF-8\?(Q|B)\?([^?]*)\?=/gi, (_word, kind: string, text: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(text, "base64").toString("utf8")
        : quotedPrintable(text.replaceAll("_", " ")),
    );
  const [head = "", ...body] = words.split("\r\n\r\n");
  const content = body.join("\r\n\r\n");
  const isBase64 = /content-transfer-encoding: base64/i.test(head);
  return `${head}\r\n\r\n${isBase64 ? Buffer.from(content, "base64").toString("utf8") : quotedPrintable(content)}`;
}

const quotedPrintable = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, "")
      .replace(/[\u0080-\uffff]/g, (letter) => encodeURIComponent(letter).replaceAll("%", "="))
      .replace(/=([0-9A-F]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
