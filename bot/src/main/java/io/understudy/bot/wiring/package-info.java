/**
 * Puts the modules together with Guice; the only package that knows all of them. No behaviour of its own beyond starting
 * and stopping in the right order.
 */
package io.understudy.bot.wiring;
