// Makes one element with its attributes, listeners and children; what people wrote only ever becomes text.

/** `element('button.send', { type: 'button', onclick: send }, 'Send')` */
export function element(kind, settings = {}, ...children) {
  const [tag, ...classes] = kind.split('.');
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(' ');
  for (const [name, value] of Object.entries(settings)) set(made, name, value);
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

function set(made, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === 'function') {
    made.addEventListener(name.slice(2), value);
    return;
  }
  made.setAttribute(name, value === true ? '' : value);
}

/** Words for those who listen to the page instead of looking at it. */
export const unseen = (words) => element('span.unseen', {}, words);

export const movesLittle = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
