/**
 * The machines that the nodes run on: commands, files and the keys that prove which machine answered.
 *
 * <p>{@link io.understudy.replication.host.Host} is the one door: {@link io.understudy.replication.host.LocalHost} and
 * {@link io.understudy.replication.host.SshHost} keep the same contract, which one test proves for both.
 *
 * <p>May import the JDK, slf4j and JSch (nobody else in this module may); nothing of ours.
 *
 * <p>Threads: every public type may be used from several threads at once. A command is awaited, and its progress told,
 * on the thread that asked for it; daemon threads only copy bytes.
 */
package io.understudy.replication.host;
