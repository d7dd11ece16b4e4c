// A passkey needs script; all else here works without.
export const csr = true;
