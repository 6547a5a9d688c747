// Remembers small choices in this browser, where the browser allows it.

export function recall(name) {
  try {
    return localStorage.getItem(`rehearsal.${name}`);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`rehearsal.${name}`, value);
  } catch {
    // A browser that keeps nothing only shows the same suggestions again.
  }
}
