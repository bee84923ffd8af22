package io.understudy.replication.observe;

import java.time.Instant;

/**
 * A certificate that a server shows to its clients.
 *
 * @param file where it lies on its machine
 * @param ends the earliest end in the file: a chain is as good as its first certificate that ends
 */
public record Certificate(String file, Instant ends) {}
