// Where a person writes: the text box, what is attached, the commands, and the message being changed.

import { Attachments } from './attachments.js';
import { Commands } from './commands.js';
import { element } from './element.js';
import { icon } from './icons.js';

/** Telegram's apps send a longer text as several messages; so does this page. */
const LONGEST = 4096;
const GROWS_BY_ITSELF = CSS.supports('field-sizing', 'content');

export class Composer {
  #editing = null;
  #sent = Promise.resolve();

  /** `sends`: `text`, `file` and `edit`, each a promise; `failed` hears a reason in words. */
  constructor({ name, sends, failed }) {
    this.sends = sends;
    this.failed = failed;
    this.box = element('textarea', {
      rows: 1,
      placeholder: 'Message',
      'aria-label': `Message, as ${name}`,
      'data-testid': 'message-box',
      autocomplete: 'off',
      enterkeyhint: 'send',
    });
    this.commands = new Commands((command) => this.#sendText(command));
    this.commands.serve(this.box);
    this.attachments = new Attachments({ changed: () => this.#changed(), failed });
    this.send = element(
      'button.round.send',
      { type: 'submit', 'data-testid': 'send', 'aria-label': 'Send' },
      icon('send'),
    );
    this.change = element('div.change', { hidden: true });
    this.form = element(
      'form.composer',
      { novalidate: true },
      this.commands.list,
      this.change,
      this.attachments.tray,
      ...this.attachments.inputs,
      element('div.write', {}, this.commands.button, this.box, this.attachments.button, this.send),
    );
    this.#listen();
    this.#changed();
  }

  /** Puts an own message back in the box to be changed. */
  edit(message) {
    this.#editing = message;
    this.attachments.clear();
    this.change.replaceChildren(
      icon('edit'),
      element(
        'span.about',
        {},
        element('strong', {}, 'Change this message'),
        element('span.before', {}, message.text || message.caption),
      ),
      element(
        'button.round.small',
        { type: 'button', 'aria-label': 'Leave it as it was', onclick: () => this.#leaveEdit() },
        icon('close'),
      ),
    );
    this.change.hidden = false;
    this.box.value = message.text || message.caption;
    this.#changed();
    this.box.focus();
  }

  #listen() {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.box.addEventListener('input', () => this.#changed());
    this.box.addEventListener('keydown', (event) => this.#key(event));
    this.box.addEventListener('paste', (event) => {
      const [file] = event.clipboardData.files;
      if (!file) return;
      event.preventDefault();
      this.attachments.take(file);
    });
  }

  #key(event) {
    if (event.isComposing || this.commands.hear(event)) return;
    if (event.key === 'Escape' && this.#editing) this.#leaveEdit();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.#submit();
  }

  /** The box is free again at once; what could not be sent comes back to it. */
  #submit() {
    const text = this.box.value.trim();
    const attachment = this.attachments.waiting;
    if (!(text || attachment)) return;
    const delivery = this.#deliver(text, attachment, this.#editing);
    this.#empty();
    this.#sent = this.#sent.then(delivery).catch((error) => {
      this.failed(`Not sent. ${error.message}`);
      if (text && !this.box.value) this.box.value = text;
      if (attachment && !this.attachments.waiting) this.attachments.hold(attachment);
      this.#changed();
    });
  }

  #deliver(text, attachment, editing) {
    if (editing) return () => this.sends.edit(editing.id, text);
    if (attachment) return () => this.sends.file(attachment, text);
    return () => this.#sendParts(text);
  }

  async #sendParts(text) {
    for (let from = 0; from < text.length; from += LONGEST)
      await this.sends.text(text.slice(from, from + LONGEST));
  }

  #sendText(text) {
    this.box.value = '';
    this.#changed();
    this.sends.text(text).catch((error) => this.failed(`Not sent. ${error.message}`));
  }

  #empty() {
    this.box.value = '';
    this.commands.close();
    this.attachments.clear();
    this.#leaveEdit();
  }

  #leaveEdit() {
    if (!this.#editing) return;
    this.#editing = null;
    this.change.hidden = true;
    this.box.value = '';
    this.#changed();
  }

  #changed() {
    this.send.disabled = !(this.box.value.trim() || this.attachments.waiting);
    this.send.setAttribute('aria-label', this.#editing ? 'Save the change' : 'Send');
    this.send.replaceChildren(icon(this.#editing ? 'check' : 'send'));
    this.box.placeholder = this.attachments.waiting ? 'Add a caption' : 'Message';
    if (!GROWS_BY_ITSELF) this.#grow();
  }

  #grow() {
    this.box.style.height = 'auto';
    if (this.box.scrollHeight) this.box.style.height = `${this.box.scrollHeight}px`;
  }
}
