import { AjoError, LARGEST_PICTURE } from "@ajo/schemas";
import { decode, encode } from "jpeg-js";
import { describe, expect, it } from "vitest";
import { redrawPicture } from "./redraw-picture";

/** A plain field of one colour. */
function jpeg(width: number, height = width): Buffer {
  const data = Buffer.alloc(width * height * 4, Buffer.from([200, 90, 40, 255]));
  return encode({ width, height, data }, 90).data;
}

/** A segment behind the first marker, as cameras write them. */
function withSegment(picture: Buffer, marker: number, content: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length + 2);
  return Buffer.concat([
    picture.subarray(0, 2),
    Buffer.from([0xff, marker]),
    length,
    Buffer.from(content),
    picture.subarray(2),
  ]);
}

/** The same file whose frame claims other sides. */
function claiming(picture: Buffer, side: number): Buffer {
  const changed = Buffer.from(picture);
  const frame = changed.indexOf(Buffer.from([0xff, 0xc0]));
  changed.writeUInt16BE(side, frame + 5);
  changed.writeUInt16BE(side, frame + 7);
  return changed;
}

const refusal = (bytes: Uint8Array) => {
  try {
    redrawPicture(bytes);
  } catch (error) {
    return error instanceof AjoError ? error.code : error;
  }
  return null;
};

describe("a picture drawn anew", () => {
  it("shows the same and says nothing more", () => {
    const sent = Buffer.concat([
      withSegment(withSegment(jpeg(64), 0xe1, "Exif 6.5244N 3.3792E Lagos"), 0xfe, "by Ada's phone"),
      Buffer.from("PK a second file behind the first"),
    ]);
    const kept = Buffer.from(redrawPicture(sent));
    for (const secret of ["Exif", "Lagos", "phone", "second file"])
      expect(kept.includes(secret), secret).toBe(false);
    const { width, height, data } = decode(kept, { useTArray: true });
    expect([width, height]).toEqual([64, 64]);
    for (const [channel, value] of [200, 90, 40].entries())
      expect(Math.abs((data[channel] ?? 0) - value)).toBeLessThan(8);
  });

  it("is not made of what is no picture", () => {
    const broken = jpeg(64);
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from("GIF89a"),
      Buffer.from("<svg onload=alert(1)>"),
      Buffer.from([0xff, 0xd8]),
      broken.subarray(0, 200),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 0]), Buffer.alloc(40)]),
      Buffer.concat([jpeg(64), ...Array.from({ length: 20 }, () => Buffer.from([0xff, 0xda]))]),
    ])
      expect(refusal(bytes), bytes.toString("latin1", 0, 20)).toBe("NotAPicture");
  });

  it("is not made of what is too large, by what it has or what it claims", () => {
    expect(refusal(jpeg(513, 8))).toBe("PictureTooLarge");
    expect(refusal(jpeg(512))).toBeNull();
    expect(refusal(claiming(jpeg(16), 65_500))).toBe("PictureTooLarge");
    expect(refusal(Buffer.concat([jpeg(16), Buffer.alloc(LARGEST_PICTURE)]))).toBe("PictureTooLarge");
    // A small frame first, a huge one behind it: the decoder has limits of its own.
    const frames = Buffer.concat([jpeg(16).subarray(0, -2), claiming(jpeg(16), 65_500).subarray(2)]);
    expect(["NotAPicture", "PictureTooLarge"]).toContain(refusal(frames));
  });
});
