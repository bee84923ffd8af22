/**
 * How far standbys were behind, over a stretch of time: collected, made coarse enough to be seen, and drawn. Imports of the
 * replication module what is remembered; XChart draws. No threads; a picture takes some ten milliseconds.
 */
package io.understudy.commands.lag;
