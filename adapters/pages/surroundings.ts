/** A box of more paragraphs than this is the story itself, whatever it is called. */
export const MOST_BOX_PARAGRAPHS = 6;

/** What news systems call the boxes inside a story that are no part of it. */
export const surroundings: readonly string[] = [
  '[class*="newsletter" i]',
  '[id*="newsletter" i]',
  '[class*="related-" i]',
  '[class*="-related" i]',
  '[class*="share-" i]',
  '[class*="social-" i]',
  '[class*="advert" i]',
  '[class*="promo-" i]',
  '[class*="read-more" i]',
  '[class*="recirc" i]',
  '[class*="cookie" i]',
  '[class*="subscribe" i]',
  '[class*="author-bio" i]',
  '[class*="comment-" i]',
  '[aria-hidden="true"]',
  "aside",
  "figcaption",
];
