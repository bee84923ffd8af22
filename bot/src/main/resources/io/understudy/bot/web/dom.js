// Builds elements. Text always goes in as text, never as markup.

export const byId = (id) => document.getElementById(id);

/** Makes an element; children are elements or texts, attributes whose value is null or false are left out. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Makes the children of an element these, leaving alone those that are there already: focus and typed text stay. */
export function reconcile(parent, wanted) {
  for (const child of [...parent.childNodes]) {
    if (!wanted.includes(child)) {
      child.remove();
    }
  }
  wanted.forEach((child, index) => {
    if (parent.childNodes[index] !== child) {
      parent.insertBefore(child, parent.childNodes[index] ?? null);
    }
  });
}
