// Holds the one file that waits beside the text box, wherever it came from.

import { element } from './element.js';
import { sizeOf } from './files.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { ready } from './ready.js';
import { canRecord, Recorder } from './recorder.js';
import { samplePolicy } from './sample-policy.js';
import { samplePhoto, sampleVoiceNote } from './samples.js';

const KINDS = [
  { kind: 'photo', icon: 'photo', words: 'Photo', accept: 'image/*' },
  { kind: 'document', icon: 'document', words: 'File', accept: '' },
  { kind: 'voice', icon: 'microphone', words: 'Voice note from a file', accept: 'audio/*' },
];

export class Attachments {
  #waiting = null;

  /** `changed` hears that a file came or went; `failed` hears why one could not be had. */
  constructor({ changed, failed }) {
    this.changed = changed;
    this.failed = failed;
    this.inputs = KINDS.map((kind) => this.#input(kind));
    this.tray = element('div.tray', { 'data-testid': 'tray', hidden: true });
    this.button = element(
      'button.round',
      {
        type: 'button',
        'data-testid': 'attach',
        'aria-label': 'Attach a photo, a file or a voice note',
        'aria-haspopup': 'menu',
        onclick: () => this.#choose(),
      },
      icon('attach'),
    );
  }

  get waiting() {
    return this.#waiting;
  }

  hold(attachment) {
    this.#release();
    this.#waiting = {
      ...attachment,
      address: attachment.file.type.startsWith('image/') ? URL.createObjectURL(attachment.file) : null,
    };
    this.#show();
    this.changed();
  }

  clear() {
    this.#release();
    this.changed();
  }

  /** A file that was pasted or dropped: pictures and sounds are recognised. */
  take(file) {
    const kind = { image: 'photo', audio: 'voice' }[file.type.split('/')[0]] ?? 'document';
    this.#prepare({ file, kind });
  }

  async #prepare(chosen) {
    this.hold(await ready(chosen));
  }

  #input({ kind, accept }) {
    const input = element('input', {
      type: 'file',
      accept,
      hidden: true,
      'data-testid': `file-${kind}`,
      tabindex: '-1',
    });
    input.addEventListener('change', () => {
      if (input.files.length) this.#prepare({ file: input.files[0], kind });
      input.value = '';
    });
    return input;
  }

  #choose() {
    const own = KINDS.map(({ icon: name, words }, place) => ({
      icon: name,
      words: `${words}…`,
      does: () => this.inputs[place].click(),
    }));
    const record = { icon: 'microphone', words: 'Record a voice note', does: () => this.#record() };
    openMenu(this.button, 'Attach', [
      ...own,
      ...(canRecord() ? [record] : []),
      null,
      {
        icon: 'photo',
        words: 'Sample photo',
        hint: 'made here: a post on an invented site',
        testid: 'sample-photo',
        does: () => this.#make(samplePhoto, 'photo'),
      },
      {
        icon: 'play',
        words: 'Sample voice note',
        hint: 'made here: a few soft notes',
        testid: 'sample-voice',
        does: () => this.#make(sampleVoiceNote, 'voice'),
      },
      {
        icon: 'document',
        words: 'Sample policy',
        hint: 'made here: to be adopted under /policy',
        testid: 'sample-policy',
        does: () => this.#make(samplePolicy, 'document'),
      },
    ]);
  }

  async #make(sample, kind) {
    const { file, seconds } = await sample();
    this.hold({ file, kind, seconds });
  }

  async #record() {
    this.#release();
    const recorder = new Recorder((attachment) => (attachment ? this.hold(attachment) : this.clear()));
    try {
      await recorder.start();
    } catch {
      this.failed('The microphone could not be used. The sample voice note needs none.');
      return;
    }
    this.tray.replaceChildren(recorder.panel);
    this.tray.hidden = false;
  }

  #show() {
    const { file, kind, address } = this.#waiting;
    const name = kind === 'document' ? 'document' : kind === 'voice' ? 'microphone' : 'photo';
    const view = address ? element('img', { src: address, alt: '' }) : element('span.kind', {}, icon(name));
    const remove = element(
      'button.round.small',
      {
        type: 'button',
        'aria-label': `Do not send ${file.name}`,
        'data-testid': 'tray-remove',
        onclick: () => this.clear(),
      },
      icon('close'),
    );
    this.tray.replaceChildren(
      view,
      element(
        'span.about',
        {},
        element('span.file-name', {}, file.name),
        element('span.size', {}, sizeOf(file.size)),
      ),
      remove,
    );
    this.tray.hidden = false;
  }

  #release() {
    if (this.#waiting?.address) URL.revokeObjectURL(this.#waiting.address);
    this.#waiting = null;
    this.tray.hidden = true;
    this.tray.replaceChildren();
  }
}
