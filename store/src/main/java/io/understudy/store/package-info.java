/** What the bot remembers, behind the other modules' ports. */
package io.understudy.store;
