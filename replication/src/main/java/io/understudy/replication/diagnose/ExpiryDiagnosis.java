package io.understudy.replication.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What ends by its date, or has ended. {@code left} is negative after the end; {@code critical} is how early that becomes
 * grave.
 */
public sealed interface ExpiryDiagnosis extends Diagnosis {
    Instant ends();

    Duration left();

    Duration critical();

    @Override
    default Alert alert() {
        return Alert.EXPIRES;
    }

    @Override
    default Severity severity() {
        return left().compareTo(critical()) < 0 ? Severity.CRITICAL : Severity.WARNING;
    }

    /** It comes whatever anybody works on. */
    @Override
    default boolean isExplainedByMaintenance() {
        return false;
    }

    private String when() {
        String day = ends().atZone(ZoneOffset.UTC).toLocalDate().toString();
        return left().isNegative()
                ? "expired on " + day + ", " + HowLong.words(left()) + " ago"
                : "expires on " + day + ", in " + HowLong.words(left());
    }

    /** A certificate that a server shows. */
    record CertificateEnds(String cluster, String shownBy, String file, Instant ends, Duration left, Duration critical)
            implements ExpiryDiagnosis {
        @Override
        public Optional<String> node() {
            return Optional.of(shownBy);
        }

        @Override
        public String sentence() {
            return cluster + ": the certificate of " + shownBy + " (" + file + ") " + ExpiryDiagnosis.super.when()
                    + ": clients and standbys that verify it are refused then.";
        }

        @Override
        public String doFirst() {
            return "Put a renewed certificate at " + file + " on " + shownBy
                    + " and reload its server; nothing restarts.";
        }
    }

    /** The password of a role of the bot's. */
    record PasswordEnds(String cluster, String role, Instant ends, Duration left, Duration critical)
            implements ExpiryDiagnosis {
        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public String sentence() {
            return cluster + ": the password of the role " + role + " " + ExpiryDiagnosis.super.when()
                    + ": whoever logs in with it is refused then.";
        }

        @Override
        public String doFirst() {
            return "Run on the primary: ALTER ROLE \"" + role
                    + "\" VALID UNTIL 'infinity', or set a later date with a new" + " password.";
        }
    }
}
