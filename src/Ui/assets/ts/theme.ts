const root = document.documentElement;

function show(theme: string) {
  root.dataset.bsTheme = theme;
  document.dispatchEvent(new Event('icm:theme'));
}

export function initTheme() {
  // The switch is a plain form post; with script it flips at once and is stored in the background.
  document.addEventListener('submit', e => {
    const form = e.target as HTMLFormElement;
    if (!form.matches('[data-theme-form]')) return;
    e.preventDefault();
    const next = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
    const body = new FormData(form);
    body.set('theme', next);
    show(next);
    void fetch(form.action, { method: 'POST', body });
  });

  // Paper is white: print in the light theme, charts included, then go back.
  let before: string | undefined;
  addEventListener('beforeprint', () => { before = root.dataset.bsTheme; if (before === 'dark') show('light'); });
  addEventListener('afterprint', () => { if (before === 'dark') show('dark'); });
  document.addEventListener('click', e => { if ((e.target as Element).closest('[data-print]')) print(); });
}
