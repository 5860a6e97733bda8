// Shows how far a file is on its way. Without script the browser sends the form by itself; what the server answers is the same.

const send = (form: HTMLFormElement, part: HTMLElement, shown: () => void): void => {
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]')!;
  const bar = document.createElement('progress');
  const words = document.createElement('p');
  const say = (said: string): void => { words.textContent = said; bar.setAttribute('aria-label', said); };
  words.className = 'govuk-body';
  bar.max = 100;
  part.replaceChildren(words, bar);
  const failed = (): void => {
    say(form.dataset.failed!);
    bar.remove();
    button.disabled = false;
  };
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('X-Upload', 'shown');
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) {
      bar.value = Math.floor(event.loaded / event.total * 100);
      say(bar.value < 100 ? form.dataset.sending!.replace('{0}', String(bar.value)) : form.dataset.checking!);
    }
  });
  request.addEventListener('error', failed);
  request.addEventListener('load', () => {
    const next = request.getResponseHeader('X-Next');
    if (request.status === 204 && next !== null) {
      window.location.assign(next);
    } else if (request.status === 200) {
      answer(form, request.responseText, shown);
    } else {
      failed();
    }
  });
  button.disabled = true;
  say(form.dataset.sending!.replace('{0}', '0'));
  request.send(new FormData(form));
};

/** The page with what is wrong takes the place of this one. The file that was chosen stays chosen: a browser would ask for it again. */
const answer = (form: HTMLFormElement, html: string, shown: () => void): void => {
  const chosen = form.querySelector<HTMLInputElement>('input[type=file]')!.files;
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.title = page.title;
  document.querySelector('main')!.replaceWith(page.querySelector('main')!);
  const file = document.querySelector<HTMLInputElement>('form[data-upload] input[type=file]');
  if (file !== null && chosen !== null) {
    file.files = chosen;
  }
  shown();
};

/** @param shown Called when a page was put in place of this one. */
export const showUploads = (shown: () => void): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(form, form.querySelector<HTMLElement>('.cpw-upload')!, shown);
    });
  }
};
