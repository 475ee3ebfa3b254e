import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An authenticator app (RFC 6238) that knows a key; it gives a later code every time, since none is good twice. */
export class Authenticator {
  private last = 0;

  private readonly secret: Buffer;

  constructor(key: string) {
    const bits = [...key.replaceAll(' ', '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
    this.secret = Buffer.from(bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []);
  }

  /** One step early, now, or one step late: all three are taken. */
  next(): string {
    const now = Math.floor(Date.now() / 30_000);
    this.last = Math.max(this.last + 1, now - 1);
    if (this.last > now + 1) throw new Error('The codes of this minute are used up.');
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(this.last));
    const hash = createHmac('sha1', this.secret).update(counter).digest();
    const offset = hash.readUInt8(hash.length - 1) & 0xf;
    return ((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).toString().padStart(6, '0');
  }
}
