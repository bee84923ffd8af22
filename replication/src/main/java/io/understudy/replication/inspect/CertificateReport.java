package io.understudy.replication.inspect;

import io.understudy.replication.observe.Certificate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The certificates that {@link VitalsScript} printed. */
final class CertificateReport {
    private CertificateReport() {}

    /** None where the server uses none, or where nobody can tell when they end. */
    static List<Certificate> certificates(HostReport report) {
        String text = String.join("\n", report.all("pem"));
        return report
                .first("certificate")
                .flatMap(file -> earliestEnd(text).map(ends -> new Certificate(file, ends)))
                .stream()
                .toList();
    }

    private static Optional<Instant> earliestEnd(String pem) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(one -> ((X509Certificate) one).getNotAfter().toInstant())
                    .min(Comparator.naturalOrder());
        } catch (CertificateException unreadable) {
            return Optional.empty();
        }
    }
}
