import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** What it is told to lie about, or leave out. */
export type Odd = { origin?: string; isVerified?: boolean; type?: string };

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();

/** A passkey as a browser and a device make it (WebAuthn Level 3), without either. */
export class Authenticator {
  private readonly id = randomBytes(16);
  private readonly key: { privateKey: KeyObject; publicKey: KeyObject };
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
    this.key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** The answer to what /auth/passkey/begin sends. */
  create(challenge: string, odd: Odd = {}) {
    const credential = Buffer.concat([
      Buffer.alloc(16),
      uint16(this.id.length),
      this.id,
      this.cose(),
    ]);
    const authData = Buffer.concat([this.head(odd, HAS_CREDENTIAL), credential]);
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      bytes(authData),
    ]);
    const clientDataJSON = b64(this.clientData('webauthn.create', challenge, odd));
    return this.answer({ clientDataJSON, attestationObject: b64(attestationObject) });
  }

  /** The answer to what /auth/passkey/ask sends. */
  get(challenge: string, odd: Odd = {}) {
    const authenticatorData = this.head(odd);
    const clientData = this.clientData('webauthn.get', challenge, odd);
    const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
    return this.answer({
      clientDataJSON: b64(clientData),
      authenticatorData: b64(authenticatorData),
      signature: b64(sign('sha256', signed, this.key.privateKey)),
    });
  }

  private answer<R>(response: R) {
    const id = b64(this.id);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private clientData(type: string, challenge: string, odd: Odd): Buffer {
    const { origin = this.origin } = odd;
    return Buffer.from(JSON.stringify({ type: odd.type ?? type, challenge, origin }));
  }

  private head({ isVerified = true }: Odd, flags = 0): Buffer {
    const all = flags | USER_PRESENT | (isVerified ? USER_VERIFIED : 0);
    return Buffer.concat([
      sha256(new URL(this.origin).hostname),
      Buffer.from([all]),
      Buffer.alloc(4),
    ]);
  }

  /** The public key as a COSE_Key (RFC 9053): EC2, ES256, P-256, x, y. */
  private cose(): Buffer {
    const { x = '', y = '' } = this.key.publicKey.export({ format: 'jwk' });
    const [xBytes, yBytes] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(xBytes),
      Buffer.from([0x22]),
      bytes(yBytes),
    ]);
  }
}

// CBOR (RFC 8949), as much as is needed here.
const uint16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const text = (value: string) =>
  Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
const bytes = (value: Uint8Array) => Buffer.concat([Buffer.from([0x58, value.length]), value]);
