import htmx from 'htmx.org/dist/htmx.esm.js';
import { initForms } from './forms';
import { initLive } from './live';
import { initRuns } from './run';
import { initTheme } from './theme';
import { toast } from './toast';
import { initUploads } from './upload';

initTheme();
initUploads();
initForms();
initRuns();
initLive();

// Charts: the library is fetched only when a chart scrolls near, and not at all on Save-Data.
const saveData = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
if (!saveData) {
  const seen = new IntersectionObserver(async entries => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      (await import('./chart')).mount(entry.target as HTMLElement);
    }
  }, { rootMargin: '300px' });
  const watch = () => document.querySelectorAll('[data-chart]:not([data-ready])').forEach(chart => seen.observe(chart));
  watch();
  document.body.addEventListener('htmx:after:swap', watch);
}

// htmx requests carry the antiforgery token in a header; a failed one becomes a toast, never silence.
document.body.addEventListener('htmx:config:request', (e: any) => {
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content;
  if (token) e.detail.ctx.request.headers['RequestVerificationToken'] = token;
});
document.body.addEventListener('htmx:error', () => toast(document.body.dataset.networkError ?? ''));

// Trusted Types: the only HTML sink is htmx's swap of same-origin fragments. Everything else uses textContent.
const policy = (window as any).trustedTypes?.createPolicy('icm', { createHTML: (html: string) => html, createScript: () => '' });
if (policy) htmx.registerExtension('icm-tt', { init: (api: any) => api.initSecurity(policy) });
