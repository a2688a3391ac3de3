import fc from 'fast-check';

/** What a slip of the hand or of a program puts into XML. */
const scraps = [
  ...['<', '>', '"', "'", '&', '/', '=', ' ', '!', '?', '-', ']', '[', ';', '#', 'a', '\n', '\0', '\ud800'],
  ...['<!--', '-->', '<![CDATA[', ']]>', '<a>', '</a>', '<a', '</', '/>', '<?', '?>', '="', '&#0;', '&x;'],
  ...['<a b="c" ', '<!DOCTYPE a [', '<?xml version="1.0"?>'],
];

/** Documents with one to three damages: cut, spliced, a character or a stretch put in, replaced or left out. */
export function damaged(documents: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const damage = fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), at: place }),
    fc.record({ kind: fc.constant('splice' as const), at: place, to: place }),
    fc.record({
      kind: fc.constant('replace' as const),
      at: place,
      length: fc.nat(6),
      by: fc.oneof(fc.constantFrom(...scraps), fc.constant('')),
    }),
  );
  return fc.tuple(documents, fc.array(damage, { minLength: 1, maxLength: 3 })).map(([document, damages]) =>
    damages.reduce((text, one) => {
      const at = Math.floor(one.at * text.length);
      if (one.kind === 'cut') return text.slice(0, at);
      if (one.kind === 'splice') return text.slice(0, at) + text.slice(Math.floor(one.to * text.length));
      return text.slice(0, at) + one.by + text.slice(at + one.length);
    }, document),
  );
}
