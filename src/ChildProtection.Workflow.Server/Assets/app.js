// The pages work without this script; with it, GOV.UK Frontend's components become more comfortable.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink, createAll,
} from 'govuk-frontend';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

// The words of a component are in the page, in the reader's language, so that this script holds none.
for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink]) {
  createAll(component);
}
