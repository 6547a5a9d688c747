// One person's phone: brings its frame, its chat and its text box together and acts for the person.

import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { askForLink } from './dialogs.js';
import { element } from './element.js';
import { frameOf } from './frame.js';
import { icon } from './icons.js';
import { Keyboard } from './keyboards.js';
import { openMenu } from './menu.js';
import * as server from './server.js';
import { inviteIn } from './words.js';

const TOAST_SECONDS = 4;
const LETTERS_A_SECOND = 25;
const READ_TOGETHER = 300;

export class Phone {
  #telling = null;

  /** `ways`: the `bot`, the `place` in the cast, `invite`, `hide`, `isInHand` and `unread`. */
  constructor(person, ways) {
    this.id = person.id;
    this.person = person;
    this.ways = ways;
    this.firstName = person.name.split(' ')[0];
    this.chat = new Chat({
      label: `Chat of ${person.name} with ${ways.bot.name}`,
      actions: this.#actions(),
      moved: () => this.#moved(),
    });
    this.composer = new Composer({
      name: person.name,
      failed: (words) => this.toast(words, 'failed'),
      sends: {
        text: (text) => server.say(this.id, text),
        file: (attachment, caption) => server.sendFile(this.id, attachment, caption),
        edit: (message, text) => server.edit(this.id, message, text),
      },
    });
    this.keys = new Keyboard('reply', (button) => this.#try(() => server.say(this.id, button.text)));
    this.frame = frameOf(person, ways, this, this.#buttons());
    this.section = this.frame.section;
    this.section.addEventListener('drop', (event) => this.#drop(event));
    this.describe(person);
  }

  describe(person) {
    this.person = { ...this.person, ...person };
    const { name, role, blurb, blocked, commands } = this.person;
    this.section.setAttribute('aria-label', `${name}'s phone${role ? `, ${role}` : ''}`);
    this.section.classList.toggle('blocked', blocked);
    this.frame.role.textContent = role;
    this.frame.blurb.textContent = blurb;
    this.frame.blockedSwitch.setAttribute('aria-checked', String(blocked));
    this.composer.commands.offer(commands ?? []);
    if (person.unread === 0 && this.chat.unread) this.chat.read();
    this.#arrangeFoot();
  }

  sync(person) {
    this.describe(person);
    this.chat.sync(person.messages, person.unread);
    this.#arrangeFoot();
    this.readIfInHand();
  }

  put(message) {
    const seen = this.ways.isInHand(this.id) && this.chat.atBottom;
    this.chat.put(message, seen);
    if (message.from_bot) this.chat.rest();
    if (message.from_bot && seen) this.#tellRead();
    this.#arrangeFoot();
    this.readIfInHand();
  }

  remove(id) {
    this.chat.remove(id);
    this.#arrangeFoot();
  }

  /** The phone has just been put on the stage. */
  appeared() {
    this.chat.toBottom();
    this.readIfInHand();
  }

  readIfInHand() {
    if (!this.chat.unread || !this.ways.isInHand(this.id) || !this.chat.atBottom) return;
    this.chat.read();
    this.#tellRead();
  }

  toast(words, kind = 'told') {
    this.chat.rest();
    const mark = kind === 'failed' ? icon('failed') : null;
    const settings = { role: 'status', 'data-testid': 'toast' };
    const shown = element(`p.toast.${kind}`, settings, mark, element('span', {}, words));
    this.frame.toasts.replaceChildren(shown);
    setTimeout(() => shown.remove(), (TOAST_SECONDS + words.length / LETTERS_A_SECOND) * 1000);
  }

  open(invite) {
    this.#try(() => this.#start(invite));
  }

  async #start(invite = '') {
    if (this.person.blocked) await server.block(this.id, false);
    await server.start(this.id, invite);
  }

  #buttons() {
    return {
      block: () => this.#try(() => server.block(this.id, !this.person.blocked)),
      menu: (anchor) => this.#openMenu(anchor),
      start: () => this.#try(() => this.#start()),
      unblock: () => this.#try(() => this.#start()),
      toBottom: () => this.chat.toBottom(true),
    };
  }

  #openMenu(anchor) {
    const readLink = (address) => inviteIn(address, this.ways.bot.username);
    openMenu(anchor, `${this.firstName}'s phone`, [
      {
        icon: 'link',
        words: 'Open an invite link…',
        hint: 'as if it had been sent to this person',
        testid: 'paste-link',
        does: () => askForLink(this.firstName, readLink, (invite) => this.open(invite)),
      },
      { icon: 'down', words: 'To the newest message', does: () => this.chat.toBottom(true) },
      null,
      {
        icon: 'close',
        words: 'Put this phone away',
        testid: 'hide-phone',
        does: () => this.ways.hide(this.id),
      },
    ]);
  }

  #actions() {
    return {
      username: this.ways.bot.username,
      who: (message) => (message.from_bot ? this.ways.bot.name : this.firstName),
      invite: (invite) => this.ways.invite(invite),
      command: (words) => this.#try(() => server.say(this.id, words)),
      press: (message, button) => this.#press(message, button),
      more: (message, anchor) => this.#openMessageMenu(message, anchor),
    };
  }

  #press(message, button) {
    if (!button.url) {
      this.#try(() => server.press(this.id, message.id, button.data));
      return;
    }
    this.chat.rest();
    const invite = inviteIn(button.url, this.ways.bot.username);
    if (invite === null)
      this.toast(`This would open ${button.url}. The rehearsal opens nothing outside this computer.`);
    else this.ways.invite(invite);
  }

  #openMessageMenu(message, anchor) {
    const words = message.text || message.caption;
    const remove = {
      icon: 'trash',
      words: 'Delete',
      hint: 'the bot is not told, as on Telegram',
      harm: true,
      testid: 'delete-message',
      does: () => this.#try(() => server.remove(this.id, message.id)),
    };
    const edit = {
      icon: 'edit',
      words: 'Edit',
      testid: 'edit-message',
      does: () => this.composer.edit(message),
    };
    const copy = {
      icon: 'copy',
      words: 'Copy the words',
      does: () => this.#try(() => navigator.clipboard.writeText(words)),
    };
    openMenu(anchor, 'This message', words ? [edit, copy, remove] : [remove]);
  }

  #drop(event) {
    const [file] = event.dataTransfer.files;
    if (file) this.composer.attachments.take(file);
  }

  /** Once for several messages that arrive together. */
  #tellRead() {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#try(() => server.read(this.id)), READ_TOGETHER);
  }

  async #try(does) {
    try {
      await does();
    } catch (error) {
      this.toast(error.message, 'failed');
    }
  }

  /** A person who has not begun sees Start; one who blocked the bot sees how to come back; all others may write. */
  #arrangeFoot() {
    const { blocked, known } = this.person;
    const fresh = this.chat.isEmpty && !known;
    this.frame.empty.hidden = !this.chat.isEmpty;
    this.frame.refused.hidden = !blocked;
    this.frame.unblock.hidden = !blocked;
    this.frame.start.hidden = blocked || !fresh;
    this.composer.form.hidden = blocked || fresh;
    this.keys.show(blocked ? [] : this.chat.replyKeyboard.map((row) => row.map((text) => ({ text }))));
  }

  #moved() {
    if (!this.frame) return;
    const unread = this.chat.unread;
    this.frame.down.hidden = this.chat.atBottom;
    this.frame.count.hidden = !unread;
    this.frame.count.textContent = unread || '';
    this.section.classList.toggle('has-news', unread > 0);
    this.ways.unread(this.id, unread);
    this.readIfInHand();
  }
}
