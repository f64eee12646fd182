import { locale } from './locale';

const longDate = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export function initForms() {
  // The error summary takes focus after a refused post, so that it is read out first.
  document.querySelector<HTMLElement>('.icm-errors')?.focus();

  // Guards against double submits on slow networks; the button says what is happening.
  document.addEventListener('submit', e => {
    const form = e.target as HTMLFormElement;
    if (e.defaultPrevented || !form.matches('[data-once]')) return;
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = '1';
    const button = e.submitter as HTMLButtonElement | null;
    if (!button) return;
    button.setAttribute('aria-disabled', 'true');
    if (button.dataset.busy) { button.dataset.idle = button.textContent ?? ''; button.textContent = button.dataset.busy; }
  });
  addEventListener('pageshow', e => {
    if (!e.persisted) return;
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll<HTMLElement>('[data-idle]')) {
        button.textContent = button.dataset.idle!;
        button.removeAttribute('aria-disabled');
      }
    }
  });

  // The native date control shows the browser's language; the page's own words stand beside it.
  document.addEventListener('input', e => {
    const input = e.target as HTMLInputElement;
    const words = input.type === 'date' ? input.parentElement?.querySelector('output') : null;
    if (words) words.textContent = input.valueAsDate ? longDate.format(input.valueAsDate) : '';
  });

  // A filter outside htmx (a card's own select) still applies itself.
  document.addEventListener('change', e => {
    const form = (e.target as HTMLElement).closest<HTMLFormElement>('form[data-auto]');
    form?.requestSubmit();
  });

  // Dialogs: opened by name, closed by their own form or a click on the backdrop.
  document.addEventListener('click', e => {
    const target = e.target as Element;
    const name = target.closest<HTMLElement>('[data-open]')?.dataset.open;
    if (name) document.querySelector<HTMLDialogElement>(`#${name}`)?.showModal();
    if (target instanceof HTMLDialogElement && target.open) target.close();
  });
}
