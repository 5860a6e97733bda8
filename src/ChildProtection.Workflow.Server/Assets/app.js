// The pages work without this script; with it, GOV.UK Frontend's components become more comfortable.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink, createAll,
} from 'govuk-frontend';
import { keepDrafts } from './drafts.ts';
import { showUploads } from './uploads.ts';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

// The words of a component are in the page, in the reader's language, so that this script holds none.
const begin = () => {
  for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink]) {
    createAll(component);
  }
};
begin();

// Printing needs script: without it, the browser's own menu prints.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// A question that hangs on earlier answers appears as they are chosen (data-when: the fields; data-values: what is chosen in them when it is asked, the
// fields' parted by commas, nothing as "-"). What stands in a hidden part counts as not answered. The server decides again when the form is sent.
const chosen = (name) =>
  [...document.getElementsByName(name)].find((field) => (field.checked || field.tagName === 'SELECT') && !field.closest('[data-when][hidden]'))?.value || '-';
const follow = () => {
  for (const part of document.querySelectorAll('[data-when]')) {
    part.hidden = !part.dataset.values.split(' ').includes(part.dataset.when.split(' ').map(chosen).join());
  }
};
document.addEventListener('change', follow);
follow();
const uploads = () => showUploads(() => {
  begin();
  follow();
  uploads();
});
uploads();
keepDrafts();
