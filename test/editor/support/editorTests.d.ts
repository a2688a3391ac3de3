/** Put in by scripts/build.mjs: it imports every test/editor/*.test.ts. */
declare module 'editor-tests';
