"use strict";
// A party's secret for the lot: made here, kept here; only its SM3 leaves before the commitment.
(() => {
  // ---- SM3 (GB/T 32905-2016) ----
  const turn = (x, n) => (x << n) | (x >>> (32 - n));
  const ROUND_CONSTANTS = Int32Array.from({length: 64}, (_, j) => turn(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32));
  const WORDS = new Int32Array(68);
  
  function sm3(message) {
    const size = message.length, total = ((size + 72) >>> 6) * 64;
    const padded = new Uint8Array(total);
    padded.set(message);
    padded[size] = 0x80;
    for (let i = 0, bits = size * 8; i < 6; i++, bits = Math.floor(bits / 256)) padded[total - 1 - i] = bits % 256;
    const v = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600 | 0, 0xa96f30bc | 0, 0x163138aa, 0xe38dee4d | 0, 0xb0fb0e4e | 0];
    for (let start = 0; start < total; start += 64) compress(v, padded, start);
    const digest = new Uint8Array(32);
    for (let i = 0; i < 32; i++) digest[i] = v[i >> 2] >>> (24 - 8 * (i & 3));
    return digest;
  }
  
  function compress(v, block, start) {
    const w = WORDS;
    for (let j = 0, at = start; j < 16; j++, at += 4) w[j] = (block[at] << 24) | (block[at + 1] << 16) | (block[at + 2] << 8) | block[at + 3];
    for (let j = 16; j < 68; j++) {
      const x = w[j - 16] ^ w[j - 9] ^ turn(w[j - 3], 15);
      w[j] = x ^ turn(x, 15) ^ turn(x, 23) ^ turn(w[j - 13], 7) ^ w[j - 6];
    }
    let a = v[0], b = v[1], c = v[2], d = v[3], e = v[4], f = v[5], g = v[6], h = v[7];
    for (let j = 0; j < 64; j++) {
      const a12 = turn(a, 12), ss1 = turn((a12 + e + ROUND_CONSTANTS[j]) | 0, 7);
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
      const one = (ff + d + (ss1 ^ a12) + (w[j] ^ w[j + 4])) | 0, two = (gg + h + ss1 + w[j]) | 0;
      d = c; c = turn(b, 9); b = a; a = one;
      h = g; g = turn(f, 19); f = e; e = two ^ turn(two, 9) ^ turn(two, 17);
    }
    v[0] ^= a; v[1] ^= b; v[2] ^= c; v[3] ^= d; v[4] ^= e; v[5] ^= f; v[6] ^= g; v[7] ^= h;
  }

  const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  const keyOf = form => "hengyuan-lot-" + form.dataset.key;

  function kept(key) {
    try { return localStorage.getItem(key) || ""; } catch { return ""; }
  }

  function keep(key, secret) {
    try { localStorage.setItem(key, secret); } catch { /* it is on the paper */ }
  }

  const first = document.querySelector("[data-secret-form]");
  if (first) {
    let secret = kept(keyOf(first));
    if (!/^[0-9a-f]{64}$/.test(secret)) secret = hex(crypto.getRandomValues(new Uint8Array(32)));
    keep(keyOf(first), secret);
    const bytes = Uint8Array.from(secret.match(/../g), pair => parseInt(pair, 16));
    first.querySelector("[data-secret]").textContent = secret.match(/.{8}/g).join(" ");
    const field = first.querySelector("[data-hash]");
    if (!field.value) field.value = hex(sm3(bytes));
  }

  const second = document.querySelector("[data-reveal-form]");
  if (second) {
    const field = second.querySelector("[name=secret]");
    if (!field.value) field.value = kept(keyOf(second));
  }
})();
