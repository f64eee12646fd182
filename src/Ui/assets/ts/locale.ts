/** The page's language decides how scripts write numbers and dates, never the browser's. */
export const locale = document.documentElement.lang === 'en' ? 'en-US' : 'id-ID';

/** Fills {0}, {1} … in a text that came with the page: scripts hold no language of their own. */
export const fill = (template: string, ...values: string[]) => template.replace(/\{(\d)\}/g, (_, i) => values[+i] ?? '');
