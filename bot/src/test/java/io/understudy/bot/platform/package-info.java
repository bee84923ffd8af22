/**
 * What every chat platform does, said once and proved for each: a real message board and a real command desk over
 * clusters that do not exist, and people at the platform's own end.
 */
package io.understudy.bot.platform;
