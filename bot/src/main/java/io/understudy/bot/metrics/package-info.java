/**
 * What machines may know of the bot: metrics in Prometheus' format, and whether it is alive and ready. What is not known has
 * no sample; it is never 0.
 *
 * <p>Imports every module's records; the only package that knows Micrometer. Called on the console's threads, one scrape at a
 * time; asks nothing of any server.
 */
package io.understudy.bot.metrics;
