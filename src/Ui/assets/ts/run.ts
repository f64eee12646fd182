import { fill, locale } from './locale';

/** What the server sends as `event: run`. */
export type Run = { id: string; state: 'running' | 'finished' | 'failed'; done: number; total: number; secondsLeft?: number | null };

const number = new Intl.NumberFormat(locale);

/** A `<run-progress>` follows the `icm:run` events of its own run; a new one may start while the page is open. */
export function initRuns() {
  document.addEventListener('icm:run', e => {
    const run = (e as CustomEvent<Run>).detail;
    for (const box of document.querySelectorAll<HTMLElement>('[data-run]'))
      if (box.dataset.run === run.id || box.dataset.run === '') draw(box, run);
  });
}

function draw(box: HTMLElement, run: Run) {
  const bar = box.querySelector('progress')!, words = box.querySelector('p')!, texts = box.dataset;
  box.hidden = false;
  box.dataset.run = run.id;
  bar.max = Math.max(run.total, 1);
  bar.value = run.done;
  if (run.state !== 'running') {
    if (run.state === 'finished') bar.value = bar.max;
    words.setAttribute('role', 'status');
    words.textContent = (run.state === 'finished' ? texts.finished : texts.failed) ?? '';
    box.dispatchEvent(new CustomEvent('icm:run-ended', { bubbles: true, detail: run }));
    return;
  }
  const left = run.secondsLeft == null ? '' : ', ' + (run.secondsLeft < 60 ? texts.soon ?? '' : fill(texts.left ?? '', number.format(Math.ceil(run.secondsLeft / 60))));
  words.textContent = fill(texts.running ?? '', number.format(run.done), number.format(run.total)) + left;
}
