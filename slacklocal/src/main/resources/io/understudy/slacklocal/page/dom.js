// Builds elements. Text always goes in as text, never as markup.

export const byId = (id) => document.getElementById(id);

/** Attributes whose value is null, undefined or false are left out; so are children that are null. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export function clock(ts) {
  return new Date(Number(ts) * 1000).toISOString().slice(11, 19);
}
