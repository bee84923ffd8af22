package io.understudy.backup.keep;

/**
 * What retention would do after the next backup, if that one succeeds.
 *
 * @param plan in which the next backup counts already, though it is not listed
 * @param onlyTold whether it will only be told then, since people have not heard yet what these settings remove
 */
public record RetentionPreview(RetentionPlan plan, boolean onlyTold) {}
