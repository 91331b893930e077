/** The gallery in pages, so that thousands of pictures cost no more than a screen of them: pure. */

/** Pictures on a page. */
export const PAGE_LENGTH = 24;

/** The ids of a page, and where it stands. */
export interface GalleryPage {
  readonly ids: readonly number[];
  /** Counted from 0: the nearest one that exists. */
  readonly index: number;
  /** Its first and last picture, counted from 1, and how many there are on all pages. */
  readonly from: number;
  readonly to: number;
  readonly of: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * A page of a list.
 *
 * @param wanted Counted from 0. The list may have become shorter since it was chosen.
 */
export function pageOf(ids: readonly number[], wanted: number): GalleryPage {
  const last = Math.max(0, Math.ceil(ids.length / PAGE_LENGTH) - 1);
  const index = Math.min(Math.max(wanted, 0), last);
  const onPage = ids.slice(index * PAGE_LENGTH, (index + 1) * PAGE_LENGTH);
  const from = index * PAGE_LENGTH + 1;
  return {
    ids: onPage,
    index,
    from,
    to: from + onPage.length - 1,
    of: ids.length,
    isFirst: index === 0,
    isLast: index === last,
  };
}
