/** What a new user does with the demo, from its first line of output to the last click, on real servers. */
package io.understudy.bot.story;
