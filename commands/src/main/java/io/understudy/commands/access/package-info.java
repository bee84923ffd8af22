/** Who may do what: roles, judged at the moment of the click, the same on every platform. */
package io.understudy.commands.access;
