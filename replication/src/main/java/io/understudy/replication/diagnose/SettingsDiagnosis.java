package io.understudy.replication.diagnose;

import io.understudy.replication.observe.Upkeep.FileError;
import java.util.List;
import java.util.Optional;

/** Settings that will hurt later. */
public sealed interface SettingsDiagnosis extends Diagnosis {
    String troubled();

    @Override
    default Optional<String> node() {
        return Optional.of(troubled());
    }

    @Override
    default Alert alert() {
        return Alert.SETTINGS;
    }

    @Override
    default Severity severity() {
        return Severity.WARNING;
    }

    /** A setting that a standby must have at least as high as its primary. */
    record SettingBelow(String cluster, String troubled, String setting, long found, String primary, long wanted)
            implements SettingsDiagnosis {
        @Override
        public String sentence() {
            return "%s: %s = %d on the standby %s is below the %d of the primary %s: it pauses replay, or does not start."
                    .formatted(cluster, setting, found, troubled, wanted, primary);
        }

        @Override
        public String doFirst() {
            return "Set %s = %d in the configuration of %s, then: /replica restart %s."
                    .formatted(setting, wanted, troubled, troubled);
        }
    }

    /** Settings that were changed and are not in force. */
    record RestartPending(String cluster, String troubled, List<String> settings) implements SettingsDiagnosis {
        public RestartPending {
            settings = List.copyOf(settings);
        }

        @Override
        public String sentence() {
            return cluster + ": on " + troubled + " a changed setting is not in force before a restart: "
                    + String.join(", ", settings) + ".";
        }

        @Override
        public String doFirst() {
            return "When it suits: /replica restart " + troubled + ", or take the change back.";
        }
    }

    /** A line of a configuration file that the server cannot use. */
    record FileBroken(String cluster, String troubled, FileError error, int more) implements SettingsDiagnosis {
        @Override
        public String sentence() {
            return cluster + ": on " + troubled + " line " + error.line() + " of " + error.file() + " is wrong"
                    + error.setting().map(name -> " (" + name + ")").orElse("") + ": " + error.error()
                    + (more == 0 ? "" : ", and " + more + " more")
                    + "; a reload ignores it, and the next start may fail.";
        }

        @Override
        public String doFirst() {
            return "Correct line " + error.line() + " of " + error.file() + " on " + troubled
                    + " before anything restarts its server, then reload it.";
        }
    }

    /** A standby that would let other clients in than its primary does. */
    record ClientRulesDiffer(String cluster, String troubled, String primary) implements SettingsDiagnosis {
        @Override
        public String sentence() {
            return cluster + ": pg_hba.conf of " + troubled + " says something else than that of the primary " + primary
                    + ": after a promotion, clients and standbys may be refused.";
        }

        @Override
        public String doFirst() {
            return "Compare pg_hba.conf of " + troubled + " and " + primary
                    + ", bring them in step, and reload the server whose file changed.";
        }
    }
}
