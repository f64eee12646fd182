/** One short sentence for six seconds, ten with an action such as "Urungkan". Never for an error that needs action. */
export function toast(text: string, action?: { label: string; run: () => void }) {
  let box = document.querySelector<HTMLElement>('.icm-toasts');
  if (!box) {
    box = document.createElement('div');
    box.className = 'icm-toasts';
    box.setAttribute('role', 'status');
    document.body.append(box);
  }
  const item = document.createElement('div');
  item.className = 'icm-toast';
  const words = document.createElement('span');
  words.textContent = text;
  item.append(words);
  if (action) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = action.label;
    button.addEventListener('click', () => { action.run(); item.remove(); });
    item.append(button);
  }
  box.append(item);
  setTimeout(() => item.remove(), action ? 10_000 : 6_000);
}
