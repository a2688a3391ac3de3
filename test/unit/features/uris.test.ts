import { describe, expect, it } from 'vitest';
import { addressBelow, filesAbove, pathBelow, sameForm } from '../../../server/src/features/uris.ts';

describe('addresses', () => {
  it('of one file are equal in one form', () => {
    expect(sameForm('file:///c%3A/Sequences/A%20%28B%29.xml')).toBe(
      sameForm('file:///C:/Sequences/A (B).xml'),
    );
    expect(sameForm('file:///a/100%.xml')).toBe('file:///a/100%.xml');
  });

  it('lead from a folder down to a file', () => {
    expect(pathBelow('file:///C:/ts', 'file:///c%3A/ts/lab/A%20B.xml')).toBe('lab/A B.xml');
    expect(pathBelow('file:///c%3A/ts/', 'file:///c%3A/ts/a.xml')).toBe('a.xml');
    expect(pathBelow('file:///ts', 'file:///ts2/a.xml')).toBeUndefined();
    expect(pathBelow('file:///ts', 'untitled:Untitled-1')).toBeUndefined();
  });

  it('are made from a folder and a path', () => {
    expect(sameForm(addressBelow('file:///c%3A/ts', 'lab/A (#1).xml'))).toBe('file:///c:/ts/lab/A (#1).xml');
  });
});

describe('the files above a file', () => {
  const above = (uri: string, ...folders: string[]) => filesAbove(uri, folders, 'x.json');

  it('end at the workspace folder', () => {
    expect(above('file:///c%3A/ts/a/b/c.xml', 'file:///C:/ts')).toEqual([
      'file:///c%3A/ts/a/b/x.json',
      'file:///c%3A/ts/a/x.json',
      'file:///c%3A/ts/x.json',
    ]);
  });

  it('end at the outermost of several', () => {
    expect(above('file:///ts/a/b.xml', 'file:///ts/a', 'file:///ts', 'file:///other')).toHaveLength(2);
  });

  it('are none outside of the workspace', () => {
    expect(above('file:///ts/a.xml', 'file:///other')).toEqual([]);
    expect(above('untitled:Untitled-1', 'file:///ts')).toEqual([]);
    expect(above('file:///ts/a.xml')).toEqual([]);
  });
});
