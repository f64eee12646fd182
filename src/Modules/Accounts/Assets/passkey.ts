// Passkeys: the browser's own dialog stands between a button and its form. Nothing here decides anything: the server checks what comes back.
const bytes = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const text = (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const listed = (all: { id: string }[] | undefined) => all?.map(c => ({ ...c, id: bytes(c.id) })) as PublicKeyCredentialDescriptor[] | undefined;

async function create(options: any, signal?: AbortSignal) {
  const publicKey = { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: listed(options.excludeCredentials) };
  const made = await navigator.credentials.create({ publicKey, signal }) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return written(made, {
    clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [],
  });
}

async function get(options: any, signal?: AbortSignal) {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: listed(options.allowCredentials) };
  const found = await navigator.credentials.get({ publicKey, signal }) as PublicKeyCredential;
  const response = found.response as AuthenticatorAssertionResponse;
  return written(found, {
    clientDataJSON: text(response.clientDataJSON), authenticatorData: text(response.authenticatorData), signature: text(response.signature),
    userHandle: response.userHandle ? text(response.userHandle) : null,
  });
}

const written = (credential: PublicKeyCredential, response: object) =>
  JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, clientExtensionResults: credential.getClientExtensionResults(), response });

async function run(button: HTMLButtonElement) {
  const { passkey, options, stepUp } = button.dataset;
  const asked = await fetch(options!, {
    method: 'POST',
    headers: { Accept: 'application/json', RequestVerificationToken: document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? '' },
  });
  if (asked.status === 403 && stepUp) { location.href = stepUp; return; }
  if (!asked.ok) throw new Error(String(asked.status));

  const made = await (passkey === 'create' ? create : get)(await asked.json());
  button.form!.querySelector<HTMLInputElement>('[data-passkey-value]')!.value = made;
  button.form!.requestSubmit();
}

if ('PublicKeyCredential' in window && isSecureContext) {
  for (const part of document.querySelectorAll<HTMLElement>('[data-passkey-part]')) part.hidden = false;
  document.addEventListener('click', async e => {
    const button = (e.target as Element).closest<HTMLButtonElement>('button[data-passkey]');
    if (!button || button.ariaDisabled === 'true') return;
    const told = button.form!.querySelector<HTMLElement>('[data-passkey-told]')!;
    told.textContent = '';
    button.ariaDisabled = 'true';
    try {
      await run(button);
    } catch (problem) {
      // Cancelled, timed out and "no passkey here" are one and the same to a page, on purpose.
      told.textContent = (problem as Error).name === 'InvalidStateError' ? told.dataset.known! : told.dataset.failed!;
    } finally {
      button.ariaDisabled = null;
    }
  });
}
