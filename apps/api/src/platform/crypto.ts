import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';

export type Secret = { id: string; bytes: Uint8Array };

/** Every key the program uses, derived once: making a key costs several times what using it does. */
export type Keyring = {
  /** The newest secret's id. New data is sealed and signed under it. */
  currentId: string;
  sealing: Map<string, KeyObject>;
  signing: { id: string; key: KeyObject }[];
  clientProof: KeyObject[];
  tags: KeyObject;
  blindIndex: KeyObject;
  /** In the library's own form: what is sealed says by which version. */
  auth: { version: number; value: string }[];
};

const SEAL_VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createKeyring(secrets: Secret[], blindIndexKey: Uint8Array): Keyring {
  const current = secrets[0];
  if (!current) throw new Error('a keyring needs a secret');
  return {
    currentId: current.id,
    sealing: new Map(secrets.map((s) => [s.id, derive(s.bytes, 'undersigned/sealing/v1')])),
    signing: secrets.map((s) => ({ id: s.id, key: derive(s.bytes, 'undersigned/signing/v1') })),
    clientProof: secrets.map((s) => derive(s.bytes, 'undersigned/client-address/v1')),
    tags: derive(blindIndexKey, 'undersigned/tags/v1'),
    blindIndex: derive(blindIndexKey, 'undersigned/blind-index/v1'),
    auth: secrets.map((s) => ({
      version: versionOf(s.id),
      value: Buffer.from(deriveBytes(s.bytes, 'undersigned/auth/v1')).toString('base64url'),
    })),
  };
}

export function hmac(key: KeyObject, ...parts: (string | Uint8Array)[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

/**
 * AES-256-GCM. Layout: version (1 byte), length of the key id (1), key id, IV (12), ciphertext, tag (16).
 * `context` (table, version, ids) is authenticated, so that a value cannot be moved to another row.
 */
export function seal(keyring: Keyring, plaintext: string, context: string): Buffer {
  const keyId = Buffer.from(keyring.currentId, 'utf8');
  const iv = nextIv();
  const cipher = createCipheriv('aes-256-gcm', keyring.sealing.get(keyring.currentId)!, iv);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const body = cipher.update(plaintext, 'utf8');
  const rest = cipher.final();
  const head = Buffer.from([SEAL_VERSION, keyId.length]);
  return Buffer.concat([head, keyId, iv, body, rest, cipher.getAuthTag()]);
}

/** Throws when the value was changed, moved, or sealed under a key that is not there. */
export function unseal(keyring: Keyring, sealed: Uint8Array, context: string): string {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const bodyAt = 2 + (bytes[1] ?? 0) + IV_BYTES;
  const key = keyring.sealing.get(bytes.toString('utf8', 2, bodyAt - IV_BYTES));
  if (bytes[0] !== SEAL_VERSION || !key || bytes.length < bodyAt + TAG_BYTES) {
    throw new Error('sealed value cannot be opened: unknown key or layout');
  }
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(bodyAt - IV_BYTES, bodyAt));
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const body = decipher.update(bytes.subarray(bodyAt, bytes.length - TAG_BYTES));
  return Buffer.concat([body, decipher.final()]).toString('utf8');
}

/** Random bytes are asked for in bulk: a call costs as much as encrypting a name. None is used twice. */
function nextIv(): Buffer {
  if (ivAt === ivs.length) {
    ivs = randomBytes(IV_BYTES * 256);
    ivAt = 0;
  }
  ivAt += IV_BYTES;
  return ivs.subarray(ivAt - IV_BYTES, ivAt);
}

let ivs = Buffer.alloc(0);
let ivAt = 0;

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A number for a key's id, the same wherever the key stands in the list. */
function versionOf(id: string): number {
  return createHash('sha256').update(id).digest().readUIntBE(0, 6);
}

function derive(secret: Uint8Array, info: string): KeyObject {
  return createSecretKey(deriveBytes(secret, info));
}

function deriveBytes(secret: Uint8Array, info: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), info, 32));
}
