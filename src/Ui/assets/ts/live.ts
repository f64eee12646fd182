import { locale } from './locale';

/**
 * Live data: `<section data-live="/Reporting/Stream" data-live-events="score run">` opens one EventSource and passes each
 * event on as a bubbling CustomEvent `icm:score`, `icm:run` … whose detail is the parsed JSON. The state is shown in
 * `<live-state />`. The browser reconnects by itself; this only tells the truth about it.
 */
const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

function connect(host: HTMLElement) {
  const state = host.querySelector<HTMLElement>('[data-live-state]') ?? document.querySelector<HTMLElement>('[data-live-state]');
  const say = state?.parentElement?.querySelector<HTMLElement>('[data-live-say]');
  const show = (kind: 'on' | 'retry', extra = '') => {
    if (!state) return;
    // A live region that changes with every tick is noise: only a change of state is announced.
    if (state.dataset.state !== kind && say) say.textContent = state.dataset[kind] ?? '';
    state.dataset.state = kind;
    state.textContent = (state.dataset[kind] ?? '') + extra;
  };

  let source: EventSource | null = null;
  const open = () => {
    if (source) return;
    source = new EventSource(host.dataset.live!);
    source.onopen = () => show('on');
    source.onerror = () => show('retry');
    for (const name of (host.dataset.liveEvents ?? 'score run').split(' ').filter(Boolean))
      source.addEventListener(name, e => {
        show('on', ` · ${state?.dataset.updated ?? ''} ${time.format(new Date())}`);
        host.dispatchEvent(new CustomEvent(`icm:${name}`, { bubbles: true, detail: JSON.parse((e as MessageEvent).data) }));
      });
  };
  const close = () => { source?.close(); source = null; };

  // A hidden tab gives its connection back: HTTP/1.1 allows only six per site across all tabs.
  document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
  addEventListener('pagehide', close);
  addEventListener('pageshow', e => { if (e.persisted) open(); });
  if (!document.hidden) open();
}

export function initLive() {
  document.querySelectorAll<HTMLElement>('[data-live]').forEach(connect);
}

/** Writes a new text and marks the place for a moment, if the text is new. */
export function flash(place: HTMLElement, text: string) {
  if (place.textContent === text) return;
  place.textContent = text;
  const box = place.closest<HTMLElement>('.icm-kpi, td, li') ?? place;
  box.classList.remove('flash');
  void box.offsetWidth;
  box.classList.add('flash');
}
