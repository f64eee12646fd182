// When the run on screen ends, the page shows what became of it.
document.addEventListener('icm:run-ended', () => setTimeout(() => location.reload(), 800));
export {};
