// Saves what is typed into a form while it is typed. The server keeps the form anyway when it is sent, or left with the button for that.

type Answer = { state: string; revision: number | null; words: string };

/** A body that may outlive its page is bounded by browsers (64 KiB for all of a page together). */
const KEEPALIVE_BYTES_MAX = 60_000;

class Draft {
  private readonly status: HTMLElement;
  private readonly compare: HTMLElement;
  private readonly revision: HTMLInputElement;
  private changed = false;
  private firstChange = 0;
  private timer = 0;
  private saving: AbortController | null = null;
  private saved = '';
  private sent = false;

  constructor(private readonly form: HTMLFormElement, private readonly part: HTMLElement) {
    this.status = part.querySelector<HTMLElement>('.cpw-draft__status')!;
    this.compare = part.querySelector<HTMLElement>('.cpw-draft__compare')!;
    this.revision = form.elements.namedItem('draft_revision') as HTMLInputElement;
    this.saved = this.typed();
    form.addEventListener('input', () => this.touched());
    form.addEventListener('change', () => this.touched());
    form.addEventListener('submit', () => this.leave());
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') void this.save(true); });
    window.addEventListener('pagehide', () => void this.save(true));
    window.addEventListener('pageshow', (shown) => { if (shown.persisted) this.sent = false; });
  }

  private touched(): void {
    const now = Date.now();
    if (!this.changed) {
      this.changed = true;
      this.firstChange = now;
    }
    const busy = this.firstChange + Number(this.part.dataset.busy) - now;
    this.again(Math.max(0, Math.min(Number(this.part.dataset.idle), busy)));
  }

  private again(milliseconds: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(false), milliseconds);
  }

  /** The form is on its way: the server keeps it, and a saving that overtakes it would only be in its way. */
  private leave(): void {
    this.sent = true;
    window.clearTimeout(this.timer);
    this.saving?.abort();
  }

  private async save(leaving: boolean): Promise<void> {
    if (!this.changed || this.sent || (this.saving !== null && !leaving)) {
      return;
    }
    this.changed = false;
    const typed = this.typed();
    if (typed === this.saved) {
      return; // leaving a field says that it changed, also when what it holds has been saved
    }
    const body = `${typed}&draft_revision=${this.revision.value}`;
    this.saving = new AbortController();
    try {
      const response = await fetch(this.part.dataset.save!, {
        method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, redirect: 'error', signal: this.saving.signal,
        keepalive: leaving && body.length < KEEPALIVE_BYTES_MAX,
      });
      if (!response.ok) {
        throw new Error(`${response.status}`);
      }
      const answer = await response.json() as Answer;
      this.saved = answer.state === 'saved' || answer.state === 'conflict' ? typed : this.saved;
      this.said(answer);
    } catch {
      if (!this.sent) {
        this.changed = true;
        this.say(this.part.dataset.failed!);
        this.again(Number(this.part.dataset.again));
      }
    } finally {
      this.saving = null;
      if (this.changed && !this.sent) {
        this.again(Number(this.part.dataset.idle));
      }
    }
  }

  private typed(): string {
    const fields = [...new FormData(this.form)].filter(([name, value]) => name !== this.revision.name && typeof value === 'string'); // a file is no draft
    return new URLSearchParams(fields.map(([name, value]) => [name, value as string])).toString();
  }

  private said(answer: Answer): void {
    if (answer.revision !== null) {
      this.revision.value = String(answer.revision);
    }
    this.compare.hidden = answer.state !== 'conflict';
    this.say(answer.words);
  }

  /** Words that have not changed are not written again, so that they are not read out again either. */
  private say(words: string): void {
    if (this.status.textContent !== words) {
      this.status.textContent = words;
    }
  }
}

export const keepDrafts = (): void => {
  for (const part of document.querySelectorAll<HTMLElement>('.cpw-draft')) {
    const form = part.closest('form');
    if (form) {
      new Draft(form, part);
    }
  }
};
