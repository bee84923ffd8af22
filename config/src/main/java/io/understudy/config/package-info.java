/** Reads YAML and binds it to settings records. */
package io.understudy.config;
