/** The severest finding that a fact may carry; `none`: for hovers and completion only. */
export type Trust = 'error' | 'warning' | 'information' | 'none';

/**
 * How far each kind of fact was found to be right when the tables were compared with the reference pages and with
 * real exports. Where a row of its own is less sure, its `trust` says so.
 */
export const factTrust = {
  /** A property that each export of its step has; ConfigMgr sequences only, never MDT's. */
  requiredProperty: 'error',
  /** A property that the reference names and no export was there to show. */
  unseenProperty: 'warning',
  /** A value outside the documented ones, or outside the range; ConfigMgr rows only. */
  allowedValue: 'warning',
  /** Other releases have other properties. */
  unknownProperty: 'information',
  readOnlyVariable: 'error',
  /** Everybody makes variables of their own. */
  unknownVariable: 'information',
  /** One edit from a known variable or from one that the sequence defines. */
  misspeltVariable: 'warning',
  unknownClientProperty: 'information',
  removedClientProperty: 'warning',
} as const satisfies Readonly<Record<string, Trust>>;
