/** Main, wiring, chat platforms, web console. */
package io.understudy.bot;
