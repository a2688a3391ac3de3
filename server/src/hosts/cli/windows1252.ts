/** The characters of the bytes 0x80 to 0x9F. Source: https://encoding.spec.whatwg.org/index-windows-1252.txt */
const UPPER = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const CHUNK = 8192;

/**
 * Windows-1252, in which every byte is a character. Read by a table of our own, because the `TextDecoder` of many
 * releases of Node 20 to 24 takes it for Latin-1: https://github.com/nodejs/node/issues/56542
 */
export const windows1252 = {
  name: 'windows-1252',
  decode(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const codes = Array.from(bytes.subarray(at, at + CHUNK), codeOf);
      text += String.fromCharCode(...codes);
    }
    return text;
  },
};

function codeOf(byte: number): number {
  return byte < 0x80 || byte > 0x9f ? byte : UPPER.charCodeAt(byte - 0x80);
}
