// A file that is too large is refused before a slow line has carried it; the server refuses it too.
export function initUploads(): void {
  document.querySelectorAll<HTMLFormElement>('form[data-upload]').forEach(form => {
    const input = form.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) return;
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      input.setCustomValidity(file && file.size > Number(form.dataset.limit) ? form.dataset.tooLarge ?? '' : '');
      input.reportValidity();
    });

    // The form is novalidate, so that the server words every other refusal; this one must not start the upload.
    form.addEventListener('submit', e => {
      if (input.checkValidity()) return;
      e.preventDefault();
      e.stopPropagation();
      input.reportValidity();
    }, { capture: true });
  });
}
