/**
 * How pictures look, whatever they show: for a phone, on white, in colours that colour-blind people tell apart. XChart draws.
 * Imports {@code io.understudy.backup.catalogue} for what is drawn of backups and drills. No threads; a picture takes some ten
 * milliseconds.
 */
package io.understudy.commands.picture;
