package io.understudy.backup.keep;

import io.understudy.backup.catalogue.RetentionNotices;
import java.util.function.Consumer;

/**
 * Whom retention asks and tells besides the catalogue.
 *
 * @param notices whether people know what will go
 * @param retired hears the id of each backup whose local files are gone, so that its copies go too; may hear of one more
 *     than once
 */
public record RetentionPorts(RetentionNotices notices, Consumer<String> retired) {}
